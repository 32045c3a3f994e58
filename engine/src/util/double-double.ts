/**
 * Elementary functions of doubles through pairs of doubles (high + low, some 2^-75 of relative error), so that
 * results are correctly rounded but for about one in a million, on every JS engine alike. Pure.
 */
import { twoProduct, twoSum, type Double2 } from './float-sums.js';

export function add2(a: Double2, b: Double2): Double2 {
  const [s, e] = twoSum(a[0], b[0]);
  return twoSum(s, e + a[1] + b[1]);
}

export function sub2(a: Double2, b: Double2): Double2 {
  return add2(a, [-b[0], -b[1]]);
}

export function mul2(a: Double2, b: Double2): Double2 {
  const [p, e] = twoProduct(a[0], b[0]);
  return twoSum(p, e + a[0] * b[1] + a[1] * b[0]);
}

export function div2(a: Double2, b: Double2): Double2 {
  const q = a[0] / b[0];
  const r = sub2(a, mul2([q, 0], b));
  return twoSum(q, (r[0] + r[1]) / b[0]);
}

export function sqrt2(a: Double2): Double2 {
  if (a[0] <= 0) return [0, 0];
  const s = Math.sqrt(a[0]);
  const r = sub2(a, twoProduct(s, s));
  return twoSum(s, (r[0] + r[1]) / (2 * s));
}

/** h + l when every value within `error` of it rounds alike, else NaN. */
export function settled(h: number, l: number, error: number): number {
  const r = h + (l - error);
  return r === h + (l + error) ? r : NaN;
}

const LN2: Double2 = [0.6931471805599453, 2.3190468138462996e-17];
export const PI: Double2 = [Math.PI, 1.2246467991473532e-16];
/** 1/k!, k = 0…27. */
const INVERSE_FACTORIAL: readonly Double2[] = Object.freeze(inverseFactorials(28));

function inverseFactorials(n: number): Double2[] {
  const table: Double2[] = [[1, 0]];
  for (let k = 1; k < n; k++) table.push(div2(table[k - 1], [k, 0]));
  return table;
}

// ---- exponential and logarithm ----

/** ln 2 and π/2 in parts short enough that n·part is exact for |n| < 2^20. */
const LN2_PARTS = parts(LN2, -5.707708438416212e-34);
const HALF_PI_PARTS = parts([PI[0] / 2, PI[1] / 2], -1.4973849048591833e-33);

function parts(v: Double2, rest: number): readonly [number, number, number, number] {
  const cut = (x: number): number => Math.fround(x * (1 + 2 ** -30)) && Math.fround(x);
  const a = cut(v[0]);
  const b = cut(v[0] - a);
  const [s, e] = twoSum(v[0] - a - b, v[1]);
  const c = cut(s);
  const [t, f] = twoSum(s - c, e);
  return [a, b, c, t + f + rest];
}

function reduce(h: number, l: number, n: number, p: readonly [number, number, number, number]): Double2 {
  const r = add2([h - n * p[0], 0], [-n * p[1], l]);
  return add2(add2(r, [-n * p[2], 0]), twoProduct(-n, p[3]));
}

/** e^(h+l) as m·2^n. */
function exp2parts(x: Double2): [Double2, number] {
  const n = Math.round(x[0] / LN2[0]);
  const full = reduce(x[0], x[1], n, LN2_PARTS);
  const r: Double2 = [full[0] / 8, full[1] / 8];
  let tail = 0;
  for (let k = 12; k >= 4; k--) tail = tail * r[0] + INVERSE_FACTORIAL[k][0];
  let s = add2(INVERSE_FACTORIAL[3], [tail * r[0], 0]);
  s = add2(INVERSE_FACTORIAL[2], mul2(s, r));
  s = mul2(add2([1, 0], mul2(s, r)), r);
  for (let i = 0; i < 3; i++) s = add2([2 * s[0], 2 * s[1]], mul2(s, s));
  return [add2([1, 0], s), n];
}

/** e^(h+l) rounded once, subnormal results included. */
export function expOf(x: Double2): number {
  if (x[0] > 710) return Infinity;
  if (x[0] < -746) return 0;
  const [m, n] = exp2parts(x);
  return scaleTo(m, n);
}

/** (h+l)·2^n rounded once. */
export function scaleTo(m: Double2, n: number): number {
  const r = m[0] + m[1];
  if (n >= -1021) return n > 1023 ? r * 2 ** 1023 * 2 ** (n - 1023) : r * 2 ** n;
  // subnormal: add 2^52 units of the last place, so that the rounding happens once
  const unit = 2 ** (n + 1074);
  const big = 2 ** 52;
  const [s, e] = twoSum(big, m[0] * unit);
  return (s + (e + m[1] * unit) - big) * 2 ** -1074;
}

export function exp(x: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x;
  if (Math.abs(x) < 700) {
    const n = Math.round(x * (1 / LN2[0]));
    const [h, l, error] = fastExpPart(x, n);
    const r = settled(h, l, error);
    if (!Number.isNaN(r)) return r * 2 ** n;
  }
  return expOf([x, 0]);
}

/** Hot: e^(x − n·ln 2) as high + low with its error bound: enough for the last bit nine times in ten. */
function fastExpPart(x: number, n: number): [number, number, number] {
  const a = x - n * LN2_PARTS[0];
  const b = n * LN2_PARTS[1];
  const s = a - b;
  const t = s - a;
  const rest = a - (s - t) + (-b - t) - n * LN2_PARTS[2];
  const r = s + rest;
  const low = s - r + rest;
  const p =
    1 / 2 +
    r *
      (1 / 6 +
        r *
          (1 / 24 +
            r *
              (1 / 120 +
                r *
                  (1 / 720 +
                    r *
                      (1 / 5040 +
                        r *
                          (1 / 40320 +
                            r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r / 6227020800))))))))));
  const h = 1 + r;
  return [h, r - (h - 1) + (low * (1 + r) + r * r * p), r * r * 2 ** -53 + 2 ** -66];
}

export function exp2(x: number): number {
  if (Number.isInteger(x) && Math.abs(x) < 1022) return 2 ** x;
  if (!(Math.abs(x) < 1100)) return 2 ** x;
  const n = Math.round(x);
  const [m, k] = exp2parts(mul2([x - n, 0], LN2));
  return n + k > 1024 ? Infinity : scaleTo(m, n + k);
}

/** ln x for finite x > 0. */
export function logOf(x: number): Double2 {
  if (Math.abs(x - 1) < 0.1) {
    const s = div2([x - 1, 0], twoSum(x, 1));
    return atanhSeries(s);
  }
  let m = x;
  let e = 0;
  if (m < 2 ** -1000) ((m *= 2 ** 600), (e = -600));
  const y = Math.log(m);
  const [v, n] = exp2parts([-y, 0]);
  // ln m = y + ln(m·e^−y), and the last is tiny
  const d = sub2(mul2([m * 2 ** Math.trunc(n / 2), 0], [v[0] * 2 ** (n - Math.trunc(n / 2)), v[1] * 2 ** (n - Math.trunc(n / 2))]), [1, 0]);
  const correction = d[0] - (d[0] * d[0]) / 2 + d[1];
  const r = twoSum(y, correction);
  return e === 0 ? r : add2(r, mul2(LN2, [e, 0]));
}

/** 2·atanh s, |s| < 0.06. */
function atanhSeries(s: Double2): Double2 {
  const z = mul2(s, s);
  let tail = 0;
  for (let k = 23; k >= 9; k -= 2) tail = tail * z[0] + 1 / k;
  let sum = add2(div2([1, 0], [7, 0]), [tail * z[0], 0]);
  for (let k = 5; k >= 1; k -= 2) sum = add2(div2([1, 0], [k, 0]), mul2(sum, z));
  return mul2(sum, [2 * s[0], 2 * s[1]]);
}

const sum = (v: Double2): number => v[0] + v[1];

export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log(x);
  if (x > 1e-290 && Math.abs(x - 1) > 0.2) {
    const y = Math.log(x);
    const n = Math.round(-y * (1 / LN2[0]));
    const [h, l, error] = fastExpPart(-y, n);
    const m = x * 2 ** n;
    // ln x = y + ln(m·e^(−y − n·ln 2)), whose argument is nearly 1
    const [p, e] = twoProduct(m, h);
    const d = p - 1 + (e + m * l);
    const r = settled(y, d - (d * d) / 2, 2 * error + 2 ** -80);
    if (!Number.isNaN(r)) return r;
  }
  return sum(logOf(x));
}

export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log2(x);
  const r = Math.round(Math.log2(x));
  return 2 ** r === x ? r : sum(div2(logOf(x), LN2));
}

export { LN2, reduce, HALF_PI_PARTS, INVERSE_FACTORIAL };
