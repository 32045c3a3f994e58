/**
 * Encoding and decoding of text with Python's error handlers. The engine's own codecs are unicode-codecs.ts's; others are
 * found through the codec registry of the `_codecs` module.
 */
import { latin } from '../util/latin-text.js';
import { classOf, strValue } from './class-of.js';
import { pointsOf, replaceBadPart, unicodeError } from './codec-errors.js';
import { makeError, typeError } from './errors.js';
import type { PyException } from './exception.js';
import type { Text } from './text.js';
import { ASCII, LATIN_1, markedOrder, namedCodec, UTF_8, wideCodec, type PointCodec } from './unicode-codecs.js';
import { PyBytes, type Value } from './value.js';
import { jsText, type Vm } from './vm.js';

/** Installed by the `_codecs` module for all other encodings. */
export interface CodecRegistry {
  encode(text: Value, encoding: string, errors: string): Value;
  decode(data: Value, encoding: string, errors: string): Value;
}

function named(vm: Vm, v: Value | undefined, fallback: string, what: string): string {
  if (v === undefined) return fallback;
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${what} must be str, not ${classOf(vm, v).name}`);
  const name = jsText(t);
  if (name.includes('\0')) throw makeError(vm, 'ValueError', 'embedded null character');
  return name;
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

// ---- encoding ----

export function encodeText(vm: Vm, t: Text, encoding: Value | undefined, errors: Value | undefined): Value {
  const name = named(vm, encoding, 'utf-8', "encode() argument 'encoding'");
  const handler = named(vm, errors, 'strict', "encode() argument 'errors'");
  const found = namedCodec(name);
  if (found === undefined) return registry(vm, name).encode(t, name, handler);
  if (found.codec === UTF_8 && typeof t === 'string' && t.length <= SCRATCH_TEXT) return encodeShort(vm, t);
  return vm.bytes(encodePoints(vm, t, found.codec, handler, found.order === 'marked' ? 0xfeff : -1));
}

/** Longest text that is written into the scratch array. */
const SCRATCH_TEXT = 0x4000;

/** As UTF-8. To let the host make an array costs more than to write one; ASCII text is the same in both, and kept as it is. */
function encodeShort(vm: Vm, text: string): PyBytes {
  let scratch = vm.state.get('encoding-scratch') as Uint8Array | undefined;
  if (scratch === undefined) vm.state.set('encoding-scratch', (scratch = new Uint8Array(3 * SCRATCH_TEXT)));
  const { written } = UTF_8_ENCODER.encodeInto(text, scratch);
  return written === text.length ? vm.bytes(text, true) : vm.bytes(scratch.slice(0, written));
}

/** Text in one of the engine's own encodings, without a byte order mark. */
export function encodeWith(vm: Vm, t: Text, encoding: string, handler: string): Uint8Array {
  return encodePoints(vm, t, namedCodec(encoding)!.codec, handler, -1);
}

function encodePoints(vm: Vm, t: Text, codec: PointCodec, handler: string, mark: number): Uint8Array {
  if (typeof t === 'string') {
    const plain = codec === UTF_8 ? UTF_8_ENCODER.encode(t) : codec.size === 1 ? encodeNarrow(t, codec) : null;
    if (plain !== null) return plain;
  }
  const points = pointsOf(t);
  const out: number[] = [];
  if (mark >= 0) codec.write(out, mark);
  for (let i = 0; i < points.length;) {
    if (codec.fits(points[i])) codec.write(out, points[i++]);
    else i = encodeBadPart(vm, out, t, points, i, codec, handler);
  }
  return Uint8Array.from(out);
}

const UTF_8_ENCODER = new TextEncoder();
const UTF_8_DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Null when a character does not fit. */
function encodeNarrow(s: string, codec: PointCodec): Uint8Array | null {
  const out = new Uint8Array(s.length);
  const limit = codec === ASCII ? 0x80 : 0x100;
  for (let i = 0; i < s.length; i++) {
    const p = s.charCodeAt(i);
    if (p >= limit) return null;
    out[i] = p;
  }
  return out;
}

/** Where to go on. */
function encodeBadPart(vm: Vm, out: number[], t: Text, points: Uint32Array, from: number, codec: PointCodec, handler: string): number {
  let start = from;
  let end = start + 1;
  if (codec.joinsErrors) while (end < points.length && !codec.fits(points[end])) end++;
  const error = (): PyException => unicodeError(vm, 'UnicodeEncodeError', codec.name, t, start, end, codec.reason);
  if (handler === 'strict') throw error();
  // what can be escaped is; the error is about the rest
  if (handler === 'surrogateescape')
    while (start < end && codec.size === 1 && points[start] >= 0xdc80 && points[start] <= 0xdcff) out.push(points[start++] - 0xdc00);
  if (start === end) return end;
  const e = error();
  const { text, next } = replaceBadPart(vm, handler, e);
  if (text instanceof PyBytes) {
    if (text.data.length % codec.size !== 0) throw e;
    for (const b of text.data) out.push(b);
    return next;
  }
  for (const p of pointsOf(text)) {
    if (p >= codec.replacementLimit) throw e;
    codec.write(out, p);
  }
  return next;
}

// ---- decoding ----

export function decodeBytes(vm: Vm, data: Value, encoding: Value | undefined, errors: Value | undefined): Text {
  const name = named(vm, encoding, 'utf-8', "decode() argument 'encoding'");
  const handler = named(vm, errors, 'strict', "decode() argument 'errors'");
  const found = namedCodec(name);
  if (data instanceof PyBytes && data.isAscii && found?.codec.size === 1) return data.latin;
  const bytes = bytesOf(vm, data);
  if (found === undefined) return strValue(registry(vm, name).decode(vm.bytes(bytes), name, handler))!;
  if (found.order === 'marked') return decodeMarked(vm, bytes, found.codec.size as 2 | 4, handler, 0, true).text;
  return decodePoints(vm, bytes, found.codec, handler, 0, true).text;
}

/** Bytes of one of the engine's own encodings without a byte order mark. */
export function decodeWith(vm: Vm, data: Uint8Array, encoding: string, handler: string): Text {
  return decodePoints(vm, data, namedCodec(encoding)!.codec, handler, 0, true).text;
}

export interface Decoded {
  readonly text: Text;
  /** How many bytes that took; an unfinished character at the end waits unless the decoding was final. */
  readonly used: number;
}

/** `known`: the order that is known from before: −1 little, 1 big, 0 none; as `utf_16_ex_decode` has it. */
export function decodeMarked(
  vm: Vm,
  data: Uint8Array,
  size: 2 | 4,
  handler: string,
  known: number,
  final: boolean,
): Decoded & { readonly order: number } {
  const marked = known === 0 ? markedOrder(data, size) : null;
  const order = known !== 0 ? known : marked === 'little' ? -1 : marked === 'big' ? 1 : 0;
  const codec = wideCodec(size, order === 1 ? 'big' : 'little');
  return { ...decodePoints(vm, data, codec, handler, marked === null ? 0 : size, final), order };
}

export function decodePoints(vm: Vm, data: Uint8Array, codec: PointCodec, handler: string, start: number, final: boolean): Decoded {
  if (codec === LATIN_1 || (codec === ASCII && isAscii(data))) return { text: latin(data), used: data.length };
  if (codec === UTF_8 && start === 0) {
    const text = wholeUtf8(data);
    if (text !== null) return { text: text.length === data.length ? text : vm.text(text), used: data.length };
  }
  const out: number[] = [];
  let bytes = data;
  let i = start;
  while (i < bytes.length) {
    const step = codec.read(bytes, i);
    if (step.point >= 0) {
      out.push(step.point);
      i += step.length;
      continue;
    }
    if (step.unfinished && !final) break;
    const error = unicodeError(vm, 'UnicodeDecodeError', codec.name, vm.bytes(bytes), i, i + step.length, step.reason);
    const { text, next, data: rest } = replaceBadPart(vm, handler, error);
    for (const p of pointsOf(text as Text)) out.push(p);
    bytes = rest;
    i = next;
  }
  return { text: vm.textFromPoints(Uint32Array.from(out)), used: i };
}

/** By the host's decoder, where nothing is wrong. Hot. */
function wholeUtf8(data: Uint8Array): string | null {
  try {
    return UTF_8_DECODER.decode(data);
  } catch {
    return null;
  }
}

function isAscii(data: Uint8Array): boolean {
  for (let i = 0; i < data.length; i++) if (data[i] >= 0x80) return false;
  return true;
}
