/** `C[item]` of builtin classes that are generic at run time (PEP 585). */
import { native, type NativeSpec } from './native.js';
import type { Value } from './value.js';

export const CLASS_GETITEM: NativeSpec = native(
  '__class_getitem__',
  '(cls, item, /)',
  (vm, cls: Value, item: Value) => vm.call(vm.types.GenericAlias, cls, item),
  'See PEP 585',
);
