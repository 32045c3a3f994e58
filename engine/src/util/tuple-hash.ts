/** CPython's tuple hash: a simplified xxHash on 64 bits. Pure. */
import { normalizeInt, type Int } from './int-math.js';

const P1 = 11400714785074694791n;
const P2 = 14029467366897019727n;
const P5 = 2870177450012600261n;
const MASK = (1n << 64n) - 1n;

export function hashTuple(hashes: readonly Int[]): Int {
  let acc = P5;
  for (const h of hashes) {
    acc = (acc + BigInt.asUintN(64, BigInt(h)) * P2) & MASK;
    acc = (((acc << 31n) | (acc >> 33n)) * P1) & MASK;
  }
  acc = (acc + (BigInt(hashes.length) ^ (P5 ^ 3527539n))) & MASK;
  return acc === MASK ? 1546275796 : normalizeInt(BigInt.asIntN(64, acc));
}
