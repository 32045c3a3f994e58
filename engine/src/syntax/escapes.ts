/**
 * Backslash escapes in string and bytes literals. Knows nothing of quotes, prefixes or tokens.
 */
import { isHexDigit } from './characters.js';

/** The code point of a Unicode name, or null. */
export type UnicodeNames = (name: string) => number | null;

export class EscapeError {
  /** `kind` is the exception that CPython's decoder raises: `unicode error` or `value error`. */
  constructor(
    readonly kind: 'unicode error' | 'value error',
    readonly message: string,
  ) {}
}

/** Told of escapes that mean nothing: the text of the warning. */
export type OnWarning = (message: string, index: number) => void;

const BACKSLASH = 92;

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** The value of the text between the quotes of a `str` literal. */
export function decodeText(body: string, names: UnicodeNames, warn: OnWarning): string {
  let result = '';
  let from = 0;
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', from)) {
    result += body.slice(from, at);
    const escape = readEscape(body, at, names);
    if (escape.warning !== null) warn(escape.warning, at);
    result += escape.value;
    from = escape.end;
  }
  return result + body.slice(from);
}

/** The value of the text between the quotes of a `bytes` literal, all ASCII. */
export function decodeBytes(body: string, warn: OnWarning): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < body.length;) {
    if (body.charCodeAt(at) !== BACKSLASH) {
      bytes.push(body.charCodeAt(at++));
      continue;
    }
    const escape = readByteEscape(body, at);
    if (escape.warning !== null) warn(escape.warning, at);
    for (let i = 0; i < escape.value.length; i++) bytes.push(escape.value.charCodeAt(i) & 0xff);
    at = escape.end;
  }
  return Uint8Array.from(bytes);
}

interface Escape {
  readonly value: string;
  readonly end: number;
  readonly warning: string | null;
}

function readEscape(body: string, at: number, names: UnicodeNames): Escape {
  const letter = body[at + 1];
  const common = readCommon(body, at);
  if (common !== null) return common;
  const digits = HEX_DIGITS.get(letter);
  if (digits !== undefined) return readHex(body, at, digits);
  if (letter === 'N') return readNamed(body, at, names);
  return unknownEscape(body, at);
}

function readByteEscape(body: string, at: number): Escape {
  const common = readCommon(body, at);
  if (common !== null) return common;
  if (body[at + 1] !== 'x') return unknownEscape(body, at);
  const digits = body.slice(at + 2, at + 4);
  if (countHex(digits, 0, 2) < 2) throw new EscapeError('value error', `invalid \\x escape at position ${at}`);
  return { value: String.fromCharCode(parseInt(digits, 16)), end: at + 4, warning: null };
}

/** Escapes that mean the same in text and bytes. */
function readCommon(body: string, at: number): Escape | null {
  const simple = SIMPLE.get(body[at + 1]);
  if (simple !== undefined) return { value: simple, end: at + 2, warning: null };
  let end = at + 1;
  while (end < at + 4 && body[end] >= '0' && body[end] <= '7') end++;
  if (end === at + 1) return null;
  const digits = body.slice(at + 1, end);
  const value = parseInt(digits, 8);
  return { value: String.fromCharCode(value), end, warning: value > 0xff ? `invalid octal escape sequence '\\${digits}'` : null };
}

function unknownEscape(body: string, at: number): Escape {
  const character = String.fromCodePoint(body.codePointAt(at + 1) ?? BACKSLASH);
  return { value: '\\', end: at + 1, warning: `invalid escape sequence '\\${character}'` };
}

function countHex(text: string, from: number, most: number): number {
  let count = 0;
  while (count < most && isHexDigit(text.charCodeAt(from + count))) count++;
  return count;
}

function readHex(body: string, at: number, digits: number): Escape {
  const count = countHex(body, at + 2, digits);
  const letter = body[at + 1];
  const end = at + 2 + count;
  if (count < digits) throw decodeError(body, at, end, `truncated \\${letter}${'X'.repeat(digits)} escape`);
  const value = parseInt(body.slice(at + 2, end), 16);
  if (value > 0x10ffff) throw decodeError(body, at, end, 'illegal Unicode character');
  return { value: String.fromCodePoint(value), end, warning: null };
}

function readNamed(body: string, at: number, names: UnicodeNames): Escape {
  const malformed = 'malformed \\N character escape';
  if (body[at + 2] !== '{') throw decodeError(body, at, at + 2, malformed);
  const close = body.indexOf('}', at + 3);
  if (close < 0) throw decodeError(body, at, body.length, malformed);
  if (close === at + 3) throw decodeError(body, at, close, malformed);
  const value = names(body.slice(at + 3, close));
  if (value === null) throw decodeError(body, at, close + 1, 'unknown Unicode character name');
  return { value: String.fromCodePoint(value), end: close + 1, warning: null };
}

/** CPython decodes a copy in which every character beyond ASCII is written as `\UXXXXXXXX`. */
function decodeError(body: string, start: number, end: number, message: string): EscapeError {
  let offset = 0;
  for (let i = 0; i < start; i++) {
    const unit = body.charCodeAt(i);
    if (unit >= 0x80 && (unit & 0xfc00) !== 0xdc00) offset += 9;
    if ((unit & 0xfc00) === 0xdc00) offset--;
  }
  const where = end - start === 1 ? `byte 0x5c in position ${start + offset}` : `bytes in position ${start + offset}-${end - 1 + offset}`;
  return new EscapeError('unicode error', `'unicodeescape' codec can't decode ${where}: ${message}`);
}
