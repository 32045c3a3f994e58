/** Text of ints as Python reads and writes it. Pure. */
import { normalizeInt, type Int } from './int-math.js';
import { UtilError } from './util-error.js';

/** CPython's default limit of digits in conversions between str and int. */
export const MAX_STR_DIGITS = 4300;

/** `str(int)`; ValueError above the digit limit (0: none). */
export function intToText(n: Int, limit = MAX_STR_DIGITS): string {
  if (typeof n === 'number') return String(n);
  if (limit > 0 && leastDigits(n) > limit) throw tooManyDigits(limit);
  const text = n.toString();
  if (limit > 0 && text.length - (n < 0n ? 1 : 0) > limit) throw tooManyDigits(limit);
  return text;
}

const tooManyDigits = (limit: number): UtilError =>
  new UtilError(
    'ValueError',
    `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );

/** How many decimal digits there are at least: known without the conversion, which takes long for those that are refused. */
function leastDigits(n: bigint): number {
  const hex = (n < 0n ? -n : n).toString(16).length;
  return Math.floor((hex - 1) * 1.2041199826559248);
}

function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  if (unit >= 97 && unit <= 122) return unit - 87;
  return unit >= 65 && unit <= 90 ? unit - 55 : 99;
}

/** `int(text, base)` of stripped ASCII text; undefined when it is not such a literal. Base 0: by prefix. */
export function parseIntText(text: string, base: number, limit = MAX_STR_DIGITS): Int | undefined {
  let at = 0;
  let negative = false;
  if (text[0] === '-' || text[0] === '+') {
    negative = text[0] === '-';
    at = 1;
  }
  const prefix = text.slice(at, at + 2).toLowerCase();
  const prefixBase = prefix === '0x' ? 16 : prefix === '0o' ? 8 : prefix === '0b' ? 2 : 0;
  let radix = base;
  if (prefixBase !== 0 && (base === 0 || base === prefixBase)) {
    radix = prefixBase;
    at += 2;
    if (text[at] === '_') at++;
  } else if (base === 0) radix = 10;
  const digits = text.slice(at);
  if (!validDigits(digits, radix)) return undefined;
  const clean = digits.replaceAll('_', '');
  if (base === 0 && prefixBase === 0 && clean.length > 1 && clean[0] === '0' && !/^0+$/.test(clean)) return undefined;
  if (limit > 0 && clean.length > limit && (radix & (radix - 1)) !== 0) {
    throw new UtilError(
      'ValueError',
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${clean.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  const value = digitsValue(clean, radix);
  return negative ? (typeof value === 'number' ? 0 - value : normalizeInt(-value)) : value;
}

function validDigits(digits: string, radix: number): boolean {
  if (digits === '') return false;
  let lastUnderscore = true;
  for (let i = 0; i < digits.length; i++) {
    const unit = digits.charCodeAt(i);
    if (unit === 95) {
      if (lastUnderscore) return false;
      lastUnderscore = true;
    } else {
      if (digitOf(unit) >= radix) return false;
      lastUnderscore = false;
    }
  }
  return !lastUnderscore;
}

function digitsValue(digits: string, radix: number): Int {
  if (digits.length <= 10) return parseInt(digits, radix);
  if (radix === 10) return normalizeInt(BigInt(digits));
  if (radix === 16) return normalizeInt(BigInt(`0x${digits}`));
  if (radix === 8) return normalizeInt(BigInt(`0o${digits}`));
  if (radix === 2) return normalizeInt(BigInt(`0b${digits}`));
  let value = 0n;
  for (let i = 0; i < digits.length; i++) value = value * BigInt(radix) + BigInt(digitOf(digits.charCodeAt(i)));
  return normalizeInt(value);
}
