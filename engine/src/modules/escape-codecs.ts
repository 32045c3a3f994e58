/** `escape_*` and `unicode_escape_*` of `_codecs`: text and bytes as string literals write them. */
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf, encodeText } from '../objects/codecs.js';
import { typeError, valueError } from '../objects/errors.js';
import { type Value } from '../objects/value.js';
import { codePoints, type Vm } from '../objects/vm.js';
import { replaceBadPart, unicodeError } from './codec-errors.js';

const SIMPLE: Readonly<Record<string, number>> = { '\\': 92, "'": 39, '"': 34, a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');
const ascii = (s: string): Uint8Array => Uint8Array.from(s, c => c.charCodeAt(0));

const SHORT: ReadonlyMap<number, string> = new Map([[9, '\\t'], [10, '\\n'], [13, '\\r'], [92, '\\\\']]);

function escapedPoint(p: number): string {
  if (p >= 32 && p < 127) return SHORT.get(p) ?? String.fromCharCode(p);
  return SHORT.get(p) ?? (p < 0x100 ? `\\x${hex(p, 2)}` : wide(p));
}

const wide = (p: number): string => (p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`);

export function unicodeEscapeEncode(vm: Vm, v: Value, raw: boolean): Value {
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `argument 1 must be str, not ${classOf(vm, v).name}`);
  const points = typeof text === 'string' ? codePoints(text) : text.points;
  const out = Array.from(points, p => (raw ? (p < 0x100 ? String.fromCharCode(p) : wide(p)) : escapedPoint(p))).join('');
  return vm.tuple([vm.bytes(ascii(out)), points.length]);
}

/** Bytes, or text as UTF-8. */
function dataOf(vm: Vm, v: Value): Uint8Array {
  const text = strValue(v);
  return text === undefined ? bytesOf(vm, v) : bytesOf(vm, encodeText(vm, text, undefined, undefined));
}

const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

export function unicodeEscapeDecode(vm: Vm, v: Value, errors: string, raw: boolean): Value {
  const data = dataOf(vm, v);
  const encoding = raw ? 'rawunicodeescape' : 'unicodeescape';
  const out: number[] = [];
  for (let i = 0; i < data.length; ) {
    const piece = data[i] === 92 ? (raw ? rawEscape(data, i) : textEscape(data, i)) : { points: [data[i]], end: i + 1 };
    if ('points' in piece) {
      out.push(...piece.points);
      i = piece.end;
      continue;
    }
    const { text, next } = replaceBadPart(vm, errors, unicodeError(vm, 'UnicodeDecodeError', encoding, vm.bytes(data.slice()), i, piece.end, piece.reason));
    const t = strValue(text)!;
    out.push(...(typeof t === 'string' ? codePoints(t) : t.points));
    i = next;
  }
  return vm.tuple([vm.textFromPoints(Uint32Array.from(out)), data.length]);
}

type Piece = { readonly points: readonly number[]; readonly end: number } | { readonly reason: string; readonly end: number };

function rawEscape(data: Uint8Array, at: number): Piece {
  const letter = String.fromCharCode(data[at + 1] ?? 0);
  let slashes = 0;
  while (at - slashes >= 0 && data[at - slashes] === 92) slashes++;
  if ((letter !== 'u' && letter !== 'U') || slashes % 2 === 0) return { points: [92], end: at + 1 };
  return digits(data, at, letter);
}

function textEscape(data: Uint8Array, at: number): Piece {
  if (at + 1 >= data.length) return { reason: '\\ at end of string', end: data.length };
  const letter = String.fromCharCode(data[at + 1]);
  if (letter === '\n') return { points: [], end: at + 2 };
  if (letter in SIMPLE) return { points: [SIMPLE[letter]], end: at + 2 };
  if (letter >= '0' && letter <= '7') return octal(data, at);
  if (letter in DIGITS) return digits(data, at, letter);
  if (letter === 'N') return { reason: 'unknown Unicode character name', end: Math.min(data.length, at + 2) };
  return { points: [92, data[at + 1]], end: at + 2 };
}

function octal(data: Uint8Array, at: number): { points: number[]; end: number } {
  let end = at + 1;
  let n = 0;
  while (end < at + 4 && data[end] >= 48 && data[end] <= 55) n = n * 8 + data[end++] - 48;
  return { points: [n], end };
}

function digits(data: Uint8Array, at: number, letter: string): Piece {
  const width = DIGITS[letter];
  let end = at + 2;
  while (end < at + 2 + width && /[0-9a-fA-F]/.test(String.fromCharCode(data[end] ?? 0))) end++;
  if (end < at + 2 + width) return { reason: `truncated \\${letter}${'X'.repeat(width)} escape`, end };
  const point = parseInt(String.fromCharCode(...data.subarray(at + 2, end)), 16);
  return point > 0x10ffff ? { reason: 'illegal Unicode character', end } : { points: [point], end };
}

// ---- bytes ----

export function escapeEncode(vm: Vm, v: Value): Value {
  const data = bytesOf(vm, v);
  const out = Array.from(data, b => (b === 39 ? "\\'" : b >= 127 ? `\\x${hex(b, 2)}` : escapedPoint(b))).join('');
  return vm.tuple([vm.bytes(ascii(out)), data.length]);
}

export function escapeDecode(vm: Vm, v: Value): Value {
  const data = dataOf(vm, v);
  const out: number[] = [];
  for (let i = 0; i < data.length; ) {
    if (data[i] !== 92) {
      out.push(data[i++]);
      continue;
    }
    const letter = String.fromCharCode(data[i + 1] ?? 0);
    if (i + 1 >= data.length) throw valueError(vm, 'Trailing \\ in string');
    const piece: Piece = letter === 'u' || letter === 'U' || letter === 'N' ? { points: [92, data[i + 1]], end: i + 2 } : textEscape(data, i);
    if (!('points' in piece)) throw valueError(vm, `invalid \\x escape at position ${i}`);
    out.push(...piece.points.map(p => p & 255));
    i = piece.end;
  }
  return vm.tuple([vm.bytes(Uint8Array.from(out)), data.length]);
}
