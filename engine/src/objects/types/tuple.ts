/** `tuple`. */
import { CLASS_GETITEM } from '../generic-class.js';
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compareSequences, sameOrEqual } from '../compare.js';
import { asClampedSize, asPosition } from '../convert.js';
import { reprGuard } from '../repr-guard.js';
import { indexError, memoryError, typeError, valueError } from '../errors.js';
import { itemHashes } from '../hash.js';
import { collect, MAX_ITEMS } from '../iterate.js';
import { resolveIndex, TupleIterator } from '../iterators.js';
import { barrier, native } from '../native.js';
import { pick, sliceIndices } from '../slices.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PySlice, PyTuple, type Value } from '../value.js';
import { hashTuple } from '../../util/tuple-hash.js';
import type { Vm } from '../vm.js';

const COMPARISONS = [
  ['__eq__', '=='],
  ['__ne__', '!='],
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
] as const;

export function repeatItems(vm: Vm, items: readonly Value[], n: Value): Value[] {
  const count = Math.max(0, asPosition(vm, n, 'OverflowError'));
  const total = items.length * count;
  if (total > MAX_ITEMS) throw memoryError(vm, '');
  if (items.length === 1) return new Array<Value>(count).fill(items[0]);
  const result = new Array<Value>(total);
  for (let i = 0, k = 0; i < count; i++) for (let j = 0; j < items.length; j++) result[k++] = items[j];
  return result;
}

/** list.index and tuple.index. */
export function indexOf(vm: Vm, items: readonly Value[], value: Value, start: Value | undefined, stop: Value | undefined): number {
  const clamp = (v: Value | undefined, fallback: number): number => {
    if (v === undefined) return fallback;
    const i = asClampedSize(vm, v);
    return i < 0 ? Math.max(0, i + items.length) : i;
  };
  const end = Math.min(clamp(stop, items.length), items.length);
  for (let i = clamp(start, 0); i < end; i++) if (sameOrEqual(vm, items[i], value)) return i;
  return -1;
}

export function countOf(vm: Vm, items: readonly Value[], value: Value): number {
  let n = 0;
  for (let i = 0; i < items.length; i++) if (sameOrEqual(vm, items[i], value)) n++;
  return n;
}

export const TUPLE: TypeSpec = {
  name: 'tuple',
  layout: 'tuple',
  hasDict: false,
  doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
  create: barrier('__new__', '(cls, iterable=(), /)', (vm, cls: PyClass, iterable: Value | undefined) => {
    if (cls === vm.types.tuple && iterable instanceof PyTuple && iterable.shape === cls.rootShape) return iterable;
    const items = iterable === undefined ? [] : collect(vm, iterable);
    return cls === vm.types.tuple ? vm.tuple(items) : new PyTuple(cls.rootShape, items);
  }),
  methods: [
    barrier('__repr__', '(self, /)', (vm, t: PyTuple) => {
      if (t.items.length === 0) return '()';
      return reprGuard(vm, t, '(...)', () => {
        const parts = t.items.map(i => reprText(vm, i));
        return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
      });
    }),
    barrier('__hash__', '(self, /)', (vm, t: PyTuple) => hashTuple(itemHashes(vm, t.items))),
    native('__len__', '(self, /)', (_vm, t: PyTuple) => t.items.length),
    native('__iter__', '(self, /)', (vm, t: PyTuple) => new TupleIterator(vm.types.tuple_iterator.rootShape, t)),
    native('__getitem__', '(self, key, /)', (vm, t: PyTuple, key: Value) => {
      if (key instanceof PySlice) {
        const s = sliceIndices(vm, key, t.items.length);
        return s.count === t.items.length && s.step === 1 && t.shape === vm.types.tuple.rootShape
          ? t
          : vm.tuple(pick(t.items as Value[], s));
      }
      if (classOf(vm, key).find('__index__') === undefined)
        throw typeError(vm, `tuple indices must be integers or slices, not ${classOf(vm, key).name}`);
      const i = resolveIndex(vm, key, t.items.length);
      if (i < 0) throw indexError(vm, 'tuple index out of range');
      return t.items[i];
    }),
    barrier('__contains__', '(self, key, /)', (vm, t: PyTuple, key: Value) => t.items.some(i => sameOrEqual(vm, i, key))),
    native('__add__', '(self, value, /)', (vm, t: PyTuple, o: Value) =>
      o instanceof PyTuple ? vm.tuple([...t.items, ...o.items]) : NotImplemented,
    ),
    native('__mul__', '(self, value, /)', (vm, t: PyTuple, n: Value) => repeat(vm, t, n)),
    native('__rmul__', '(self, value, /)', (vm, t: PyTuple, n: Value) => repeat(vm, t, n)),
    ...COMPARISONS.map(([name, op]) =>
      barrier(name, '(self, value, /)', (vm, t: PyTuple, o: Value) =>
        o instanceof PyTuple ? compareSequences(vm, op, t.items, o.items) : NotImplemented,
      ),
    ),
    barrier(
      'index',
      '(self, value, start=0, stop=9223372036854775807, /)',
      (vm, t: PyTuple, v: Value, start: Value | undefined, stop: Value | undefined) => {
        const i = indexOf(vm, t.items, v, start, stop);
        if (i < 0) throw valueError(vm, 'tuple.index(x): x not in tuple');
        return i;
      },
    ),
    barrier('count', '(self, value, /)', (vm, t: PyTuple, v: Value) => countOf(vm, t.items, v)),
    native('__getnewargs__', '(self, /)', (vm, t: PyTuple) => vm.tuple([vm.tuple(t.items)])),
  ],
  classMethods: [CLASS_GETITEM],
};

function repeat(vm: Vm, t: PyTuple, n: Value): Value {
  if (classOf(vm, n).find('__index__') === undefined) return NotImplemented;
  return n === 1 && t.shape === vm.types.tuple.rootShape ? t : vm.tuple(repeatItems(vm, t.items, n));
}

export { None };
