/** `range` and `slice`. */
import { classOf, identical, intValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compareSequences, richEquals, sameOrEqual } from '../compare.js';
import { asIndex } from '../convert.js';
import { indexError, overflowError, typeError, valueError } from '../errors.js';
import { hashOf } from '../hash.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import { clampedIndex } from '../iterators.js';
import { barrier, native } from '../native.js';
import type { Shape } from '../shape.js';
import { longSliceIndices, sliceIndices } from '../slices.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyRange, PySlice, type Value } from '../value.js';
import { divmodInt, normalizeInt, type Int } from '../../util/int-math.js';
import { hashSlice, hashTuple } from '../../util/tuple-hash.js';
import type { Vm } from '../vm.js';

export class RangeIterator extends PyIterator {
  constructor(
    override shape: Shape,
    public current: number,
    readonly step: number,
    public left: number,
  ) {
    super();
  }
  next(_vm: Vm): Value | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    const v = this.current;
    this.current = v + this.step;
    return v;
  }
  override lengthHint(): number {
    return this.left;
  }
  override form(vm: Vm): IteratorForm {
    return { make: 'iter', args: [makeRange(vm, this.current, this.current + this.left * this.step, this.step)], state: None };
  }
  override restore(vm: Vm, state: Value): void {
    const passed = clampedIndex(vm, state, this.left);
    this.current += passed * this.step;
    this.left -= passed;
  }
}

class LongRangeIterator extends PyIterator {
  private index = 0n;
  constructor(
    override shape: Shape,
    private readonly range: PyRange,
  ) {
    super();
  }
  next(_vm: Vm): Value | undefined {
    if (this.index >= BigInt(this.range.length)) return undefined;
    return normalizeInt(BigInt(this.range.start) + this.index++ * BigInt(this.range.step));
  }
  override form(vm: Vm): IteratorForm {
    const { start, step, length } = this.range;
    const from = BigInt(start) + this.index * BigInt(step);
    const stop = BigInt(start) + BigInt(length) * BigInt(step);
    return { make: 'iter', args: [makeRange(vm, normalizeInt(from), normalizeInt(stop), step)], state: None };
  }
  override restore(vm: Vm, state: Value): void {
    const to = BigInt(asIndex(vm, state));
    const length = BigInt(this.range.length);
    this.index = to < 0n ? 0n : to > length ? length : to;
  }
}

export function makeRange(vm: Vm, start: Int, stop: Int, step: Int): PyRange {
  let length: Int;
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const span = step > 0 ? stop - start : start - stop;
    length = span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(step)) + 1;
  } else {
    const span = step > 0 ? BigInt(stop) - BigInt(start) : BigInt(start) - BigInt(stop);
    const size = step > 0 ? BigInt(step) : -BigInt(step);
    length = span <= 0n ? 0 : normalizeInt((span - 1n) / size + 1n);
  }
  return new PyRange(vm.types.range.rootShape, start, stop, step, length);
}

export function rangeItem(r: PyRange, i: Int): Int {
  if (typeof r.start === 'number' && typeof r.step === 'number' && typeof i === 'number') {
    const v = r.start + i * r.step;
    if (Number.isSafeInteger(v)) return v;
  }
  return normalizeInt(BigInt(r.start) + BigInt(i) * BigInt(r.step));
}

export function iterateRange(vm: Vm, r: PyRange): Value {
  const { start, step, length } = r;
  if (typeof start === 'number' && typeof step === 'number' && typeof length === 'number' && Number.isSafeInteger(start + step * length)) {
    return new RangeIterator(vm.types.range_iterator.rootShape, start, step, length);
  }
  return new LongRangeIterator(vm.types.longrange_iterator.rootShape, r);
}

/** Index of an int in the range, or −1. */
function rangeIndex(r: PyRange, v: Int): Int {
  const [q, rest] = divmodInt(normalizeInt(BigInt(v) - BigInt(r.start)), r.step);
  return rest == 0 && q >= 0 && q < r.length ? q : -1;
}

function sameRange(a: PyRange, b: PyRange): boolean {
  if (a.length != b.length) return false;
  return a.length == 0 || (a.start == b.start && (a.length == 1 || a.step == b.step));
}

function rangeSlice(vm: Vm, r: PyRange, key: PySlice): PyRange {
  const s = typeof r.length === 'number' ? sliceIndices(vm, key, r.length) : longSliceIndices(vm, key, r.length);
  const step = normalizeInt(BigInt(r.step) * BigInt(s.step));
  return makeRange(vm, rangeItem(r, s.start), rangeItem(r, s.stop), step);
}

/** Of objects that are no ints but may equal one. */
function indexByEquality(vm: Vm, r: PyRange, v: Value): Value {
  for (let i = 0; i < Number(r.length); i++) if (sameOrEqual(vm, rangeItem(r, i), v)) return i;
  throw valueError(vm, 'sequence.index(x): x not in sequence');
}

export const RANGE: TypeSpec = {
  name: 'range',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, start, stop=None, step=None, /)',
    (vm, _cls: PyClass, a: Value, b: Value | undefined, c: Value | undefined) => {
      if (b === undefined) return makeRange(vm, 0, asIndex(vm, a), 1);
      const step = c === undefined ? 1 : asIndex(vm, c);
      if (step == 0) throw valueError(vm, 'range() arg 3 must not be zero');
      return makeRange(vm, asIndex(vm, a), asIndex(vm, b), step);
    },
  ),
  methods: [
    native('__repr__', '(self, /)', (_vm, r: PyRange) =>
      r.step === 1 ? `range(${r.start}, ${r.stop})` : `range(${r.start}, ${r.stop}, ${r.step})`,
    ),
    native('__len__', '(self, /)', (vm, r: PyRange) => {
      if (r.length >= 2n ** 63n) throw overflowError(vm, 'Python int too large to convert to C ssize_t');
      return r.length;
    }),
    native('__bool__', '(self, /)', (_vm, r: PyRange) => r.length != 0),
    native('__iter__', '(self, /)', iterateRange),
    native('__reversed__', '(self, /)', (vm, r: PyRange) => {
      const last = rangeItem(r, normalizeInt(BigInt(r.length) - 1n));
      return iterateRange(
        vm,
        new PyRange(r.shape, last, normalizeInt(BigInt(r.start) - BigInt(r.step)), normalizeInt(-BigInt(r.step)), r.length),
      );
    }),
    native('__getitem__', '(self, key, /)', (vm, r: PyRange, key: Value) => {
      if (key instanceof PySlice) return rangeSlice(vm, r, key);
      if (classOf(vm, key).find('__index__') === undefined)
        throw typeError(vm, `range indices must be integers or slices, not ${classOf(vm, key).name}`);
      const k = asIndex(vm, key);
      const i = k < 0 ? normalizeInt(BigInt(k) + BigInt(r.length)) : k;
      if (i < 0 || i >= r.length) throw indexError(vm, 'range object index out of range');
      return rangeItem(r, i);
    }),
    barrier('__contains__', '(self, key, /)', (vm, r: PyRange, key: Value) => {
      if (typeof key === 'number' || typeof key === 'bigint' || typeof key === 'boolean') return rangeIndex(r, intValue(key)!) >= 0;
      for (let i = 0; i < Number(r.length); i++) if (sameOrEqual(vm, rangeItem(r, i), key)) return true;
      return false;
    }),
    native('__eq__', '(self, value, /)', (_vm, r: PyRange, o: Value) => (o instanceof PyRange ? sameRange(r, o) : NotImplemented)),
    native('__hash__', '(self, /)', (vm, r: PyRange) =>
      hashTuple([
        hashOf(vm, r.length),
        r.length == 0 ? hashOf(vm, None) : hashOf(vm, r.start),
        r.length == 0 || r.length == 1 ? hashOf(vm, None) : hashOf(vm, r.step),
      ]),
    ),
    barrier('index', '(self, value, /)', (vm, r: PyRange, v: Value) => {
      const n = typeof v === 'object' ? undefined : intValue(v);
      if (n === undefined) return indexByEquality(vm, r, v);
      const i = rangeIndex(r, n);
      if (i < 0) throw valueError(vm, `${reprText(vm, v)} is not in range`);
      return i;
    }),
    barrier('count', '(self, value, /)', (vm, r: PyRange, v: Value) => {
      const n = typeof v === 'object' ? undefined : intValue(v);
      if (n !== undefined) return rangeIndex(r, n) >= 0 ? 1 : 0;
      let count = 0;
      for (let i = 0; i < Number(r.length); i++) if (richEquals(vm, rangeItem(r, i), v)) count++;
      return count;
    }),
    native('__reduce__', '(self, /)', (vm, r: PyRange) => vm.tuple([vm.types.range, vm.tuple([r.start, r.stop, r.step])])),
  ],
  getset: {
    start: { get: (_vm, r: PyRange) => r.start, member: true },
    stop: { get: (_vm, r: PyRange) => r.stop, member: true },
    step: { get: (_vm, r: PyRange) => r.step, member: true },
  },
};

const parts = (s: PySlice): Value[] => [s.start, s.stop, s.step];

export const SLICE: TypeSpec = {
  name: 'slice',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, start, stop=None, step=None, /)',
    (_vm, cls: PyClass, a: Value, b: Value | undefined, c: Value | undefined) =>
      b === undefined ? new PySlice(cls.rootShape, None, a, None) : new PySlice(cls.rootShape, a, b, c ?? None),
  ),
  methods: [
    barrier('__repr__', '(self, /)', (vm, s: PySlice) =>
      vm.text(
        `slice(${parts(s)
          .map(p => reprText(vm, p))
          .join(', ')})`,
      ),
    ),
    native('indices', '(self, length, /)', (vm, s: PySlice, length: Value) => {
      const n = asIndex(vm, length);
      if (n < 0) throw valueError(vm, 'length should not be negative');
      const r = longSliceIndices(vm, s, n);
      return vm.tuple([r.start, r.stop, r.step]);
    }),
    ...(
      [
        ['__eq__', '=='],
        ['__ne__', '!='],
        ['__lt__', '<'],
        ['__le__', '<='],
        ['__gt__', '>'],
        ['__ge__', '>='],
      ] as const
    ).map(([name, op]) =>
      barrier(name, '(self, value, /)', (vm, s: PySlice, o: Value) =>
        o instanceof PySlice
          ? identical(s, o)
            ? op === '==' || op === '<=' || op === '>='
            : compareSequences(vm, op, parts(s), parts(o))
          : NotImplemented,
      ),
    ),
    barrier('__hash__', '(self, /)', (vm, s: PySlice) => hashSlice(parts(s).map(p => hashOf(vm, p)))),
    native('__reduce__', '(self, /)', (vm, s: PySlice) => vm.tuple([vm.types.slice, vm.tuple(parts(s))])),
  ],
  getset: {
    start: { get: (_vm, s: PySlice) => s.start, member: true },
    stop: { get: (_vm, s: PySlice) => s.stop, member: true },
    step: { get: (_vm, s: PySlice) => s.step, member: true },
  },
};
