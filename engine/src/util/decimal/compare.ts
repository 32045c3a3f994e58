/** Order: by value, by total order, minima and maxima. */
import { apply } from './arithmetic.js';
import type { Work } from './context.js';
import { nanResult } from './nan.js';
import { type Decimal, finite, infinity, ONE, powerOfTen, withSign, ZERO } from './number.js';

/** −1, 0 or 1; operands are no NaNs. */
export function order(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const sa = signum(a);
  const sb = signum(b);
  if (sa !== sb) return sa < sb ? -1 : 1;
  if (sa === 0 || (a.isInfinite && b.isInfinite)) return 0;
  const magnitude = a.isInfinite ? 1 : b.isInfinite ? -1 : magnitudeOrder(a, b);
  return (magnitude * sa) as -1 | 0 | 1;
}

const signum = (d: Decimal): -1 | 0 | 1 => (d.isZero ? 0 : d.sign === 1 ? -1 : 1);

function magnitudeOrder(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.adjusted !== b.adjusted) return a.adjusted < b.adjusted ? -1 : 1;
  const shift = a.exponent - b.exponent;
  const x = shift > 0 ? a.coefficient * powerOfTen(shift) : a.coefficient;
  const y = shift < 0 ? b.coefficient * powerOfTen(-shift) : b.coefficient;
  return x < y ? -1 : x > y ? 1 : 0;
}

function asDecimal(n: number): Decimal {
  return n === 0 ? ZERO : withSign(ONE, n < 0 ? 1 : 0);
}

export function compare(w: Work, a: Decimal, b: Decimal): Decimal {
  return nanResult(w, a, b) ?? asDecimal(order(a, b));
}

/** As `compare`, but every NaN is invalid. */
export function compareSignal(w: Work, a: Decimal, b: Decimal): Decimal {
  const nan = nanResult(w, a, b);
  if (nan === undefined) return asDecimal(order(a, b));
  w.raise('invalidOperation');
  return nan;
}

const RANK = { finite: 0, infinite: 1, signaling: 2, quiet: 3 } as const;

function totalMagnitude(a: Decimal, b: Decimal): number {
  if (a.kind !== b.kind) return kindOrder(a, b);
  if (a.kind === 'infinite') return 0;
  if (a.isNaN) return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
  const byValue = order(withSign(a, 0), withSign(b, 0));
  return byValue !== 0 ? byValue : Math.sign(a.exponent - b.exponent);
}

const kindOrder = (a: Decimal, b: Decimal): number => (RANK[a.kind] < RANK[b.kind] ? -1 : 1);

/** The order of representations: every two different ones differ. */
export function compareTotal(a: Decimal, b: Decimal): Decimal {
  if (a.sign !== b.sign) return asDecimal(a.sign === 1 ? -1 : 1);
  const m = totalMagnitude(a, b);
  return asDecimal(a.sign === 1 ? -m : m);
}

export function compareTotalMagnitude(a: Decimal, b: Decimal): Decimal {
  return asDecimal(totalMagnitude(a, b));
}

type Chooser = (w: Work, a: Decimal, b: Decimal) => Decimal;

/** Minimum or maximum; a quiet NaN loses against a number. */
function choose(sign: -1 | 1, view: (d: Decimal) => Decimal): Chooser {
  return (w, a, b) => {
    if (a.isNaN || b.isNaN) {
      if (a.kind === 'quiet' && !b.isNaN) return apply(w, b);
      if (b.kind === 'quiet' && !a.isNaN) return apply(w, a);
      return nanResult(w, a, b)!;
    }
    const byValue = order(view(a), view(b));
    const c = byValue !== 0 ? byValue : compareTotal(a, b).sign === 1 ? -1 : 1;
    return apply(w, c * sign > 0 ? a : b);
  };
}

const asIs = (d: Decimal): Decimal => d;
const magnitude = (d: Decimal): Decimal => withSign(d, 0);
export const max = choose(1, asIs);
export const min = choose(-1, asIs);
export const maxMagnitude = choose(1, magnitude);
export const minMagnitude = choose(-1, magnitude);

/** Same exponent, or both infinite, or both NaN. */
export function sameQuantum(a: Decimal, b: Decimal): boolean {
  if (a.isFinite && b.isFinite) return a.exponent === b.exponent;
  return (a.isInfinite && b.isInfinite) || (a.isNaN && b.isNaN);
}

export const NUMBER_CLASSES = [
  'sNaN',
  'NaN',
  '-Infinity',
  '-Normal',
  '-Subnormal',
  '-Zero',
  '+Zero',
  '+Subnormal',
  '+Normal',
  '+Infinity',
] as const;
export type NumberClass = (typeof NUMBER_CLASSES)[number];

export function numberClass(d: Decimal, emin: number): NumberClass {
  if (d.kind === 'signaling') return 'sNaN';
  if (d.kind === 'quiet') return 'NaN';
  const sign = d.sign === 1 ? '-' : '+';
  if (d.isInfinite) return `${sign}Infinity`;
  if (d.isZero) return `${sign}Zero`;
  return d.adjusted < emin ? `${sign}Subnormal` : `${sign}Normal`;
}

/** The exponent of the first digit, as a number. */
export function logb(w: Work, d: Decimal): Decimal {
  const nan = nanResult(w, d);
  if (nan !== undefined) return nan;
  if (d.isInfinite) return infinity(0);
  if (d.isZero) {
    w.raise('divisionByZero');
    return infinity(1);
  }
  return apply(w, finite(d.adjusted < 0 ? 1 : 0, BigInt(Math.abs(d.adjusted)), 0));
}
