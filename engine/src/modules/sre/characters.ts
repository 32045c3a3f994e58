/**
 * What single characters are to regular expressions: case, categories, character sets. Characters are code points.
 * Of the locale only C's is known, where bytes beyond ASCII have no class and no case. Knows nothing of matching.
 */
import { isAlpha, isLineBreak, isNumeric, isDecimal, isDigit, isSpace, simpleLower, simpleUpper } from '../../util/unicode.js';
import { Op } from './opcodes.js';

// ---- case ----

export function lowerAscii(ch: number): number {
  return ch >= 65 && ch <= 90 ? ch + 32 : ch;
}

export function upperAscii(ch: number): number {
  return ch >= 97 && ch <= 122 ? ch - 32 : ch;
}

/** Lower case; of longer mappings (`İ`) the first character. */
export function lowerUnicode(ch: number): number {
  return ch < 0x80 ? lowerAscii(ch) : simpleLower(ch);
}

/** Upper case; of longer mappings (`ß`) the first character. */
export function upperUnicode(ch: number): number {
  return ch < 0x80 ? upperAscii(ch) : simpleUpper(ch);
}

export function isCasedAscii(ch: number): boolean {
  return lowerAscii(ch) !== ch || upperAscii(ch) !== ch;
}

export function isCasedUnicode(ch: number): boolean {
  return lowerUnicode(ch) !== ch || upperUnicode(ch) !== ch;
}

// ---- categories ----

export function isWordAscii(ch: number): boolean {
  return (ch >= 97 && ch <= 122) || (ch >= 65 && ch <= 90) || (ch >= 48 && ch <= 57) || ch === 95;
}

export function isWordUnicode(ch: number): boolean {
  if (ch < 0x80) return isWordAscii(ch);
  return isAlpha(ch) || isNumeric(ch) || isDigit(ch);
}

const isDigitAscii = (ch: number): boolean => ch >= 48 && ch <= 57;
const isSpaceAscii = (ch: number): boolean => ch === 32 || (ch >= 9 && ch <= 13);
const isNewline = (ch: number): boolean => ch === 10;

/** In the order of `CHCODES`; each is followed there by its opposite. */
const CATEGORIES: readonly ((ch: number) => boolean)[] = [
  isDigitAscii,
  isSpaceAscii,
  isWordAscii,
  isNewline,
  isWordAscii,
  isDecimal,
  isSpace,
  isWordUnicode,
  isLineBreak,
];

export function inCategory(category: number, ch: number): boolean {
  return CATEGORIES[category >> 1](ch) === ((category & 1) === 0);
}

// ---- sets ----

/** True when the set at `at` in `code` has `ch`. The first item that has it decides; NEGATE turns round what follows. */
export function inCharset(code: Uint32Array, at: number, ch: number): boolean {
  let found = true;
  for (let i = at; ;) {
    switch (code[i]) {
      case Op.FAILURE:
        return !found;
      case Op.NEGATE:
        found = !found;
        i++;
        break;
      case Op.LITERAL:
        if (ch === code[i + 1]) return found;
        i += 2;
        break;
      case Op.CATEGORY:
        if (inCategory(code[i + 1], ch)) return found;
        i += 2;
        break;
      case Op.RANGE:
        if (between(code, i, ch)) return found;
        i += 3;
        break;
      case Op.RANGE_UNI_IGNORE:
        if (between(code, i, ch) || between(code, i, upperUnicode(ch))) return found;
        i += 3;
        break;
      case Op.CHARSET:
        if (ch < 256 && hasBit(code, i + 1, ch)) return found;
        i += 9;
        break;
      case Op.BIGCHARSET: {
        const names = i + 2;
        const blocks = names + 64;
        if (ch < 0x10000 && hasBit(code, blocks + 8 * ((code[names + (ch >> 10)] >>> (8 * ((ch >> 8) & 3))) & 255), ch & 255)) return found;
        i = blocks + 8 * code[i + 1];
        break;
      }
      default:
        throw new RangeError(`no item of a character set: ${code[i]}`);
    }
  }
}

function between(code: Uint32Array, range: number, ch: number): boolean {
  return code[range + 1] <= ch && ch <= code[range + 2];
}

function hasBit(code: Uint32Array, words: number, bit: number): boolean {
  return ((code[words + (bit >> 5)] >>> (bit & 31)) & 1) === 1;
}
