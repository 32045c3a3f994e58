/** The items that `str.join` and `bytes.join` join. */
import { collect, getIteratorOr } from './iterate.js';
import { PyList, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

export function collectJoined(vm: Vm, iterable: Value): Value[] {
  const isPlain = iterable instanceof PyList || iterable instanceof PyTuple;
  if (isPlain && !iterable.shape.cls.isHeap) return collect(vm, iterable);
  // the items of an iterator: what the object says of its length is not asked for
  return collect(vm, getIteratorOr(vm, iterable, 'can only join an iterable'));
}
