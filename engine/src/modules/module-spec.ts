/**
 * Native modules as tables: a `ModuleSpec` says what a module has, `makeModule` makes it for one engine.
 * Specs are frozen module-level data; nothing of a run lives in them. Knows nothing of the import system.
 */
import type { PyClass } from '../objects/class.js';
import type { PyDict } from '../objects/dict.js';
import { PyException } from '../objects/exception.js';
import { PyModule, PyNative } from '../objects/function.js';
import { native, type NativeSpec } from '../objects/native.js';
import { defineType, type TypeSpec } from '../objects/type-spec.js';
import type { TypeName } from '../objects/type-names.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

export interface ModuleSpec {
  readonly name: string;
  readonly doc?: string;
  readonly functions: readonly NativeSpec[];
  /** Public classes, put into the module under their names. */
  readonly types?: readonly TypeSpec[];
  /** Constants and whatever else is made once per engine. */
  readonly setup?: (vm: Vm, dict: PyDict) => void;
  /** `setup` is work that waits until somebody looks into the module (put-off-bodies.ts); it imports these modules. */
  readonly late?: string;
}

export function makeModule(vm: Vm, spec: ModuleSpec): PyModule {
  const module = new PyModule(vm.types.module.rootShape, vm.dict());
  fillModule(vm, spec, module, module.dict);
  return module;
}

/** `dict`: the module's namespace. */
export function fillModule(vm: Vm, spec: ModuleSpec, module: PyModule, dict: PyDict): void {
  dict.setStr('__name__', spec.name);
  dict.setStr('__doc__', spec.doc ?? None);
  dict.setStr('__package__', '');
  dict.setStr('__loader__', None);
  dict.setStr('__spec__', None);
  for (const f of spec.functions) dict.setStr(f.name, moduleFunction(vm, f, spec.name, module));
  for (const t of spec.types ?? []) dict.setStr(t.name, moduleType(vm, t));
  spec.setup?.(vm, dict);
}

export function moduleFunction(vm: Vm, spec: NativeSpec, moduleName: string, self: Value = None): PyNative {
  return new PyNative(vm.types.builtin_function_or_method.rootShape, spec, self, null, moduleName);
}

/** This engine's class for a spec; made when it is first asked for, under `as` in `vm.types` when that is given. */
export function moduleType(vm: Vm, spec: TypeSpec, as: TypeName | null = null): PyClass {
  const types = engineState(vm, 'module-types', () => new Map<TypeSpec, PyClass>());
  let cls = types.get(spec);
  if (cls === undefined) types.set(spec, (cls = defineType(vm, spec, as)));
  return cls;
}

/** A module's per-engine state under `key`, made when it is first asked for. */
export function engineState<T>(vm: Vm, key: string, make: () => T): T {
  let state = vm.state.get(key) as T | undefined;
  if (state === undefined) vm.state.set(key, (state = make()));
  return state;
}

export { CLASS_GETITEM } from '../objects/generic-class.js';

/** A module's own exception class, made once per engine. */
export function exceptionClass(vm: Vm, module: string, name: string, base: PyClass): PyClass {
  return engineState(vm, `exception ${module}.${name}`, () => {
    const namespace = vm.dict();
    namespace.setStr('__module__', module);
    return vm.call(vm.types.type, name, vm.tuple([base]), namespace) as PyClass;
  });
}

/** A top-level module written in Python, as `import` gives it. */
export const imported = (vm: Vm, name: string): Value => vm.call(vm.builtins.dict.getStr('__import__')!, name);

export function raise(vm: Vm, cls: PyClass, message: string): PyException {
  return new PyException(cls.rootShape, vm.tuple([vm.text(message)]));
}
