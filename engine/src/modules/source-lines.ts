/** Source lines for tracebacks, and CPython's suggestions. */
import { pythonCodec } from './source-codec.js';
import { closest } from '../objects/closest.js';
import { classOf, isClass } from '../objects/class-of.js';
import type { PyException } from '../objects/exception.js';
import { PyDict } from '../objects/dict.js';
import { PyModule } from '../objects/function.js';
import { localVariables } from '../objects/types/introspection.js';
import type { TracebackOptions } from '../objects/traceback-text.js';
import { PyInstance, PyObjectWithDict, type Value } from '../objects/value.js';
import type { FrameView, Vm } from '../objects/vm.js';
import { findAttribute, isSlotKey } from '../objects/attribute.js';
import { HostError } from '../host.js';
import { decodeSource } from '../syntax/decode-source.js';
import { PySyntaxError } from '../syntax/syntax-error.js';
import { filesOf } from './library-files.js';
import { markedSource } from './source-carets.js';
import { STDLIB_ROOT } from './library-files.js';

/** Text of sources that are not files (`-c`, stdin, editor buffers), by file name. */
export function knownSources(vm: Vm): Map<string, string> {
  let known = vm.state.get('known-sources') as Map<string, string> | undefined;
  if (known === undefined) vm.state.set('known-sources', (known = new Map()));
  return known;
}

export function sourceText(vm: Vm, filename: string): string | null {
  const known = knownSources(vm).get(filename);
  if (known !== undefined) return known;
  if (filename.startsWith(`${STDLIB_ROOT}/`)) return vm.host.stdlib.source(filename.slice(STDLIB_ROOT.length + 1));
  if (filename.startsWith('<')) return null;
  try {
    const path = filename.startsWith('/') || /^[A-Za-z]:/.test(filename) ? filename : `${vm.host.cwd}/${filename}`;
    const text = decodeSource(filesOf(vm).read(path), filename, pythonCodec(vm));
    knownSources(vm).set(filename, text);
    return text;
  } catch (e) {
    if (e instanceof HostError || e instanceof PySyntaxError) return null;
    throw e;
  }
}

const CALLS_OF_TRACEBACK_MODULE = 44;
const unmarked = (lines: readonly string[]): string => `    ${lines[0].trim()}\n`;

export function tracebackOptions(vm: Vm): TracebackOptions {
  const lines = new Map<string, string[] | null>();
  const linesOf = (filename: string): string[] | null => {
    let l = lines.get(filename);
    if (l === undefined) {
      const text = filename === '<string>' && !knownSources(vm).has(filename) ? null : sourceText(vm, filename);
      lines.set(filename, (l = text === null ? null : text.split(/\r\n|\r|\n/)));
    }
    return l;
  };
  // CPython marks nothing where its traceback module, which is Python, would itself run into the limit
  const marked = vm.interpreter.recursionLimit < CALLS_OF_TRACEBACK_MODULE ? unmarked : markedSource;
  return { source: (filename, n) => linesOf(filename)?.[n - 1] ?? null, marked, suggest };
}

/** “. Did you mean: 'x'?” for NameError, AttributeError and ImportError. */
function suggest(vm: Vm, e: PyException): string | null {
  const cls = classOf(vm, e);
  const isName = cls.isSubclassOf(vm.types.NameError);
  if (!isName && !cls.isSubclassOf(vm.types.AttributeError) && !cls.isSubclassOf(vm.types.ImportError)) return null;
  const wrong = e.fields?.get(cls.isSubclassOf(vm.types.ImportError) ? 'name_from' : 'name');
  if (typeof wrong !== 'string') return null;
  const near = (isName ? attributeOfSelf(vm, e, wrong) : null) ?? closest(wrong, candidates(vm, e, wrong));
  const hint = near === null ? '' : `. Did you mean: '${near}'?`;
  if (!isName || !isStandardModule(vm, wrong)) return hint;
  return near === null ? `. Did you forget to import '${wrong}'?` : `${hint} Or did you forget to import '${wrong}'?`;
}

/** `self.name` where a method meant its own attribute. */
function attributeOfSelf(vm: Vm, e: PyException, name: string): string | null {
  const self = innermostLocals(e)?.get('self');
  return self !== undefined && findAttribute(vm, self, name) !== undefined ? `self.${name}` : null;
}

function isStandardModule(vm: Vm, name: string): boolean {
  const sys = vm.modules.getStr('sys') as PyModule;
  const names = sys.dict.getStr('stdlib_module_names');
  return names !== undefined && vm.call(vm.call(vm.builtins.dict.getStr('getattr')!, names, '__contains__'), name) === true;
}

function candidates(vm: Vm, e: PyException, wrong: string): string[] {
  const cls = classOf(vm, e);
  if (cls.isSubclassOf(vm.types.NameError)) return visibleNames(e);
  const isImport = cls.isSubclassOf(vm.types.ImportError);
  const module = e.fields?.get('name');
  const obj = isImport ? (typeof module === 'string' ? vm.modules.getStr(module) : undefined) : e.fields?.get('obj');
  const names = attributeNames(vm, obj).sort();
  const hides = !wrong.startsWith('_') && (isImport || obj === undefined || innermostLocals(e)?.get('self') !== obj);
  return hides ? names.filter(n => !n.startsWith('_')) : names;
}

function strings(d: PyDict): string[] {
  return d.keyList().filter((k): k is string => typeof k === 'string');
}

function attributeNames(vm: Vm, obj: Value | undefined): string[] {
  if (obj === undefined) return [];
  const names = classOf(vm, obj).mro.flatMap(c => strings(c.dict));
  if (obj instanceof PyInstance)
    names.push(...(obj.shape.isDictionary ? strings(obj.overflow as PyDict) : obj.shape.keys().filter(k => !isSlotKey(k))));
  else if (obj instanceof PyModule) names.push(...strings(obj.dict));
  else if (isClass(obj)) names.push(...obj.mro.flatMap(c => strings(c.dict)));
  else if (obj instanceof PyObjectWithDict && obj.dict !== null) names.push(...strings(obj.dict));
  return [...new Set(names)];
}

function innermostFrame(e: PyException): FrameView | null {
  let t = e.traceback;
  while (t?.next != null) t = t.next;
  return t === null ? null : (t.frame as FrameView);
}

function innermostLocals(e: PyException): Map<string, Value> | null {
  const f = innermostFrame(e);
  return f === null ? null : localVariables(f as unknown as Parameters<typeof localVariables>[0]);
}

function visibleNames(e: PyException): string[] {
  const f = innermostFrame(e);
  return f === null ? [] : [...innermostLocals(e)!.keys(), ...strings(f.globals), ...strings(f.builtins)];
}
