/**
 * Operations on safe ints, which are JS numbers, without bigints: bit operations by halves, floor division, and exact
 * products as h + l, two doubles (T. J. Dekker, A floating-point technique for extending the available precision, 1971).
 */

const HALF = 2 ** 32;

export const isInt32 = (a: number): boolean => (a | 0) === a;

/** The three give −2^53, which is no safe int, for some operands near it. */
export function andInts(a: number, b: number): number {
  if (isInt32(a) && isInt32(b)) return a & b;
  return (Math.floor(a / HALF) & Math.floor(b / HALF)) * HALF + ((a & b) >>> 0);
}
export function orInts(a: number, b: number): number {
  if (isInt32(a) && isInt32(b)) return a | b;
  return (Math.floor(a / HALF) | Math.floor(b / HALF)) * HALF + ((a | b) >>> 0);
}
export function xorInts(a: number, b: number): number {
  if (isInt32(a) && isInt32(b)) return a ^ b;
  return (Math.floor(a / HALF) ^ Math.floor(b / HALF)) * HALF + ((a ^ b) >>> 0);
}

/** 2^0 … 2^52. */
const POWERS: readonly number[] = Array.from({ length: 53 }, (_, i) => 2 ** i);

/** a · 2^b, b ≥ 0; NaN where b is too large to be tried. */
export function shiftedLeft(a: number, b: number): number {
  return b < 53 ? a * POWERS[b] : a === 0 ? 0 : NaN;
}

/** floor(a / 2^b), b ≥ 0. */
export function shiftedRight(a: number, b: number): number {
  if (b < 53) return Math.floor(a / POWERS[b]);
  return a < 0 ? -1 : 0;
}

/** Floor modulo, b ≠ 0. Never −0. Where neither is negative the quotient's floor is exact, and cheaper than `%` of doubles. */
export function modInts(a: number, b: number): number {
  if (a >= 0 && b > 0) return isInt32(a) && isInt32(b) ? a % b : a - Math.floor(a / b) * b;
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r + 0;
}

/** Floor quotient, b ≠ 0. Never −0. */
export function floordivInts(a: number, b: number): number {
  if (a >= 0 && b > 0) return Math.floor(a / b);
  const [x, y] = [Math.abs(a), Math.abs(b)];
  const q = Math.floor(x / y);
  if (a < 0 === b < 0) return q;
  return q * y === x ? 0 - q : -q - 1;
}

/** Of ints ≥ 0. */
export function gcdOf(x: number, y: number): number {
  while (y !== 0) {
    const rest = modInts(x, y);
    x = y;
    y = rest;
  }
  return x;
}

// ---- exact products ----

const SPLIT = 2 ** 27 + 1;

/** What `product`, which is a · b as a double, lacks. |a|, |b| < 2^53. */
export function productRest(a: number, b: number, product: number): number {
  const ca = SPLIT * a;
  const cb = SPLIT * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/** What `sum`, which is a + b as a double, lacks (Knuth). */
export function sumRest(a: number, b: number, sum: number): number {
  const x = sum - a;
  return a - (sum - x) + (b - x);
}

/** Products, and sums of a few of them, are h + l exactly below this. */
export const MAX_EXACT = 2 ** 100;

/** (h + l) mod m; |h| < MAX_EXACT, l what h lacks of an int. */
export function modExact(h: number, l: number, m: number): number {
  if (m <= 0 || m > 2 ** 51) return modBig(h, l, m);
  const q = Math.floor(h / m);
  if (q > Number.MAX_SAFE_INTEGER || q < Number.MIN_SAFE_INTEGER) return modBig(h, l, m);
  const p = q * m;
  const r = h - p + (l - productRest(q, m, p));
  return r >= 0 && r < m ? r : modInts(r, m);
}

function modBig(h: number, l: number, m: number): number {
  const r = Number((BigInt(h) + BigInt(l)) % BigInt(m));
  return r !== 0 && r < 0 !== m < 0 ? r + m : r;
}

/** floor((h + l) / 2^k), 0 ≤ k; not always safe. */
export function shiftExact(h: number, l: number, k: number): number {
  if (k >= 53) return Number((BigInt(h) + BigInt(l)) >> BigInt(k));
  const p = POWERS[k];
  const q = Math.floor(h / p);
  return q + Math.floor((h - q * p + l) / p);
}

/** (h + l) & mask; |h| < MAX_EXACT, 2^32 ≤ mask. */
export function andExact(h: number, l: number, mask: number): number {
  return isPowerOfTwo(mask + 1) ? lowExact(h, l, mask + 1) : Number((BigInt(h) + BigInt(l)) & BigInt(mask));
}

const isPowerOfTwo = (m: number): boolean => POWERS[Math.round(Math.log2(m))] === m || m === 2 ** 53;

/** (h + l) mod m of a power of two. */
function lowExact(h: number, l: number, m: number): number {
  const low = h - Math.floor(h / m) * m;
  // the sum stays below 2^53, where it is exact
  const r = low >= m / 2 && l > 0 ? low - m + l : low + l;
  return r >= 0 && r < m ? r : modInts(r, m);
}
