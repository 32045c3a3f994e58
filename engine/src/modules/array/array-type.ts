/** The class `array.array` and its iterator. */
import { getAttribute } from '../../objects/attribute.js';
import { classOf, strValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { bytesOf } from '../../objects/codecs.js';
import { compareSequences, sameOrEqual, type CompareOperator } from '../../objects/compare.js';
import { asSize } from '../../objects/convert.js';
import { indexError, makeError, typeError, valueError } from '../../objects/errors.js';
import { forEach } from '../../objects/iterate.js';
import { PyIterator } from '../../objects/iterator.js';
import { resolveIndex } from '../../objects/iterators.js';
import { barrier, native, type NativeSpec } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { sliceIndices } from '../../objects/slices.js';
import { reprText } from '../../objects/text.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { ITERATOR_METHODS } from '../../objects/types/iterator-types.js';
import { None, NotImplemented, PyAstral, PyBytes, PyList, PySlice, type Value } from '../../objects/value.js';
import { codePoints, type Vm } from '../../objects/vm.js';
import { CLASS_GETITEM, moduleType } from '../module-spec.js';
import { PyArray } from './array-object.js';
import { itemCode, TYPE_CODES, type ItemCode } from './item-codes.js';

// ---- making ----

const BAD_CODE = `bad typecode (must be ${[...TYPE_CODES]
  .filter(c => c !== 'w')
  .slice(0, -1)
  .join(', ')} or ${TYPE_CODES.at(-1)})`;

function newArray(vm: Vm, cls: PyClass, typecode: Value, initializer: Value | undefined): Value {
  const code = strValue(typecode);
  if (code === undefined) throw typeError(vm, `array() argument 1 must be a unicode character, not ${classOf(vm, typecode).name}`);
  const item = typeof code === 'string' ? itemCode(code) : undefined;
  if (item === undefined) throw valueError(vm, BAD_CODE);
  const a = new PyArray(cls.rootShape, item);
  if (initializer !== undefined) fill(vm, a, initializer);
  return a;
}

function fill(vm: Vm, a: PyArray, v: Value): void {
  const isText = 'uw'.includes(a.item.code);
  const text = strValue(v);
  if (text !== undefined) {
    if (!isText) throw typeError(vm, `cannot use a str to initialize an array with typecode '${a.item.code}'`);
    return addText(a, text);
  }
  if (v instanceof PyArray && isText !== 'uw'.includes(v.item.code))
    throw typeError(vm, `cannot use a unicode array to initialize an array with typecode '${a.item.code}'`);
  if (v instanceof PyBytes || classOf(vm, v).isSubclassOf(vm.types.bytearray)) return addBytes(vm, a, bytesOf(vm, v));
  if (v instanceof PyArray && v.item === a.item) return a.appendBytes(v.bytesView());
  forEach(vm, v, x => a.append(vm, x));
}

function addText(a: PyArray, text: string | PyAstral): void {
  const points = text instanceof PyAstral ? text.points : codePoints(text);
  a.appendBytes(new Uint8Array(Uint32Array.from(points).buffer));
}

function addBytes(vm: Vm, a: PyArray, data: Uint8Array): void {
  if (data.length % a.item.size !== 0) throw valueError(vm, 'bytes length not a multiple of item size');
  a.appendBytes(data);
}

/** A plain array with these bytes. */
function arrayOf(vm: Vm, item: ItemCode, data: Uint8Array): PyArray {
  const a = new PyArray(moduleType(vm, ARRAY).rootShape, item);
  a.appendBytes(data);
  return a;
}

const itemsOf = (vm: Vm, a: PyArray): Value[] => Array.from({ length: a.length }, (_, i) => a.at(vm, i));

// ---- items and slices ----

function position(vm: Vm, a: PyArray, key: Value, what: string): number {
  if (typeof key !== 'number' && classOf(vm, key).find('__index__') === undefined) throw typeError(vm, 'array indices must be integers');
  const i = resolveIndex(vm, key, a.length);
  if (i < 0) throw indexError(vm, `array ${what}index out of range`);
  return i;
}

function getItem(vm: Vm, a: PyArray, key: Value): Value {
  return key instanceof PySlice ? arrayOf(vm, a.item, selected(vm, a, key)) : a.at(vm, position(vm, a, key, ''));
}

function selected(vm: Vm, a: PyArray, key: PySlice): Uint8Array {
  const s = sliceIndices(vm, key, a.length);
  const { size } = a.item;
  const memory = a.bytesView();
  const out = new Uint8Array(s.count * size);
  for (let i = 0; i < s.count; i++) out.set(memory.subarray((s.start + i * s.step) * size, (s.start + i * s.step + 1) * size), i * size);
  return out;
}

function setItem(vm: Vm, a: PyArray, key: Value, v: Value): Value {
  if (key instanceof PySlice) setSlice(vm, a, key, v);
  else a.put(vm, position(vm, a, key, 'assignment '), v);
  return None;
}

function sameKind(vm: Vm, a: PyArray, v: Value, action: string): PyArray {
  if (!(v instanceof PyArray))
    throw typeError(vm, `can only ${action} array (not "${classOf(vm, v).name}")${action === 'append' ? ' to array' : ' to array slice'}`);
  if (v.item !== a.item) throw typeError(vm, 'bad argument type for built-in operation');
  return v;
}

function setSlice(vm: Vm, a: PyArray, key: PySlice, v: Value): void {
  const data = sameKind(vm, a, v, 'assign').bytesView().slice();
  const s = sliceIndices(vm, key, a.length);
  const { size } = a.item;
  if (s.step === 1) return a.splice(s.start, Math.max(0, s.stop - s.start), data);
  if (data.length !== s.count * size)
    throw valueError(vm, `attempt to assign array of size ${data.length / size} to extended slice of size ${s.count}`);
  const memory = a.bytesView();
  for (let i = 0; i < s.count; i++) memory.set(data.subarray(i * size, (i + 1) * size), (s.start + i * s.step) * size);
}

function deleteItem(vm: Vm, a: PyArray, key: Value): Value {
  if (!(key instanceof PySlice)) a.splice(position(vm, a, key, 'assignment '), 1, new Uint8Array(0));
  else {
    const s = sliceIndices(vm, key, a.length);
    const gone = new Set(Array.from({ length: s.count }, (_, i) => s.start + i * s.step));
    const { size } = a.item;
    const kept = a.bytesView().filter((_, i) => !gone.has(Math.floor(i / size)));
    a.assignBytes(kept);
  }
  return None;
}

function repeat(vm: Vm, a: PyArray, by: Value): Uint8Array {
  const n = Math.max(0, asSize(vm, by));
  const data = a.bytesView();
  if (data.length * n > 2 ** 31) throw makeError(vm, 'MemoryError', null);
  const out = new Uint8Array(data.length * n);
  for (let i = 0; i < n; i++) out.set(data, i * data.length);
  return out;
}

// ---- methods ----

function extend(vm: Vm, a: PyArray, v: Value): Value {
  if (v instanceof PyArray) {
    if (v.item !== a.item) throw typeError(vm, 'can only extend with array of same kind');
    a.appendBytes(v.bytesView());
  } else forEach(vm, v, x => a.append(vm, x));
  return None;
}

function find(vm: Vm, a: PyArray, v: Value, start: number, stop: number): number {
  for (let i = start; i < Math.min(stop, a.length); i++) if (sameOrEqual(vm, a.at(vm, i), v)) return i;
  return -1;
}

function bound(vm: Vm, a: PyArray, v: Value | undefined, missing: number): number {
  if (v === undefined) return missing;
  const i = asSize(vm, v);
  return i < 0 ? Math.max(0, i + a.length) : i;
}

function insert(vm: Vm, a: PyArray, index: Value, v: Value): Value {
  const one = new PyArray(a.shape, a.item);
  one.append(vm, v);
  const i = asSize(vm, index);
  a.splice(i < 0 ? Math.max(0, i + a.length) : Math.min(i, a.length), 0, one.bytesView());
  return None;
}

function removeAt(vm: Vm, a: PyArray, i: number): Value {
  const v = a.at(vm, i);
  a.splice(i, 1, new Uint8Array(0));
  return v;
}

function byteswap(a: PyArray): Value {
  const memory = a.bytesView();
  const { size } = a.item;
  for (let at = 0; at < memory.length; at += size) memory.subarray(at, at + size).reverse();
  return None;
}

function toUnicode(vm: Vm, a: PyArray): Value {
  if (!'uw'.includes(a.item.code)) throw valueError(vm, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
  const points = new Uint32Array(a.bytesView().slice().buffer);
  if (points.some(p => p > 0x10ffff)) throw valueError(vm, 'character is not in range [U+0000; U+10ffff]');
  return vm.textFromPoints(points);
}

function readItems(vm: Vm, a: PyArray, file: Value, count: Value): Value {
  const n = asSize(vm, count);
  if (n < 0) throw valueError(vm, 'negative count');
  const data = vm.call(getAttribute(vm, file, 'read'), n * a.item.size);
  if (!(data instanceof PyBytes)) throw typeError(vm, "read() didn't return bytes");
  addBytes(vm, a, data.data);
  if (data.data.length !== n * a.item.size) throw makeError(vm, 'EOFError', 'read() returned not enough bytes');
  return None;
}

function show(vm: Vm, a: PyArray): Value {
  const { name } = a.shape.cls;
  if (a.length === 0) return `${name}('${a.item.code}')`;
  const body = 'uw'.includes(a.item.code)
    ? reprText(vm, toUnicode(vm, a))
    : `[${itemsOf(vm, a)
        .map(v => reprText(vm, v))
        .join(', ')}]`;
  return vm.text(`${name}('${a.item.code}', ${body})`);
}

/** Protocols below 3 have no bytes, so items go as a list; later ones take memory as it is. */
function reduceEx(vm: Vm, a: PyArray, protocol: Value): Value {
  const dict = a.dict ?? None;
  if (asSize(vm, protocol) < 3) {
    const items = 'uw'.includes(a.item.code) ? toUnicode(vm, a) : vm.list(itemsOf(vm, a));
    return vm.tuple([a.shape.cls, vm.tuple([a.item.code, items]), dict]);
  }
  const rebuild = getAttribute(vm, vm.modules.getStr('array')!, '_array_reconstructor');
  return vm.tuple([rebuild, vm.tuple([a.shape.cls, a.item.code, a.item.machineFormat, vm.bytes(a.bytesView().slice())]), dict]);
}

const returningNone = (name: string, signature: string, f: (vm: Vm, a: PyArray, v: Value) => void): NativeSpec =>
  barrier(name, signature, (vm, a: PyArray, v: Value) => {
    f(vm, a, v);
    return None;
  });

const COMPARISONS = (
  [
    ['__eq__', '=='],
    ['__ne__', '!='],
    ['__lt__', '<'],
    ['__le__', '<='],
    ['__gt__', '>'],
    ['__ge__', '>='],
  ] as const
).map(([name, op]) =>
  barrier(name, '(self, value, /)', (vm, a: PyArray, o: Value) =>
    o instanceof PyArray ? compareSequences(vm, op as CompareOperator, itemsOf(vm, a), itemsOf(vm, o)) : NotImplemented,
  ),
);

// ---- the iterator ----

class ArrayIterator extends PyIterator {
  private index = 0;
  constructor(
    override shape: Shape,
    private array: PyArray | null,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    const a = this.array;
    if (a === null) return undefined;
    if (this.index < a.length) return a.at(vm, this.index++);
    this.array = null;
    return undefined;
  }
  override lengthHint(): number {
    return this.array === null ? 0 : Math.max(0, this.array.length - this.index);
  }
  reduce(vm: Vm): Value {
    const iter = vm.builtins.dict.getStr('iter')!;
    return this.array === null ? vm.tuple([iter, vm.tuple([vm.emptyTuple])]) : vm.tuple([iter, vm.tuple([this.array]), this.index]);
  }
  setState(vm: Vm, state: Value): Value {
    if (this.array !== null) this.index = Math.min(Math.max(0, asSize(vm, state)), this.array.length);
    return None;
  }
}

export const ARRAY_ITERATOR: TypeSpec = {
  name: 'arrayiterator',
  module: 'array',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...ITERATOR_METHODS,
    native('__reduce__', '(self, /)', (vm, it: ArrayIterator) => it.reduce(vm)),
    native('__setstate__', '(self, state, /)', (vm, it: ArrayIterator, state: Value) => it.setState(vm, state)),
  ],
};

export const ARRAY: TypeSpec = {
  name: 'array',
  module: 'array',
  layout: 'native',
  hasDict: false,
  doc: 'array(typecode [, initializer]) -> array',
  create: barrier('__new__', '(cls, typecode, initializer=(), /, *args, **kwargs)', newArray),
  methods: [
    native('__len__', '(self, /)', (_vm, a: PyArray) => a.length),
    native('__iter__', '(self, /)', (vm, a: PyArray) => new ArrayIterator(moduleType(vm, ARRAY_ITERATOR).rootShape, a)),
    native('__getitem__', '(self, key, /)', getItem),
    barrier('__setitem__', '(self, key, value, /)', setItem),
    native('__delitem__', '(self, key, /)', deleteItem),
    barrier('__contains__', '(self, key, /)', (vm, a: PyArray, v: Value) => find(vm, a, v, 0, a.length) >= 0),
    native('__add__', '(self, value, /)', (vm, a: PyArray, o: Value) => {
      const sum = arrayOf(vm, a.item, a.bytesView());
      sum.appendBytes(sameKind(vm, a, o, 'append').bytesView());
      return sum;
    }),
    barrier('__iadd__', '(self, value, /)', (vm, a: PyArray, o: Value) => {
      if (!(o instanceof PyArray)) throw typeError(vm, `can only extend with array (not "${classOf(vm, o).name}")`);
      extend(vm, a, o);
      return a;
    }),
    native('__mul__', '(self, value, /)', (vm, a: PyArray, by: Value) =>
      classOf(vm, by).find('__index__') === undefined ? NotImplemented : arrayOf(vm, a.item, repeat(vm, a, by)),
    ),
    native('__rmul__', '(self, value, /)', (vm, a: PyArray, by: Value) =>
      classOf(vm, by).find('__index__') === undefined ? NotImplemented : arrayOf(vm, a.item, repeat(vm, a, by)),
    ),
    native('__imul__', '(self, value, /)', (vm, a: PyArray, by: Value) => {
      if (classOf(vm, by).find('__index__') === undefined) return NotImplemented;
      a.assignBytes(repeat(vm, a, by));
      return a;
    }),
    ...COMPARISONS,
    barrier('__repr__', '(self, /)', show),
    returningNone('append', '(self, v, /)', (vm, a, v) => a.append(vm, v)),
    barrier('extend', '(self, bb, /)', extend),
    barrier('insert', '(self, i, v, /)', insert),
    native('pop', '(self, i=-1, /)', (vm, a: PyArray, index: Value | undefined) => {
      if (a.length === 0) throw indexError(vm, 'pop from empty array');
      const i = resolveIndex(vm, index ?? -1, a.length);
      if (i < 0) throw indexError(vm, 'pop index out of range');
      return removeAt(vm, a, i);
    }),
    returningNone('remove', '(self, v, /)', (vm, a, v) => {
      const i = find(vm, a, v, 0, a.length);
      if (i < 0) throw valueError(vm, 'array.remove(x): x not in array');
      removeAt(vm, a, i);
    }),
    barrier(
      'index',
      '(self, v, start=0, stop=9223372036854775807, /)',
      (vm, a: PyArray, v: Value, start: Value | undefined, stop: Value | undefined) => {
        const i = find(vm, a, v, bound(vm, a, start, 0), bound(vm, a, stop, Infinity));
        if (i < 0) throw valueError(vm, 'array.index(x): x not in array');
        return i;
      },
    ),
    barrier('count', '(self, v, /)', (vm, a: PyArray, v: Value) => itemsOf(vm, a).filter(x => sameOrEqual(vm, x, v)).length),
    native('reverse', '(self, /)', (_vm, a: PyArray) => {
      const memory = a.bytesView();
      memory.reverse();
      return byteswap(a);
    }),
    native('byteswap', '(self, /)', (_vm, a: PyArray) => byteswap(a)),
    native('buffer_info', '(self, /)', (vm, a: PyArray) => vm.tuple([vm.id(a), a.length])),
    native('tobytes', '(self, /)', (vm, a: PyArray) => vm.bytes(a.bytesView().slice())),
    returningNone('frombytes', '(self, buffer, /)', (vm, a, v) => addBytes(vm, a, bytesOf(vm, v))),
    barrier('tofile', '(self, f, /)', (vm, a: PyArray, file: Value) => {
      vm.call(getAttribute(vm, file, 'write'), vm.bytes(a.bytesView().slice()));
      return None;
    }),
    barrier('fromfile', '(self, f, n, /)', readItems),
    native('tolist', '(self, /)', (vm, a: PyArray) => vm.list(itemsOf(vm, a))),
    returningNone('fromlist', '(self, list, /)', (vm, a, v) => {
      if (!(v instanceof PyList)) throw typeError(vm, 'arg must be list');
      const added = new PyArray(a.shape, a.item);
      for (const x of [...v.items]) added.append(vm, x);
      a.appendBytes(added.bytesView());
    }),
    native('tounicode', '(self, /)', toUnicode),
    returningNone('fromunicode', '(self, ustr, /)', (vm, a, v) => {
      const text = strValue(v);
      if (text === undefined) throw typeError(vm, `fromunicode() argument must be str, not ${classOf(vm, v).name}`);
      if (!'uw'.includes(a.item.code)) throw valueError(vm, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
      addText(a, text);
    }),
    native('clear', '(self, /)', (_vm, a: PyArray) => {
      a.assignBytes(new Uint8Array(0));
      return None;
    }),
    native('__copy__', '(self, /)', (vm, a: PyArray) => arrayOf(vm, a.item, a.bytesView())),
    native('__deepcopy__', '(self, memo, /)', (vm, a: PyArray) => arrayOf(vm, a.item, a.bytesView())),
    native('__reduce_ex__', '(self, value, /)', reduceEx),
    native('__sizeof__', '(self, /)', (_vm, a: PyArray) => 64 + a.bytesView().length),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    typecode: { get: (_vm, a: PyArray) => a.item.code },
    itemsize: { get: (_vm, a: PyArray) => a.item.size },
  },
  entries: () => ({ __hash__: None }),
};
