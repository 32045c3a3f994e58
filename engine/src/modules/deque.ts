/** `collections.deque` and its iterators. The buffer itself is in deque-object. */
import { classOf, intValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { compareSequences, sameOrEqual } from '../objects/compare.js';
import { asIndex, asSize } from '../objects/convert.js';
import { getAttribute } from '../objects/attribute.js';
import { indexError, makeError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { forEach } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { resolveIndex } from '../objects/iterators.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { reprGuard } from '../objects/repr-guard.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import { None, NotImplemented, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { PyDeque } from './deque-object.js';
import { CLASS_GETITEM, moduleType } from './module-spec.js';

class DequeIterator extends PyIterator {
  private readonly version: number;
  constructor(
    override shape: Shape,
    private deque: PyDeque | null,
    private index: number,
    private readonly step: 1 | -1,
  ) {
    super();
    this.version = deque!.version;
  }
  next(vm: Vm): Value | undefined {
    const d = this.deque;
    if (d === null) return undefined;
    if (d.version !== this.version) {
      this.deque = null;
      throw runtimeError(vm, 'deque mutated during iteration');
    }
    if (this.index < 0 || this.index >= d.length) {
      this.deque = null;
      return undefined;
    }
    const v = d.at(this.index);
    this.index += this.step;
    return v;
  }
  override lengthHint(): number {
    return this.deque === null ? 0 : this.step === 1 ? this.deque.length - this.index : this.index + 1;
  }
  reduce(vm: Vm): Value {
    const d = this.deque;
    const done = d === null ? 0 : this.step === 1 ? this.index : d.length - 1 - this.index;
    return vm.tuple([this.shape.cls, vm.tuple([d ?? makeDeque(vm, []), done])]);
  }
}

function iteratorSpec(name: string, step: 1 | -1): TypeSpec {
  return {
    name,
    module: '_collections',
    layout: 'native',
    create: native('__new__', '(cls, deque, index=0, /)', (vm, cls: PyClass, d: Value, index: Value | undefined) => {
      if (!(d instanceof PyDeque)) throw typeError(vm, `${name}() argument 1 must be collections.deque, not ${classOf(vm, d).name}`);
      const done = Math.max(0, index === undefined ? 0 : asSize(vm, index));
      return new DequeIterator(cls.rootShape, d, step === 1 ? done : d.length - 1 - done, step);
    }),
    methods: [
      ...ITERATOR_METHODS,
      native('__length_hint__', '(self, /)', (_vm, it: DequeIterator) => it.lengthHint()),
      native('__reduce__', '(self, /)', (vm, it: DequeIterator) => it.reduce(vm)),
    ],
  };
}

export const DEQUE_ITERATOR = iteratorSpec('_deque_iterator', 1);
export const DEQUE_REVERSE_ITERATOR = iteratorSpec('_deque_reverse_iterator', -1);

function iterate(vm: Vm, d: PyDeque, step: 1 | -1): Value {
  return step === 1
    ? new DequeIterator(moduleType(vm, DEQUE_ITERATOR).rootShape, d, 0, 1)
    : new DequeIterator(moduleType(vm, DEQUE_REVERSE_ITERATOR).rootShape, d, d.length - 1, -1);
}

function makeDeque(vm: Vm, items: readonly Value[]): PyDeque {
  const d = new PyDeque(moduleType(vm, DEQUE).rootShape, -1);
  d.assign(items);
  return d;
}

// ---- operations ----

function maxlenOf(vm: Vm, v: Value): number {
  if (v === None) return -1;
  if (intValue(v) === undefined) throw typeError(vm, 'an integer is required');
  const n = asSize(vm, v);
  if (n < 0) throw valueError(vm, 'maxlen must be non-negative');
  return n;
}

function extend(vm: Vm, d: PyDeque, iterable: Value): void {
  if (iterable === d) for (const v of d.items()) d.append(v);
  else forEach(vm, iterable, v => d.append(v));
}

function extendleft(vm: Vm, d: PyDeque, iterable: Value): void {
  if (iterable === d) for (const v of d.items()) d.appendleft(v);
  else forEach(vm, iterable, v => d.appendleft(v));
}

/** A deque of the same class and `maxlen`. */
function copyDeque(vm: Vm, d: PyDeque): Value {
  if (d.shape.cls === moduleType(vm, DEQUE)) {
    const c = new PyDeque(d.shape, d.maxlen);
    c.assign(d.items());
    return c;
  }
  const c = d.maxlen < 0 ? vm.call(d.shape.cls, d) : vm.call(d.shape.cls, d, d.maxlen);
  if (!(c instanceof PyDeque)) throw typeError(vm, `${d.shape.cls.name}() must return a deque, not ${classOf(vm, c).name}`);
  return c;
}

/** Position of an equal item in [start, stop), or −1. The deque must not change meanwhile. */
function find(vm: Vm, d: PyDeque, value: Value, start: number, stop: number, changed: () => unknown): number {
  const { version } = d;
  for (let i = start; i < stop; i++) {
    const equal = sameOrEqual(vm, d.at(i), value);
    if (d.version !== version) throw changed();
    if (equal) return i;
  }
  return -1;
}

const mutated = (vm: Vm) => () => runtimeError(vm, 'deque mutated during iteration');

function removeAt(d: PyDeque, i: number): void {
  d.rotate(-i);
  d.shift();
  d.rotate(i);
}

function insert(vm: Vm, d: PyDeque, index: Value, v: Value): Value {
  if (d.length === d.maxlen) throw indexError(vm, 'deque already at its maximum size');
  const i = asSize(vm, index);
  const at = Math.min(d.length, i < 0 ? Math.max(0, i + d.length) : i);
  if (at === 0) d.appendleft(v);
  else if (at === d.length) d.append(v);
  else {
    const turn = at;
    d.rotate(-turn);
    d.appendleft(v);
    d.rotate(turn);
  }
  return None;
}

function position(vm: Vm, d: PyDeque, key: Value): number {
  if (typeof key !== 'number' && classOf(vm, key).find('__index__') === undefined)
    throw typeError(vm, `sequence index must be integer, not '${classOf(vm, key).name}'`);
  const i = resolveIndex(vm, key, d.length);
  if (i < 0) throw indexError(vm, 'deque index out of range');
  return i;
}

function bound(vm: Vm, v: Value | undefined, length: number, missing: number): number {
  if (v === undefined) return missing;
  const i = Number(asIndex(vm, v));
  return Math.min(length, i < 0 ? Math.max(0, i + length) : i);
}

/** n times the items, cut to the last `maxlen`. */
function repeated(vm: Vm, d: PyDeque, by: Value): Value[] {
  const n = Math.max(0, asSize(vm, by));
  const items = d.items();
  const total = items.length * n;
  if (d.maxlen < 0 && total > 2 ** 27) throw makeError(vm, 'MemoryError', null);
  const keep = d.maxlen < 0 ? total : Math.min(total, d.maxlen);
  return Array.from({ length: keep }, (_, i) => items[(total - keep + i) % items.length]);
}

function times(vm: Vm, d: PyDeque, by: Value): Value {
  if (classOf(vm, by).find('__index__') === undefined) return NotImplemented;
  const c = copyDeque(vm, d) as PyDeque;
  c.assign(repeated(vm, c, by));
  return c;
}

function reduce(vm: Vm, d: PyDeque): Value {
  const state = vm.call(getAttribute(vm, d, '__getstate__'));
  return vm.tuple([d.shape.cls, d.maxlen < 0 ? vm.emptyTuple : vm.tuple([vm.emptyTuple, d.maxlen]), state, iterate(vm, d, 1)]);
}

const COMPARISONS: readonly NativeSpec[] = (
  [
    ['__eq__', '=='],
    ['__ne__', '!='],
    ['__lt__', '<'],
    ['__le__', '<='],
    ['__gt__', '>'],
    ['__ge__', '>='],
  ] as const
).map(([name, op]) =>
  barrier(name, '(self, value, /)', (vm, d: PyDeque, o: Value) =>
    o instanceof PyDeque ? compareSequences(vm, op, d.items(), o.items()) : NotImplemented,
  ),
);

const returningNone = (name: string, signature: string, f: (d: PyDeque, v: Value) => void): NativeSpec =>
  native(name, signature, (_vm, d: PyDeque, v: Value) => {
    f(d, v);
    return None;
  });

export const DEQUE: TypeSpec = {
  name: 'deque',
  module: 'collections',
  layout: 'native',
  doc: 'A list-like sequence optimized for data accesses near its endpoints.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyDeque(cls.rootShape, -1)),
  methods: [
    barrier('__init__', '(self, iterable=(), maxlen=None)', (vm, d: PyDeque, iterable: Value | undefined, maxlen: Value | undefined) => {
      d.maxlen = maxlen === undefined ? -1 : maxlenOf(vm, maxlen);
      if (d.length > 0) d.assign([]);
      if (iterable !== undefined) extend(vm, d, iterable);
      return None;
    }),
    barrier('__repr__', '(self, /)', (vm, d: PyDeque) =>
      reprGuard(
        vm,
        d,
        '[...]',
        () =>
          `${d.shape.cls.name}([${d
            .items()
            .map(i => reprText(vm, i))
            .join(', ')}]${d.maxlen < 0 ? '' : `, maxlen=${d.maxlen}`})`,
      ),
    ),
    native('__len__', '(self, /)', (_vm, d: PyDeque) => d.length),
    native('__iter__', '(self, /)', (vm, d: PyDeque) => iterate(vm, d, 1)),
    native('__reversed__', '(self, /)', (vm, d: PyDeque) => iterate(vm, d, -1)),
    native('__getitem__', '(self, key, /)', (vm, d: PyDeque, key: Value) => d.at(position(vm, d, key))),
    native('__setitem__', '(self, key, value, /)', (vm, d: PyDeque, key: Value, v: Value) => {
      d.put(position(vm, d, key), v);
      return None;
    }),
    native('__delitem__', '(self, key, /)', (vm, d: PyDeque, key: Value) => {
      removeAt(d, position(vm, d, key));
      return None;
    }),
    barrier('__contains__', '(self, key, /)', (vm, d: PyDeque, v: Value) => find(vm, d, v, 0, d.length, mutated(vm)) >= 0),
    barrier('__add__', '(self, value, /)', (vm, d: PyDeque, o: Value) => {
      if (!(o instanceof PyDeque)) throw typeError(vm, `can only concatenate deque (not "${classOf(vm, o).name}") to deque`);
      const c = copyDeque(vm, d) as PyDeque;
      extend(vm, c, o);
      return c;
    }),
    barrier('__iadd__', '(self, value, /)', (vm, d: PyDeque, o: Value) => {
      extend(vm, d, o);
      return d;
    }),
    barrier('__mul__', '(self, value, /)', times),
    barrier('__rmul__', '(self, value, /)', times),
    barrier('__imul__', '(self, value, /)', (vm, d: PyDeque, by: Value) => {
      if (classOf(vm, by).find('__index__') === undefined) return NotImplemented;
      d.assign(repeated(vm, d, by));
      return d;
    }),
    ...COMPARISONS,
    returningNone('append', '(self, item, /)', (d, v) => d.append(v)),
    returningNone('appendleft', '(self, item, /)', (d, v) => d.appendleft(v)),
    returningNone('clear', '(self, /)', d => d.assign([])),
    returningNone('reverse', '(self, /)', d => d.assign(d.items().reverse())),
    native('pop', '(self, /)', (vm, d: PyDeque) => {
      const v = d.pop();
      if (v === undefined) throw indexError(vm, 'pop from an empty deque');
      return v;
    }),
    native('popleft', '(self, /)', (vm, d: PyDeque) => {
      const v = d.shift();
      if (v === undefined) throw indexError(vm, 'pop from an empty deque');
      return v;
    }),
    barrier('extend', '(self, iterable, /)', (vm, d: PyDeque, v: Value) => {
      extend(vm, d, v);
      return None;
    }),
    barrier('extendleft', '(self, iterable, /)', (vm, d: PyDeque, v: Value) => {
      extendleft(vm, d, v);
      return None;
    }),
    native('rotate', '(self, n=1, /)', (vm, d: PyDeque, n: Value | undefined) => {
      d.rotate(n === undefined ? 1 : asSize(vm, n));
      return None;
    }),
    native('insert', '(self, index, value, /)', insert),
    barrier('remove', '(self, value, /)', (vm, d: PyDeque, v: Value) => {
      const i = find(vm, d, v, 0, d.length, () => indexError(vm, 'deque mutated during iteration'));
      if (i < 0) throw valueError(vm, `${reprText(vm, v)} is not in deque`);
      removeAt(d, i);
      return None;
    }),
    barrier(
      'index',
      '(self, value, start=0, stop=9223372036854775807, /)',
      (vm, d: PyDeque, v: Value, start: Value | undefined, stop: Value | undefined) => {
        const i = find(vm, d, v, bound(vm, start, d.length, 0), bound(vm, stop, d.length, d.length), mutated(vm));
        if (i < 0) throw valueError(vm, `${reprText(vm, v)} is not in deque`);
        return i;
      },
    ),
    barrier('count', '(self, value, /)', (vm, d: PyDeque, v: Value) => {
      let n = 0;
      for (let i = find(vm, d, v, 0, d.length, mutated(vm)); i >= 0; i = find(vm, d, v, i + 1, d.length, mutated(vm))) n++;
      return n;
    }),
    barrier('copy', '(self, /)', copyDeque),
    barrier('__copy__', '(self, /)', copyDeque),
    barrier('__reduce__', '(self, /)', reduce),
    native('__sizeof__', '(self, /)', (_vm, d: PyDeque) => 208 + 8 * d.length),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { maxlen: { get: (_vm, d: PyDeque) => (d.maxlen < 0 ? None : d.maxlen) } },
  hasDict: false,
  entries: () => ({ __hash__: None }),
};
