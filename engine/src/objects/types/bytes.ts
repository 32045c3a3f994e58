/** `bytes`: the methods that ordinary programs use. */
import { classOf, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asIndex, asSize } from '../convert.js';
import { bytesOf, decodeBytes, encodeText } from '../codecs.js';
import { indexError, memoryError, typeError, valueError } from '../errors.js';
import { collect } from '../iterate.js';
import { PyIterator } from '../iterator.js';
import { resolveIndex } from '../iterators.js';
import { barrier, native, type NativeSpec } from '../native.js';
import type { Shape } from '../shape.js';
import { pick, sliceIndices } from '../slices.js';
import { hashBytes } from '../string-hash.js';
import type { TypeSpec } from '../type-spec.js';
import { NotImplemented, PyBytes, PySlice, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { reprBytes } from '../../util/repr-text.js';

class BytesIterator extends PyIterator {
  private index = 0;
  constructor(shape: Shape, private readonly data: Uint8Array) {
    super(shape);
  }
  next(_vm: Vm): Value | undefined {
    return this.index < this.data.length ? this.data[this.index++] : undefined;
  }
}

/** The data that `bytes(source, encoding, errors)` holds. */
export function bytesFrom(vm: Vm, source: Value | undefined, encoding: Value | undefined, errors: Value | undefined): Uint8Array {
  if (source === undefined) return new Uint8Array(0);
  const text = strValue(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError(vm, 'string argument without an encoding');
    return (encodeText(vm, text, encoding, errors) as PyBytes).data;
  }
  if (encoding !== undefined) throw typeError(vm, 'encoding without a string argument');
  const method = classOf(vm, source).find('__bytes__');
  if (method !== undefined) return (vm.call(method, source) as PyBytes).data;
  if (typeof source === 'number' || typeof source === 'bigint' || classOf(vm, source).find('__index__') !== undefined) {
    const n = asSize(vm, source);
    if (n < 0) throw valueError(vm, 'negative count');
    if (n > 2 ** 31) throw memoryError(vm, '');
    return new Uint8Array(n);
  }
  if (source instanceof PyBytes || 'bytesView' in (source as object)) return bytesOf(vm, source).slice();
  if (classOf(vm, source).find('__iter__') === undefined && classOf(vm, source).find('__getitem__') === undefined) throw typeError(vm, `cannot convert '${classOf(vm, source).name}' object to bytes`);
  return Uint8Array.from(collect(vm, source), v => byteValue(vm, v));
}

export function byteValue(vm: Vm, v: Value): number {
  const n = asIndex(vm, v);
  if (n < 0 || n > 255) throw valueError(vm, 'bytes must be in range(0, 256)');
  return Number(n);
}

function order(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

const comparison = (name: string, test: (o: number) => boolean): NativeSpec => native(name, '(self, value, /)', (_vm, a: PyBytes, b: Value) => (b instanceof PyBytes ? test(order(a.data, b.data)) : NotImplemented));

function find(hay: Uint8Array, needle: Uint8Array, from = 0): number {
  outer: for (let i = from; i + needle.length <= hay.length; i++) {
    for (let k = 0; k < needle.length; k++) if (hay[i + k] !== needle[k]) continue outer;
    return i;
  }
  return -1;
}

export const BYTES: TypeSpec = {
  name: 'bytes',
  layout: 'bytes',
  hasDict: false,
  create: barrier('__new__', "(cls, source=b'', encoding='utf-8', errors='strict')", (vm, cls: PyClass, source: Value | undefined, encoding: Value | undefined, errors: Value | undefined) => new PyBytes(cls.rootShape, bytesFrom(vm, source, encoding, errors))),
  methods: [
    native('__repr__', '(self, /)', (_vm, b: PyBytes) => reprBytes(b.data)),
    native('__hash__', '(self, /)', (vm, b: PyBytes) => hashBytes(vm, b.data)),
    native('__len__', '(self, /)', (_vm, b: PyBytes) => b.data.length),
    native('__iter__', '(self, /)', (vm, b: PyBytes) => new BytesIterator(vm.types.bytes_iterator.rootShape, b.data)),
    native('__getitem__', '(self, key, /)', (vm, b: PyBytes, key: Value) => {
      if (key instanceof PySlice) return vm.bytes(Uint8Array.from(pick(Array.from(b.data), sliceIndices(vm, key, b.data.length))));
      if (classOf(vm, key).find('__index__') === undefined) throw typeError(vm, `byte indices must be integers or slices, not ${classOf(vm, key).name}`);
      const i = resolveIndex(vm, key, b.data.length);
      if (i < 0) throw indexError(vm, 'index out of range');
      return b.data[i];
    }),
    native('__contains__', '(self, key, /)', (vm, b: PyBytes, key: Value) => (key instanceof PyBytes ? find(b.data, key.data) >= 0 : b.data.includes(byteValue(vm, key)))),
    native('__add__', '(self, value, /)', (vm, b: PyBytes, o: Value) => {
      if (!(o instanceof PyBytes) && !('bytesView' in (o as object))) return NotImplemented;
      const other = bytesOf(vm, o);
      const all = new Uint8Array(b.data.length + other.length);
      all.set(b.data);
      all.set(other, b.data.length);
      return vm.bytes(all);
    }),
    native('__mul__', '(self, value, /)', (vm, b: PyBytes, n: Value) => {
      if (classOf(vm, n).find('__index__') === undefined) return NotImplemented;
      const count = Math.max(0, asSize(vm, n));
      if (count * b.data.length > 2 ** 31) throw memoryError(vm, '');
      const all = new Uint8Array(count * b.data.length);
      for (let i = 0; i < count; i++) all.set(b.data, i * b.data.length);
      return vm.bytes(all);
    }),
    comparison('__eq__', o => o === 0), comparison('__ne__', o => o !== 0), comparison('__lt__', o => o < 0), comparison('__le__', o => o <= 0), comparison('__gt__', o => o > 0), comparison('__ge__', o => o >= 0),
    native('decode', "(self, /, encoding='utf-8', errors='strict')", (vm, b: PyBytes, encoding: Value | undefined, errors: Value | undefined) => decodeBytes(vm, b, encoding, errors)),
    native('hex', '(self, /)', (_vm, b: PyBytes) => Array.from(b.data, x => x.toString(16).padStart(2, '0')).join('')),
    native('startswith', '(self, prefix, /)', (vm, b: PyBytes, p: Value) => find(b.data.subarray(0, bytesOf(vm, p).length), bytesOf(vm, p)) === 0),
    native('find', '(self, sub, /)', (vm, b: PyBytes, p: Value) => find(b.data, bytesOf(vm, p))),
    barrier('join', '(self, iterable, /)', (vm, b: PyBytes, items: Value) => {
      const parts: number[] = [];
      collect(vm, items).forEach((v, i) => {
        if (i > 0) parts.push(...b.data);
        parts.push(...bytesOf(vm, v));
      });
      return vm.bytes(Uint8Array.from(parts));
    }),
    native('__getnewargs__', '(self, /)', (vm, b: PyBytes) => vm.tuple([vm.bytes(b.data)])),
  ],
};
