/** The greatest common divisor of ints of any size (D. H. Lehmer; Knuth, The Art of Computer Programming 2, §4.5.2, algorithm L). */
import { approximateBits, normalizeInt, type Int } from './int-math.js';
import { gcdOf } from './safe-ints.js';

const MAX = BigInt(Number.MAX_SAFE_INTEGER);
/** Leading bits that a round works on; cofactors stay below, and sums of both are exact. */
const LEADING = 50;

export function gcdInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return gcdOf(Math.abs(a), Math.abs(b));
  let [x, y] = [magnitude(a), magnitude(b)];
  if (x < y) [x, y] = [y, x];
  while (y > MAX) [x, y] = round(x, y);
  if (y === 0n) return normalizeInt(x);
  return gcdOf(Number(y), Number(x % y));
}

function magnitude(n: Int): bigint {
  const x = BigInt(n);
  return x < 0n ? -x : x;
}

/** Many steps of Euclid at once, as far as the leading bits of x ≥ y decide their quotients; else one. */
function round(x: bigint, y: bigint): [bigint, bigint] {
  const shift = BigInt(approximateBits(x) - LEADING);
  let [a, b] = [Number(x >> shift), Number(y >> shift)];
  let [A, B, C, D] = [1, 0, 0, 1];
  while (b + C > 0 && b + D > 0) {
    const q = Math.floor((a + A) / (b + C));
    if (q !== Math.floor((a + B) / (b + D))) break;
    [A, C] = [C, A - q * C];
    [B, D] = [D, B - q * D];
    [a, b] = [b, a - q * b];
  }
  if (B === 0) return [y, x % y];
  return [BigInt(A) * x + BigInt(B) * y, BigInt(C) * x + BigInt(D) * y];
}

export function lcmInt(a: Int, b: Int): Int {
  if (a == 0 || b == 0) return 0;
  const g = BigInt(gcdInt(a, b));
  const r = (BigInt(a) / g) * BigInt(b);
  return normalizeInt(r < 0n ? -r : r);
}
