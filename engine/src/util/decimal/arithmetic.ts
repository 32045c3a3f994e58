/** Addition, multiplication and the divisions. Exact on integers first, rounded by the context last. */
import { Condition, dropDigits, finish, type Work } from './context.js';
import { invalid, nanResult } from './nan.js';
import { Decimal, digitCount, finite, infinity, powerOfTen, stripZeros, withSign, type Sign } from './number.js';

/** Rounds any operand to the context, as unary plus does but keeping −0. */
export function apply(w: Work, d: Decimal): Decimal {
  return nanResult(w, d) ?? (d.isFinite ? finish(w, d.sign, d.coefficient, d.exponent) : d);
}

/** A zero result of a sum takes the sign that the rounding asks for. */
const zeroSign = (w: Work): Sign => (w.rounding === 'ROUND_FLOOR' ? 1 : 0);

export function plus(w: Work, d: Decimal): Decimal {
  return apply(w, d.isZero && w.rounding !== 'ROUND_FLOOR' ? withSign(d, 0) : d);
}

export function minus(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  return apply(w, d.isZero && w.rounding !== 'ROUND_FLOOR' ? withSign(d, 0) : withSign(d, d.sign === 0 ? 1 : 0));
}

export function abs(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  return nan ?? apply(w, withSign(d, 0));
}

export function subtract(w: Work, a: Decimal, b: Decimal): Decimal {
  return nanResult(w, a, b) ?? add(w, a, withSign(b, b.sign === 0 ? 1 : 0));
}

export function add(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return b.isInfinite && a.sign !== b.sign ? invalid(w) : a;
  if (b.isInfinite) return b;
  const least = Math.min(a.exponent, b.exponent);
  if (a.isZero && b.isZero) return finish(w, a.sign === b.sign ? a.sign : zeroSign(w), 0n, least);
  if (a.isZero) return finishNear(w, b, least);
  if (b.isZero) return finishNear(w, a, least);
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const near = closer(w, high, low);
  const sum = signed(high) * powerOfTen(high.exponent - near.exponent) + signed(near);
  if (sum === 0n) return finish(w, zeroSign(w), 0n, least);
  return sum < 0n ? finish(w, 1, -sum, near.exponent) : finish(w, 0, sum, near.exponent);
}

const signed = (d: Decimal): bigint => (d.sign === 1 ? -d.coefficient : d.coefficient);

/** A number plus a zero with a smaller exponent: the number, with as many of the zero's places as fit. */
export function finishNear(w: Work, d: Decimal, least: number): Decimal {
  const e = Math.max(least, d.exponent - w.prec - 1);
  return e < d.exponent ? finish(w, d.sign, d.coefficient * powerOfTen(d.exponent - e), e) : finish(w, d.sign, d.coefficient, d.exponent);
}

/** `low`, or a tiny number of its sign that rounds the sum in the same way, so that far operands stay cheap. */
function closer(w: Work, high: Decimal, low: Decimal): Decimal {
  const e = high.exponent + Math.min(-1, high.digits - w.prec - 2);
  return low.adjusted < e ? finite(low.sign, 1n, e) : low;
}

export function multiply(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite || b.isInfinite) return a.isZero || b.isZero ? invalid(w) : infinity(sign);
  return finish(w, sign, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

/** a · b + c with one rounding. */
export function fma(w: Work, a: Decimal, b: Decimal, c: Decimal): Decimal {
  if (a.kind === 'signaling' || b.kind === 'signaling') return nanResult(w, a, b)!;
  const product = a.isNaN || b.isNaN ? nanResult(w, a, b)! : exactProduct(w, a, b);
  return product.isNaN && !a.isNaN && !b.isNaN ? product : add(w, product, c);
}

function exactProduct(w: Work, a: Decimal, b: Decimal): Decimal {
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite || b.isInfinite) return a.isZero || b.isZero ? invalid(w) : infinity(sign);
  return finite(sign, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

export function divide(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite) return b.isInfinite ? invalid(w) : infinity(sign);
  if (b.isInfinite) {
    w.raise('clamped');
    return finite(sign, 0n, w.etiny);
  }
  if (b.isZero) return divideByZero(w, a, sign);
  const ideal = a.exponent - b.exponent;
  if (a.isZero) return finish(w, sign, 0n, ideal);
  const shift = b.digits - a.digits + w.prec + 1;
  const dividend = shift > 0 ? a.coefficient * powerOfTen(shift) : a.coefficient;
  const divisor = shift < 0 ? b.coefficient * powerOfTen(-shift) : b.coefficient;
  const quotient = dividend / divisor;
  if (quotient * divisor !== dividend) return finish(w, sign, sticky(quotient), ideal - shift);
  const { coefficient, count } = stripZeros(quotient, Math.max(0, shift));
  return finish(w, sign, coefficient, ideal - shift + count);
}

/** A quotient with something left over: its last digit must not look like an exact half or a whole. */
export const sticky = (quotient: bigint): bigint => (quotient % 5n === 0n ? quotient + 1n : quotient);

function divideByZero(w: Work, a: Decimal, sign: Sign): Decimal {
  if (a.isZero) return invalid(w, 'divisionUndefined');
  w.raise('divisionByZero');
  return infinity(sign);
}

/** Quotient as an integer and the remainder, both exact; null when the quotient has more digits than the precision. */
function integerParts(w: Work, a: Decimal, b: Decimal): { quotient: bigint; remainder: bigint; exponent: number } | null {
  const distance = a.adjusted - b.adjusted;
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.isZero || distance <= -2) return { quotient: 0n, remainder: a.coefficient, exponent: a.exponent };
  if (distance > w.prec) return null;
  const dividend = a.coefficient * powerOfTen(a.exponent - exponent);
  const divisor = b.coefficient * powerOfTen(b.exponent - exponent);
  const quotient = dividend / divisor;
  if (digitCount(quotient) > w.prec) return null;
  return { quotient, remainder: dividend - quotient * divisor, exponent };
}

export function divideInteger(w: Work, a: Decimal, b: Decimal): Decimal {
  return nanResult(w, a, b) ?? wholeQuotient(w, a, b);
}

function wholeQuotient(w: Work, a: Decimal, b: Decimal): Decimal {
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite) return b.isInfinite ? invalid(w) : infinity(sign);
  if (b.isInfinite) return finish(w, sign, 0n, 0);
  if (b.isZero) return divideByZero(w, a, sign);
  const parts = integerParts(w, a, b);
  return parts === null ? invalid(w, 'divisionImpossible') : finish(w, sign, parts.quotient, 0);
}

export function remainder(w: Work, a: Decimal, b: Decimal): Decimal {
  return nanResult(w, a, b) ?? rest(w, a, b);
}

function rest(w: Work, a: Decimal, b: Decimal): Decimal {
  if (a.isInfinite) return invalid(w);
  if (b.isInfinite) return apply(w, a);
  if (b.isZero) return a.isZero ? invalid(w, 'divisionUndefined') : invalid(w);
  const parts = integerParts(w, a, b);
  if (parts === null) return invalid(w, 'divisionImpossible');
  return finishRest(w, a.sign, parts.remainder, parts.exponent, Math.min(a.exponent, b.exponent));
}

/** A remainder has the smaller of both exponents, as far as the precision allows. */
function finishRest(w: Work, sign: Sign, coefficient: bigint, exponent: number, ideal: number): Decimal {
  if (coefficient === 0n) return finish(w, sign, 0n, ideal);
  return finishNear(w, finite(sign, coefficient, exponent), ideal);
}

export function divmod(w: Work, a: Decimal, b: Decimal): [Decimal, Decimal] {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return [nan, nan];
  if (!a.isInfinite && b.isZero && !a.isZero) {
    w.status |= Condition.divisionByZero | Condition.invalidOperation;
    return [infinity((a.sign ^ b.sign) as Sign), invalid(w)];
  }
  const quotient = a.isInfinite && !b.isInfinite ? infinity((a.sign ^ b.sign) as Sign) : wholeQuotient(w, a, b);
  if (quotient.isNaN) return [quotient, quotient];
  return [quotient, rest(w, a, b)];
}

/** a − b·n, where n is the integer nearest to a / b. */
export function remainderNear(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return invalid(w);
  if (b.isInfinite) return apply(w, a);
  if (b.isZero) return a.isZero ? invalid(w, 'divisionUndefined') : invalid(w);
  const ideal = Math.min(a.exponent, b.exponent);
  if (a.isZero) return finish(w, a.sign, 0n, ideal);
  const distance = a.adjusted - b.adjusted;
  if (distance > w.prec) return invalid(w, 'divisionImpossible');
  if (distance <= -2) return finishNear(w, a, ideal);
  const divisor = b.coefficient * powerOfTen(b.exponent - ideal);
  const dividend = a.coefficient * powerOfTen(a.exponent - ideal);
  let quotient = dividend / divisor;
  let r = dividend - quotient * divisor;
  if (2n * r + (quotient & 1n) > divisor) {
    r -= divisor;
    quotient++;
  }
  if (digitCount(quotient) > w.prec) return invalid(w, 'divisionImpossible');
  return r < 0n ? finish(w, a.sign === 0 ? 1 : 0, -r, ideal) : finish(w, a.sign, r, ideal);
}

/** `a` with another exponent, rounded; no check against the context. */
export function rescale(d: Decimal, exponent: number, w: Work): { value: Decimal; inexact: boolean } {
  if (d.coefficient === 0n) return { value: finite(d.sign, 0n, exponent), inexact: false };
  if (d.exponent >= exponent) return { value: finite(d.sign, d.coefficient * powerOfTen(d.exponent - exponent), exponent), inexact: false };
  const { coefficient, inexact } = dropDigits(d.coefficient, exponent - d.exponent, w.rounding, d.sign);
  return { value: finite(d.sign, coefficient, exponent), inexact };
}
