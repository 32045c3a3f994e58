/**
 * `set` and `frozenset`: their methods, operators and iterators. Their table is in set.ts of the layer above.
 */
import { CLASS_GETITEM } from '../generic-class.js';
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { richEquals } from '../compare.js';
import { PyDict } from '../dict.js';
import { keyError, runtimeError, typeError } from '../errors.js';
import { hashOf } from '../hash.js';
import { collect, forEach } from '../iterate.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { reprGuard } from '../repr-guard.js';
import { PySet } from '../set.js';
import type { Shape } from '../shape.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyList, PyObjectWithDict, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { normalizeInt } from '../../util/int-math.js';

export class SetIterator extends PyIterator {
  private at = 0;
  private readonly size: number;
  constructor(
    override shape: Shape,
    private set: PySet | null,
  ) {
    super();
    this.size = set!.used;
  }
  next(vm: Vm): Value | undefined {
    const s = this.set;
    if (s === null) return undefined;
    if (s.used !== this.size) {
      this.set = null;
      throw runtimeError(vm, 'Set changed size during iteration');
    }
    while (this.at < s.table.length) {
      const v = s.entryAt(this.at++);
      if (v !== undefined) return v;
    }
    this.set = null;
    return undefined;
  }
  /** What is left, as a list: sets keep no places. */
  override form(vm: Vm): IteratorForm {
    const rest: Value[] = [];
    if (this.set !== null) {
      const copy = new SetIterator(this.shape, this.set);
      copy.at = this.at;
      for (let v = copy.next(vm); v !== undefined; v = copy.next(vm)) rest.push(v);
    }
    return { make: 'iter', args: [vm.list(rest)] };
  }
  override lengthHint(): number {
    return this.set === null ? 0 : this.size;
  }
}

export function makeSet(vm: Vm, items: Iterable<Value>, kind: 'set' | 'frozenset' = 'set'): PySet {
  const s = new PySet(vm.types[kind].rootShape, vm);
  for (const v of items) s.add(v);
  return s;
}

const isPlainDict = (vm: Vm, v: Value): v is PyDict => v instanceof PyDict && v.shape === vm.types.dict.rootShape;

function addAll(vm: Vm, s: PySet, source: Value): void {
  if (source instanceof PySet) s.merge(source);
  else if (isPlainDict(vm, source)) {
    s.reserve(source.used);
    for (const k of source.keyList()) s.add(k);
  } else if (source instanceof PyList && source.shape === vm.types.list.rootShape) {
    // `__eq__` of a member may change the list
    for (let i = 0; i < source.items.length; i++) s.add(source.items[i]);
  } else forEach(vm, source, v => void s.add(v));
}

/** The set a method’s argument stands for; a set itself is not copied. */
function asSet(vm: Vm, v: Value): PySet {
  if (v instanceof PySet) return v;
  const s = new PySet(vm.types.set.rootShape, vm);
  addAll(vm, s, v);
  return s;
}

/** A set as a key of another set is looked up as a frozenset. */
function lookupKey(vm: Vm, v: Value): Value {
  const unhashable = v instanceof PySet && v.shape.cls.find('__hash__') === vm.none;
  return unhashable ? copyAs(vm, v, vm.types.frozenset) : v;
}

function copyAs(vm: Vm, s: PySet, cls: PyClass): PySet {
  const c = new PySet(cls.rootShape, vm);
  c.merge(s);
  return c;
}

/** The class of an operator’s result: the builtin base of the left operand. */
function resultClass(vm: Vm, s: PySet): PyClass {
  return s.shape.cls.isSubclassOf(vm.types.set) ? vm.types.set : vm.types.frozenset;
}

// In what order CPython looks at members and adds them says in what order a set is iterated over later.

type Combine = (vm: Vm, a: PySet, b: Value, cls: PyClass) => PySet;

const union: Combine = (vm, a, b, cls) => {
  const r = copyAs(vm, a, cls);
  if (a !== b) addAll(vm, r, b);
  return r;
};
const intersection: Combine = (vm, a, b, cls) => {
  const r = new PySet(cls.rootShape, vm);
  if (b instanceof PySet) {
    const [small, large] = b.used > a.used ? [a, b] : [b, a];
    for (const v of small.members()) if (large.has(v)) r.add(v);
    return r;
  }
  forEach(vm, b, v => {
    if (a.has(v)) r.add(v);
    return r.used > 0 && r.used >= a.used;
  });
  return r;
};
const difference: Combine = (vm, a, b, cls) => {
  const size = b instanceof PySet || isPlainDict(vm, b) ? b.used : Infinity;
  if (!(b instanceof PySet || isPlainDict(vm, b)) || a.used >> 2 > size) {
    const r = copyAs(vm, a, cls);
    subtract(vm, r, b);
    return r;
  }
  const r = new PySet(cls.rootShape, vm);
  for (const v of a.members()) if (b instanceof PySet ? !b.has(v) : b.find(v) < 0) r.add(v);
  return r;
};
const symmetric: Combine = (vm, a, b, cls) => {
  const r = new PySet(cls.rootShape, vm);
  addAll(vm, r, b);
  toggle(r, a.members());
  return r;
};

/** Keys leave `s` where they are in it and enter it where they are not. */
function toggle(s: PySet, keys: readonly Value[]): void {
  for (const v of keys) if (!s.remove(v)) s.add(v);
}

function subtract(vm: Vm, s: PySet, o: Value): void {
  if (o === s) return s.clear();
  if (o instanceof PySet) for (const v of (o.used >> 3 > s.used ? intersection(vm, s, o, vm.types.set) : o).members()) s.remove(v);
  else forEach(vm, o, v => void s.remove(v));
  s.sweep();
}

/** What an updating method does to the set itself, so that its table stays as CPython's. */
function combineInto(vm: Vm, s: PySet, o: Value, combine: Combine): void {
  if (combine === union) addAll(vm, s, o);
  else if (combine === difference) subtract(vm, s, o);
  else if (combine === intersection) s.become(intersection(vm, s, o, vm.types.set));
  else if (o === s) s.clear();
  else toggle(s, isPlainDict(vm, o) ? o.keyList() : asSet(vm, o).members());
}

function operator(name: string, combine: Combine): readonly NativeSpec[] {
  return [
    barrier(`__${name}__`, '(self, value, /)', (vm, a: PySet, b: Value) =>
      b instanceof PySet ? combine(vm, a, b, resultClass(vm, a)) : NotImplemented,
    ),
    barrier(`__r${name}__`, '(self, value, /)', (vm, b: PySet, a: Value) =>
      a instanceof PySet ? combine(vm, a, b, resultClass(vm, a)) : NotImplemented,
    ),
  ];
}

function combined(vm: Vm, s: PySet, others: readonly Value[], combine: Combine): PySet {
  const cls = resultClass(vm, s);
  if (others.length === 0) return copyAs(vm, s, cls);
  let r = combine(vm, s, others[0], cls);
  for (const o of others.slice(1)) {
    if (combine === intersection) r = intersection(vm, r, o, cls);
    else combineInto(vm, r, o, combine);
  }
  return r;
}

function method(name: string, combine: Combine): NativeSpec {
  return barrier(name, '(self, /, *others)', (vm, s: PySet, others: readonly Value[]) => combined(vm, s, others, combine));
}

const isSubset = (a: PySet, b: PySet): boolean => a.used <= b.used && a.members().every(v => b.has(v));

const comparison = (name: string, test: (a: PySet, b: PySet) => boolean): NativeSpec =>
  barrier(name, '(self, value, /)', (_vm, a: PySet, b: Value) => (b instanceof PySet ? test(a, b) : NotImplemented));

function setRepr(vm: Vm, s: PySet): Value {
  const name = s.shape.cls.name;
  if (s.used === 0) return vm.text(`${name}()`);
  return reprGuard(vm, s, `${name}(...)`, () => {
    const inner = `{${s
      .members()
      .map(v => reprText(vm, v))
      .join(', ')}}`;
    return s.shape.cls === vm.types.set ? inner : `${name}(${inner})`;
  });
}

/** CPython's frozenset hash. */
function frozenHash(_vm: Vm, s: PySet): Value {
  if (s.hash !== null) return s.hash;
  const M = (1n << 64n) - 1n;
  let h = 0n;
  for (let i = 0; i < s.table.length; i++) {
    if (s.entryAt(i) === undefined) continue;
    const x = BigInt.asUintN(64, BigInt(s.hashAt(i)));
    h ^= ((x ^ 89869747n ^ ((x << 16n) & M)) * 3644798167n) & M;
  }
  h ^= (BigInt(s.used + 1) * 1927868237n) & M;
  h ^= (h >> 11n) ^ (h >> 25n);
  h = (h * 69069n + 907133923n) & M;
  if (h === M) h = 590923713n;
  return (s.hash = normalizeInt(BigInt.asIntN(64, h)));
}

const SHARED: readonly NativeSpec[] = [
  barrier('__repr__', '(self, /)', setRepr),
  native('__len__', '(self, /)', (_vm, s: PySet) => s.used),
  native('__iter__', '(self, /)', (vm, s: PySet) => new SetIterator(vm.types.set_iterator.rootShape, s)),
  barrier('__contains__', '(self, key, /)', (vm, s: PySet, key: Value) => s.has(lookupKey(vm, key))),
  ...operator('or', union),
  ...operator('and', intersection),
  ...operator('sub', difference),
  ...operator('xor', symmetric),
  comparison('__eq__', (a, b) => a.used === b.used && isSubset(a, b)),
  comparison('__ne__', (a, b) => !(a.used === b.used && isSubset(a, b))),
  comparison('__le__', isSubset),
  comparison('__lt__', (a, b) => a.used < b.used && isSubset(a, b)),
  comparison('__ge__', (a, b) => isSubset(b, a)),
  comparison('__gt__', (a, b) => b.used < a.used && isSubset(b, a)),
  method('union', union),
  method('intersection', intersection),
  method('difference', difference),
  barrier('symmetric_difference', '(self, other, /)', (vm, s: PySet, o: Value) => symmetric(vm, s, o, resultClass(vm, s))),
  barrier('issubset', '(self, other, /)', (vm, s: PySet, o: Value) => isSubset(s, asSet(vm, o))),
  barrier('issuperset', '(self, other, /)', (vm, s: PySet, o: Value) => isSubset(asSet(vm, o), s)),
  barrier('isdisjoint', '(self, other, /)', (vm, s: PySet, o: Value) => !collect(vm, o).some(v => s.has(v))),
  native('__reduce__', '(self, /)', (vm, s: PySet) => vm.tuple([s.shape.cls, vm.tuple([vm.list(s.members())]), s.dict ?? None])),
  native('__sizeof__', '(self, /)', (_vm, s: PySet) => 200 + 16 * s.table.length),
];

function updater(name: string, signature: string, combine: Combine): NativeSpec {
  return barrier(name, signature, (vm, s: PySet, others: Value | readonly Value[]) => {
    for (const o of Array.isArray(others) ? (others as readonly Value[]) : [others as Value]) combineInto(vm, s, o, combine);
    return None;
  });
}

function inplace(name: string, combine: Combine): NativeSpec {
  return barrier(`__i${name}__`, '(self, value, /)', (vm, s: PySet, o: Value) => {
    if (!(o instanceof PySet)) return NotImplemented;
    combineInto(vm, s, o, combine);
    return s;
  });
}

export const SET: TypeSpec = {
  name: 'set',
  layout: 'set',
  hasDict: false,
  doc: 'Build an unordered collection of unique elements.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass) => new PySet(cls.rootShape, vm)),
  methods: [
    barrier('__init__', '(self, iterable=(), /)', (vm, s: PySet, source: Value | undefined) => {
      s.clear();
      if (source !== undefined) addAll(vm, s, source);
      return None;
    }),
    ...SHARED,
    inplace('or', union),
    inplace('and', intersection),
    inplace('sub', difference),
    inplace('xor', symmetric),
    barrier('add', '(self, object, /)', (_vm, s: PySet, v: Value) => {
      s.add(v);
      return None;
    }),
    barrier('discard', '(self, object, /)', (vm, s: PySet, v: Value) => {
      s.remove(lookupKey(vm, v));
      return None;
    }),
    barrier('remove', '(self, object, /)', (vm, s: PySet, v: Value) => {
      if (!s.remove(lookupKey(vm, v))) throw keyError(vm, v);
      return None;
    }),
    native('pop', '(self, /)', (vm, s: PySet) => {
      const v = s.pop();
      if (v === undefined) throw keyError(vm, 'pop from an empty set');
      return v;
    }),
    native('clear', '(self, /)', (_vm, s: PySet) => {
      s.clear();
      return None;
    }),
    native('copy', '(self, /)', (vm, s: PySet) => copyAs(vm, s, resultClass(vm, s))),
    barrier('update', '(self, /, *others)', (vm, s: PySet, others: readonly Value[]) => {
      for (const o of Array.isArray(others) ? others : [others as unknown as Value]) addAll(vm, s, o);
      return None;
    }),
    barrier('intersection_update', '(self, /, *others)', (vm, s: PySet, others: readonly Value[]) => {
      s.become(combined(vm, s, others, intersection));
      return None;
    }),
    updater('difference_update', '(self, /, *others)', difference),
    updater('symmetric_difference_update', '(self, other, /)', symmetric),
  ],
  classMethods: [CLASS_GETITEM],
  entries: () => ({ __hash__: None }),
};

export const FROZENSET: TypeSpec = {
  name: 'frozenset',
  layout: 'set',
  hasDict: false,
  doc: 'Build an immutable unordered collection of unique elements.',
  create: barrier('__new__', '(cls, iterable=(), /)', (vm, cls: PyClass, source: Value | undefined) => {
    if (cls === vm.types.frozenset && source instanceof PySet && source.shape === cls.rootShape) return source;
    const s = new PySet(cls.rootShape, vm);
    if (source !== undefined) addAll(vm, s, source);
    return s;
  }),
  methods: [
    ...SHARED,
    native('__hash__', '(self, /)', frozenHash),
    native('copy', '(self, /)', (vm, s: PySet) => (s.shape === vm.types.frozenset.rootShape ? s : copyAs(vm, s, vm.types.frozenset))),
  ],
  classMethods: [CLASS_GETITEM],
};

export { classOf, typeError };
