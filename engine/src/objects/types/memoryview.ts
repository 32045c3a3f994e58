/**
 * `memoryview`: one dimension of items over the memory of a bytes-like object. An exporter is anything with
 * `bytesView()`; an exporter that changes its length leaves its views with the memory they had.
 */
import { CLASS_GETITEM } from '../generic-class.js';
import { classOf, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asDouble, asIndex } from '../convert.js';
import { bytesOf } from '../codecs.js';
import { richEquals } from '../compare.js';
import { indexError, notImplementedError, typeError, valueError } from '../errors.js';
import { PyIterator } from '../iterator.js';
import { resolveIndex } from '../iterators.js';
import { barrier, native } from '../native.js';
import type { Shape } from '../shape.js';
import { sliceIndices } from '../slices.js';
import { hashBytes } from '../string-hash.js';
import { truth } from '../truth.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyBytes, PyFloat, PyObject, PySlice, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { normalizeInt } from '../../util/int-math.js';
import { hexText, isBytesLike } from './bytes-methods.js';
import { hexId } from './object.js';

interface Format {
  readonly size: number;
  readonly get: (vm: Vm, d: DataView, at: number) => Value;
  readonly set: (vm: Vm, d: DataView, at: number, v: Value) => void;
}

function int(
  size: number,
  low: bigint,
  high: bigint,
  get: (d: DataView, at: number) => number | bigint,
  set: (d: DataView, at: number, n: bigint) => void,
): Format {
  return {
    size,
    get: (_vm, d, at) => normalizeInt(BigInt(get(d, at))),
    set: (vm, d, at, v) => {
      const n = BigInt(asIndex(vm, v));
      if (n < low || n > high) throw valueError(vm, 'memoryview: invalid value for format');
      set(d, at, n);
    },
  };
}
const float = (size: number, get: (d: DataView, at: number) => number, set: (d: DataView, at: number, x: number) => void): Format => ({
  size,
  get: (_vm, d, at) => new PyFloat(get(d, at)),
  set: (vm, d, at, v) => set(d, at, asDouble(vm, v)),
});
const I64 = int(
  8,
  -(2n ** 63n),
  2n ** 63n - 1n,
  (d, a) => d.getBigInt64(a, true),
  (d, a, n) => d.setBigInt64(a, n, true),
);
const U64 = int(
  8,
  0n,
  2n ** 64n - 1n,
  (d, a) => d.getBigUint64(a, true),
  (d, a, n) => d.setBigUint64(a, n, true),
);

const FORMATS: Readonly<Record<string, Format>> = {
  B: int(
    1,
    0n,
    255n,
    (d, a) => d.getUint8(a),
    (d, a, n) => d.setUint8(a, Number(n)),
  ),
  b: int(
    1,
    -128n,
    127n,
    (d, a) => d.getInt8(a),
    (d, a, n) => d.setInt8(a, Number(n)),
  ),
  h: int(
    2,
    -32768n,
    32767n,
    (d, a) => d.getInt16(a, true),
    (d, a, n) => d.setInt16(a, Number(n), true),
  ),
  H: int(
    2,
    0n,
    65535n,
    (d, a) => d.getUint16(a, true),
    (d, a, n) => d.setUint16(a, Number(n), true),
  ),
  i: int(
    4,
    -(2n ** 31n),
    2n ** 31n - 1n,
    (d, a) => d.getInt32(a, true),
    (d, a, n) => d.setInt32(a, Number(n), true),
  ),
  I: int(
    4,
    0n,
    2n ** 32n - 1n,
    (d, a) => d.getUint32(a, true),
    (d, a, n) => d.setUint32(a, Number(n), true),
  ),
  l: I64,
  q: I64,
  n: I64,
  L: U64,
  Q: U64,
  N: U64,
  f: float(
    4,
    (d, a) => d.getFloat32(a, true),
    (d, a, x) => d.setFloat32(a, x, true),
  ),
  d: float(
    8,
    (d, a) => d.getFloat64(a, true),
    (d, a, x) => d.setFloat64(a, x, true),
  ),
  '?': { size: 1, get: (_vm, d, at) => d.getUint8(at) !== 0, set: (vm, d, at, v) => d.setUint8(at, truth(vm, v) ? 1 : 0) },
  c: {
    size: 1,
    get: (vm, d, at) => vm.bytes(Uint8Array.of(d.getUint8(at))),
    set: (vm, d, at, v) => {
      if (!(v instanceof PyBytes)) throw typeError(vm, "memoryview: invalid type for format 'c'");
      d.setUint8(at, v.data[0]);
    },
  },
};

export class PyMemoryView extends PyObject {
  released = false;
  constructor(
    override shape: Shape,
    readonly exporter: Value,
    readonly memory: Uint8Array,
    readonly readOnly: boolean,
    readonly format: string,
    readonly length: number,
    /** Distance of items in bytes, and where the first one is. */
    readonly stride: number,
    readonly offset: number,
  ) {
    super();
  }
  get itemSize(): number {
    return FORMATS[this.format].size;
  }
  get contiguous(): boolean {
    return this.stride === this.itemSize || this.length <= 1;
  }
  get data(): DataView {
    return new DataView(this.memory.buffer, this.memory.byteOffset, this.memory.byteLength);
  }
  /** The items’ bytes: the memory itself where they lie together, else a copy. */
  bytesView(): Uint8Array {
    const size = this.itemSize;
    if (this.contiguous) return this.memory.subarray(this.offset, this.offset + this.length * size);
    const copy = new Uint8Array(this.length * size);
    for (let i = 0; i < this.length; i++)
      copy.set(this.memory.subarray(this.offset + i * this.stride, this.offset + i * this.stride + size), i * size);
    return copy;
  }
}

function live(vm: Vm, m: PyMemoryView): PyMemoryView {
  if (m.released) throw valueError(vm, 'operation forbidden on released memoryview object');
  return m;
}

function itemAt(vm: Vm, m: PyMemoryView, i: number): Value {
  return FORMATS[m.format].get(vm, m.data, m.offset + i * m.stride);
}

class MemoryIterator extends PyIterator {
  private index = 0;
  constructor(
    override shape: Shape,
    private readonly view: PyMemoryView,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    return this.index < live(vm, this.view).length ? itemAt(vm, this.view, this.index++) : undefined;
  }
}

function newView(vm: Vm, cls: PyClass, object: Value): Value {
  if (object instanceof PyMemoryView) {
    live(vm, object);
    return new PyMemoryView(
      cls.rootShape,
      object.exporter,
      object.memory,
      object.readOnly,
      object.format,
      object.length,
      object.stride,
      object.offset,
    );
  }
  if (!isBytesLike(object)) throw typeError(vm, `memoryview: a bytes-like object is required, not '${classOf(vm, object).name}'`);
  const memory = bytesOf(vm, object);
  const declared = object as { readonly readOnly?: boolean; readonly bufferFormat?: string };
  const format = declared.bufferFormat ?? 'B';
  const readOnly = object instanceof PyBytes || declared.readOnly === true;
  return new PyMemoryView(cls.rootShape, object, memory, readOnly, format, memory.length / FORMATS[format].size, FORMATS[format].size, 0);
}

function position(vm: Vm, m: PyMemoryView, key: Value): number {
  if (classOf(vm, key).find('__index__') === undefined) throw typeError(vm, 'memoryview: invalid slice key');
  const i = resolveIndex(vm, key, m.length);
  if (i < 0) throw indexError(vm, 'index out of bounds on dimension 1');
  return i;
}

function slice(vm: Vm, m: PyMemoryView, key: PySlice): PyMemoryView {
  const s = sliceIndices(vm, key, m.length);
  return new PyMemoryView(m.shape, m.exporter, m.memory, m.readOnly, m.format, s.count, m.stride * s.step, m.offset + s.start * m.stride);
}

function setItem(vm: Vm, m: PyMemoryView, key: Value, value: Value): Value {
  if (live(vm, m).readOnly) throw typeError(vm, 'cannot modify read-only memory');
  if (key instanceof PySlice) {
    const target = slice(vm, m, key);
    if (!isBytesLike(value)) throw typeError(vm, `a bytes-like object is required, not '${classOf(vm, value).name}'`);
    const source = bytesOf(vm, value).slice();
    const size = m.itemSize;
    if (source.length !== target.length * size) throw valueError(vm, 'memoryview assignment: lvalue and rvalue have different structures');
    for (let i = 0; i < target.length; i++) m.memory.set(source.subarray(i * size, (i + 1) * size), target.offset + i * target.stride);
    return None;
  }
  const at = m.offset + position(vm, m, key) * m.stride;
  try {
    FORMATS[m.format].set(vm, m.data, at, value);
  } catch (e) {
    throw reword(vm, m, e);
  }
  return None;
}

/** Conversion errors name the format, as CPython words them. */
function reword(vm: Vm, m: PyMemoryView, e: unknown): unknown {
  const cls = e instanceof PyObject ? e.shape.cls : null;
  if (cls === vm.types.TypeError) return typeError(vm, `memoryview: invalid type for format '${m.format}'`);
  return cls === vm.types.ValueError || cls === vm.types.OverflowError
    ? valueError(vm, `memoryview: invalid value for format '${m.format}'`)
    : e;
}

function cast(vm: Vm, m: PyMemoryView, format: Value, shape: Value | undefined): Value {
  if (!live(vm, m).contiguous) throw typeError(vm, 'memoryview: casts are restricted to C-contiguous views');
  if (shape !== undefined && shape !== None) throw notImplementedError(vm, 'memoryview: views of several dimensions are not supported');
  const t = strValue(format);
  const code = t === undefined ? '' : jsText(t).replace(/^@/, '');
  if (!Object.hasOwn(FORMATS, code))
    throw valueError(vm, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
  const isByte = (c: string): boolean => c === 'B' || c === 'b' || c === 'c';
  if (!isByte(code) && !isByte(m.format)) throw typeError(vm, 'memoryview: cannot cast between two non-byte formats');
  const size = FORMATS[code].size;
  const total = m.length * m.itemSize;
  if (total % size !== 0) throw typeError(vm, 'memoryview: length is not a multiple of itemsize');
  return new PyMemoryView(m.shape, m.exporter, m.memory, m.readOnly, code, total / size, size, m.offset);
}

function equal(vm: Vm, m: PyMemoryView, o: Value): Value {
  if (m === o) return true;
  if (!isBytesLike(o) || m.released) return NotImplemented;
  const other = o instanceof PyMemoryView ? o : (newView(vm, vm.types.memoryview, o) as PyMemoryView);
  if (other.released || other.length !== m.length) return false;
  for (let i = 0; i < m.length; i++) if (!richEquals(vm, itemAt(vm, m, i), itemAt(vm, other, i))) return false;
  return true;
}

const items = (vm: Vm, m: PyMemoryView): Value[] => Array.from({ length: live(vm, m).length }, (_, i) => itemAt(vm, m, i));
const attribute = (get: (vm: Vm, m: PyMemoryView) => Value): GetSetSpec => ({ get: (vm, m: PyMemoryView) => get(vm, live(vm, m)) });

export const MEMORYVIEW: TypeSpec = {
  name: 'memoryview',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, object)', newView),
  methods: [
    native('__repr__', '(self, /)', (vm, m: PyMemoryView) => `<${m.released ? 'released ' : ''}memory at ${hexId(vm, m)}>`),
    native('__len__', '(self, /)', (vm, m: PyMemoryView) => live(vm, m).length),
    native('__iter__', '(self, /)', (vm, m: PyMemoryView) => new MemoryIterator(vm.types.memory_iterator.rootShape, live(vm, m))),
    native('__getitem__', '(self, key, /)', (vm, m: PyMemoryView, key: Value) =>
      key instanceof PySlice ? slice(vm, live(vm, m), key) : itemAt(vm, m, position(vm, live(vm, m), key)),
    ),
    barrier('__setitem__', '(self, key, value, /)', setItem),
    native('__delitem__', '(self, key, /)', (vm, m: PyMemoryView) => {
      throw typeError(vm, live(vm, m).readOnly ? 'cannot modify read-only memory' : 'cannot delete memory');
    }),
    native('__eq__', '(self, value, /)', equal),
    native('__ne__', '(self, value, /)', (vm, m: PyMemoryView, o: Value) => {
      const r = equal(vm, m, o);
      return r === NotImplemented ? r : r !== true;
    }),
    native('__hash__', '(self, /)', (vm, m: PyMemoryView) => {
      if (!live(vm, m).readOnly) throw valueError(vm, 'cannot hash writable memoryview object');
      return hashBytes(vm, m.bytesView());
    }),
    native('tobytes', "(self, /, order='C')", (vm, m: PyMemoryView) => vm.bytes(live(vm, m).bytesView().slice())),
    native('tolist', '(self, /)', (vm, m: PyMemoryView) => vm.list(items(vm, m))),
    native('hex', '(self, /, sep=None, bytes_per_sep=1)', (vm, m: PyMemoryView, sep: Value | undefined, group: Value | undefined) =>
      hexText(vm, live(vm, m).bytesView(), sep, group),
    ),
    native('cast', '(self, /, format, shape=None)', cast),
    native(
      'toreadonly',
      '(self, /)',
      (vm, m: PyMemoryView) => new PyMemoryView(live(vm, m).shape, m.exporter, m.memory, true, m.format, m.length, m.stride, m.offset),
    ),
    native('release', '(self, /)', (_vm, m: PyMemoryView) => ((m.released = true), None)),
    native('__enter__', '(self, /)', (vm, m: PyMemoryView) => live(vm, m)),
    native('__exit__', '(self, /, *exc_info)', (_vm, m: PyMemoryView) => ((m.released = true), None)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    obj: attribute((_vm, m) => m.exporter),
    nbytes: attribute((_vm, m) => m.length * m.itemSize),
    readonly: attribute((_vm, m) => m.readOnly),
    itemsize: attribute((_vm, m) => m.itemSize),
    format: attribute((_vm, m) => m.format),
    ndim: attribute(() => 1),
    shape: attribute((vm, m) => vm.tuple([m.length])),
    strides: attribute((vm, m) => vm.tuple([m.stride])),
    suboffsets: attribute(vm => vm.tuple([])),
    c_contiguous: attribute((_vm, m) => m.contiguous),
    f_contiguous: attribute((_vm, m) => m.contiguous),
    contiguous: attribute((_vm, m) => m.contiguous),
  },
};
