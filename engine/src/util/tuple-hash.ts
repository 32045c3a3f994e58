/**
 * CPython's tuple hash: a simplified xxHash on 64 bits. Pure. Hot: sets of tuples. A bigint for each step made it ten
 * times slower, so the 64 bits are two int32 halves.
 */
import type { Int } from './int-math.js';

/** The low and the high halves of xxHash's primes, and of what an empty tuple's length is mixed with. */
const P1_HIGH = 0x9e3779b1;
const P1_LOW = 0x85ebca87;
const P2_HIGH = 0xc2b2ae3d;
const P2_LOW = 0x27d4eb4f;
const P5_HIGH = 0x27d4eb2f;
const P5_LOW = 0x165667c5;
const LENGTH_MIX = P5_LOW ^ 3527539;

export function hashTuple(hashes: readonly Int[]): Int {
  return mixed(hashes, P5_HIGH, hashes.length ^ LENGTH_MIX);
}

/** Slices are hashed like tuples, but for their length. */
export function hashSlice(hashes: readonly Int[]): Int {
  return mixed(hashes, 0, 0);
}

/** The last two are added in the end. */
function mixed(hashes: readonly Int[], lastHigh: number, lastLow: number): Int {
  let high = P5_HIGH | 0;
  let low = P5_LOW | 0;
  for (let i = 0; i < hashes.length; i++) {
    const h = hashes[i];
    const itemHigh = typeof h === 'number' ? Math.floor(h / 2 ** 32) | 0 : Number(BigInt.asIntN(32, h >> 32n));
    const itemLow = typeof h === 'number' ? h | 0 : Number(BigInt.asIntN(32, h));
    // 1. acc += item * P2
    const product = Math.imul(itemLow, P2_LOW);
    const sum = (low >>> 0) + (product >>> 0);
    high = (high + highOfProduct(itemHigh, itemLow, P2_HIGH, P2_LOW) + (sum > 0xffffffff ? 1 : 0)) | 0;
    low = sum | 0;
    // 2. acc = rotated by 31 bits to the left, * P1
    const rotatedHigh = (high << 31) | (low >>> 1);
    const rotatedLow = (low << 31) | (high >>> 1);
    high = highOfProduct(rotatedHigh, rotatedLow, P1_HIGH, P1_LOW);
    low = Math.imul(rotatedLow, P1_LOW);
  }
  const sum = (low >>> 0) + (lastLow >>> 0);
  high = (high + lastHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
  low = sum | 0;
  return high === -1 && low === -1 ? 1546275796 : intOf(high, low);
}

/** Bits 32 to 63 of the product of two 64-bit numbers. */
function highOfProduct(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const carried = a0 * b1 + (middle & 0xffff);
  const upper = a1 * b1 + (middle >>> 16) + (carried >>> 16);
  return (upper + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh)) | 0;
}

/** The signed 64-bit int of two halves. */
function intOf(high: number, low: number): Int {
  const isSafe = high >= -(2 ** 21) && high < 2 ** 21;
  if (!isSafe || (high === -(2 ** 21) && low === 0)) return (BigInt(high) << 32n) | BigInt(low >>> 0);
  return high * 2 ** 32 + (low >>> 0);
}
