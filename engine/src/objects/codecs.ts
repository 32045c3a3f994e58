/** Encoding and decoding of text with Python's error handlers. UTF-8, Latin-1 and ASCII here; others through the codec registry. */
import { classOf, strValue } from './class-of.js';
import { makeError, typeError } from './errors.js';
import { PyException } from './exception.js';
import type { Text } from './text.js';
import { PyBytes, type Value } from './value.js';
import { decodeWide, encodeWide, wideCodec, wideStart, type WideCodec } from './wide-codecs.js';
import { codePoints, jsText, type Vm } from './vm.js';

type Codec = 'utf-8' | 'latin-1' | 'ascii';
const NAMES: Readonly<Record<string, Codec>> = {
  utf8: 'utf-8',
  utf_8: 'utf-8',
  u8: 'utf-8',
  latin1: 'latin-1',
  latin_1: 'latin-1',
  iso_8859_1: 'latin-1',
  iso8859_1: 'latin-1',
  l1: 'latin-1',
  ascii: 'ascii',
  us_ascii: 'ascii',
};

/** Installed by the `_codecs` module for all other encodings. */
export interface CodecRegistry {
  encode(text: Value, encoding: string, errors: string): Value;
  decode(data: Value, encoding: string, errors: string): Value;
}

function named(vm: Vm, v: Value | undefined, fallback: string, what: string): string {
  if (v === undefined) return fallback;
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${what} must be str, not ${classOf(vm, v).name}`);
  return jsText(t);
}

function codecOf(name: string): Codec | undefined {
  return NAMES[normalized(name)];
}

const normalized = (name: string): string => name.toLowerCase().replaceAll(/[- ]/g, '_');

const isSurrogate = (p: number): boolean => p >= 0xd800 && p <= 0xdfff;

function encodeWideText(vm: Vm, t: Text, codec: WideCodec, handler: string): Uint8Array {
  const points = typeof t === 'string' ? codePoints(t) : t.points;
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) {
    if (!isSurrogate(points[i]) || handler === 'surrogatepass') {
      out.push(points[i]);
      continue;
    }
    const start = i;
    while (i + 1 < points.length && isSurrogate(points[i + 1])) i++;
    handleEncodeError(vm, out, t, points, start, i + 1, codec.name, handler, 'surrogates not allowed');
  }
  return encodeWide(out, codec);
}

function decodeWideText(vm: Vm, data: Uint8Array, codec: WideCodec, handler: string): Text {
  const { little, start } = wideStart(data, codec);
  const name = `utf-${codec.size * 8}-${little ? 'le' : 'be'}`;
  const out: number[] = [];
  for (const item of decodeWide(data, codec.size, little, start)) {
    if (item.point >= 0) out.push(item.point);
    else handleDecodeError(vm, out, data, item.start, item.start + item.length, name, handler, item.reason);
  }
  return vm.textFromPoints(Uint32Array.from(out));
}

export function encodeText(vm: Vm, t: Text, encoding: Value | undefined, errors: Value | undefined): Value {
  const name = named(vm, encoding, 'utf-8', "encode() argument 'encoding'");
  const handler = named(vm, errors, 'strict', "encode() argument 'errors'");
  const codec = codecOf(name);
  if (codec !== undefined) return vm.bytes(encodeWith(vm, t, codec, handler));
  const wide = wideCodec(normalized(name));
  if (wide !== undefined) return vm.bytes(encodeWideText(vm, t, wide, handler));
  return registry(vm, name).encode(t, name, handler);
}

export function decodeBytes(vm: Vm, data: Value, encoding: Value | undefined, errors: Value | undefined): Text {
  const name = named(vm, encoding, 'utf-8', "decode() argument 'encoding'");
  const handler = named(vm, errors, 'strict', "decode() argument 'errors'");
  const codec = codecOf(name);
  const bytes = bytesOf(vm, data);
  if (codec !== undefined) return decodeWith(vm, bytes, codec, handler);
  const wide = wideCodec(normalized(name));
  if (wide !== undefined) return decodeWideText(vm, bytes, wide, handler);
  return strValue(registry(vm, name).decode(vm.bytes(bytes), name, handler))!;
}

function registry(vm: Vm, name: string): CodecRegistry {
  const r = vm.state.get('codec-registry') as CodecRegistry | undefined;
  if (r === undefined) throw makeError(vm, 'LookupError', `unknown encoding: ${name}`);
  return r;
}

/** The data of a bytes-like object. */
export function bytesOf(vm: Vm, v: Value): Uint8Array {
  if (v instanceof PyBytes) return v.data;
  const view = (v as { bytesView?: () => Uint8Array }).bytesView;
  if (typeof view === 'function') return view.call(v);
  throw typeError(vm, `a bytes-like object is required, not '${classOf(vm, v).name}'`);
}

export function encodeWith(vm: Vm, t: Text, codec: Codec, handler: string): Uint8Array {
  if (typeof t === 'string' && codec === 'utf-8') return encodePlain(t);
  const points = typeof t === 'string' ? codePoints(t) : t.points;
  const out: number[] = [];
  const limit = codec === 'utf-8' ? 0x110000 : codec === 'latin-1' ? 0x100 : 0x80;
  const fits = (p: number): boolean => p < limit && !(codec === 'utf-8' && p >= 0xd800 && p <= 0xdfff);
  for (let i = 0; i < points.length; i++) {
    if (fits(points[i])) {
      pushEncoded(out, points[i], codec);
      continue;
    }
    let end = i + 1;
    while (end < points.length && !fits(points[end])) end++;
    handleEncodeError(vm, out, t, points, i, end, codec, handler, REASON[codec]);
    i = end - 1;
  }
  return Uint8Array.from(out);
}

function encodePlain(s: string): Uint8Array {
  const out = new Uint8Array(s.length * 3);
  let n = 0;
  for (let i = 0; i < s.length; i++) {
    const p = s.charCodeAt(i);
    if (p < 0x80) out[n++] = p;
    else if (p < 0x800) {
      out[n++] = 0xc0 | (p >> 6);
      out[n++] = 0x80 | (p & 63);
    } else {
      out[n++] = 0xe0 | (p >> 12);
      out[n++] = 0x80 | ((p >> 6) & 63);
      out[n++] = 0x80 | (p & 63);
    }
  }
  return out.slice(0, n);
}

function pushEncoded(out: number[], p: number, codec: Codec): void {
  if (codec !== 'utf-8' || p < 0x80) out.push(p);
  else if (p < 0x800) out.push(0xc0 | (p >> 6), 0x80 | (p & 63));
  else if (p < 0x10000) out.push(0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
  else out.push(0xf0 | (p >> 18), 0x80 | ((p >> 12) & 63), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
}

const REASON: Readonly<Record<Codec, string>> = {
  'utf-8': 'surrogates not allowed',
  'latin-1': 'ordinal not in range(256)',
  ascii: 'ordinal not in range(128)',
};

function handleEncodeError(
  vm: Vm,
  out: number[],
  t: Text,
  points: Uint32Array,
  start: number,
  end: number,
  codec: string,
  handler: string,
  reason: string,
): void {
  for (let i = start; i < end; i++) {
    const p = points[i];
    if (handler === 'surrogateescape' && p >= 0xdc80 && p <= 0xdcff) out.push(p - 0xdc00);
    else if (handler === 'surrogatepass' && codec === 'utf-8') out.push(0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
    else if (handler === 'ignore') continue;
    else if (handler === 'replace') out.push(63);
    else if (handler === 'backslashreplace')
      pushAscii(out, p < 0x100 ? `\\x${hex(p, 2)}` : p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`);
    else if (handler === 'xmlcharrefreplace') pushAscii(out, `&#${p};`);
    else if (handler === 'strict' || handler === 'surrogateescape' || handler === 'surrogatepass')
      throw codecError(vm, 'UnicodeEncodeError', codec, t, start, end, reason);
    else throw makeError(vm, 'LookupError', `unknown error handler name '${handler}'`);
  }
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');
function pushAscii(out: number[], s: string): void {
  for (let i = 0; i < s.length; i++) out.push(s.charCodeAt(i));
}

export function decodeWith(vm: Vm, data: Uint8Array, codec: Codec, handler: string): Text {
  const ascii = data.every(b => b < 0x80);
  if (ascii || codec === 'latin-1') {
    let s = '';
    for (let i = 0; i < data.length; i += 8192) s += String.fromCharCode(...data.subarray(i, i + 8192));
    return s;
  }
  const out: number[] = [];
  for (let i = 0; i < data.length;) {
    const b = data[i];
    if (b < 0x80) {
      out.push(b);
      i++;
      continue;
    }
    const r =
      codec === 'ascii'
        ? { point: -1, length: 1, reason: 'ordinal not in range(128)' }
        : decodeSequence(data, i, handler === 'surrogatepass');
    if (r.point >= 0) out.push(r.point);
    else handleDecodeError(vm, out, data, i, i + r.length, codec, handler, r.reason);
    i += r.length;
  }
  return vm.textFromPoints(Uint32Array.from(out));
}

/** One UTF-8 sequence; point −1 with the length of its invalid prefix otherwise. */
function decodeSequence(data: Uint8Array, i: number, passSurrogates: boolean): { point: number; length: number; reason: string } {
  const b = data[i];
  const size = b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 0;
  if (size === 0) return { point: -1, length: 1, reason: 'invalid start byte' };
  let point = b & (size === 2 ? 31 : size === 3 ? 15 : 7);
  for (let k = 1; k < size; k++) {
    if (i + k >= data.length) return { point: -1, length: k, reason: 'unexpected end of data' };
    const c = data[i + k];
    const low = k === 1 && b === 0xe0 ? 0xa0 : k === 1 && b === 0xf0 ? 0x90 : 0x80;
    const high = k === 1 && b === 0xed && !passSurrogates ? 0x9f : k === 1 && b === 0xf4 ? 0x8f : 0xbf;
    if (c < low || c > high) return { point: -1, length: k, reason: 'invalid continuation byte' };
    point = (point << 6) | (c & 63);
  }
  return { point, length: size, reason: '' };
}

function handleDecodeError(
  vm: Vm,
  out: number[],
  data: Uint8Array,
  start: number,
  end: number,
  codec: string,
  handler: string,
  reason: string,
): void {
  switch (handler) {
    case 'ignore':
      return;
    case 'replace':
      out.push(0xfffd);
      return;
    case 'surrogateescape':
      for (let i = start; i < end; i++) out.push(0xdc00 + data[i]);
      return;
    case 'backslashreplace':
      for (let i = start; i < end; i++) pushAscii(out, `\\x${hex(data[i], 2)}`);
      return;
    case 'strict':
    case 'surrogatepass':
      throw codecError(vm, 'UnicodeDecodeError', codec, vm.bytes(data), start, end, reason);
  }
  throw makeError(vm, 'LookupError', `unknown error handler name '${handler}'`);
}

function codecError(
  vm: Vm,
  kind: 'UnicodeEncodeError' | 'UnicodeDecodeError',
  codec: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyException {
  const args = [codec, object, start, end, reason];
  const e = new PyException(vm.types[kind].rootShape, vm.tuple(args));
  e.fields = new Map<string, Value>([
    ['encoding', codec],
    ['object', object],
    ['start', start],
    ['end', end],
    ['reason', reason],
  ]);
  return e;
}
