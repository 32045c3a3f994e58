/** Source lines for tracebacks, and CPython's suggestions. */
import { closest } from '../objects/closest.js';
import { classOf, isClass } from '../objects/class-of.js';
import type { PyException } from '../objects/exception.js';
import { PyDict } from '../objects/dict.js';
import { PyModule } from '../objects/function.js';
import { localVariables } from '../objects/types/introspection.js';
import type { TracebackOptions } from '../objects/traceback-text.js';
import { PyInstance, PyObjectWithDict, type Value } from '../objects/value.js';
import type { FrameView, Vm } from '../objects/vm.js';
import { isSlotKey } from '../objects/attribute.js';
import { HostError } from '../host.js';
import { decodeSource } from '../syntax/decode-source.js';
import { PySyntaxError } from '../syntax/syntax-error.js';
import { STDLIB_ROOT } from './import.js';

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
    const text = decodeSource(vm.host.files.read(path), filename);
    knownSources(vm).set(filename, text);
    return text;
  } catch (e) {
    if (e instanceof HostError || e instanceof PySyntaxError) return null;
    throw e;
  }
}

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
  return { source: (filename, n) => linesOf(filename)?.[n - 1] ?? null, suggest };
}

/** “. Did you mean: 'x'?” for NameError, AttributeError and ImportError. */
function suggest(vm: Vm, e: PyException): string | null {
  const cls = classOf(vm, e);
  const wrong = e.fields?.get(cls.isSubclassOf(vm.types.ImportError) ? 'name_from' : 'name');
  if (typeof wrong !== 'string') return null;
  const near = closest(wrong, candidates(vm, e, cls.name));
  if (near !== null) return `. Did you mean: '${near}'?`;
  const stdlib = cls.isSubclassOf(vm.types.NameError) && isStandardModule(vm, wrong);
  return stdlib ? `. Did you forget to import '${wrong}'?` : null;
}

function isStandardModule(vm: Vm, name: string): boolean {
  const sys = vm.modules.getStr('sys') as PyModule;
  const names = sys.dict.getStr('stdlib_module_names');
  return names !== undefined && vm.call(vm.call(vm.builtins.dict.getStr('getattr')!, names, '__contains__'), name) === true;
}

function candidates(vm: Vm, e: PyException, kind: string): string[] {
  if (classOf(vm, e).isSubclassOf(vm.types.AttributeError)) return attributeNames(vm, e.fields?.get('obj'));
  if (kind === 'NameError' || kind === 'UnboundLocalError') return visibleNames(e);
  if (classOf(vm, e).isSubclassOf(vm.types.ImportError)) {
    const module = e.fields?.get('name');
    const m = typeof module === 'string' ? vm.modules.getStr(module) : undefined;
    return m instanceof PyModule ? strings(m.dict) : [];
  }
  return [];
}

function strings(d: PyDict): string[] {
  return d.keyList().filter((k): k is string => typeof k === 'string');
}

function attributeNames(vm: Vm, obj: Value | undefined): string[] {
  if (obj === undefined) return [];
  const names = classOf(vm, obj).mro.flatMap(c => strings(c.dict));
  if (obj instanceof PyInstance) names.push(...(obj.shape.isDictionary ? strings(obj.overflow as PyDict) : obj.shape.keys().filter(k => !isSlotKey(k))));
  else if (obj instanceof PyModule) names.push(...strings(obj.dict));
  else if (isClass(obj)) names.push(...obj.mro.flatMap(c => strings(c.dict)));
  else if (obj instanceof PyObjectWithDict && obj.dict !== null) names.push(...strings(obj.dict));
  return [...new Set(names)];
}

function visibleNames(e: PyException): string[] {
  let t = e.traceback;
  while (t?.next != null) t = t.next;
  if (t === null) return [];
  const f = t.frame as FrameView;
  const locals = localVariables(f as unknown as Parameters<typeof localVariables>[0]);
  return [...locals.keys(), ...strings(f.globals), ...strings(f.builtins)];
}
