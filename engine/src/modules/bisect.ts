/** `_bisect`: binary search in sorted sequences. */
import { getAttribute } from '../objects/attribute.js';
import { isLess } from '../objects/compare.js';
import { asSize } from '../objects/convert.js';
import { valueError } from '../objects/errors.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { getItem, lengthOf } from '../objects/subscript.js';
import { None, PyList, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';

type Side = 'left' | 'right';

/** First position whose item is not before x (left), or is after x (right). */
function search(vm: Vm, side: Side, a: Value, x: Value, lo: Value | undefined, hi: Value | undefined, key: Value | undefined): number {
  let low = lo === undefined ? 0 : asSize(vm, lo);
  if (low < 0) throw valueError(vm, 'lo must be non-negative');
  let high = hi === undefined || hi === None ? lengthOf(vm, a) : asSize(vm, hi);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = getItem(vm, a, middle);
    const k = key === undefined || key === None ? item : vm.call(key, item);
    if (side === 'left' ? isLess(vm, k, x) : !isLess(vm, x, k)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insort(vm: Vm, side: Side, a: Value, x: Value, lo: Value | undefined, hi: Value | undefined, key: Value | undefined): Value {
  const wanted = key === undefined || key === None ? x : vm.call(key, x);
  const at = search(vm, side, a, wanted, lo, hi, key);
  if (a instanceof PyList && a.shape === vm.types.list.rootShape) a.items.splice(at, 0, x);
  else vm.call(getAttribute(vm, a, 'insert'), at, x);
  return None;
}

const SIGNATURE = '(a, x, lo=0, hi=None, *, key=None)';

function functions(name: string, side: Side): readonly NativeSpec[] {
  return [
    barrier(`bisect${name}`, SIGNATURE, (vm, a: Value, x: Value, lo: Value | undefined, hi: Value | undefined, key: Value | undefined) =>
      search(vm, side, a, x, lo, hi, key),
    ),
    barrier(`insort${name}`, SIGNATURE, (vm, a: Value, x: Value, lo: Value | undefined, hi: Value | undefined, key: Value | undefined) =>
      insort(vm, side, a, x, lo, hi, key),
    ),
  ];
}

export const BISECT_MODULE: ModuleSpec = {
  name: '_bisect',
  doc: 'Bisection algorithms: lists that stay sorted without a sort after each insertion.',
  functions: [...functions('_left', 'left'), ...functions('_right', 'right')],
};
