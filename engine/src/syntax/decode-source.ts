/**
 * Bytes of a source file to text: byte order mark, coding line (PEP 263), UTF-8. Knows no tokens, and no
 * codecs but UTF-8, Latin-1 and ASCII: others come from the caller.
 */
import { PySyntaxError } from './syntax-error.js';

/** Text in an encoding that is not built in; null if the name is unknown. */
export type OtherCodec = (encoding: string, bytes: Uint8Array) => string | null;

const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?$/;
/** Names of built-in codecs that CPython's tokenizer does not know itself: it asks the codec registry. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'],
  ['u8', 'utf-8'],
  ['latin1', 'iso-8859-1'],
  ['iso8859-1', 'iso-8859-1'],
  ['l1', 'iso-8859-1'],
]);
const ASCII: ReadonlySet<string> = new Set(['ascii', 'us-ascii', '646']);

/** Throws `PySyntaxError`, worded as when CPython runs the file. */
export function decodeSource(bytes: Uint8Array, filename: string, otherCodec: OtherCodec = () => null): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  const declared = declaredEncoding(body);
  const encoding = declared === null ? 'utf-8' : normalName(declared);
  if (hasMark && encoding !== 'utf-8') throw problem(`encoding problem: ${encoding} with BOM`, filename);
  const text = decode(body, ALIASES.get(encoding) ?? encoding, declared, filename, otherCodec);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw problem('source code cannot contain null bytes', filename, lineAt(text, nul));
  return text;
}

/** The encoding named in the first two lines; the second counts only below a blank line or comment. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const [first = '', second = ''] = latin1(bytes.subarray(0, 400)).split(/\r\n|\r|\n/, 2);
  return (CODING.exec(first) ?? (BLANK_OR_COMMENT.test(first) ? CODING.exec(second) : null))?.[1] ?? null;
}

function normalName(declared: string): string {
  const name = declared.toLowerCase().replaceAll('_', '-');
  if (/^utf-8(-|$)/.test(name)) return 'utf-8';
  return /^(latin-1|iso-8859-1|iso-latin-1)(-|$)/.test(name) ? 'iso-8859-1' : name;
}

function decode(bytes: Uint8Array, encoding: string, declared: string | null, filename: string, otherCodec: OtherCodec): string {
  if (encoding === 'iso-8859-1') return latin1(bytes);
  if (encoding !== 'utf-8' && !ASCII.has(encoding)) {
    const text = otherCodec(encoding, bytes);
    if (text === null) throw problem(`encoding problem: ${declared}`, filename);
    return text;
  }
  const wrong = firstInvalid(bytes, encoding === 'utf-8');
  if (wrong < 0) return utf8(bytes);
  if (encoding !== 'utf-8') throw problem(`encoding problem: ${declared}`, filename);
  const line = bytes.subarray(0, wrong).filter(byte => byte === 10).length + 1;
  const byte = bytes[wrong].toString(16).padStart(2, '0');
  if (declared !== null) {
    throw problem(`(unicode error) 'utf-8' codec can't decode byte 0x${byte} in position ${wrong}: invalid start byte`, filename, line);
  }
  const hint = 'but no encoding declared; see https://peps.python.org/pep-0263/ for details';
  throw problem(`Non-UTF-8 code starting with '\\x${byte}' in file ${filename} on line ${line}, ${hint}`, filename, line);
}

function problem(message: string, filename: string, line = 0): PySyntaxError {
  return new PySyntaxError('SyntaxError', message, filename, line, 0, line, -1, null);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

// ---- codecs ----

const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return text;
}

/** The length of the UTF-8 sequence that starts with this byte; 0 if none does. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
}

/** The offset of the first byte that is not valid UTF-8 (or not ASCII), or −1. */
function firstInvalid(bytes: Uint8Array, isUtf8: boolean): number {
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes[i]);
    if (length === 1) i++;
    else if (length === 0 || !isUtf8 || !isSequence(bytes, i, length)) return i;
    else i += length;
  }
  return -1;
}

/** Whether the bytes after the first continue it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
function isSequence(bytes: Uint8Array, at: number, length: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return false;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return false;
  for (let i = 1; i < length; i++) if (at + i >= bytes.length || (bytes[at + i] & 0xc0) !== 0x80) return false;
  return true;
}

/** Of valid UTF-8. */
function utf8(bytes: Uint8Array): string {
  let text = '';
  const units = new Uint16Array(CHUNK);
  let count = 0;
  for (let i = 0; i < bytes.length;) {
    if (count > CHUNK - 2) {
      text += String.fromCharCode(...units.subarray(0, count));
      count = 0;
    }
    const byte = bytes[i];
    const length = sequenceLength(byte);
    let code = length === 1 ? byte : byte & (0xff >> (length + 1));
    for (let k = 1; k < length; k++) code = (code << 6) | (bytes[i + k] & 0x3f);
    i += length;
    if (code < 0x10000) units[count++] = code;
    else {
      units[count++] = 0xd7c0 + (code >> 10);
      units[count++] = 0xdc00 | (code & 0x3ff);
    }
  }
  return text + String.fromCharCode(...units.subarray(0, count));
}
