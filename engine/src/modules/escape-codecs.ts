/** `escape_*` and `unicode_escape_*` of `_codecs`: text and bytes as string literals write them. */
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf, encodeText } from '../objects/codecs.js';
import { typeError, valueError } from '../objects/errors.js';
import { pointsOf, replaceBadPart, unicodeError } from '../objects/codec-errors.js';
import type { Text } from '../objects/text.js';
import { PyBytes, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { characterNames } from './unicodedata.js';

const SIMPLE: Readonly<Record<string, number>> = { '\\': 92, "'": 39, '"': 34, a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };
const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');
const ascii = (s: string): Uint8Array => Uint8Array.from(s, c => c.charCodeAt(0));

const SHORT: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
  [92, '\\\\'],
]);

function escapedPoint(p: number): string {
  if (p >= 32 && p < 127) return SHORT.get(p) ?? String.fromCharCode(p);
  return SHORT.get(p) ?? (p < 0x100 ? `\\x${hex(p, 2)}` : wide(p));
}

const wide = (p: number): string => (p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`);

export function unicodeEscapeEncode(vm: Vm, v: Value, raw: boolean): Value {
  const text = strValue(v);
  if (text === undefined)
    throw typeError(vm, `${raw ? 'raw_' : ''}unicode_escape_encode() argument 1 must be str, not ${classOf(vm, v).name}`);
  const points = pointsOf(text);
  const out = Array.from(points, p => (raw ? (p < 0x100 ? String.fromCharCode(p) : wide(p)) : escapedPoint(p))).join('');
  return vm.tuple([vm.bytes(ascii(out)), points.length]);
}

/** Bytes, or text as UTF-8. */
function dataOf(vm: Vm, v: Value): Uint8Array {
  const text = strValue(v);
  return text === undefined ? bytesOf(vm, v) : bytesOf(vm, encodeText(vm, text, undefined, undefined));
}

const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

export function unicodeEscapeDecode(vm: Vm, v: Value, errors: string, final: boolean, raw: boolean): Value {
  let data = dataOf(vm, v);
  const encoding = raw ? 'rawunicodeescape' : 'unicodeescape';
  const names: Names = name => characterNames(vm).pointOf(name);
  const out: number[] = [];
  let warning: string | null = null;
  let i = 0;
  while (i < data.length) {
    const piece: Piece = data[i] !== 92 ? { points: [data[i]], end: i + 1 } : raw ? rawEscape(data, i) : textEscape(data, i, names);
    // what follows may still complete it
    if (!final && piece.end === data.length && piece.mayContinue === true) break;
    if (!('reason' in piece)) {
      warning ??= piece.warning ?? null;
      out.push(...piece.points);
      i = piece.end;
      continue;
    }
    const error = unicodeError(vm, 'UnicodeDecodeError', encoding, vm.bytes(data.slice()), i, piece.end, piece.reason);
    const { text, next, data: rest } = replaceBadPart(vm, errors, error);
    out.push(...pointsOf(text as Text));
    data = rest;
    i = next;
  }
  if (warning !== null) vm.warn('DeprecationWarning', warning);
  return vm.tuple([vm.textFromPoints(Uint32Array.from(out)), i]);
}

type Names = (name: string) => number;

type Piece =
  | { readonly points: readonly number[]; readonly end: number; readonly warning?: string; readonly mayContinue?: boolean }
  | { readonly reason: string; readonly end: number; readonly mayContinue: boolean };

function rawEscape(data: Uint8Array, at: number): Piece {
  // alone at the end it is itself, but something may follow
  if (at + 1 >= data.length) return { points: [92], end: at + 1, mayContinue: true };
  const letter = String.fromCharCode(data[at + 1]);
  if (letter !== 'u' && letter !== 'U') return { points: [92, data[at + 1]], end: at + 2 };
  const piece = digits(data, at, letter);
  return 'reason' in piece && !piece.mayContinue ? { ...piece, reason: '\\Uxxxxxxxx out of range' } : piece;
}

function textEscape(data: Uint8Array, at: number, names: Names): Piece {
  if (at + 1 >= data.length) return { reason: '\\ at end of string', end: data.length, mayContinue: true };
  const letter = String.fromCharCode(data[at + 1]);
  if (letter === '\n') return { points: [], end: at + 2 };
  if (letter in SIMPLE) return { points: [SIMPLE[letter]], end: at + 2 };
  if (letter >= '0' && letter <= '7') return octal(data, at);
  if (letter in DIGITS) return digits(data, at, letter);
  if (letter === 'N') return named(data, at, names);
  return { points: [92, data[at + 1]], end: at + 2, warning: `invalid escape sequence '\\${letter}'` };
}

function named(data: Uint8Array, at: number, names: Names): Piece {
  const reason = 'malformed \\N character escape';
  if (at + 2 >= data.length) return { reason, end: data.length, mayContinue: true };
  if (data[at + 2] !== 123) return { reason, end: at + 2, mayContinue: false };
  const close = data.indexOf(125, at + 3);
  if (close < 0) return { reason, end: data.length, mayContinue: true };
  if (close === at + 3) return { reason, end: close, mayContinue: false };
  const point = names(String.fromCharCode(...data.subarray(at + 3, close)));
  return point < 0 ? { reason: 'unknown Unicode character name', end: close + 1, mayContinue: false } : { points: [point], end: close + 1 };
}

function octal(data: Uint8Array, at: number): Piece {
  let end = at + 1;
  let n = 0;
  while (end < at + 4 && data[end] >= 48 && data[end] <= 55) n = n * 8 + data[end++] - 48;
  return n > 255 ? { points: [n], end, warning: `invalid octal escape sequence '\\${n.toString(8)}'` } : { points: [n], end };
}

function digits(data: Uint8Array, at: number, letter: string): Piece {
  const width = DIGITS[letter];
  let end = at + 2;
  while (end < at + 2 + width && /[0-9a-fA-F]/.test(String.fromCharCode(data[end] ?? 0))) end++;
  if (end < at + 2 + width) return { reason: `truncated \\${letter}${'X'.repeat(width)} escape`, end, mayContinue: true };
  const point = parseInt(String.fromCharCode(...data.subarray(at + 2, end)), 16);
  return point > 0x10ffff ? { reason: 'illegal Unicode character', end, mayContinue: false } : { points: [point], end };
}

// ---- bytes ----

export function escapeEncode(vm: Vm, v: Value): Value {
  if (!(v instanceof PyBytes)) throw typeError(vm, `escape_encode() argument 1 must be bytes, not ${classOf(vm, v).name}`);
  const out = Array.from(v.data, b => (b === 39 ? "\\'" : b >= 127 ? `\\x${hex(b, 2)}` : escapedPoint(b))).join('');
  return vm.tuple([vm.bytes(ascii(out)), v.data.length]);
}

export function escapeDecode(vm: Vm, v: Value, errors: string): Value {
  const data = dataOf(vm, v);
  const out: number[] = [];
  let warning: string | null = null;
  for (let i = 0; i < data.length;) {
    if (data[i] !== 92) {
      out.push(data[i++]);
      continue;
    }
    if (i + 1 >= data.length) throw valueError(vm, 'Trailing \\ in string');
    const piece = bytesEscape(data, i);
    if ('reason' in piece) {
      out.push(...badEscape(vm, errors, i));
      // the digit that is there goes with it
      i = piece.end;
      continue;
    }
    warning ??= piece.warning ?? null;
    out.push(...piece.points.map(p => p & 255));
    i = piece.end;
  }
  if (warning !== null) vm.warn('DeprecationWarning', warning);
  return vm.tuple([vm.bytes(Uint8Array.from(out)), data.length]);
}

/** As in text, but for the escapes of characters, which mean nothing here. */
function bytesEscape(data: Uint8Array, at: number): Piece {
  const letter = String.fromCharCode(data[at + 1]);
  if (letter !== 'u' && letter !== 'U' && letter !== 'N') return textEscape(data, at, () => -1);
  return { points: [92, data[at + 1]], end: at + 2, warning: `invalid escape sequence '\\${letter}'` };
}

function badEscape(vm: Vm, errors: string, at: number): number[] {
  if (errors === 'replace') return [63];
  if (errors === 'ignore') return [];
  if (errors === 'strict') throw valueError(vm, `invalid \\x escape at position ${at}`);
  throw valueError(vm, `decoding error; unknown error handling code: ${errors}`);
}
