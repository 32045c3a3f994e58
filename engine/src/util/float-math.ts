/** Functions of doubles that JS does not have, or has with other results. Pure. */

/** C's `pow`: as JS but for the cases where JS deviates from IEEE 754 (1**NaN, (−1)**±∞). */
export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  if (y === 2) return x * x;
  if (y === 0.5 && x >= 0) return Math.sqrt(x);
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0) return x ** y;
  return powExact(x, y);
}

/** Finite x ≠ 0, finite y: by double-double logarithm and exponential, correctly rounded in nearly all cases. */
function powExact(x: number, y: number): number {
  if (x < 0) {
    if (!Number.isInteger(y)) return NaN;
    const r = powExact(-x, y);
    return Math.abs(y) < 2 ** 53 && y % 2 !== 0 ? -r : r;
  }
  const estimate = y * Math.log2(x);
  if (estimate > 1025) return Infinity;
  if (estimate < -1080) return 0;
  const [lh, ll] = logDouble(x);
  const [ph, pl] = multiply(lh, ll, y);
  return expDouble(ph, pl);
}

type Double2 = [number, number];

function twoSum(a: number, b: number): Double2 {
  const s = a + b;
  const bb = s - a;
  return [s, a - (s - bb) + (b - bb)];
}

function twoProduct(a: number, b: number): Double2 {
  const p = a * b;
  const SPLIT = 134217729;
  const ca = SPLIT * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLIT * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return [p, ah * bh - p + ah * bl + al * bh + al * bl];
}

function add2(ah: number, al: number, bh: number, bl: number): Double2 {
  const [s, e] = twoSum(ah, bh);
  return twoSum(s, e + al + bl);
}

function mul2(ah: number, al: number, bh: number, bl: number): Double2 {
  const [p, e] = twoProduct(ah, bh);
  return twoSum(p, e + ah * bl + al * bh);
}

function multiply(h: number, l: number, y: number): Double2 {
  const [p, e] = twoProduct(h, y);
  return twoSum(p, e + l * y);
}

const LN2_HIGH = 0.6931471805599453;
const LN2_LOW = 2.3190468138462996e-17;

/** ln x in double-double, x > 0: Newton's step on the double logarithm, y ← y + 2(x − eʸ)/(x + eʸ). */
function logDouble(x: number): Double2 {
  let exponent = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 2 ** 54;
    exponent = -54;
  }
  const e = Math.floor(Math.log2(m));
  m /= 2 ** e;
  if (m > Math.SQRT2) {
    m /= 2;
    exponent++;
  }
  exponent += e;
  // s = (m − 1)/(m + 1); ln m = 2·atanh(s)
  const [nh, nl] = twoSum(m, -1);
  const [dh, dl] = twoSum(m, 1);
  const q = nh / dh;
  const [qh, ql] = twoProduct(q, dh);
  const correction = (nh - qh - ql + nl - q * dl) / dh;
  const [sh, sl] = twoSum(q, correction);
  const [zh, zl] = mul2(sh, sl, sh, sl);
  let sumH = 0;
  let sumL = 0;
  for (let k = 43; k >= 3; k -= 2) {
    const c = 1 / k;
    const [t, te] = twoProduct(c, k);
    [sumH, sumL] = add2(sumH, sumL, c, (1 - t - te) / k);
    [sumH, sumL] = mul2(sumH, sumL, zh, zl);
  }
  [sumH, sumL] = add2(1, 0, sumH, sumL);
  [sumH, sumL] = mul2(sumH, sumL, 2 * sh, 2 * sl);
  const [eh, el] = multiply(LN2_HIGH, LN2_LOW, exponent);
  return add2(eh, el, sumH, sumL);
}

/** e^(h+l), rounded to double. */
function expDouble(h: number, l: number): number {
  const n = Math.round(h / LN2_HIGH);
  const [nh, nl] = multiply(LN2_HIGH, LN2_LOW, -n);
  let [rh, rl] = add2(h, l, nh, nl);
  rh /= 256;
  rl /= 256;
  let sumH = 0;
  let sumL = 0;
  for (let k = 12; k >= 1; k--) {
    [sumH, sumL] = add2(1, 0, sumH, sumL);
    [sumH, sumL] = mul2(sumH, sumL, rh, rl);
    [sumH, sumL] = divideBy(sumH, sumL, k);
  }
  // (1 + s)^256 − 1 by s ← 2s + s², which keeps the low part
  for (let i = 0; i < 8; i++) {
    const [ph, pl] = mul2(sumH, sumL, sumH, sumL);
    [sumH, sumL] = add2(2 * sumH, 2 * sumL, ph, pl);
  }
  [sumH, sumL] = add2(1, 0, sumH, sumL);
  return scale(sumH, sumL, n);
}

function divideBy(h: number, l: number, k: number): Double2 {
  const q = h / k;
  const [p, e] = twoProduct(q, k);
  return twoSum(q, (h - p - e + l) / k);
}

function scale(h: number, l: number, n: number): number {
  const r = h + l;
  if (n >= -1021) return n > 1023 ? r * 2 ** 1023 * 2 ** (n - 1023) : r * 2 ** n;
  return r * 2 ** -1021 * 2 ** (n + 1021);
}

/** x·2^n without double rounding in the normal range. */
export function ldexp(x: number, n: number): number {
  if (n > 2100) n = 2100;
  if (n < -2200) n = -2200;
  while (n > 1000) ((x *= 2 ** 1000), (n -= 1000));
  while (n < -1000) ((x *= 2 ** -1000), (n += 1000));
  return x * 2 ** n;
}

/** x = m·2^e with 0.5 ≤ |m| < 1. */
export function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let e = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let m = x * 2 ** -e;
  while (Math.abs(m) < 0.5) ((m *= 2), e--);
  while (Math.abs(m) >= 1) ((m /= 2), e++);
  return [m, e];
}
