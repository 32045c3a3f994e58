/**
 * Classes of characters, by UTF-16 code or code point. Knows nothing of tokens.
 */
import * as unicode from '../util/unicode.js';

/** May begin a name; codes beyond ASCII are checked when the name is complete. */
export function startsName(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c >= 128;
}

export function continuesName(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c >= 128;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isHexDigit(c: number): boolean {
  return isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** The UTF-16 index of the first character that no identifier has there, or −1. */
export function invalidInName(name: string): number {
  let at = 0;
  for (const character of name) {
    const p = character.codePointAt(0)!;
    if (!(at === 0 ? unicode.startsIdentifier(p) : unicode.continuesIdentifier(p))) return at;
    at += character.length;
  }
  return -1;
}

/** As `str.isprintable` says of one character. */
export function isPrintable(character: string): boolean {
  return unicode.isPrintable(character.codePointAt(0)!);
}

/** `U+00A0`, for messages. */
export function codePointLabel(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
