/** `list`. */
import { CLASS_GETITEM } from '../generic-class.js';
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compareLists, sameOrEqual } from '../compare.js';
import { asSize } from '../convert.js';
import { indexError, memoryError, typeError, valueError } from '../errors.js';
import { collect, MAX_ITEMS } from '../iterate.js';
import { ListIterator, resolveIndex } from '../iterators.js';
import { barrier, native } from '../native.js';
import { sliceIndices, sliceOf } from '../slices.js';
import { sortItems } from '../sorting.js';
import { reprText } from '../text.js';
import { truth } from '../truth.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyList, PySlice, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { ReversedIterator } from './reversed-iterator.js';
import { countOf, indexOf, repeatItems } from './tuple.js';
import { reprGuard } from '../repr-guard.js';
import { setSlice } from '../slice-assign.js';

const COMPARISONS = [
  ['__eq__', '=='],
  ['__ne__', '!='],
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
] as const;

function requireIndex(vm: Vm, key: Value): void {
  if (typeof key !== 'number' && classOf(vm, key).find('__index__') === undefined)
    throw typeError(vm, `list indices must be integers or slices, not ${classOf(vm, key).name}`);
}

function listGet(vm: Vm, l: PyList, key: Value): Value {
  if (key instanceof PySlice) return vm.list(sliceOf(vm, l.items, key.start, key.stop, key.step));
  requireIndex(vm, key);
  const i = resolveIndex(vm, key, l.items.length);
  if (i < 0) throw indexError(vm, 'list index out of range');
  return l.items[i];
}

function listSet(vm: Vm, l: PyList, key: Value, value: Value): Value {
  if (key instanceof PySlice) return setSlice(vm, l, key, value);
  requireIndex(vm, key);
  const i = resolveIndex(vm, key, l.items.length);
  if (i < 0) throw indexError(vm, 'list assignment index out of range');
  l.items[i] = value;
  return None;
}

function listDelete(vm: Vm, l: PyList, key: Value): Value {
  if (!(key instanceof PySlice)) {
    requireIndex(vm, key);
    const i = resolveIndex(vm, key, l.items.length);
    if (i < 0) throw indexError(vm, 'list assignment index out of range');
    l.items.splice(i, 1);
    return None;
  }
  const s = sliceIndices(vm, key, l.items.length);
  if (s.step === 1) l.items.splice(s.start, s.count);
  else {
    const doomed = new Set<number>();
    for (let i = 0, at = s.start; i < s.count; i++, at += s.step) doomed.add(at);
    l.items = l.items.filter((_, i) => !doomed.has(i));
  }
  return None;
}

/** So many are added at once only after a look at the limits: a loop of few such steps would not poll in time. */
const MANY_ITEMS = 100_000;

export function extendList(vm: Vm, l: PyList, iterable: Value): void {
  const items = collect(vm, iterable);
  const before = l.items.length;
  if (before + items.length > MAX_ITEMS) throw memoryError(vm, '');
  if (items.length > MANY_ITEMS) vm.interpreter.poll();
  // a list that is being sorted notices that it is given other items
  if (items.length === 0) return;
  if (before === 0) l.items = items;
  // all at once is faster where that does not copy much more than comes new
  else if (items.length * 4 > before) l.items = l.items.concat(items);
  else {
    const target = l.items;
    for (let i = 0; i < items.length; i++) target.push(items[i]);
  }
}

function sortList(vm: Vm, l: PyList, key: Value | undefined, reverse: Value | undefined): Value {
  const items = l.items;
  const empty: Value[] = [];
  l.items = empty;
  let sorted = items;
  try {
    sorted = sortItems(vm, items, key, reverse !== undefined && truth(vm, reverse));
  } finally {
    const modified = l.items !== empty || empty.length > 0;
    l.items = sorted;
    if (modified) throw valueError(vm, 'list modified during sort');
  }
  return None;
}

export const LIST: TypeSpec = {
  name: 'list',
  layout: 'list',
  hasDict: false,
  doc: 'Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyList(cls.rootShape, [])),
  methods: [
    barrier('__init__', '(self, iterable=(), /)', (vm, l: PyList, iterable: Value | undefined) => {
      l.items = iterable === undefined ? [] : collect(vm, iterable);
      return None;
    }),
    barrier('__repr__', '(self, /)', (vm, l: PyList) =>
      reprGuard(vm, l, '[...]', () => `[${l.items.map(i => reprText(vm, i)).join(', ')}]`),
    ),
    native('__len__', '(self, /)', (_vm, l: PyList) => l.items.length),
    native('__iter__', '(self, /)', (vm, l: PyList) => new ListIterator(vm.types.list_iterator.rootShape, l)),
    native(
      '__reversed__',
      '(self, /)',
      (vm, l: PyList) => new ReversedIterator(vm.types.list_reverseiterator.rootShape, l.items.length - 1, l, i => l.items[i]),
    ),
    native('__getitem__', '(self, index, /)', listGet),
    barrier('__setitem__', '(self, key, value, /)', listSet),
    native('__delitem__', '(self, key, /)', listDelete),
    barrier('__contains__', '(self, key, /)', (vm, l: PyList, key: Value) => {
      for (let i = 0; i < l.items.length; i++) if (sameOrEqual(vm, l.items[i], key)) return true;
      return false;
    }),
    native('__add__', '(self, value, /)', (vm, l: PyList, o: Value) =>
      o instanceof PyList ? vm.list(l.items.concat(o.items)) : NotImplemented,
    ),
    barrier('__iadd__', '(self, value, /)', (vm, l: PyList, o: Value) => {
      extendList(vm, l, o);
      return l;
    }),
    native('__mul__', '(self, value, /)', repeatList),
    native('__rmul__', '(self, value, /)', repeatList),
    native('__imul__', '(self, value, /)', (vm, l: PyList, n: Value) => {
      if (classOf(vm, n).find('__index__') === undefined) return NotImplemented;
      l.items = repeatItems(vm, l.items, n);
      return l;
    }),
    ...COMPARISONS.map(([name, op]) =>
      barrier(name, '(self, value, /)', (vm, l: PyList, o: Value) => (o instanceof PyList ? compareLists(vm, op, l, o) : NotImplemented)),
    ),
    native('append', '(self, object, /)', (vm, l: PyList, v: Value) => {
      if (l.items.push(v) > MAX_ITEMS) throw memoryError(vm, '');
      return None;
    }),
    barrier('extend', '(self, iterable, /)', (vm, l: PyList, v: Value) => {
      extendList(vm, l, v);
      return None;
    }),
    native('insert', '(self, index, object, /)', (vm, l: PyList, index: Value, v: Value) => {
      const i = asSize(vm, index);
      l.items.splice(i < 0 ? Math.max(0, i + l.items.length) : i, 0, v);
      return None;
    }),
    native('pop', '(self, index=-1, /)', (vm, l: PyList, index: Value | undefined) => {
      const wanted = index === undefined ? -1 : asSize(vm, index);
      if (l.items.length === 0) throw indexError(vm, 'pop from empty list');
      if (wanted === -1) return l.items.pop()!;
      const i = resolveIndex(vm, wanted, l.items.length);
      if (i < 0) throw indexError(vm, 'pop index out of range');
      return i === 0 ? l.items.shift()! : l.items.splice(i, 1)[0];
    }),
    barrier('remove', '(self, value, /)', (vm, l: PyList, v: Value) => {
      const i = indexOf(vm, l.items, v, undefined, undefined);
      if (i < 0) throw valueError(vm, 'list.remove(x): x not in list');
      l.items.splice(i, 1);
      return None;
    }),
    native('clear', '(self, /)', (_vm, l: PyList) => {
      l.items = [];
      return None;
    }),
    native('copy', '(self, /)', (vm, l: PyList) => vm.list(l.items.slice())),
    native('reverse', '(self, /)', (_vm, l: PyList) => {
      l.items.reverse();
      return None;
    }),
    barrier('sort', '(self, /, *, key=None, reverse=False)', sortList),
    barrier(
      'index',
      '(self, value, start=0, stop=9223372036854775807, /)',
      (vm, l: PyList, v: Value, start: Value | undefined, stop: Value | undefined) => {
        const i = indexOf(vm, l.items, v, start, stop);
        if (i < 0) throw valueError(vm, `${reprText(vm, v)} is not in list`);
        return i;
      },
    ),
    barrier('count', '(self, value, /)', (vm, l: PyList, v: Value) => countOf(vm, l.items, v)),
    native('__sizeof__', '(self, /)', (_vm, l: PyList) => 40 + 8 * l.items.length),
  ],
  classMethods: [CLASS_GETITEM],
  entries: () => ({ __hash__: None }),
};

function repeatList(vm: Vm, l: PyList, n: Value): Value {
  return classOf(vm, n).find('__index__') === undefined ? NotImplemented : vm.list(repeatItems(vm, l.items, n));
}
