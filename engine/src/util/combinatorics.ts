/** Factorials, permutations and combinations of exact ints. Pure. */
import { normalizeInt, type Int } from './int-math.js';

/** low · (low+1) · … · high, by halves, so that factors stay of like size. */
function product(low: bigint, high: bigint): bigint {
  if (low > high) return 1n;
  if (high - low < 8n) {
    let r = low;
    for (let k = low + 1n; k <= high; k++) r *= k;
    return r;
  }
  const middle = (low + high) >> 1n;
  return product(low, middle) * product(middle + 1n, high);
}

export function factorial(n: number): Int {
  return normalizeInt(product(1n, BigInt(n)));
}

/** n! / (n−k)!; 0 ≤ k. */
export function permutations(n: Int, k: number): Int {
  if (n < k) return 0;
  const m = BigInt(n);
  return normalizeInt(product(m - BigInt(k) + 1n, m));
}

/** n over k; 0 ≤ k ≤ n. */
export function combinations(n: Int, k: number): Int {
  return normalizeInt(choose(BigInt(n), BigInt(k)));
}

/** C(n, k) = C(n, j)·C(n−j, k−j) / C(k, j), with j = k/2. */
function choose(n: bigint, k: bigint): bigint {
  if (k === 0n) return 1n;
  if (k < 16n) return product(n - k + 1n, n) / product(1n, k);
  const j = k >> 1n;
  return (choose(n, j) * choose(n - j, k - j)) / choose(k, j);
}
