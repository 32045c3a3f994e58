/** `_struct`: Python values as packed bytes. Formats are parsed in util/struct-layout. */
import { classOf, intValue, strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf, encodeWith } from '../objects/codecs.js';
import { asDouble, asIndex, asSize } from '../objects/convert.js';
import { isError, overflowError, typeError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import { None, PyBytes, PyFloat, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { normalizeInt } from '../util/int-math.js';
import {
  decodeHalf,
  encodeHalf,
  parseLayout,
  putInt,
  StructFormatError,
  type StructItem,
  type StructLayout,
} from '../util/struct-layout.js';
import { engineState, exceptionClass, moduleType, raise, type ModuleSpec } from './module-spec.js';
import { writableBytes } from './buffers.js';

const errorClass = (vm: Vm): PyClass => exceptionClass(vm, 'struct', 'error', vm.types.Exception);
const structError = (vm: Vm, message: string): PyException => raise(vm, errorClass(vm), message);

// ---- layouts ----

function formatText(vm: Vm, format: Value): string {
  const text = strValue(format);
  let data: Uint8Array;
  if (text !== undefined) data = encodeWith(vm, text, 'ascii', 'strict');
  else if (format instanceof PyBytes) data = format.data;
  else throw typeError(vm, `Struct() argument 1 must be a str or bytes object, not ${classOf(vm, format).name}`);
  if (data.includes(0)) throw structError(vm, 'embedded null character');
  return String.fromCharCode(...data);
}

function layoutOf(vm: Vm, format: Value): StructLayout {
  const known = engineState(vm, 'struct-layouts', () => new Map<string, StructLayout>());
  // what is known is ASCII
  let layout = typeof format === 'string' ? known.get(format) : undefined;
  if (layout !== undefined) return layout;
  const text = formatText(vm, format);
  layout = known.get(text);
  if (layout === undefined) {
    try {
      layout = parseLayout(text);
    } catch (e) {
      throw e instanceof StructFormatError ? structError(vm, e.message) : e;
    }
    if (known.size > 100) known.clear();
    known.set(text, layout);
  }
  return layout;
}

// ---- packing ----

const RANGES: Readonly<Record<string, (size: number) => readonly [bigint, bigint]>> = {
  signed: size => [-(1n << BigInt(8 * size - 1)), (1n << BigInt(8 * size - 1)) - 1n],
  unsigned: size => [0n, (1n << BigInt(8 * size)) - 1n],
};
const SIGNED = 'bhilqn';

function packInt(vm: Vm, out: Uint8Array, at: number, item: StructItem, little: boolean, v: Value): void {
  const { code, size } = item;
  if (intValue(v) === undefined && classOf(vm, v).find('__index__') === undefined)
    throw structError(vm, 'required argument is not an integer');
  const n = BigInt(asIndex(vm, v));
  const [low, high] = RANGES[SIGNED.includes(code) ? 'signed' : 'unsigned'](size);
  if (code === 'P' ? n > high || n < -(high + 1n) / 2n : n < low || n > high)
    throw structError(vm, code === 'P' ? 'int too large to convert' : `'${code}' format requires ${low} <= number <= ${high}`);
  if (size === 8) new DataView(out.buffer, out.byteOffset + at, 8).setBigUint64(0, BigInt.asUintN(64, n), little);
  else putInt(out, at, size, little, Number(n));
}

function doubleOf(vm: Vm, v: Value): number {
  try {
    return asDouble(vm, v);
  } catch (e) {
    throw isError(vm, e, 'TypeError') ? structError(vm, 'required argument is not a float') : e;
  }
}

function packFloat(vm: Vm, out: Uint8Array, at: number, { code, size }: StructItem, layout: StructLayout, v: Value): void {
  setFloat(vm, layout.scratch, code, layout, v instanceof PyFloat ? v.v : doubleOf(vm, v));
  for (let i = 0; i < size; i++) out[at + i] = layout.scratch.getUint8(i);
}

function setFloat(vm: Vm, view: DataView, code: string, layout: StructLayout, x: number): void {
  if (code === 'd') return view.setFloat64(0, x, layout.littleEndian);
  const tooLarge = (): PyException => overflowError(vm, `float too large to pack with ${code} format`);
  if (code === 'f') {
    if (!layout.native && Number.isFinite(x) && !Number.isFinite(Math.fround(x))) throw tooLarge();
    return view.setFloat32(0, x, layout.littleEndian);
  }
  const bits = encodeHalf(x);
  if (bits === undefined) throw tooLarge();
  view.setUint16(0, bits, layout.littleEndian);
}

function packBytes(vm: Vm, out: Uint8Array, at: number, item: StructItem, v: Value): void {
  if (!(v instanceof PyBytes) && !classOf(vm, v).isSubclassOf(vm.types.bytearray))
    throw structError(vm, `argument for '${item.code}' must be a bytes object`);
  const data = bytesOf(vm, v);
  out.fill(0, at, at + item.size);
  if (item.code === 's') return out.set(data.subarray(0, item.size), at);
  if (item.size === 0) return;
  const taken = data.subarray(0, Math.min(item.size - 1, data.length));
  out[at] = Math.min(255, taken.length);
  out.set(taken, at + 1);
}

/** Packs the values from `first` on into zeroed room. */
function packInto(vm: Vm, layout: StructLayout, out: Uint8Array, start: number, values: readonly Value[], first: number): void {
  const { items } = layout;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const v = values[first + i];
    // Hot: ints that fit
    if (typeof v === 'number' && v >= item.low && v <= item.high && INTS.has(item.code))
      putInt(out, start + item.offset, item.size, layout.littleEndian, v);
    else packItem(vm, layout, out, start + item.offset, item, v);
  }
}

const INTS: ReadonlySet<string> = new Set('bBhHiIlLqQnNP');

function packItem(vm: Vm, layout: StructLayout, out: Uint8Array, at: number, item: StructItem, v: Value): void {
  switch (item.code) {
    case 's':
    case 'p':
      return packBytes(vm, out, at, item, v);
    case 'e':
    case 'f':
    case 'd':
      return packFloat(vm, out, at, item, layout, v);
    case '?':
      out[at] = truth(vm, v) ? 1 : 0;
      return;
    case 'c':
      out[at] = packedChar(vm, v);
      return;
    default:
      return packInt(vm, out, at, item, layout.littleEndian, v);
  }
}

function packedChar(vm: Vm, v: Value): number {
  const data = v instanceof PyBytes || classOf(vm, v).isSubclassOf(vm.types.bytearray) ? bytesOf(vm, v) : null;
  if (data?.length !== 1) throw structError(vm, 'char format requires a bytes object of length 1');
  return data[0];
}

function expectCount(vm: Vm, name: string, layout: StructLayout, count: number): void {
  if (count !== layout.items.length) throw structError(vm, `${name} expected ${layout.items.length} items for packing (got ${count})`);
}

/** Packs the arguments from `first` on. */
function pack(vm: Vm, layout: StructLayout, args: readonly Value[], first: number): Value {
  expectCount(vm, 'pack', layout, args.length - first);
  const out = new Uint8Array(layout.size);
  packInto(vm, layout, out, 0, args, first);
  return vm.bytes(out);
}

function packIntoBuffer(vm: Vm, layout: StructLayout, args: readonly Value[]): Value {
  if (args.length === 0) throw structError(vm, 'pack_into expected buffer argument');
  if (args.length === 1) throw structError(vm, 'pack_into expected offset argument');
  expectCount(vm, 'pack_into', layout, args.length - 2);
  const out = writableBytes(vm, args[0]);
  const start = placeIn(vm, out.length, layout.size, asSize(vm, args[1]), {
    verb: 'packing',
    name: 'pack_into',
    negative: at => `no space to pack ${layout.size} bytes at offset ${at}`,
  });
  out.fill(0, start, start + layout.size);
  packInto(vm, layout, out, start, args, 2);
  return None;
}

interface Wording {
  readonly verb: string;
  readonly name: string;
  readonly negative: (at: number) => string;
}

/** A possibly negative offset into a buffer that has room for `size` bytes there. */
function placeIn(vm: Vm, length: number, size: number, offset: number, words: Wording): number {
  if (offset < 0) {
    if (offset + size > 0) throw structError(vm, words.negative(offset));
    if (offset + length < 0) throw structError(vm, `offset ${offset} out of range for ${length}-byte buffer`);
  }
  const start = offset < 0 ? offset + length : offset;
  if (length - start < size) {
    throw structError(
      vm,
      `${words.name} requires a buffer of at least ${start + size} bytes for ${words.verb} ${size} bytes at offset ${start} (actual buffer size is ${length})`,
    );
  }
  return start;
}

// ---- unpacking ----

function unpackAt(vm: Vm, layout: StructLayout, data: Uint8Array, start: number): Value {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return vm.tuple(layout.items.map(item => unpackItem(vm, view, data, start + item.offset, item, layout.littleEndian)));
}

function unpackItem(vm: Vm, view: DataView, data: Uint8Array, at: number, item: StructItem, little: boolean): Value {
  switch (item.code) {
    case 'c':
      return vm.bytes(data.slice(at, at + 1));
    case 's':
      return vm.bytes(data.slice(at, at + item.size));
    case 'p':
      return vm.bytes(item.size === 0 ? new Uint8Array(0) : data.slice(at + 1, at + 1 + Math.min(data[at], item.size - 1)));
    case '?':
      return data[at] !== 0;
    case 'b':
      return view.getInt8(at);
    case 'B':
      return data[at];
    case 'h':
      return view.getInt16(at, little);
    case 'H':
      return view.getUint16(at, little);
    case 'e':
      return new PyFloat(decodeHalf(view.getUint16(at, little)));
    case 'f':
      return new PyFloat(view.getFloat32(at, little));
    case 'd':
      return new PyFloat(view.getFloat64(at, little));
  }
  const signed = SIGNED.includes(item.code);
  if (item.size === 4) return signed ? view.getInt32(at, little) : view.getUint32(at, little);
  return normalizeInt(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
}

function unpack(vm: Vm, layout: StructLayout, buffer: Value): Value {
  const data = bytesOf(vm, buffer);
  if (data.length !== layout.size) throw structError(vm, `unpack requires a buffer of ${layout.size} bytes`);
  return unpackAt(vm, layout, data, 0);
}

function unpackFrom(vm: Vm, layout: StructLayout, buffer: Value, offset: Value | undefined): Value {
  const data = bytesOf(vm, buffer);
  const start = placeIn(vm, data.length, layout.size, offset === undefined ? 0 : asSize(vm, offset), {
    verb: 'unpacking',
    name: 'unpack_from',
    negative: at => `not enough data to unpack ${layout.size} bytes at offset ${at}`,
  });
  return unpackAt(vm, layout, data, start);
}

class UnpackIterator extends PyIterator {
  private at = 0;
  constructor(
    override shape: Shape,
    private readonly layout: StructLayout,
    private readonly data: Uint8Array,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.at >= this.data.length) return undefined;
    const row = unpackAt(vm, this.layout, this.data, this.at);
    this.at += this.layout.size;
    return row;
  }
  override lengthHint(): number {
    return (this.data.length - this.at) / this.layout.size;
  }
}

const UNPACK_ITERATOR: TypeSpec = {
  name: 'unpack_iterator',
  module: '_struct',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [...ITERATOR_METHODS, native('__length_hint__', '(self, /)', (_vm, it: UnpackIterator) => it.lengthHint())],
};

function iterUnpack(vm: Vm, layout: StructLayout, buffer: Value): Value {
  const data = bytesOf(vm, buffer);
  if (layout.size === 0) throw structError(vm, 'cannot iteratively unpack with a struct of length 0');
  if (data.length % layout.size !== 0) throw structError(vm, `iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`);
  return new UnpackIterator(moduleType(vm, UNPACK_ITERATOR).rootShape, layout, data);
}

// ---- Struct ----

class PyStruct extends PyObjectWithDict {
  layout: StructLayout = parseLayout('');
  format = '';
  constructor(override shape: Shape) {
    super();
  }
}

const STRUCT: TypeSpec = {
  name: 'Struct',
  module: '_struct',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyStruct(cls.rootShape)),
  methods: [
    native('__init__', '(self, format)', (vm, s: PyStruct, format: Value) => {
      s.layout = layoutOf(vm, format);
      s.format = formatText(vm, format);
      return None;
    }),
    barrier('pack', '(self, /, *values)', (vm, s: PyStruct, values: readonly Value[]) => pack(vm, s.layout, values, 0)),
    barrier('pack_into', '(self, /, *args)', (vm, s: PyStruct, args: readonly Value[]) => packIntoBuffer(vm, s.layout, args)),
    native('unpack', '(self, buffer, /)', (vm, s: PyStruct, buffer: Value) => unpack(vm, s.layout, buffer)),
    native('unpack_from', '(self, /, buffer, offset=0)', (vm, s: PyStruct, buffer: Value, offset: Value | undefined) =>
      unpackFrom(vm, s.layout, buffer, offset),
    ),
    native('iter_unpack', '(self, buffer, /)', (vm, s: PyStruct, buffer: Value) => iterUnpack(vm, s.layout, buffer)),
    native('__repr__', '(self, /)', (vm, s: PyStruct) => vm.text(`${s.shape.cls.name}('${s.format}')`)),
  ],
  getset: { format: { get: (_vm, s: PyStruct) => s.format }, size: { get: (_vm, s: PyStruct) => s.layout.size } },
};

function firstFormat(vm: Vm, args: readonly Value[]): StructLayout {
  if (args.length === 0) throw typeError(vm, 'missing format argument');
  return layoutOf(vm, args[0]);
}

export const STRUCT_MODULE: ModuleSpec = {
  name: '_struct',
  doc: 'Functions to convert between Python values and C structs represented as bytes.',
  functions: [
    native('calcsize', '(format, /)', (vm, format: Value) => layoutOf(vm, format).size),
    barrier('pack', '(*args)', (vm, args: readonly Value[]) => pack(vm, firstFormat(vm, args), args, 1)),
    barrier('pack_into', '(*args)', (vm, args: readonly Value[]) => packIntoBuffer(vm, firstFormat(vm, args), args.slice(1))),
    native('unpack', '(format, buffer, /)', (vm, format: Value, buffer: Value) => unpack(vm, layoutOf(vm, format), buffer)),
    native('unpack_from', '(format, /, buffer, offset=0)', (vm, format: Value, buffer: Value, offset: Value | undefined) =>
      unpackFrom(vm, layoutOf(vm, format), buffer, offset),
    ),
    native('iter_unpack', '(format, buffer, /)', (vm, format: Value, buffer: Value) => iterUnpack(vm, layoutOf(vm, format), buffer)),
    native('_clearcache', '()', vm => {
      vm.state.delete('struct-layouts');
      return None;
    }),
  ],
  types: [STRUCT],
  setup: (vm, dict) => dict.setStr('error', errorClass(vm)),
};
