/** The items that `str.join` and `bytes.join` join. */
import { classOf } from './class-of.js';
import { typeError } from './errors.js';
import { collect } from './iterate.js';
import type { Value } from './value.js';
import type { Vm } from './vm.js';

export function collectJoined(vm: Vm, iterable: Value): Value[] {
  const cls = classOf(vm, iterable);
  if (cls.find('__iter__') === undefined && cls.find('__getitem__') === undefined) throw typeError(vm, 'can only join an iterable');
  return collect(vm, iterable);
}
