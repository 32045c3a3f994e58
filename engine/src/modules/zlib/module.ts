/** `zlib`: compression compatible with gzip. */
import { classOf, intValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { bytesOf } from '../../objects/codecs.js';
import { asIndex, asInt32, asSize } from '../../objects/convert.js';
import { makeError, typeError, valueError } from '../../objects/errors.js';
import { native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyBytes, PyObject, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { crc32 } from '../../util/binary-text.js';
import { adler32 } from '../../util/checksums.js';
import { InflateError } from '../../util/inflate.js';
import { exceptionClass, moduleType, raise, type ModuleSpec } from '../module-spec.js';
import { Compressor, Flush } from './compressor.js';
import { Decompressor, join, wrapperOf, ZlibError } from './decompressor.js';

const NO_LIMIT = 2 ** 30;

const errorClass = (vm: Vm): PyClass => exceptionClass(vm, 'zlib', 'error', vm.types.Exception);

/** Errors of the streams as `zlib.error`. */
function guarded<T>(vm: Vm, action: string, work: () => T): T {
  try {
    return work();
  } catch (e) {
    const error = e instanceof InflateError ? new ZlibError(-3, e.message) : e;
    if (!(error instanceof ZlibError)) throw e;
    throw raise(vm, errorClass(vm), `Error ${error.code} while ${action}${error.message === '' ? '' : `: ${error.message}`}`);
  }
}

const optionalInt = (vm: Vm, v: Value | undefined, missing: number): number => (v === undefined ? missing : asInt32(vm, v));

function dictionaryFrom(vm: Vm, v: Value | undefined): Uint8Array | null {
  if (v === undefined || v === None) return null;
  if (!(v instanceof PyBytes) && (typeof v !== 'object' || !('bytesView' in v)))
    throw typeError(vm, 'zdict argument must support the buffer protocol');
  const data = bytesOf(vm, v);
  return data.length === 0 ? null : data.slice();
}

function levelFrom(vm: Vm, v: Value | undefined): number {
  const level = optionalInt(vm, v, -1);
  if (level < -1 || level > 9) throw raise(vm, errorClass(vm), 'Bad compression level');
  return level;
}

// ---- in one go ----

function compress(vm: Vm, data: Value, level: Value | undefined, wbits: Value | undefined): Value {
  const bytes = bytesOf(vm, data);
  const grade = levelFrom(vm, level);
  const window = optionalInt(vm, wbits, 15);
  if (!canCompress(window)) throw raise(vm, errorClass(vm), 'Bad compression level');
  const c = new Compressor(grade, window, null);
  const start = c.push(bytes);
  return vm.bytes(join(start, c.flush(Flush.FINISH)));
}

const canCompress = (wbits: number): boolean => wbits !== 0 && wbits !== 16 && ['zlib', 'raw', 'gzip'].includes(wrapperOf(wbits) ?? '');

function decompress(vm: Vm, data: Value, wbits: Value | undefined, bufsize: Value | undefined): Value {
  const bytes = bytesOf(vm, data);
  if (bufsize !== undefined) {
    const n = asSize(vm, bufsize);
    if (n <= 0) throw valueError(vm, 'bufsize must be non-zero');
  }
  const window = optionalInt(vm, wbits, 15);
  if (wrapperOf(window) === undefined)
    throw raise(vm, errorClass(vm), 'Error -2 while preparing to decompress data: inconsistent stream state');
  const d = new Decompressor(window, null);
  return guarded(vm, 'decompressing data', () => {
    const out = d.run(bytes, NO_LIMIT);
    if (!d.finished) throw new ZlibError(-5, 'incomplete or truncated stream');
    return vm.bytes(out);
  });
}

function decompressor(vm: Vm, wbits: number, dictionary: Uint8Array | null): Decompressor {
  if (wrapperOf(wbits) === undefined) throw valueError(vm, 'Invalid initialization option');
  return new Decompressor(wbits, dictionary);
}

// ---- compressobj ----

class PyCompress extends PyObject {
  constructor(
    override shape: Shape,
    readonly stream: Compressor,
  ) {
    super();
  }
}

function copyCompress(vm: Vm, c: PyCompress): Value {
  if (c.stream.finished) throw valueError(vm, 'Inconsistent stream state');
  return new PyCompress(c.shape, c.stream.copy());
}

function finishable(vm: Vm, c: PyCompress, action: string): Compressor {
  if (c.stream.finished) throw raise(vm, errorClass(vm), `Error -2 while ${action}: inconsistent stream state`);
  return c.stream;
}

const COMPRESS: TypeSpec = {
  name: 'Compress',
  module: 'zlib',
  layout: 'native',
  create: 'none',
  methods: [
    native('compress', '(self, data, /)', (vm, c: PyCompress, data: Value) =>
      vm.bytes(finishable(vm, c, 'compressing data').push(bytesOf(vm, data))),
    ),
    native('flush', '(self, mode=4, /)', (vm, c: PyCompress, mode: Value | undefined) => {
      const m = optionalInt(vm, mode, Flush.FINISH);
      return vm.bytes(m === Flush.NONE ? new Uint8Array(0) : finishable(vm, c, 'flushing').flush(m));
    }),
    native('copy', '(self, /)', copyCompress),
    native('__copy__', '(self, /)', copyCompress),
    native('__deepcopy__', '(self, memo, /)', copyCompress),
  ],
};

function compressobj(
  vm: Vm,
  level: Value | undefined,
  method: Value | undefined,
  wbits: Value | undefined,
  memLevel: Value | undefined,
  strategy: Value | undefined,
  zdict: Value | undefined,
): Value {
  const grade = optionalInt(vm, level, -1);
  const window = optionalInt(vm, wbits, 15);
  const memory = optionalInt(vm, memLevel, 8);
  const plan = optionalInt(vm, strategy, 0);
  const dictionary = dictionaryFrom(vm, zdict);
  const valid =
    grade >= -1 &&
    grade <= 9 &&
    optionalInt(vm, method, 8) === 8 &&
    canCompress(window) &&
    memory >= 1 &&
    memory <= 9 &&
    plan >= 0 &&
    plan <= 4;
  if (!valid) throw valueError(vm, 'Invalid initialization option');
  return new PyCompress(moduleType(vm, COMPRESS).rootShape, new Compressor(grade, window, dictionary));
}

// ---- decompressobj ----

class PyDecompress extends PyObject {
  unconsumed: Uint8Array = new Uint8Array(0);
  unused: Uint8Array = new Uint8Array(0);
  closed = false;
  constructor(
    override shape: Shape,
    readonly stream: Decompressor,
  ) {
    super();
  }
}

function feed(vm: Vm, d: PyDecompress, data: Uint8Array, limit: number): Value {
  if (d.stream.finished) {
    d.unused = join(d.unused, data);
    return vm.bytes(new Uint8Array(0));
  }
  const out = guarded(vm, 'decompressing data', () => d.stream.run(data, limit));
  d.unused = d.stream.unused;
  d.unconsumed = out.length >= limit && !d.stream.finished ? d.stream.takeRest() : new Uint8Array(0);
  return vm.bytes(out);
}

function flushDecompress(vm: Vm, d: PyDecompress, length: Value | undefined): Value {
  if (length !== undefined && asSize(vm, length) <= 0) throw valueError(vm, 'length must be greater than zero');
  const out = d.stream.finished ? vm.bytes(new Uint8Array(0)) : feed(vm, d, d.unconsumed, NO_LIMIT);
  d.closed = d.stream.finished;
  return out;
}

function copyDecompress(vm: Vm, d: PyDecompress): Value {
  if (d.closed) throw valueError(vm, 'Inconsistent stream state');
  const c = new PyDecompress(d.shape, d.stream.copy());
  c.unconsumed = d.unconsumed;
  c.unused = d.unused;
  return c;
}

const DECOMPRESS: TypeSpec = {
  name: 'Decompress',
  module: 'zlib',
  layout: 'native',
  create: 'none',
  methods: [
    native('decompress', '(self, data, /, max_length=0)', (vm, d: PyDecompress, data: Value, max: Value | undefined) => {
      const limit = max === undefined ? 0 : asSize(vm, max);
      if (limit < 0) throw valueError(vm, 'max_length must be non-negative');
      return feed(vm, d, bytesOf(vm, data), limit === 0 ? NO_LIMIT : limit);
    }),
    native('flush', '(self, length=16384, /)', flushDecompress),
    native('copy', '(self, /)', copyDecompress),
    native('__copy__', '(self, /)', copyDecompress),
    native('__deepcopy__', '(self, memo, /)', copyDecompress),
  ],
  getset: {
    unused_data: { get: (vm, d: PyDecompress) => vm.bytes(d.unused.slice()), member: true },
    unconsumed_tail: { get: (vm, d: PyDecompress) => vm.bytes(d.unconsumed.slice()), member: true },
    eof: { get: (_vm, d: PyDecompress) => d.stream.finished, member: true },
  },
};

// ---- the decompressor that gzip and zipfile use ----

class PyZlibDecompressor extends PyObject {
  needsInput = true;
  constructor(
    override shape: Shape,
    readonly stream: Decompressor,
  ) {
    super();
  }
}

const ZLIB_DECOMPRESSOR: TypeSpec = {
  name: '_ZlibDecompressor',
  module: 'zlib',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    "(cls, wbits=15, zdict=b'')",
    (vm, cls: PyClass, wbits: Value | undefined, zdict: Value | undefined) =>
      new PyZlibDecompressor(cls.rootShape, decompressor(vm, optionalInt(vm, wbits, 15), dictionaryFrom(vm, zdict))),
  ),
  methods: [
    native('decompress', '(self, data, max_length=-1)', (vm, d: PyZlibDecompressor, data: Value, max: Value | undefined) => {
      if (d.stream.finished) throw makeError(vm, 'EOFError', 'End of stream already reached');
      const most = max === undefined ? -1 : asSize(vm, max);
      const limit = most < 0 ? NO_LIMIT : most;
      const out = guarded(vm, 'decompressing data', () => d.stream.run(bytesOf(vm, data), limit));
      d.needsInput = !d.stream.finished && out.length < limit;
      return vm.bytes(out);
    }),
  ],
  getset: {
    unused_data: { get: (vm, d: PyZlibDecompressor) => vm.bytes(d.stream.unused.slice()), member: true },
    needs_input: { get: (_vm, d: PyZlibDecompressor) => d.needsInput, member: true },
    eof: { get: (_vm, d: PyZlibDecompressor) => d.stream.finished, member: true },
  },
};

// ---- checksums ----

function startValue(vm: Vm, v: Value | undefined, missing: number): number {
  if (v === undefined) return missing;
  if (intValue(v) === undefined && classOf(vm, v).find('__index__') === undefined)
    throw typeError(vm, `'${classOf(vm, v).name}' object cannot be interpreted as an integer`);
  return Number(BigInt.asUintN(32, BigInt(asIndex(vm, v))));
}

const CONSTANTS = {
  DEFLATED: 8,
  DEF_BUF_SIZE: 16384,
  DEF_MEM_LEVEL: 8,
  MAX_WBITS: 15,
  Z_BEST_COMPRESSION: 9,
  Z_BEST_SPEED: 1,
  Z_BLOCK: 5,
  Z_DEFAULT_COMPRESSION: -1,
  Z_DEFAULT_STRATEGY: 0,
  Z_FILTERED: 1,
  Z_FINISH: 4,
  Z_FIXED: 4,
  Z_FULL_FLUSH: 3,
  Z_HUFFMAN_ONLY: 2,
  Z_NO_COMPRESSION: 0,
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_RLE: 3,
  Z_SYNC_FLUSH: 2,
  Z_TREES: 6,
} as const;

export const ZLIB_MODULE: ModuleSpec = {
  name: 'zlib',
  doc: 'The functions in this module allow compression and decompression using the zlib library, which is based on GNU zip.',
  functions: [
    native('compress', '(data, /, level=-1, wbits=15)', compress),
    native('decompress', '(data, /, wbits=15, bufsize=16384)', decompress),
    native('compressobj', '(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)', compressobj),
    native(
      'decompressobj',
      "(wbits=15, zdict=b'')",
      (vm: Vm, wbits: Value | undefined, zdict: Value | undefined) =>
        new PyDecompress(moduleType(vm, DECOMPRESS).rootShape, decompressor(vm, optionalInt(vm, wbits, 15), dictionaryFrom(vm, zdict))),
    ),
    native('crc32', '(data, value=0, /)', (vm: Vm, data: Value, start: Value | undefined) =>
      crc32(bytesOf(vm, data), startValue(vm, start, 0)),
    ),
    native('adler32', '(data, value=1, /)', (vm: Vm, data: Value, start: Value | undefined) =>
      adler32(bytesOf(vm, data), startValue(vm, start, 1)),
    ),
  ],
  types: [ZLIB_DECOMPRESSOR],
  setup: (vm, dict) => {
    for (const [name, n] of Object.entries(CONSTANTS)) dict.setStr(name, n);
    dict.setStr('ZLIB_VERSION', '1.2.13');
    dict.setStr('ZLIB_RUNTIME_VERSION', '1.2.13');
    dict.setStr('__version__', '1.0');
    dict.setStr('error', errorClass(vm));
  },
};
