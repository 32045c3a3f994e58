/** Trigonometric functions, correctly rounded in nearly all cases, on `double-double` arithmetic. Pure. */
import { add2, div2, HALF_PI_PARTS, INVERSE_FACTORIAL, mul2, reduce, settled, sqrt2, sub2 } from './double-double.js';
import { frexp, ldexp } from './float-math.js';
import { twoProduct, twoSum, type Double2 } from './float-sums.js';

interface Reduced {
  /** x = quadrant·π/2 + rest, |rest| ≤ π/4. */
  readonly quadrant: number;
  readonly rest: Double2;
}

function reduceAngle(x: number): Reduced {
  if (Math.abs(x) <= Math.PI / 4) return { quadrant: 0, rest: [x, 0] };
  const n = Math.round(x / (Math.PI / 2));
  if (Math.abs(n) >= 2 ** 19) return reduceLarge(x);
  const rest = reduce(x, 0, n, HALF_PI_PARTS);
  if (Math.abs(rest[0]) < 2 ** -30) return reduceLarge(x);
  return { quadrant: n & 3, rest };
}

/** With as many bits of π as the angle takes. */
function reduceLarge(x: number): Reduced {
  const [m, e] = frexp(Math.abs(x));
  const fraction = BigInt(Math.max(0, e) + 200);
  const halfPi = piTimes(fraction) >> 1n;
  const shift = e - 53 + Number(fraction);
  const value = BigInt(m * 2 ** 53) << BigInt(shift);
  let n = (value + halfPi / 2n) / halfPi;
  let r = value - n * halfPi;
  if (x < 0) [n, r] = [-n, -r];
  const scale = Math.max(0, bits(r) - 110);
  const top = r >> BigInt(scale);
  const high = Number(top);
  const low = Number(top - BigInt(high));
  const by = scale - Number(fraction);
  return { quadrant: Number(((n % 4n) + 4n) % 4n), rest: [ldexp(high, by), ldexp(low, by)] };
}

function bits(n: bigint): number {
  return (n < 0n ? -n : n).toString(2).length;
}

/** ⌊π·2^b⌋, within a few units, by Machin’s formula. */
function piTimes(b: bigint): bigint {
  const one = 1n << (b + 20n);
  const arctanInverse = (k: bigint): bigint => {
    let power = one / k;
    let total = power;
    for (let i = 3n, sign = -1n; power > 0n; i += 2n, sign = -sign) {
      power /= k * k;
      total += (sign * power) / i;
    }
    return total;
  };
  return (16n * arctanInverse(5n) - 4n * arctanInverse(239n)) >> 20n;
}

/** Taylor series around 0 from the term of degree `first` (0: cosine, 1: sine), for |r| ≤ π/4. */
function series(r: Double2, first: 0 | 1): Double2 {
  const z = mul2(r, r);
  const term = (k: number): Double2 => {
    const c = INVERSE_FACTORIAL[2 * k + first];
    return k % 2 === 0 ? c : [-c[0], -c[1]];
  };
  let tail = 0;
  for (let k = 11; k >= 5; k--) tail = tail * z[0] + term(k)[0];
  let s = add2(term(4), [tail * z[0], 0]);
  for (let k = 3; k >= 0; k--) s = add2(term(k), mul2(s, z));
  return first === 0 ? s : mul2(s, r);
}

const negate = (v: Double2): Double2 => [-v[0], -v[1]];

function sineOf({ quadrant, rest }: Reduced): Double2 {
  const v = series(rest, quadrant % 2 === 0 ? 1 : 0);
  return quadrant >= 2 ? negate(v) : v;
}

function cosineOf({ quadrant, rest }: Reduced): Double2 {
  const v = series(rest, quadrant % 2 === 0 ? 0 : 1);
  return quadrant === 1 || quadrant === 2 ? negate(v) : v;
}

const TINY = 2 ** -28;

export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < TINY) return x === 0 ? x : x - (x * x * x) / 6;
  const fast = fastSine(x, 0);
  return Number.isNaN(fast) ? sineOf(reduceAngle(x))[0] : fast;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const fast = fastSine(x, 1);
  return Number.isNaN(fast) ? cosineOf(reduceAngle(x))[0] : fast;
}

/**
 * Hot: sin(x + quarter·π/2) in doubles with one correction term; NaN when its error (some 2^-57) leaves the last bit
 * in doubt, which is one time in ten. Four times as fast as double-double throughout.
 */
function fastSine(x: number, quarter: 0 | 1): number {
  let [h, l, n] = [x, 0, 0];
  if (Math.abs(x) > Math.PI / 4) {
    n = Math.round(x * (2 / Math.PI));
    if (Math.abs(n) > 1e6) return NaN;
    // the first two products and the first difference are exact
    const a = x - n * HALF_PI_PARTS[0];
    const b = n * HALF_PI_PARTS[1];
    const s = a - b;
    const t = s - a;
    const rest = a - (s - t) + (-b - t) - n * HALF_PI_PARTS[2];
    h = s + rest;
    l = s - h + rest;
    if (Math.abs(h) < 2 ** -20) return NaN;
  }
  const quadrant = (n + quarter) & 3;
  const r = quadrant & 1 ? fastCosinePart(h, l) : fastSinePart(h, l);
  return quadrant & 2 ? -r : r;
}

function fastSinePart(h: number, l: number): number {
  const z = h * h;
  const p = -1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * (-1 / 39916800 + z * (1 / 6227020800 - z / 1307674368000)))));
  const c = h * z * p + l * (1 - z / 2);
  return settled(h, c, Math.abs(h) * (z * 2 ** -53.4 + 2 ** -66));
}

function fastCosinePart(h: number, l: number): number {
  const z = h * h;
  const half = z / 2;
  const w = 1 - half;
  const p =
    1 / 24 + z * (-1 / 720 + z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z / 20922789888000)))));
  // z is h² only to one rounding; that error counts half
  const [, rest] = twoProduct(h, h);
  return settled(w, 1 - w - half + (z * z * p - rest / 2 - h * l), z * z * 2 ** -54.4 + 2 ** -66);
}

export function tan(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < TINY) return x + (x * x * x) / 3;
  const r = reduceAngle(x);
  return div2(sineOf(r), cosineOf(r))[0];
}

// ---- inverses: JS’s own result, corrected by one step of the addition theorem ----

export function asin(x: number): number {
  const y = Math.asin(x);
  if (!(Math.abs(x) <= 1) || Math.abs(x) < TINY) return y;
  const s = sqrt2(mul2(twoSum(1, -x), twoSum(1, x)));
  const r = reduceAngle(y);
  const d = sub2(mul2([x, 0], cosineOf(r)), mul2(s, sineOf(r)));
  return y + d[0];
}

export function acos(x: number): number {
  const y = Math.acos(x);
  if (!(Math.abs(x) <= 1) || x === 1) return y;
  const s = sqrt2(mul2(twoSum(1, -x), twoSum(1, x)));
  const r = reduceAngle(y);
  const d = sub2(mul2(s, cosineOf(r)), mul2([x, 0], sineOf(r)));
  return y + d[0];
}

export function atan(x: number): number {
  if (Math.abs(x) < TINY || !Number.isFinite(x)) return Math.atan(x);
  return x < 0 ? -atan2(-x, 1) : atan2(x, 1);
}

/** Of any doubles; special values as C99 has them. */
export function atan2(y: number, x: number): number {
  const angle = Math.atan2(y, x);
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0 || Math.abs(angle) < 2 ** -1000) return angle;
  const e = -frexp(Math.max(Math.abs(x), Math.abs(y)))[1];
  const ys: Double2 = [ldexp(y, e), 0];
  const xs: Double2 = [ldexp(x, e), 0];
  const r = reduceAngle(angle);
  const [s, c] = [sineOf(r), cosineOf(r)];
  const d = div2(sub2(mul2(ys, c), mul2(xs, s)), add2(mul2(xs, c), mul2(ys, s)));
  return angle + d[0];
}
