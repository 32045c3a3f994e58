/** `lzma`: decompression of `.xz` and `.lzma` data, files included. Compressing is not offered, and says so. */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { bytesOf } from '../objects/codecs.js';
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { makeError, notImplementedError, valueError } from '../objects/errors.js';
import { native } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { strText } from '../objects/text.js';
import { None, PyObject, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { LzmaError } from '../util/lzma-decoder.js';
import { CHECK, decodeAlone, decodeXz, isXz, type Decompressed } from '../util/xz-format.js';
import { exceptionClass, imported, raise, type ModuleSpec } from './module-spec.js';

const FORMAT = { FORMAT_AUTO: 0, FORMAT_XZ: 1, FORMAT_ALONE: 2, FORMAT_RAW: 3 } as const;
const CONSTANTS = {
  ...FORMAT,
  CHECK_NONE: CHECK.none,
  CHECK_CRC32: CHECK.crc32,
  CHECK_CRC64: CHECK.crc64,
  CHECK_SHA256: CHECK.sha256,
  CHECK_ID_MAX: 15,
  CHECK_UNKNOWN: 16,
  PRESET_DEFAULT: 6,
  PRESET_EXTREME: 0x80000000,
};

const lzmaError = (vm: Vm): PyClass => exceptionClass(vm, 'lzma', 'LZMAError', vm.types.Exception);

function attempt<T>(vm: Vm, work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (e instanceof LzmaError) throw raise(vm, lzmaError(vm), e.message);
    throw e;
  }
}

function decodeOne(vm: Vm, input: Uint8Array, at: number, format: number): Decompressed {
  if (format === FORMAT.FORMAT_RAW) throw notImplementedError(vm, 'lzma: raw streams are not offered');
  return attempt(vm, () => {
    if (isXz(input, at)) {
      if (format === FORMAT.FORMAT_ALONE) throw new LzmaError('Input format not supported by decoder');
      return decodeXz(input, at);
    }
    if (format === FORMAT.FORMAT_XZ) throw new LzmaError('Input format not supported by decoder');
    return decodeAlone(input.subarray(at));
  });
}

/** All streams that lie one after the other; what follows them is no error if it is no stream. */
function decompress(vm: Vm, data: Value, format: Value | undefined): Value {
  const input = bytesOf(vm, data);
  const kind = format === undefined ? FORMAT.FORMAT_AUTO : asSize(vm, format);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < input.length || parts.length === 0;) {
    if (at > 0 && !isXz(input, at)) break;
    if (input.length === 0) throw raise(vm, lzmaError(vm), 'Compressed data ended before the end-of-stream marker was reached');
    const one = decodeOne(vm, input, at, kind);
    parts.push(one.data);
    at = one.end;
  }
  return vm.bytes(joined(parts));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

// ---- piece by piece ----

/** Collects its input until one stream is complete. */
class PyDecompressor extends PyObject {
  input = new Uint8Array(0);
  ready = new Uint8Array(0);
  format: number = FORMAT.FORMAT_AUTO;
  eof = false;
  check: number = CONSTANTS.CHECK_UNKNOWN;
  constructor(override shape: Shape) {
    super();
  }
}

function feed(vm: Vm, d: PyDecompressor, data: Value, max: Value | undefined): Value {
  if (d.eof && d.ready.length === 0) throw makeError(vm, 'EOFError', 'Already at end of stream');
  if (!d.eof) tryDecode(vm, d, bytesOf(vm, data));
  const limit = max === undefined ? -1 : asSize(vm, max);
  const size = limit < 0 ? d.ready.length : Math.min(limit, d.ready.length);
  const part = d.ready.slice(0, size);
  d.ready = d.ready.slice(size);
  return vm.bytes(part);
}

/** With fewer bytes the format may not be told yet. */
const LONGEST_HEADER = 13;

function tryDecode(vm: Vm, d: PyDecompressor, data: Uint8Array): void {
  d.input = joined([d.input, data]) as Uint8Array<ArrayBuffer>;
  try {
    const { data: ready, end, check } = isXz(d.input) ? decodeXz(d.input, 0) : decodeAlone(d.input);
    d.ready = ready.slice();
    d.input = d.input.slice(end);
    d.check = check;
    d.eof = true;
  } catch (e) {
    if (!(e instanceof LzmaError)) throw e;
    // what is cut off may go on in the next piece
    const isHead = d.input.length < LONGEST_HEADER && /format not supported/.test(e.message);
    if (!isHead && !/ended before/.test(e.message)) throw raise(vm, lzmaError(vm), e.message);
  }
}

const DECOMPRESSOR: TypeSpec = {
  name: 'LZMADecompressor',
  module: '_lzma',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, format=0, memlimit=None, filters=None)', (vm, cls: PyClass, format: Value | undefined) => {
    const d = new PyDecompressor(cls.rootShape);
    d.format = format === undefined ? FORMAT.FORMAT_AUTO : asSize(vm, format);
    if (d.format < 0 || d.format > 2) throw valueError(vm, `Invalid container format: ${d.format}`);
    return d;
  }),
  methods: [native('decompress', '(self, data, max_length=-1)', feed)],
  getset: {
    eof: { get: (_vm, d: PyDecompressor) => d.eof && d.ready.length === 0 },
    check: { get: (_vm, d: PyDecompressor) => d.check },
    needs_input: { get: (_vm, d: PyDecompressor) => !d.eof && d.ready.length === 0 },
    unused_data: { get: (vm, d: PyDecompressor) => vm.bytes(d.eof ? d.input : new Uint8Array(0)) },
  },
};

// ---- files ----

/** A file object over the decompressed data of a path or binary file, read as it is asked for. */
function reader(vm: Vm, file: Value | undefined, mode: string): Value {
  if (/[wax]/.test(mode)) throw notImplementedError(vm, 'lzma: files can only be read here, not written');
  if (!/^rb?$/.test(mode)) throw valueError(vm, `Invalid mode: '${mode}'`);
  const io = imported(vm, 'io');
  const isFile = file !== undefined && findAttribute(vm, file, 'read') !== undefined;
  const raw = isFile ? file : vm.call(getAttribute(vm, io, 'open'), file ?? None, 'rb');
  const decompressor = getAttribute(vm, imported(vm, 'lzma'), 'LZMADecompressor');
  const decompressing = getAttribute(vm, imported(vm, '_compression'), 'DecompressReader');
  const source = vm.interpreter.call(decompressing, [raw, decompressor, lzmaError(vm)], ['trailing_error']);
  return vm.call(getAttribute(vm, io, 'BufferedReader'), source);
}

const OPEN_SIGNATURE =
  "(filename, mode='rb', *, format=None, check=-1, preset=None, filters=None, encoding=None, errors=None, newline=None)";

function open(vm: Vm, file: Value, mode: Value | undefined, ...rest: (Value | undefined)[]): Value {
  const how = mode === undefined ? 'rb' : strText(vm, mode);
  const binary = reader(vm, file, how.replace('t', ''));
  const text = rest.slice(4).map(v => v ?? None);
  return how.includes('t') ? vm.call(getAttribute(vm, imported(vm, 'io'), 'TextIOWrapper'), binary, ...text) : binary;
}

const notOffered = (name: string) =>
  native(name, '(*args, **kwargs)', vm => {
    throw notImplementedError(vm, `lzma.${name} is not offered: data can only be decompressed here`);
  });

export const LZMA_MODULE: ModuleSpec = {
  name: 'lzma',
  doc: 'Decompression of data in the xz and lzma formats.',
  functions: [
    native('decompress', '(data, format=0, memlimit=None, filters=None)', decompress),
    native('is_check_supported', '(check_id, /)', (vm, id: Value) => [CHECK.none, CHECK.crc32, CHECK.crc64].includes(asSize(vm, id) as 0)),
    notOffered('compress'),
    notOffered('LZMACompressor'),
    native(
      'LZMAFile',
      "(filename=None, mode='r', *, format=None, check=-1, preset=None, filters=None)",
      (vm, file: Value, mode: Value | undefined) => reader(vm, file, mode === undefined ? 'r' : strText(vm, mode)),
    ),
    native('open', OPEN_SIGNATURE, open),
  ],
  types: [DECOMPRESSOR],
  setup: (vm, dict) => {
    for (const [name, value] of Object.entries(CONSTANTS)) dict.setStr(name, value);
    dict.setStr('LZMAError', lzmaError(vm));
  },
};
