/** Operations on places: quantize, whole numbers, neighbours, scaling, shifting and logical operands. */
import { apply, rescale } from './arithmetic.js';
import { order } from './compare.js';
import { Condition, finish, type Work } from './context.js';
import { invalid, nanResult } from './nan.js';
import { type Decimal, digitCount, finite, powerOfTen, stripZeros, withSign, type Sign } from './number.js';

/** `a` with the exponent of `b`. */
export function quantize(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite || b.isInfinite) return a.isInfinite && b.isInfinite ? a : invalid(w);
  return toExponent(w, a, b.exponent);
}

function toExponent(w: Work, a: Decimal, exponent: number): Decimal {
  if (exponent < w.etiny || exponent > w.emax) return invalid(w);
  if (a.isZero) return finish(w, a.sign, 0n, exponent);
  if (a.adjusted > w.emax || a.adjusted - exponent + 1 > w.prec) return invalid(w);
  const { value, inexact } = rescale(a, exponent, w);
  if (value.adjusted > w.emax || value.digits > w.prec) return invalid(w);
  if (exponent > a.exponent) w.raise('rounded');
  if (inexact) w.raise('inexact');
  return finish(w, value.sign, value.coefficient, value.exponent);
}

/** To a whole number; `exact` raises the conditions of rounding. */
export function toIntegral(w: Work, d: Decimal, exact: boolean): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite || d.exponent >= 0) return d;
  if (d.isZero) return finite(d.sign, 0n, 0);
  const { value, inexact } = rescale(d, 0, w);
  if (exact) w.raise('rounded');
  if (exact && inexact) w.raise('inexact');
  return value;
}

/** Without trailing zeros. */
export function reduce(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  const rounded = apply(w, d);
  if (rounded.isInfinite) return rounded;
  if (rounded.isZero) return finite(rounded.sign, 0n, 0);
  const most = (w.clamp ? w.etop : w.emax) - rounded.exponent;
  const { coefficient, count } = stripZeros(rounded.coefficient, Math.max(0, most));
  return finite(rounded.sign, coefficient, rounded.exponent + count);
}

// ---- neighbours ----

const largest = (w: Work, sign: Sign): Decimal => finite(sign, powerOfTen(w.prec) - 1n, w.etop);

/** The nearest number of the context on one side; no conditions are raised. */
function neighbour(w: Work, d: Decimal, up: boolean): Decimal {
  const towards = up ? 'ROUND_CEILING' : 'ROUND_FLOOR';
  const quiet = w.with({ rounding: towards, clamp: false });
  const fixed = apply(quiet, d);
  if (fixed.isInfinite || order(fixed, d) !== 0) return fixed;
  return addTiny(quiet, fixed, up ? 1n : -1n);
}

/** A number that fits the context plus something smaller than its last place. */
function addTiny(w: Work, d: Decimal, tiny: bigint): Decimal {
  if (d.isZero) return finite(tiny < 0n ? 1 : 0, 1n, w.etiny);
  const e = Math.max(d.exponent - (w.prec - d.digits), w.etiny);
  const scaled = (d.sign === 1 ? -10n : 10n) * d.coefficient * powerOfTen(d.exponent - e) + tiny;
  return scaled < 0n ? finish(w, 1, -scaled, e - 1) : finish(w, 0, scaled, e - 1);
}

export function nextMinus(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite) return d.sign === 1 ? d : largest(w, 0);
  return neighbour(w, d, false);
}

export function nextPlus(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite) return d.sign === 0 ? d : largest(w, 1);
  return neighbour(w, d, true);
}

export function nextToward(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const c = order(a, b);
  if (c === 0) return withSign(a, b.sign);
  const next = c < 0 ? nextPlus(w, a) : nextMinus(w, a);
  if (next.isInfinite) w.status |= Condition.overflow | Condition.inexact | Condition.rounded;
  else if (next.adjusted < w.emin) {
    w.status |= Condition.underflow | Condition.subnormal | Condition.inexact | Condition.rounded;
    if (next.isZero) w.raise('clamped');
  }
  return next;
}

// ---- shifting ----

/** A whole-number operand within ±limit, or undefined. */
function smallInteger(d: Decimal, limit: number): number | undefined {
  if (!d.isFinite || d.exponent !== 0) return undefined;
  const n = d.sign === 1 ? -d.coefficient : d.coefficient;
  return n < -BigInt(limit) || n > BigInt(limit) ? undefined : Number(n);
}

export function scaleb(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, 2 * (w.emax + w.prec));
  if (n === undefined) return invalid(w);
  return a.isInfinite ? a : finish(w, a.sign, a.coefficient, a.exponent + n);
}

export function shift(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, w.prec);
  if (n === undefined) return invalid(w);
  if (a.isInfinite) return a;
  const kept = lowDigits(a.coefficient, w.prec);
  const moved = n >= 0 ? lowDigits(kept * powerOfTen(n), w.prec) : kept / powerOfTen(-n);
  return finite(a.sign, moved, a.exponent);
}

export function rotate(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const n = smallInteger(b, w.prec);
  if (n === undefined) return invalid(w);
  if (a.isInfinite) return a;
  const kept = lowDigits(a.coefficient, w.prec);
  const left = n < 0 ? n + w.prec : n;
  const split = powerOfTen(w.prec - left);
  return finite(a.sign, (kept % split) * powerOfTen(left) + kept / split, a.exponent);
}

const lowDigits = (n: bigint, count: number): bigint => (digitCount(n) <= count ? n : n % powerOfTen(count));

// ---- logical operands ----

/** The digits of an operand that has only ones and zeros, as bits. */
function bitsOf(w: Work, d: Decimal): bigint | undefined {
  if (!d.isFinite || d.sign === 1 || d.exponent !== 0) return undefined;
  const text = lowDigits(d.coefficient, w.prec).toString();
  return /^[01]+$/.test(d.coefficient.toString()) ? BigInt(`0b${text}`) : undefined;
}

const fromBits = (bits: bigint): Decimal => finite(0, BigInt(bits.toString(2)), 0);

export function logical(w: Work, a: Decimal, b: Decimal, f: (x: bigint, y: bigint) => bigint): Decimal {
  const x = bitsOf(w, a);
  const y = bitsOf(w, b);
  return x === undefined || y === undefined ? invalid(w) : fromBits(f(x, y));
}

export function logicalInvert(w: Work, d: Decimal): Decimal {
  const x = bitsOf(w, d);
  return x === undefined ? invalid(w) : fromBits(x ^ ((1n << BigInt(w.prec)) - 1n));
}
