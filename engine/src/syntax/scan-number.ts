/**
 * The end of a numeric literal. Knows nothing of its value (see `literal-value.ts`).
 */
import type { Cursor } from './cursor.js';
import { continuesName, isDigit, isHexDigit } from './characters.js';
import { byteColumn } from './span.js';

type DigitTest = (c: number) => boolean;

/** Moves from the first digit, or the dot before it, to the end of the literal. */
export function scanNumber(at: Cursor): void {
  if (at.peek() === 48) scanAfterZero(at);
  else {
    if (at.peek() !== 46) scanDigits(at);
    scanFraction(at);
  }
}

function scanAfterZero(at: Cursor): void {
  at.pos++;
  switch (at.peek() | 0x20) {
    case 120:
      return scanRadix(at, 'hexadecimal', isHexDigit);
    case 111:
      return scanRadix(at, 'octal', c => c >= 48 && c < 56);
    case 98:
      return scanRadix(at, 'binary', c => c === 48 || c === 49);
  }
  scanZeros(at);
}

/** `0x1f`, `0o17`, `0b11`: from the letter. */
function scanRadix(at: Cursor, kind: string, isValid: DigitTest): void {
  at.pos++;
  do {
    if (at.peek() === 95) at.pos++;
    if (!isValid(at.peek())) throw wrongDigit(at, kind);
    while (isValid(at.peek())) at.pos++;
  } while (at.peek() === 95);
  if (isDigit(at.peek())) throw wrongDigit(at, kind);
  checkEnd(at, kind);
}

function wrongDigit(at: Cursor, kind: string): unknown {
  if (!isDigit(at.peek()) || kind === 'hexadecimal') return at.error(`invalid ${kind} literal`);
  const digit = at.text[at.pos++];
  return at.error(`invalid digit '${digit}' in ${kind} literal`);
}

/** `0`, `00_0`, and what is only allowed before a dot, an exponent or a `j`: `012`. */
function scanZeros(at: Cursor): void {
  for (;;) {
    if (at.peek() === 95) {
      at.pos++;
      if (!isDigit(at.peek())) throw at.error('invalid decimal literal');
    }
    if (at.peek() !== 48) break;
    at.pos++;
  }
  const zerosEnd = at.pos;
  const nonzero = isDigit(at.peek());
  if (nonzero) scanDigits(at);
  const next = at.peek() | 0x20;
  if (nonzero && at.peek() !== 46 && next !== 101 && next !== 106) {
    // CPython counts bytes here.
    const line = at.text.slice(at.lineStart, at.pos);
    throw at.errorBetween(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      byteColumn(line, at.start - at.lineStart) + 1,
      byteColumn(line, zerosEnd - at.lineStart) + 1,
    );
  }
  scanFraction(at);
}

function scanDigits(at: Cursor): void {
  for (;;) {
    while (isDigit(at.peek())) at.pos++;
    if (at.peek() !== 95) return;
    at.pos++;
    if (!isDigit(at.peek())) throw at.error('invalid decimal literal');
  }
}

/** An optional fraction, exponent and `j`. */
function scanFraction(at: Cursor): void {
  if (at.peek() === 46) {
    at.pos++;
    if (isDigit(at.peek())) scanDigits(at);
  }
  if ((at.peek() | 0x20) === 101 && !scanExponent(at)) return;
  if ((at.peek() | 0x20) === 106) {
    at.pos++;
    checkEnd(at, 'imaginary');
  } else checkEnd(at, 'decimal');
}

/** False if the `e` belongs to what follows, as in `1else`. */
function scanExponent(at: Cursor): boolean {
  const letter = at.pos++;
  const sign = at.peek();
  if (sign === 43 || sign === 45) {
    at.pos++;
    if (!isDigit(at.peek())) throw at.error('invalid decimal literal');
  } else if (!isDigit(sign)) {
    at.pos = letter;
    checkEnd(at, 'decimal');
    return false;
  }
  scanDigits(at);
  return true;
}

const WORDS_AFTER_NUMBERS = ['and', 'else', 'for', 'if', 'in', 'is', 'or', 'not'] as const;

/** A name may not follow directly; of keywords, those that can follow a number may. */
function checkEnd(at: Cursor, kind: string): void {
  const c = at.peek();
  if (c >= 128 || !continuesName(c)) return;
  for (const word of WORDS_AFTER_NUMBERS) {
    if (!at.text.startsWith(word, at.pos)) continue;
    // CPython looks at two letters only where the keyword has two.
    const whole = !continuesName(at.text.charCodeAt(at.pos + word.length));
    if (whole || word === 'if' || word === 'in' || word === 'is') {
      at.warn(`invalid ${kind} literal`);
      return;
    }
  }
  throw at.error(`invalid ${kind} literal`);
}
