/**
 * The import system (language reference §5): sys.modules, then the finders of sys.meta_path in their order. Those
 * that CPython starts with are carried out here, quickly and with the same specs and loaders; any other, and
 * whatever lies beyond plain folders, is asked through Python.
 */
import { findAttribute, getAttribute, setAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyDict } from '../objects/dict.js';
import { isError, makeError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { PyModule } from '../objects/function.js';
import { collect } from '../objects/iterate.js';
import { strText } from '../objects/text.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { machineryOf, makeSpec, pathHooksAreUsual, type Machinery } from './import-machinery.js';
import { findExtension, findOnPath, type Found } from './import-search.js';
import { removeImportFrames } from './import-traceback.js';
import { STDLIB_ROOT } from './library-files.js';
import { engineState, fillModule } from './module-spec.js';
import { syncFiles } from './open-files.js';
import { standIn } from './placeholder.js';
import { putOffBodies } from './put-off-bodies.js';
import { NATIVE_MODULES } from './registry.js';
import { scheduler } from './thread-scheduler.js';

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
  webbrowser: 'the sandbox has no browser',
  _tkinter: 'there is no display',
};

/** `__import__`. */
export function importModule(vm: Vm, name: string, globals: PyDict | null, fromlist: Value, level: number): Value {
  if (level === 0 && name === '') throw makeError(vm, 'ValueError', 'Empty module name');
  const full = level > 0 ? absoluteName(vm, name, globals, level) : name;
  if (vm.options.missingModules === 'placeholder') standIn(vm, full, globals, name => load(vm, name), UNAVAILABLE);
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

/** Modules being imported, by name, with the thread that does it. */
const underWay = (vm: Vm): Map<string, number> => engineState(vm, 'imports-under-way', () => new Map<string, number>());

/** The module `full`, parents first, from sys.modules or made. */
export function load(vm: Vm, full: string): Value {
  const found = putOffBodies(vm).found(full);
  if (found === null) throw noModule(vm, full);
  const known = found ?? vm.modules.getStr(full);
  if (known === None) throw notFound(vm, `import of ${full} halted; None in sys.modules`, full);
  if (known === undefined) return findAndLoad(vm, full);
  const importer = underWay(vm).get(full);
  // another thread is at it; a circular import of this one sees the module as it is
  if (importer !== undefined && importer !== scheduler(vm).current()) scheduler(vm).wait(() => !underWay(vm).has(full), null);
  return known;
}

function findAndLoad(vm: Vm, full: string): Value {
  const dot = full.lastIndexOf('.');
  if (dot <= 0) return loadTracked(vm, full, full, null);
  const parentName = full.slice(0, dot);
  const tail = full.slice(dot + 1);
  const parent = load(vm, parentName);
  const again = vm.modules.getStr(full);
  if (again !== undefined) return again;
  const path = pathOf(vm, parent);
  if (path === undefined) throw notFound(vm, `No module named '${full}'; '${parentName}' is not a package`, full);
  const module = loadTracked(vm, full, tail, path);
  bindSubmodule(vm, vm.modules.getStr(parentName) ?? parent, tail, module);
  return module;
}

function pathOf(vm: Vm, package_: Value): Value | undefined {
  const search = putOffBodies(vm).searchOf(package_);
  if (search === undefined) return findAttribute(vm, package_, '__path__');
  return search === null ? undefined : vm.list([vm.text(search)]);
}

function bindSubmodule(vm: Vm, package_: Value, tail: string, module: Value): void {
  if (putOffBodies(vm).bind(package_, tail, module)) return;
  if (package_ instanceof PyModule && package_.shape.cls === vm.types.module) package_.dict.setStr(tail, module);
  else setAttribute(vm, package_, tail, module);
}

/** `path`: the `__path__` of the package, or null at the top. */
function loadTracked(vm: Vm, full: string, tail: string, path: Value | null): Value {
  const machinery = machineryOf(vm);
  // the machinery's own native modules get their specs when it is complete
  if (machinery === null) return vm.modules.getStr(full) ?? makeNative(vm, full, null)!;
  underWay(vm).set(full, scheduler(vm).current());
  try {
    return askFinders(vm, machinery, full, tail, path);
  } catch (e) {
    removeImportFrames(vm, e);
    throw e;
  } finally {
    underWay(vm).delete(full);
  }
}

function askFinders(vm: Vm, m: Machinery, full: string, tail: string, path: Value | null): Value {
  for (const finder of collect(vm, m.sys.getStr('meta_path') ?? vm.list([]))) {
    const module =
      finder === m.builtinImporter
        ? makeNative(vm, full, m)
        : finder === m.frozenImporter
          ? null
          : finder === m.pathFinder
            ? loadFromPath(vm, m, full, tail, path)
            : loadWith(vm, m, finder, full, path);
    if (module !== null) return module;
  }
  throw noModule(vm, full);
}

function noModule(vm: Vm, full: string): PyException {
  const why = UNAVAILABLE[full];
  const reason = why === undefined ? '' : ` (JitLens does not offer it: ${why})`;
  return notFound(vm, `No module named '${full}'${reason}`, full);
}

function makeNative(vm: Vm, full: string, m: Machinery | null): Value | null {
  const spec = NATIVE_MODULES.get(full);
  if (spec === undefined) return null;
  const bodies = putOffBodies(vm);
  const module = new PyModule(vm.types.module.rootShape, vm.dict());
  const fill = (dict: PyDict): void => {
    fillModule(vm, spec, module, dict);
    if (m === null) return;
    dict.setStr('__loader__', m.builtinImporter);
    dict.setStr('__spec__', makeSpec(vm, m, full, m.builtinImporter, 'built-in', null));
  };
  const isPutOff =
    spec.late !== undefined && bodies.putOff(module, full, null, name => loadIfThere(vm, name), fill, { imports: spec.late });
  if (!isPutOff) {
    bodies.asLibrary(() => {
      fill(module.dict);
    });
  }
  vm.modules.setStr(full, module);
  bodies.addNative(module, full);
  return module;
}

/** A finder written in Python. */
function loadWith(vm: Vm, m: Machinery, finder: Value, full: string, path: Value | null): Value | null {
  const find = findAttribute(vm, finder, 'find_spec');
  if (find === undefined) return null;
  const spec = vm.call(find, vm.text(full), path ?? None, None);
  return spec === None ? null : vm.call(getAttribute(vm, m.bootstrap, '_load_unlocked'), spec);
}

/** What PathFinder does; folders are searched here. */
function loadFromPath(vm: Vm, m: Machinery, full: string, tail: string, path: Value | null): Value | null {
  const entries = collect(vm, path ?? m.sys.getStr('path') ?? vm.list([]));
  const texts = entries.map(strValue);
  if (!pathHooksAreUsual(vm, m) || !texts.every(t => t !== undefined)) return loadWith(vm, m, m.pathFinder, full, path);
  const folders = texts.map(t => jsText(t!));
  syncFiles(vm);
  const found = findOnPath(vm, folders, tail);
  if (found === 'ask') return loadWith(vm, m, m.pathFinder, full, path);
  if (found !== null) return execute(vm, m, full, found);
  const extension = findExtension(vm, folders, tail);
  if (extension !== null) throw extensionError(vm, full, extension);
  return null;
}

function extensionError(vm: Vm, full: string, path: string): PyException {
  const e = makeError(vm, 'ImportError', `'${full}' is a C extension module (${path}); JitLens runs no native code`);
  e.fields = new Map<string, Value>([
    ['name', vm.text(full)],
    ['path', vm.text(path)],
  ]);
  return e;
}

/** Makes the module object and runs its code, or puts that off. */
function execute(vm: Vm, m: Machinery, full: string, found: Found): Value {
  const module = new PyModule(vm.types.module.rootShape, vm.dict());
  vm.modules.setStr(full, module);
  try {
    if (!found.path.startsWith(STDLIB_ROOT)) runBody(vm, m, full, found, module.dict);
    else if (!putOff(vm, m, full, found, module)) putOffBodies(vm).asLibrary(() => runBody(vm, m, full, found, module.dict));
  } catch (e) {
    vm.modules.deleteStr(full);
    throw e;
  }
  const made = vm.modules.getStr(full);
  if (made === undefined) throw makeError(vm, 'KeyError', full);
  vm.modules.deleteStr(full);
  vm.modules.setStr(full, made);
  return made;
}

function putOff(vm: Vm, m: Machinery, full: string, found: Found, module: PyModule): boolean {
  const bodies = putOffBodies(vm);
  bodies.addOwn(module);
  return bodies.putOff(
    module,
    full,
    found.search,
    name => loadIfThere(vm, name),
    dict => {
      runBody(vm, m, full, found, dict);
    },
  );
}

/** Null: there is no such module, or it cannot be imported. */
function loadIfThere(vm: Vm, name: string): Value | null {
  try {
    return load(vm, name);
  } catch (e) {
    if (isError(vm, e, 'Exception')) return null;
    throw e;
  }
}

function runBody(vm: Vm, m: Machinery, full: string, found: Found, dict: PyDict): void {
  const loader = vm.call(m.sourceLoader, vm.text(full), vm.text(found.path));
  const spec = makeSpec(vm, m, full, loader, found.path, found.search);
  initialize(vm, dict, full, found, loader, spec);
  setAttribute(vm, spec, '_initializing', true);
  try {
    vm.interpreter.execute(found.load(), dict, dict, null);
  } finally {
    setAttribute(vm, spec, '_initializing', false);
  }
}

function initialize(vm: Vm, dict: PyDict, full: string, found: Found, loader: Value, spec: Value): void {
  const parent = full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : '';
  dict.setStr('__name__', vm.text(full));
  dict.setStr('__doc__', None);
  dict.setStr('__package__', vm.text(found.search === null ? parent : full));
  dict.setStr('__loader__', loader);
  dict.setStr('__spec__', spec);
  if (found.search !== null) dict.setStr('__path__', getAttribute(vm, spec, 'submodule_search_locations'));
  dict.setStr('__file__', vm.text(found.path));
  dict.setStr('__cached__', getAttribute(vm, spec, 'cached'));
  dict.setStr('__builtins__', vm.builtins);
}
