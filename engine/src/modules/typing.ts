/** `_typing`: names under which `typing` finds the classes that the engine makes type parameters of. */
import { native } from '../objects/native.js';
import type { Value } from '../objects/value.js';
import type { TypeName } from '../objects/type-names.js';
import type { ModuleSpec } from './module-spec.js';

const CLASSES: readonly TypeName[] = [
  'TypeVar',
  'ParamSpec',
  'ParamSpecArgs',
  'ParamSpecKwargs',
  'TypeVarTuple',
  'TypeAliasType',
  'Generic',
];

export const TYPING_MODULE: ModuleSpec = {
  name: '_typing',
  doc: 'Primitives and accelerators for the typing module.',
  functions: [native('_idfunc', '(x, /)', (_vm, v: Value) => v)],
  setup: (vm, dict) => {
    for (const name of CLASSES) if (vm.types[name] !== undefined) dict.setStr(name, vm.types[name]);
    // the singleton is made by whoever defines its class
    if (vm.types.NoDefaultType !== undefined) dict.setStr('NoDefault', vm.call(vm.types.NoDefaultType));
  },
};
