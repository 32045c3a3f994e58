/** `bytearray`: bytes in a buffer that grows. What it shares with bytes: bytes-methods.ts. */
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asSize } from '../convert.js';
import { bytesOf } from '../codecs.js';
import { indexError, typeError, valueError } from '../errors.js';
import { collect } from '../iterate.js';
import { resolveIndex } from '../iterators.js';
import { barrier, native, type NativeSpec } from '../native.js';
import type { Shape } from '../shape.js';
import { sliceIndices } from '../slices.js';
import type { TypeSpec } from '../type-spec.js';
import { None, PyObjectWithDict, PySlice, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { reprBytes } from '../../util/repr-text.js';
import { fromLatin } from '../../util/latin-text.js';
import { byteValue, commonMethods, concatBytes, isBytesLike, makeTrans, repeatBytes, requireIndex } from './bytes-methods.js';
import { BytesIterator, bytesFrom, hexArgument } from './bytes.js';

export class PyByteArray extends PyObjectWithDict {
  private buffer: Uint8Array;
  private used: number;
  constructor(
    override shape: Shape,
    data: Uint8Array,
  ) {
    super();
    this.buffer = data;
    this.used = data.length;
  }

  get length(): number {
    return this.used;
  }

  /** The memory itself: writes go through. Valid until the next change of length. */
  bytesView(): Uint8Array {
    return this.buffer.length === this.used ? this.buffer : this.buffer.subarray(0, this.used);
  }

  replaceAll(data: Uint8Array): void {
    this.buffer = data;
    this.used = data.length;
  }

  push(byte: number): void {
    if (this.used === this.buffer.length) {
      const grown = new Uint8Array(this.used + (this.used >> 1) + 8);
      grown.set(this.buffer);
      this.buffer = grown;
    }
    this.buffer[this.used++] = byte;
  }

  /** view[start:stop] = by. */
  splice(start: number, stop: number, by: Uint8Array): void {
    const view = this.bytesView();
    if (by.length === stop - start) view.set(by, start);
    else this.replaceAll(concatBytes([view.subarray(0, start), by, view.subarray(stop)]));
  }

  removeAt(i: number): number {
    const byte = this.buffer[i];
    this.buffer.copyWithin(i, i + 1, this.used);
    this.used--;
    return byte;
  }
}

/** The data of bytes-like objects and of iterables of ints; a copy. */
function dataOf(vm: Vm, v: Value): Uint8Array {
  return isBytesLike(v) ? bytesOf(vm, v).slice() : Uint8Array.from(collect(vm, v), b => byteValue(vm, b));
}

function setItem(vm: Vm, b: PyByteArray, key: Value, value: Value): Value {
  if (key instanceof PySlice) return setSlice(vm, b, key, value);
  requireIndex(vm, key, 'bytearray');
  const i = resolveIndex(vm, key, b.length);
  if (i < 0) throw indexError(vm, 'bytearray index out of range');
  b.bytesView()[i] = byteValue(vm, value);
  return None;
}

function setSlice(vm: Vm, b: PyByteArray, key: PySlice, value: Value): Value {
  if (typeof value === 'number' || typeof value === 'string')
    throw typeError(vm, 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  const data = dataOf(vm, value);
  const s = sliceIndices(vm, key, b.length);
  if (s.step === 1) b.splice(s.start, Math.max(s.start, s.stop), data);
  else {
    if (data.length !== s.count)
      throw valueError(vm, `attempt to assign bytes of size ${data.length} to extended slice of size ${s.count}`);
    const view = b.bytesView();
    for (let i = 0, at = s.start; i < s.count; i++, at += s.step) view[at] = data[i];
  }
  return None;
}

function deleteItem(vm: Vm, b: PyByteArray, key: Value): Value {
  if (!(key instanceof PySlice)) {
    requireIndex(vm, key, 'bytearray');
    const i = resolveIndex(vm, key, b.length);
    if (i < 0) throw indexError(vm, 'bytearray index out of range');
    b.removeAt(i);
    return None;
  }
  const s = sliceIndices(vm, key, b.length);
  const doomed = new Set<number>();
  for (let i = 0, at = s.start; i < s.count; i++, at += s.step) doomed.add(at);
  b.replaceAll(b.bytesView().filter((_, i) => !doomed.has(i)));
  return None;
}

function extend(vm: Vm, b: PyByteArray, v: Value): void {
  if (!isBytesLike(v) && classOf(vm, v).find('__iter__') === undefined && classOf(vm, v).find('__getitem__') === undefined)
    throw typeError(vm, `can't extend bytearray with ${classOf(vm, v).name}`);
  if (typeof v === 'string') throw typeError(vm, `expected iterable of integers; got: 'str'`);
  b.splice(b.length, b.length, dataOf(vm, v));
}

function pop(vm: Vm, b: PyByteArray, index: Value | undefined): Value {
  if (b.length === 0) throw indexError(vm, 'pop from empty bytearray');
  const i = resolveIndex(vm, index ?? -1, b.length);
  if (i < 0) throw indexError(vm, 'pop index out of range');
  return b.removeAt(i);
}

function insert(vm: Vm, b: PyByteArray, index: Value, v: Value): Value {
  const i = asSize(vm, index);
  const at = Math.min(b.length, i < 0 ? Math.max(0, i + b.length) : i);
  b.splice(at, at, Uint8Array.of(byteValue(vm, v)));
  return None;
}

const MUTATORS: readonly NativeSpec[] = [
  barrier('__setitem__', '(self, key, value, /)', setItem),
  native('__delitem__', '(self, key, /)', deleteItem),
  native('__iadd__', '(self, value, /)', (vm, b: PyByteArray, o: Value) => {
    if (!isBytesLike(o)) throw typeError(vm, `can't concat ${classOf(vm, o).name} to bytearray`);
    b.splice(b.length, b.length, bytesOf(vm, o).slice());
    return b;
  }),
  native('__imul__', '(self, value, /)', (vm, b: PyByteArray, n: Value) => {
    b.replaceAll(repeatBytes(vm, b.bytesView(), n));
    return b;
  }),
  native('append', '(self, item, /)', (vm, b: PyByteArray, v: Value) => (b.push(byteValue(vm, v)), None)),
  barrier('extend', '(self, iterable_of_ints, /)', (vm, b: PyByteArray, v: Value) => (extend(vm, b, v), None)),
  native('insert', '(self, index, item, /)', insert),
  native('pop', '(self, index=-1, /)', pop),
  native('remove', '(self, value, /)', (vm, b: PyByteArray, v: Value) => {
    const i = b.bytesView().indexOf(byteValue(vm, v));
    if (i < 0) throw valueError(vm, 'value not found in bytearray');
    b.removeAt(i);
    return None;
  }),
  native('clear', '(self, /)', (_vm, b: PyByteArray) => (b.replaceAll(new Uint8Array(0)), None)),
  native('reverse', '(self, /)', (_vm, b: PyByteArray) => (b.bytesView().reverse(), None)),
];

const makeByteArray = (vm: Vm, source: Uint8Array | string): PyByteArray =>
  new PyByteArray(vm.types.bytearray.rootShape, typeof source === 'string' ? fromLatin(source) : source);

export const BYTEARRAY: TypeSpec = {
  name: 'bytearray',
  layout: 'bytearray',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyByteArray(cls.rootShape, new Uint8Array(0))),
  methods: [
    ...commonMethods(makeByteArray, 'bytearray'),
    barrier(
      '__init__',
      "(self, source=b'', encoding='utf-8', errors='strict')",
      (vm, b: PyByteArray, source: Value | undefined, encoding: Value | undefined, errors: Value | undefined) => {
        b.replaceAll(bytesFrom(vm, source, encoding, errors, 'bytearray').slice());
        return None;
      },
    ),
    native('__repr__', '(self, /)', (vm, b: PyByteArray) => `${classOf(vm, b).name}(${reprBytes(b.bytesView())})`),
    native(
      '__iter__',
      '(self, /)',
      (vm, b: PyByteArray) => new BytesIterator(vm.types.bytearray_iterator.rootShape, b, () => b.bytesView()),
    ),
    ...MUTATORS,
    native('copy', '(self, /)', (vm, b: PyByteArray) => makeByteArray(vm, b.bytesView().slice())),
    native('__alloc__', '(self, /)', (_vm, b: PyByteArray) => b.length + 1),
    native('__reduce__', '(self, /)', (vm, b: PyByteArray) =>
      vm.tuple([classOf(vm, b), vm.tuple(b.length === 0 ? [] : [vm.bytes(b.bytesView().slice())]), b.dict ?? None]),
    ),
    native('__sizeof__', '(self, /)', (_vm, b: PyByteArray) => 57 + b.length),
  ],
  classMethods: [
    native('fromhex', '(cls, string, /)', (vm, cls: PyClass, text: Value) =>
      cls === vm.types.bytearray ? makeByteArray(vm, hexArgument(vm, text)) : vm.call(cls, vm.bytes(hexArgument(vm, text))),
    ),
  ],
  staticMethods: [native('maketrans', '(frm, to, /)', makeTrans)],
  entries: () => ({ __hash__: None }),
};
