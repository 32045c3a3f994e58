/**
 * The import system (language reference §5): sys.modules, native modules, the standard library pack,
 * then the folders of sys.path through the host's files. Relative imports, packages, namespace packages.
 */
import { getAttribute, findAttribute, setAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyDict } from '../objects/dict.js';
import { isError, makeError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { PyModule, type PyCode } from '../objects/function.js';
import { collect } from '../objects/iterate.js';
import { strText } from '../objects/text.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { HostError, type HostStat } from '../host.js';
import { decodeSource } from '../syntax/decode-source.js';
import { PySyntaxError } from '../syntax/syntax-error.js';
import { filesOf, STDLIB_ROOT } from './library-files.js';
import { compileText } from './compile-functions.js';
import { makeModule } from './module-spec.js';
import { NATIVE_MODULES } from './registry.js';
import { unmarshal } from '../bytecode/unmarshal.js';

/** Where a module was found. */
interface Found {
  readonly kind: 'source' | 'package' | 'namespace' | 'native' | 'extension';
  readonly path: string;
  /** Search folders of a package. */
  readonly search: readonly string[];
  readonly load: () => PyCode | null;
}

const UNAVAILABLE: Readonly<Record<string, string>> = {
  ssl: 'the sandbox has no network',
  _ssl: 'the sandbox has no network',
  sqlite3: 'native code is not run here',
  _sqlite3: 'native code is not run here',
  ctypes: 'native code is not run here',
  _ctypes: 'native code is not run here',
  curses: 'there is no terminal',
  _curses: 'there is no terminal',
  tkinter: 'there is no display',
  _tkinter: 'there is no display',
};

/** `__import__`. */
export function importModule(vm: Vm, name: string, globals: PyDict | null, fromlist: Value, level: number): Value {
  if (level === 0 && name === '') throw makeError(vm, 'ValueError', 'Empty module name');
  const full = level > 0 ? absoluteName(vm, name, globals, level) : name;
  const module = load(vm, full);
  const names = fromlist === None ? [] : collect(vm, fromlist);
  if (names.length > 0) {
    for (const n of names) importSubmodule(vm, module, full, strText(vm, n));
    return module;
  }
  if (level === 0) return vm.modules.getStr(full.split('.')[0])!;
  const cut = full.length - (name.length - (name.indexOf('.') < 0 ? name.length : name.indexOf('.')));
  return vm.modules.getStr(full.slice(0, cut)) ?? module;
}

/** `from package import name` where `name` may be a submodule not imported yet. */
function importSubmodule(vm: Vm, module: Value, full: string, name: string): void {
  if (findAttribute(vm, module, '__path__') === undefined) return;
  if (name === '*') {
    const all = findAttribute(vm, module, '__all__');
    if (all !== undefined) for (const n of collect(vm, all)) importSubmodule(vm, module, full, strText(vm, n));
    return;
  }
  if (findAttribute(vm, module, name) !== undefined) return;
  try {
    load(vm, `${full}.${name}`);
  } catch (e) {
    if (isError(vm, e, 'ModuleNotFoundError') && e.fields?.get('name') === `${full}.${name}`) return;
    throw e;
  }
}

function absoluteName(vm: Vm, name: string, globals: PyDict | null, level: number): string {
  const own = globals?.getStr('__package__');
  let base = own !== undefined && own !== None ? strText(vm, own) : '';
  if (base === '') {
    const module = globals?.getStr('__name__');
    base = module === undefined ? '' : strText(vm, module);
    if (globals?.getStr('__path__') === undefined) base = base.includes('.') ? base.slice(0, base.lastIndexOf('.')) : '';
  }
  if (base === '') throw makeError(vm, 'ImportError', 'attempted relative import with no known parent package');
  const parts = base.split('.');
  if (level > parts.length) throw makeError(vm, 'ImportError', 'attempted relative import beyond top-level package');
  const parent = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? parent : `${parent}.${name}`;
}

function notFound(vm: Vm, message: string, name: string): PyException {
  const e = makeError(vm, 'ModuleNotFoundError', message);
  e.fields = new Map<string, Value>([
    ['name', vm.text(name)],
    ['path', None],
    ['msg', vm.text(message)],
  ]);
  return e;
}

/** The module `full`, parents first, from sys.modules or made. */
export function load(vm: Vm, full: string): Value {
  const known = vm.modules.getStr(full);
  if (known === None) throw notFound(vm, `import of ${full} halted; None in sys.modules`, full);
  if (known !== undefined) return known;
  const dot = full.lastIndexOf('.');
  let search: readonly string[] | null = null;
  let parent: Value | null = null;
  if (dot > 0) {
    const parentName = full.slice(0, dot);
    parent = load(vm, parentName);
    const again = vm.modules.getStr(full);
    if (again !== undefined) return again;
    const path = findAttribute(vm, parent, '__path__');
    if (path === undefined) throw notFound(vm, `No module named '${full}'; '${parentName}' is not a package`, full);
    search = collect(vm, path).map(p => strText(vm, p));
  }
  const module = create(vm, full, full.slice(dot + 1), search);
  if (parent !== null) setAttribute(vm, parent, full.slice(dot + 1), module);
  return module;
}

function create(vm: Vm, full: string, tail: string, search: readonly string[] | null): Value {
  const spec = NATIVE_MODULES.get(full);
  const found = spec === undefined ? find(vm, tail, search ?? searchPath(vm)) : null;
  if (spec !== undefined) {
    const module = makeModule(vm, spec);
    vm.modules.setStr(full, module);
    return module;
  }
  if (found === null) {
    const why = UNAVAILABLE[full];
    throw notFound(
      vm,
      why === undefined ? `No module named '${full}'` : `No module named '${full}' (JitLens does not offer it: ${why})`,
      full,
    );
  }
  if (found.kind === 'extension') throw extensionError(vm, full, found.path);
  return execute(vm, full, found);
}

function extensionError(vm: Vm, full: string, path: string): PyException {
  const e = makeError(vm, 'ImportError', `'${full}' is a C extension module (${path}); JitLens runs no native code`);
  e.fields = new Map<string, Value>([
    ['name', vm.text(full)],
    ['path', vm.text(path)],
  ]);
  return e;
}

function searchPath(vm: Vm): string[] {
  const sys = vm.modules.getStr('sys') as PyModule;
  return collect(vm, sys.dict.getStr('path') ?? vm.list([])).flatMap(p => (strValue(p) === undefined ? [] : [jsText(strValue(p)!)]));
}

/** Makes the module object, runs its code, and forgets it again when that fails. */
function execute(vm: Vm, full: string, found: Found): Value {
  const dict = vm.dict();
  const module = new PyModule(vm.types.module.rootShape, dict);
  initialize(vm, dict, full, found);
  vm.modules.setStr(full, module);
  try {
    const code = found.load();
    if (code !== null) vm.interpreter.execute(code, dict, dict, null);
  } catch (e) {
    vm.modules.deleteStr(full);
    throw e;
  }
  const spec = dict.getStr('__spec__');
  if (spec !== undefined && spec !== None) setAttribute(vm, spec, '_initializing', false);
  return vm.modules.getStr(full) ?? module;
}

function initialize(vm: Vm, dict: PyDict, full: string, found: Found): void {
  const isPackage = found.kind === 'package' || found.kind === 'namespace';
  const parent = full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : '';
  dict.setStr('__name__', vm.text(full));
  dict.setStr('__doc__', None);
  dict.setStr('__package__', vm.text(isPackage ? full : parent));
  dict.setStr('__loader__', None);
  const spec = vm.call(vm.types.SimpleNamespace);
  const locations = isPackage ? vm.list(found.search.map(s => vm.text(s))) : None;
  const origin = found.kind === 'namespace' ? None : vm.text(found.path);
  const values: [string, Value][] = [
    ['name', vm.text(full)],
    ['loader', None],
    ['origin', origin],
    ['submodule_search_locations', locations],
    ['parent', vm.text(isPackage ? full : parent)],
    ['has_location', true],
    ['cached', None],
    ['loader_state', None],
    ['_initializing', true],
  ];
  for (const [k, v] of values) setAttribute(vm, spec, k, v);
  dict.setStr('__spec__', spec);
  if (isPackage) dict.setStr('__path__', locations);
  if (found.kind !== 'namespace') dict.setStr('__file__', vm.text(found.path));
  dict.setStr('__cached__', None);
  dict.setStr('__builtins__', vm.builtins);
}

// ---- finding ----

function find(vm: Vm, tail: string, search: readonly string[]): Found | null {
  const namespace: string[] = [];
  for (const folder of search) {
    const found = folder.startsWith(STDLIB_ROOT)
      ? findInPack(vm, folder, tail)
      : findInFolder(vm, folder === '' ? vm.host.cwd : folder, tail, namespace);
    if (found !== null) return found;
  }
  return namespace.length === 0 ? null : { kind: 'namespace', path: '', search: namespace, load: () => null };
}

function findInPack(vm: Vm, folder: string, tail: string): Found | null {
  const prefix = folder === STDLIB_ROOT ? '' : `${folder.slice(STDLIB_ROOT.length + 1)}/`;
  for (const isPackage of [true, false]) {
    const file = `${prefix}${tail}${isPackage ? '/__init__' : ''}.py`;
    if (!vm.host.stdlib.has(file)) continue;
    const path = `${STDLIB_ROOT}/${file}`;
    return {
      kind: isPackage ? 'package' : 'source',
      path,
      search: isPackage ? [`${folder}/${tail}`] : [],
      load: () => packedCode(vm, file, path),
    };
  }
  return null;
}

function packedCode(vm: Vm, file: string, path: string): PyCode {
  const packed = vm.host.stdlib.code(file);
  return packed === null ? compileText(vm, vm.host.stdlib.source(file)!, path, 'exec') : vm.instantiate(unmarshal(packed, path));
}

function statKind(vm: Vm, path: string): HostStat['kind'] | null {
  try {
    return filesOf(vm).stat(path).kind;
  } catch (e) {
    if (e instanceof HostError) return null;
    throw e;
  }
}

function findInFolder(vm: Vm, folder: string, tail: string, namespace: string[]): Found | null {
  const base = `${folder.replace(/\/$/, '')}/${tail}`;
  if (statKind(vm, base) === 'directory') {
    const init = `${base}/__init__.py`;
    if (statKind(vm, init) === 'file') return { kind: 'package', path: init, search: [base], load: () => fileCode(vm, init) };
    namespace.push(base);
  }
  const file = `${base}.py`;
  if (statKind(vm, file) === 'file') return { kind: 'source', path: file, search: [], load: () => fileCode(vm, file) };
  return findExtension(vm, folder, tail);
}

function findExtension(vm: Vm, folder: string, tail: string): Found | null {
  try {
    const name = filesOf(vm)
      .list(folder)
      .find(n => n.startsWith(`${tail}.`) && /\.(so|pyd)$/.test(n));
    return name === undefined ? null : { kind: 'extension', path: `${folder}/${name}`, search: [], load: () => null };
  } catch (e) {
    if (e instanceof HostError) return null;
    throw e;
  }
}

export function fileCode(vm: Vm, path: string): PyCode {
  return compileText(vm, sourceOf(vm, filesOf(vm).read(path), path), path, 'exec');
}

/** The text of a source file by its BOM or coding line; its SyntaxError otherwise. */
export function sourceOf(vm: Vm, bytes: Uint8Array, path: string): string {
  try {
    return decodeSource(bytes, path);
  } catch (e) {
    if (e instanceof PySyntaxError) throw decodingException(vm, e, bytes);
    throw e;
  }
}

/** Only a NUL byte has a place that CPython shows. */
function decodingException(vm: Vm, e: PySyntaxError, bytes: Uint8Array): Value {
  const nul = bytes.indexOf(0);
  if (nul < 0 || !e.message.includes('null bytes')) return vm.call(vm.types.SyntaxError, vm.text(e.message));
  const start = bytes.lastIndexOf(10, nul) + 1;
  const text = String.fromCharCode(...bytes.subarray(start, nul));
  const line = bytes.subarray(0, nul).filter(b => b === 10).length + 1;
  return vm.call(vm.types.SyntaxError, vm.text(e.message), vm.tuple([vm.text(e.filename), line, None, vm.text(text), line, None]));
}

export { getAttribute };
