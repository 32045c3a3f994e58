/**
 * The import system's Python half: `importlib._bootstrap` and `_bootstrap_external` from the library, run before
 * anything else is imported, as CPython runs its frozen copies. Specs and loaders are their classes.
 */
import { getAttribute, setAttribute } from '../objects/attribute.js';
import type { PyDict } from '../objects/dict.js';
import { PyModule } from '../objects/function.js';
import { collect } from '../objects/iterate.js';
import { native } from '../objects/native.js';
import { strText } from '../objects/text.js';
import { None, PyList, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { load } from './import.js';
import { packedCode } from './import-search.js';
import { makeModule, moduleFunction } from './module-spec.js';
import { putOffBodies } from './put-off-bodies.js';
import { NATIVE_MODULES } from './registry.js';

export interface Machinery {
  /** The namespace of `sys`. */
  readonly sys: PyDict;
  readonly bootstrap: PyModule;
  readonly moduleSpec: Value;
  readonly sourceLoader: Value;
  readonly builtinImporter: Value;
  readonly frozenImporter: Value;
  readonly pathFinder: Value;
  readonly pathHooks: readonly Value[];
}

const FROZEN = { _frozen_importlib: '_bootstrap', _frozen_importlib_external: '_bootstrap_external' } as const;

export const FROZEN_FILES: readonly string[] = Object.values(FROZEN).map(name => `<frozen importlib.${name}>`);

const KEY = 'import-machinery';

/** Started when it is first asked for; null while it starts. */
export function machineryOf(vm: Vm): Machinery | null {
  const known = vm.state.get(KEY) as Machinery | null | undefined;
  if (known !== undefined) return known;
  vm.state.set(KEY, null);
  const started = putOffBodies(vm).asLibrary(() => start(vm));
  vm.state.set(KEY, started);
  return started;
}

function start(vm: Vm): Machinery {
  const sys = vm.modules.getStr('sys') as PyModule;
  for (const name of ['_imp', '_thread', '_warnings', '_weakref', '_io', 'marshal', 'posix']) makeUnlessThere(vm, name);
  const bootstrap = frozen(vm, '_frozen_importlib');
  const external = frozen(vm, '_frozen_importlib_external');
  vm.call(getAttribute(vm, bootstrap, '_install'), sys, vm.modules.getStr('_imp')!);
  vm.call(getAttribute(vm, bootstrap, '_install_external_importers'));
  const frozenImporter = getAttribute(vm, bootstrap, 'FrozenImporter');
  const m: Machinery = {
    sys: sys.dict,
    bootstrap,
    moduleSpec: getAttribute(vm, bootstrap, 'ModuleSpec'),
    sourceLoader: getAttribute(vm, external, 'SourceFileLoader'),
    builtinImporter: getAttribute(vm, bootstrap, 'BuiltinImporter'),
    frozenImporter,
    pathFinder: getAttribute(vm, external, 'PathFinder'),
    pathHooks: collect(vm, sys.dict.getStr('path_hooks')!),
  };
  for (const module of [bootstrap, external]) {
    module.dict.setStr('__loader__', frozenImporter);
    module.dict.setStr('__spec__', makeSpec(vm, m, strText(vm, module.dict.getStr('__name__')!), frozenImporter, 'frozen', null));
  }
  for (const [name, module] of vm.modules.entries()) if (name !== '__main__') putOffBodies(vm).addOwn(module);
  completeMain(vm, m);
  // importlib.import_module comes here, too
  bootstrap.dict.setStr('_find_and_load', moduleFunction(vm, FIND_AND_LOAD, '_frozen_importlib'));
  return m;
}

const FIND_AND_LOAD = native('_find_and_load', '(name, import_, /)', (vm, name: Value) => load(vm, strText(vm, name)));

/** The main program was there before its loader could be made. */
function completeMain(vm: Vm, m: Machinery): void {
  const main = vm.modules.getStr('__main__');
  if (!(main instanceof PyModule) || main.dict.getStr('__loader__') !== None) return;
  const file = main.dict.getStr('__file__');
  main.dict.setStr('__loader__', file === undefined ? m.builtinImporter : vm.call(mainLoader(vm, m, file), '__main__', file));
}

function mainLoader(vm: Vm, m: Machinery, file: Value): Value {
  const isSourceless = strText(vm, file).endsWith('.pyc');
  return isSourceless ? getAttribute(vm, vm.modules.getStr('_frozen_importlib_external')!, 'SourcelessFileLoader') : m.sourceLoader;
}

function makeUnlessThere(vm: Vm, name: string): void {
  const spec = NATIVE_MODULES.get(name);
  if (spec !== undefined && vm.modules.getStr(name) === undefined) vm.modules.setStr(name, makeModule(vm, spec));
}

function frozen(vm: Vm, name: keyof typeof FROZEN): PyModule {
  const module = new PyModule(vm.types.module.rootShape, vm.dict());
  const { dict } = module;
  dict.setStr('__name__', name);
  for (const unset of ['__doc__', '__loader__', '__spec__']) dict.setStr(unset, None);
  dict.setStr('__package__', '');
  dict.setStr('__builtins__', vm.builtins);
  vm.modules.setStr(name, module);
  vm.interpreter.execute(packedCode(vm, `importlib/${FROZEN[name]}.py`, `<frozen importlib.${FROZEN[name]}>`), dict, dict, null);
  return module;
}

/** `search`: where the modules of a package are looked for; null for a module. */
export function makeSpec(vm: Vm, m: Machinery, name: string, loader: Value, origin: string, search: string | null): Value {
  const spec = vm.callArgs(m.moduleSpec, [vm.text(name), loader, vm.text(origin), search !== null], ['origin', 'is_package']);
  if (loader === m.builtinImporter || loader === m.frozenImporter) return spec;
  setAttribute(vm, spec, '_set_fileattr', true);
  if (search !== null) setAttribute(vm, spec, 'submodule_search_locations', vm.list([vm.text(search)]));
  return spec;
}

/** Whether entries of sys.path are folders to everybody: no hook was added that sees more in them. */
export function pathHooksAreUsual(vm: Vm, m: Machinery): boolean {
  const hooks = m.sys.getStr('path_hooks');
  return hooks instanceof PyList && hooks.items.length === m.pathHooks.length && hooks.items.every((hook, i) => hook === m.pathHooks[i]);
}
