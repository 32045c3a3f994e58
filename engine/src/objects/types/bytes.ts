/** `bytes`. What it shares with bytearray: bytes-methods.ts. */
import { callMethodOn } from '../attribute.js';
import { classOf, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asPosition } from '../convert.js';
import { bytesOf, encodeText } from '../codecs.js';
import { memoryError, typeError, valueError } from '../errors.js';
import { collect } from '../iterate.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import { clampedIndex } from '../iterators.js';
import { barrier, native } from '../native.js';
import type { Shape } from '../shape.js';
import { hashBytes } from '../string-hash.js';
import type { TypeSpec } from '../type-spec.js';
import { PyBytes, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { reprBytes } from '../../util/repr-text.js';
import { byteValue, commonMethods, isBytesLike, makeTrans, parseHex } from './bytes-methods.js';

export class BytesIterator extends PyIterator {
  private index = 0;
  /** `data` is asked for at each step: a bytearray may change meanwhile. */
  constructor(
    override shape: Shape,
    private readonly object: Value,
    private readonly data: () => Uint8Array,
  ) {
    super();
  }
  next(_vm: Vm): Value | undefined {
    const data = this.data();
    return this.index < data.length ? data[this.index++] : undefined;
  }
  override lengthHint(): number {
    return Math.max(0, this.data().length - this.index);
  }
  override form(vm: Vm): IteratorForm {
    if (this.lengthHint() > 0) return { make: 'iter', args: [this.object], state: this.index };
    return { make: 'iter', args: [vm.tuple([])] };
  }
  override restore(vm: Vm, state: Value): void {
    this.index = clampedIndex(vm, state, this.data().length);
  }
}

/** The data that `bytes(source, encoding, errors)` holds. */
export function bytesFrom(
  vm: Vm,
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  word = 'bytes',
): Uint8Array {
  if (source === undefined) {
    if (encoding !== undefined || errors !== undefined)
      throw typeError(vm, `${encoding !== undefined ? 'encoding' : 'errors'} without a string argument`);
    return new Uint8Array(0);
  }
  const text = strValue(source);
  if (text !== undefined) {
    if (encoding === undefined)
      throw typeError(vm, errors === undefined ? 'string argument without an encoding' : 'string argument without an encoding');
    return (encodeText(vm, text, encoding, errors) as PyBytes).data;
  }
  if (encoding !== undefined) throw typeError(vm, 'encoding without a string argument');
  if (errors !== undefined) throw typeError(vm, 'errors without a string argument');
  return bytesFromObject(vm, source, word);
}

function bytesFromObject(vm: Vm, source: Value, word: string): Uint8Array {
  const own = word === 'bytes' ? ownBytes(vm, source) : undefined;
  if (own !== undefined) return own;
  if (!isBytesLike(source) && classOf(vm, source).find('__index__') !== undefined) return zeros(vm, source);
  return contentOf(vm, source, word);
}

/** What an object says that it is as bytes, or holds (CPython's `PyObject_Bytes`): an int is no count here. */
export function objectBytes(vm: Vm, source: Value): Uint8Array {
  return ownBytes(vm, source) ?? contentOf(vm, source, 'bytes');
}

function ownBytes(vm: Vm, source: Value): Uint8Array | undefined {
  const method = classOf(vm, source).find('__bytes__');
  if (method === undefined) return undefined;
  const r = callMethodOn(vm, method, source, []);
  if (!(r instanceof PyBytes)) throw typeError(vm, `__bytes__ returned non-bytes (type ${classOf(vm, r).name})`);
  return r.data;
}

function contentOf(vm: Vm, source: Value, word: string): Uint8Array {
  if (isBytesLike(source)) return bytesOf(vm, source).slice();
  const cls = classOf(vm, source);
  if (strValue(source) !== undefined) throw typeError(vm, `cannot convert '${cls.name}' object to ${word}`);
  return Uint8Array.from(collect(vm, source, `cannot convert '${cls.name}' object to ${word}`), v =>
    byteValue(vm, v, word === 'bytes' ? 'bytes' : 'byte'),
  );
}

function zeros(vm: Vm, count: Value): Uint8Array {
  const n = asPosition(vm, count, 'OverflowError');
  if (n < 0) throw valueError(vm, 'negative count');
  if (n > 2 ** 31) throw memoryError(vm, '');
  return new Uint8Array(n);
}

function newBytes(vm: Vm, cls: PyClass, source: Value | undefined, encoding: Value | undefined, errors: Value | undefined): Value {
  if (
    cls === vm.types.bytes &&
    source instanceof PyBytes &&
    source.shape === cls.rootShape &&
    encoding === undefined &&
    errors === undefined
  )
    return source;
  return new PyBytes(cls.rootShape, bytesFrom(vm, source, encoding, errors));
}

/** The digits of a `fromhex` argument. */
export function hexArgument(vm: Vm, v: Value): Uint8Array {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `fromhex() argument must be str, not ${classOf(vm, v).name}`);
  return parseHex(vm, jsText(t));
}

export const BYTES: TypeSpec = {
  name: 'bytes',
  layout: 'bytes',
  hasDict: false,
  create: barrier('__new__', "(cls, source=b'', encoding='utf-8', errors='strict')", newBytes),
  methods: [
    ...commonMethods((vm, data) => vm.bytes(data), 'bytes'),
    native('__repr__', '(self, /)', (_vm, b: PyBytes) => reprBytes(b.data)),
    native('__hash__', '(self, /)', (vm, b: PyBytes) => hashBytes(vm, b.data)),
    native('__iter__', '(self, /)', (vm, b: PyBytes) => new BytesIterator(vm.types.bytes_iterator.rootShape, b, () => b.data)),
    native('__bytes__', '(self, /)', (vm, b: PyBytes) => vm.bytes(b.data)),
    native('__getnewargs__', '(self, /)', (vm, b: PyBytes) => vm.tuple([vm.bytes(b.data)])),
    native('__sizeof__', '(self, /)', (_vm, b: PyBytes) => 33 + b.data.length),
  ],
  classMethods: [
    native('fromhex', '(cls, string, /)', (vm, cls: PyClass, text: Value) =>
      cls === vm.types.bytes ? vm.bytes(hexArgument(vm, text)) : vm.call(cls, vm.bytes(hexArgument(vm, text))),
    ),
  ],
  staticMethods: [native('maketrans', '(frm, to, /)', makeTrans)],
};
