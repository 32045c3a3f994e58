/** Calls that natives make for each item. May run Python. */
import { Passes, PyNative } from './function.js';
import type { BoundNativeFn } from './native.js';
import type { Value } from './value.js';
import type { Vm } from './vm.js';

/** `f(v)`. Hot: sort keys, `map`, `filter`. */
export function call1(vm: Vm, f: Value, v: Value): Value {
  if (f instanceof PyNative && f.passes === Passes.arguments && f.spec.takes(1)) return (f.spec.fn as BoundNativeFn)(vm, v);
  return vm.callArgs(f, [v]);
}
