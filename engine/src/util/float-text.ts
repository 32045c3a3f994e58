/** Text of doubles as CPython writes and reads it. Pure. */
import { UtilError } from './util-error.js';

/** Digits and decimal exponent of the shortest text that reads back: 0.d₁d₂… × 10^point. x finite, > 0. */
export function shortestDigits(x: number): { digits: string; point: number } {
  const [mantissa, exponent] = x.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** `repr(float)`: exponent form below 1e-4 and from 1e16 on. */
export function floatRepr(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0.0`;
  const { digits, point } = shortestDigits(Math.abs(x));
  if (point > 16 || point < -3) return sign + exponentForm(digits, point - 1);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return `${sign}${digits}${'0'.repeat(point - digits.length)}.0`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function exponentForm(digits: string, exponent: number): string {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  const e = Math.abs(exponent);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${e < 10 ? '0' : ''}${e}`;
}

const FLOAT = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;

/** What the host reads as Python does, if it reads it at all. */
const PLAIN = /^[-+.\deE]+$/;

/** `float(text)`, already stripped and with ASCII digits; undefined when it is not a float. */
export function parseFloatText(text: string): number | undefined {
  if (PLAIN.test(text)) {
    const x = Number(text);
    return Number.isNaN(x) ? undefined : x;
  }
  if (FLOAT.test(text)) return Number(text.replaceAll('_', ''));
  const special = SPECIAL.exec(text);
  if (special === null) return undefined;
  const magnitude = special[2].toLowerCase() === 'nan' ? NaN : Infinity;
  return special[1] === '-' ? -magnitude : magnitude;
}

/** The exact value of a finite double as mantissa × 2^exponent, mantissa an integer. */
export function decompose(x: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const raw = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = raw === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: bits >> 63n === 1n ? -mantissa : mantissa, exponent: (raw === 0 ? 1 : raw) - 1075 };
}

/** `float.as_integer_ratio`. */
export function integerRatio(x: number): [bigint, bigint] {
  if (Number.isNaN(x)) throw new UtilError('ValueError', 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(x)) throw new UtilError('OverflowError', 'cannot convert Infinity to integer ratio');
  let { mantissa, exponent } = decompose(x);
  if (mantissa === 0n) return [0n, 1n];
  while ((mantissa & 1n) === 0n && exponent < 0) {
    mantissa >>= 1n;
    exponent++;
  }
  return exponent >= 0 ? [mantissa << BigInt(exponent), 1n] : [mantissa, 1n << BigInt(-exponent)];
}

/** Decimal digits of |x| rounded half to even at `places` digits after the point (negative: before it), as an integer. */
export function roundedDecimal(x: number, places: number): bigint {
  const [n, d] = integerRatio(Math.abs(x));
  const numerator = places >= 0 ? n * 10n ** BigInt(places) : n;
  const denominator = places >= 0 ? d : d * 10n ** BigInt(-places);
  let q = numerator / denominator;
  const twice = 2n * (numerator - q * denominator);
  if (twice > denominator || (twice === denominator && (q & 1n) === 1n)) q += 1n;
  return q;
}

/**
 * Does |x| lie exactly between two numbers of so many decimal places (0 or more)? The host rounds those up, Python to even; all
 * others both round the same, from the exact value. With a power of two as its denominator, x does so when that is 2^(places + 1).
 */
function isTie(x: number, places: number): boolean {
  const scaled = x * 2 ** (places + 1);
  return Number.isInteger(scaled) && scaled % 2 !== 0;
}

/** What `Number.prototype.toFixed` takes. */
const MOST_PLACES = 100;
const LEAST_EXPONENTIAL = 1e21;

const isHostExact = (x: number, places: number): boolean =>
  places >= 0 && places <= MOST_PLACES && Math.abs(x) < LEAST_EXPONENTIAL && !isTie(x, places);

/** `%.{precision}f` of a finite double, without sign. */
export function fixedDigits(x: number, precision: number): string {
  if (isHostExact(x, precision)) return Math.abs(x).toFixed(precision);
  const digits = roundedDecimal(x, precision)
    .toString()
    .padStart(precision + 1, '0');
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

/** `count` significant digits (≥1) and the decimal exponent of the first, rounded half to even. */
export function significantDigits(x: number, count: number): { digits: string; exponent: number } {
  if (x === 0) return { digits: '0'.repeat(count), exponent: 0 };
  let exponent = Math.floor(Math.log10(Math.abs(x)));
  for (;;) {
    const digits = roundedDecimal(x, count - 1 - exponent).toString();
    if (digits.length === count) return { digits, exponent };
    exponent += digits.length > count ? 1 : -1;
  }
}

/** `round(x, places)` for a finite double. */
export function roundTo(x: number, places: number): number {
  if (places > 323) return x;
  if (places < -310) return 0 * x;
  if (isHostExact(x, places)) {
    const r = Number(Math.abs(x).toFixed(places));
    return x < 0 || Object.is(x, -0) ? -r : r;
  }
  const q = roundedDecimal(x, places);
  const r = places >= 0 ? Number(`${q}e-${places}`) : Number(q * 10n ** BigInt(-places));
  return x < 0 || Object.is(x, -0) ? -r : r;
}

export function floatHex(x: number): string {
  if (!Number.isFinite(x)) return floatRepr(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(Math.abs(x));
  const normal = mantissa >= 1n << 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const e = normal ? exponent + 52 : -1022;
  return `${sign}0x${normal ? 1 : 0}.${fraction}p${e < 0 ? '-' : '+'}${Math.abs(e)}`;
}

const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** `float.fromhex`, already stripped. */
export function floatFromHex(text: string): number {
  const special = SPECIAL.test(text) ? parseFloatText(text) : undefined;
  if (special !== undefined) return special;
  const m = HEX.exec(text);
  if (m === null || (m[2] === '' && (m[3] ?? '') === '')) throw new UtilError('ValueError', 'invalid hexadecimal floating-point string');
  const fraction = m[3] ?? '';
  let mantissa = BigInt(`0x${m[2]}${fraction}` === '0x' ? 0 : `0x${m[2]}${fraction}`);
  let exponent = Number(m[4] ?? 0) - 4 * fraction.length;
  const negative = m[1] === '-';
  if (mantissa === 0n) return negative ? -0 : 0;
  const bits = mantissa.toString(2).length;
  const drop = Math.max(bits - 53, -1074 - exponent);
  if (drop > 0) {
    const shift = BigInt(drop);
    const rest = mantissa & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    mantissa >>= shift;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
    exponent += drop;
  }
  const scaled =
    exponent < -1000
      ? Number(mantissa) * 2 ** -1000 * 2 ** (exponent + 1000)
      : exponent > 971
        ? Number(mantissa) * 2 ** 971 * 2 ** (exponent - 971)
        : Number(mantissa) * 2 ** exponent;
  if (!Number.isFinite(scaled)) throw new UtilError('OverflowError', 'hexadecimal value too large to represent as a float');
  return negative ? -scaled : scaled;
}
