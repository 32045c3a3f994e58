/**
 * Square root, exponential, logarithms and powers, correctly rounded.
 * Transcendental ones work on binary fixed-point integers (`fixed-point`) and try again with more digits
 * until what was left out cannot change the rounding.
 */
import { apply, finishNear, sticky } from './arithmetic.js';
import { Condition, finish, type Work } from './context.js';
import { expOf, lnOf, ln10, log10Estimate } from './fixed-point.js';
import { invalid, nanResult } from './nan.js';
import { bitLength, type Decimal, digitCount, finite, infinity, ONE, powerOfTen, stripZeros, type Sign } from './number.js';
import { exactPower } from './exact-power.js';

// ---- square root ----

export function squareRoot(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite && d.sign === 0) return d;
  const half = Math.floor(d.exponent / 2);
  if (d.isZero) return finish(w, d.sign, 0n, half);
  if (d.sign === 1) return invalid(w);
  const even = w.with({ rounding: 'ROUND_HALF_EVEN' });
  const odd = d.exponent - 2 * half;
  const places = w.prec + 1 - Math.ceil((d.digits + odd) / 2);
  const scaled = d.coefficient * (odd === 1 ? 10n : 1n);
  const n = places >= 0 ? scaled * powerOfTen(2 * places) : scaled / powerOfTen(-2 * places);
  const root = integerRoot(n);
  const exact = root * root === n && (places >= 0 || n * powerOfTen(-2 * places) === scaled);
  const stripped = exact ? stripZeros(root, Math.max(0, places)) : { coefficient: sticky(root), count: 0 };
  const result = finish(even, 0, stripped.coefficient, half - places + stripped.count);
  w.status |= even.status;
  return result;
}

/** Floor of the square root. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

// ---- a result by more and more digits ----

/** `coefficient · 10^exponent`, wrong by less than one unit of the coefficient. */
interface Approximation {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Rounds to the context what `compute` gives with enough digits. The true value must not be exact or an exact half. */
function rounded(w: Work, sign: Sign, compute: (digits: number) => Approximation): Decimal {
  for (let extra = 4; ; extra *= 2) {
    const { coefficient, exponent } = compute(w.prec + extra);
    const spare = digitCount(coefficient) - w.prec - 1;
    if (spare < 1) continue;
    const unit = 5n * powerOfTen(spare);
    const rest = coefficient % unit;
    if (rest > 2n && unit - rest > 2n) return finish(w, sign, sticky(coefficient), exponent);
  }
}

const halfEven = (w: Work): Work => w.with({ rounding: 'ROUND_HALF_EVEN' });

/** An approximation with that many digits from a fixed-point number. */
function digitsOf(value: bigint, bits: number, digits: number): Approximation {
  const size = Math.floor((bitLength(value) - bits) * 0.30103);
  const places = digits - size;
  const coefficient = places >= 0 ? (value * powerOfTen(places)) >> BigInt(bits) : (value >> BigInt(bits)) / powerOfTen(-places);
  return { coefficient, exponent: -places };
}

const bitsFor = (digits: number): number => Math.ceil(digits * 3.3219281) + 16;

// ---- exp ----

export function exp(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite) return d.sign === 1 ? finite(0, 0n, 0) : d;
  if (d.isZero) return ONE;
  const even = halfEven(w);
  const result = expFinite(even, d);
  w.status |= even.status;
  return result;
}

function expFinite(w: Work, d: Decimal): Decimal {
  const { adjusted } = d;
  if (d.sign === 0 && adjusted > digitCount(BigInt(Math.round((w.emax + 1) * 3)))) return finish(w, 0, 1n, w.emax + 1);
  if (d.sign === 1 && adjusted > digitCount(BigInt(Math.round((-w.etiny + 1) * 3)))) return finish(w, 0, 1n, w.etiny - 1);
  if (d.sign === 0 && adjusted < -w.prec) return finish(w, 0, powerOfTen(w.prec + 1) + 1n, -w.prec - 1);
  if (d.sign === 1 && adjusted < -w.prec - 1) return finish(w, 0, powerOfTen(w.prec + 2) - 1n, -w.prec - 2);
  return rounded(w, 0, digits => expApproximation(d, digits));
}

function expApproximation(d: Decimal, digits: number): Approximation {
  const bits = bitsFor(digits + Math.max(0, d.adjusted) + 4);
  return expOfFixed(toFixed(d, bits), bits, digits);
}

/** e^x for a fixed-point x of any size, as a power of ten times a number near one. */
function expOfFixed(x: bigint, bits: number, digits: number): Approximation {
  const ten = ln10(bits);
  let n = x / ten;
  if (x < 0n && n * ten !== x) n--;
  const { coefficient, exponent } = digitsOf(expOf(x - n * ten, bits), bits, digits);
  return { coefficient, exponent: exponent + Number(n) };
}

function toFixed(d: Decimal, bits: number): bigint {
  const scaled =
    d.exponent >= 0 ? (d.coefficient * powerOfTen(d.exponent)) << BigInt(bits) : (d.coefficient << BigInt(bits)) / powerOfTen(-d.exponent);
  return d.sign === 1 ? -scaled : scaled;
}

// ---- logarithms ----

export function ln(w: Work, d: Decimal): Decimal {
  const special = logarithmSpecial(w, d);
  if (special !== undefined) return special;
  if (d.coefficient === powerOfTenOrZero(d) && d.exponent + d.digits === 1) return finite(0, 0n, 0);
  const even = halfEven(w);
  const result = rounded(even, lessThanOne(d) ? 1 : 0, digits => {
    const bits = bitsFor(digits + distanceFromOne(d) + 6);
    return digitsOf(magnitude(lnOfDecimal(d, bits)), bits, digits);
  });
  w.status |= even.status;
  return result;
}

export function log10(w: Work, d: Decimal): Decimal {
  const special = logarithmSpecial(w, d);
  if (special !== undefined) return special;
  const even = halfEven(w);
  const result =
    d.coefficient === powerOfTenOrZero(d)
      ? apply(even, wholeNumber(d.adjusted))
      : rounded(even, lessThanOne(d) ? 1 : 0, digits => {
          const bits = bitsFor(digits + distanceFromOne(d) + 6);
          return digitsOf((magnitude(lnOfDecimal(d, bits)) << BigInt(bits)) / ln10(bits), bits, digits);
        });
  w.status |= even.status;
  return result;
}

const wholeNumber = (n: number): Decimal => finite(n < 0 ? 1 : 0, BigInt(Math.abs(n)), 0);
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** 10^k with as many digits as the coefficient: equal to it when the number is a power of ten. */
const powerOfTenOrZero = (d: Decimal): bigint => powerOfTen(d.digits - 1);

const lessThanOne = (d: Decimal): boolean => d.adjusted < 0;

function logarithmSpecial(w: Work, d: Decimal): Decimal | undefined {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isZero) return infinity(1);
  if (d.sign === 1) return invalid(w);
  return d.isInfinite ? d : undefined;
}

/** How many zeros follow the point in |d − 1|: so many digits a logarithm loses. */
function distanceFromOne(d: Decimal): number {
  if (d.adjusted !== 0 && d.adjusted !== -1) return 0;
  const one = powerOfTen(Math.max(0, -d.exponent));
  const value = d.exponent > 0 ? d.coefficient * powerOfTen(d.exponent) : d.coefficient;
  const difference = magnitude(value - one);
  return difference === 0n ? 0 : Math.max(0, digitCount(one) - digitCount(difference));
}

/** ln d as a fixed-point number. */
function lnOfDecimal(d: Decimal, bits: number): bigint {
  // the mantissa is kept in [0.4, 4) so that numbers next to one lose no digits against a power of ten
  const leading = Number(d.coefficient.toString().slice(0, 1));
  const k = leading >= 4 ? d.adjusted + 1 : d.adjusted;
  const mantissa = toFixed(finite(0, d.coefficient, d.exponent - k), bits + 8);
  const spare = BigInt(bits + 8);
  return (lnOf(mantissa, bits + 8) + BigInt(k) * ln10(bits + 8)) >> (spare - BigInt(bits));
}

// ---- power ----

export function power(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  if (b.isZero) return a.isZero ? invalid(w) : ONE;
  const parity = integerParity(b);
  if (a.sign === 1 && !a.isZero && parity === 'fraction' && !b.isInfinite) return invalid(w);
  if (a.sign === 1 && b.isInfinite && !a.isZero) return invalid(w);
  const sign: Sign = a.sign === 1 && parity === 'odd' ? 1 : 0;
  if (a.isZero) return b.sign === 1 ? infinity(sign) : finite(sign, 0n, 0);
  if (a.isInfinite) return b.sign === 1 ? finite(sign, 0n, 0) : infinity(sign);
  return powerOfFinite(w, finite(0, a.coefficient, a.exponent), b, sign, parity !== 'fraction');
}

function integerParity(d: Decimal): 'odd' | 'even' | 'fraction' {
  if (!d.isFinite) return 'fraction';
  if (d.exponent > 0) return 'even';
  const { coefficient, count } = stripZeros(d.coefficient, -d.exponent);
  if (d.exponent + count < 0) return 'fraction';
  return (coefficient & 1n) === 1n ? 'odd' : 'even';
}

function powerOfFinite(w: Work, a: Decimal, b: Decimal, sign: Sign, whole: boolean): Decimal {
  if (a.coefficient === powerOfTenOrZero(a) && a.adjusted === 0) return powerOfOne(w, a, b, sign, whole);
  const above = !lessThanOne(a);
  if (b.isInfinite) return above === (b.sign === 0) ? infinity(0) : finite(0, 0n, 0);
  const estimate = log10Estimate(a) * Number(`${b.coefficient}e${b.exponent}`) * (b.sign === 1 ? -1 : 1);
  if (estimate > w.emax + 2) return finish(w, sign, 1n, w.emax + 1);
  if (estimate < w.etiny - 2) return finish(w, sign, 1n, w.etiny - 1);
  if (Math.abs(estimate) < 10 ** -(w.prec + 3)) return nextToOne(w, sign, estimate > 0);
  const exact = exactPower(a, b, w.prec + 1);
  if (exact !== undefined) return whole ? exactWhole(w, a, b, sign, exact) : padded(w, sign, exact);
  return rounded(w, sign, digits => powerApproximation(a, b, digits));
}

/** One to any power; inexact on principle unless the exponent is a whole number. */
function powerOfOne(w: Work, a: Decimal, b: Decimal, sign: Sign, whole: boolean): Decimal {
  if (!whole || b.isInfinite) {
    w.status |= Condition.inexact | Condition.rounded;
    return finite(sign, powerOfTen(w.prec - 1), 1 - w.prec);
  }
  const times = b.sign === 1 ? 0 : Math.min(Number(b.coefficient) * 10 ** Math.min(b.exponent, 300), w.prec * 2);
  const wanted = Math.max(a.exponent * times, 1 - w.prec);
  if (a.exponent * times < 1 - w.prec) w.raise('rounded');
  return finite(sign, powerOfTen(-wanted), wanted);
}

/** A whole power keeps the places that multiplying would have given, as far as they fit. */
function exactWhole(w: Work, a: Decimal, b: Decimal, sign: Sign, exact: Approximation): Decimal {
  const ideal = b.sign === 1 ? exact.exponent : a.exponent * Number(`${b.coefficient}e${b.exponent}`);
  return finishNear(w, finite(sign, exact.coefficient, exact.exponent), ideal);
}

/** A result so near to one that only its rounding is seen. */
function nextToOne(w: Work, sign: Sign, above: boolean): Decimal {
  const one = powerOfTen(w.prec + 2);
  return finish(w, sign, above ? one + 1n : one - 1n, -w.prec - 2);
}

/** An exact result of a power that counts as inexact: filled up to the precision. */
function padded(w: Work, sign: Sign, exact: Approximation): Decimal {
  const missing = w.prec + 1 - digitCount(exact.coefficient);
  const result = finish(
    w,
    sign,
    missing > 0 ? exact.coefficient * powerOfTen(missing) : exact.coefficient,
    exact.exponent - Math.max(0, missing),
  );
  w.raise('inexact');
  if ((w.status & Condition.subnormal) !== 0) w.raise('underflow');
  return result;
}

function powerApproximation(a: Decimal, b: Decimal, digits: number): Approximation {
  const size = Math.max(0, b.adjusted + Math.ceil(Math.log10(Math.abs(log10Estimate(a)) + 1e-300) + 2));
  const bits = bitsFor(digits + size + Math.max(0, b.adjusted) + 8);
  const log = lnOfDecimal(a, bits);
  const product = b.exponent >= 0 ? log * b.coefficient * powerOfTen(b.exponent) : (log * b.coefficient) / powerOfTen(-b.exponent);
  return expOfFixed(b.sign === 1 ? -product : product, bits, digits);
}

// ---- modular power ----

/** a^b mod c on whole numbers. */
export function powerModulo(w: Work, a: Decimal, b: Decimal, c: Decimal): Decimal {
  const nan = nanResult(w, a, b, c);
  if (nan !== undefined) return nan;
  if (integerParity(a) === 'fraction') return invalid(w);
  const y = wholeValue(b);
  const m = wholeValue(c);
  if (y === undefined || m === undefined) return invalid(w);
  if (y < 0n || m === 0n || digitCount(magnitude(m)) > w.prec || (a.isZero && y === 0n)) return invalid(w);
  const sign: Sign = a.sign === 1 && (y & 1n) === 1n ? 1 : 0;
  return finite(sign, modularPower(residue(a, magnitude(m)), y, magnitude(m)), 0);
}

/** |a| mod m for a whole number of any size. */
function residue(a: Decimal, m: bigint): bigint {
  if (a.exponent < 0) return (a.coefficient / powerOfTen(-a.exponent)) % m;
  return ((a.coefficient % m) * modularPower(10n, BigInt(a.exponent), m)) % m;
}

function wholeValue(d: Decimal): bigint | undefined {
  if (integerParity(d) === 'fraction') return undefined;
  const n = d.exponent >= 0 ? d.coefficient * powerOfTen(d.exponent) : d.coefficient / powerOfTen(-d.exponent);
  return d.sign === 1 ? -n : n;
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let b = base % modulus;
  for (let e = exponent; e > 0n; e >>= 1n) {
    if ((e & 1n) === 1n) result = (result * b) % modulus;
    b = (b * b) % modulus;
  }
  return result;
}
