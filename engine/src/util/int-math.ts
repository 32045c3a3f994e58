/**
 * Arithmetic of Python ints: a JS number within ±(2^53−1), never −0, else a bigint. Pure; errors are UtilError.
 */
import { floordivInts, modExact, modInts, productRest } from './safe-ints.js';
import { UtilError } from './util-error.js';

export type Int = number | bigint;

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** The one representation of a bigint's value. */
export function normalizeInt(n: bigint): Int {
  return n <= MAX && n >= -MAX ? Number(n) : n;
}

/** The int of an integral double. */
export function fromIntegralDouble(x: number): Int {
  return Number.isSafeInteger(x) ? x + 0 : normalizeInt(BigInt(x));
}

export function bitLength(n: Int): number {
  if (typeof n === 'number') {
    const m = Math.abs(n);
    return m < 2 ** 32 ? 32 - Math.clz32(m) : 64 - Math.clz32(Math.floor(m / 2 ** 32));
  }
  return bigBitLength(n < 0n ? -n : n);
}

function bigBitLength(n: bigint): number {
  const hex = n.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex[0], 16)));
}

export function bitCount(n: Int): number {
  let m = BigInt(n);
  if (m < 0n) m = -m;
  let count = 0;
  for (const digit of m.toString(16)) count += [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4][parseInt(digit, 16)];
  return count;
}

/** Floor quotient and modulo; b ≠ 0. */
export function divmodInt(a: Int, b: Int): [Int, Int] {
  if (typeof a === 'number' && typeof b === 'number') return [floordivInts(a, b), modInts(a, b)];
  const [q, r] = bigDivmod(BigInt(a), BigInt(b));
  return [normalizeInt(q), normalizeInt(r)];
}

export function bigDivmod(a: bigint, b: bigint): [bigint, bigint] {
  if (b < 0n) {
    const [q, r] = bigDivmod(-a, -b);
    return [q, -r];
  }
  if (a >= 0n) return divPositive(a, b);
  const [q, r] = divPositive(-a, b);
  return r === 0n ? [-q, 0n] : [-q - 1n, b - r];
}

/** From here on a quotient of near-equal sizes is estimated: V8's own division is slow there. */
const LARGE_BITS = 1024;
const LARGE = 1n << BigInt(LARGE_BITS);

/** The modulo alone; b ≠ 0. */
export function modInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return modInts(a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  if (y >= LARGE || y < 0n) return normalizeInt(bigDivmod(x, y)[1]);
  const r = x % y;
  return normalizeInt(r < 0n ? r + y : r);
}

/** The floor quotient alone; b ≠ 0. */
export function floordivInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return floordivInts(a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  return normalizeInt(x >= 0n && y > 0n && y < LARGE ? x / y : bigDivmod(x, y)[0]);
}

/** a ≥ 0, b > 0. */
function divPositive(a: bigint, b: bigint): [bigint, bigint] {
  if (a < b) return [0n, a];
  const bits = b < LARGE ? 0 : approximateBits(b);
  if (bits > LARGE_BITS && approximateBits(a) - bits < 40) {
    const shift = BigInt(bits - 60);
    const estimate = (a >> shift) / ((b >> shift) + 1n);
    let q = estimate;
    let r = a - q * b;
    while (r >= b) {
      r -= b;
      q += 1n;
    }
    return [q, r];
  }
  const q = a / b;
  return [q, a - q * b];
}

/** 2^64, 2^128, 2^256 … 2^65536. */
const STEPS: readonly { readonly bits: number; readonly power: bigint }[] = Array.from({ length: 11 }, (_, i) => ({
  bits: 64 << i,
  power: 1n << BigInt(64 << i),
}));

/** Bit length of n ≥ 1, about: halves are shifted away, without a full conversion. */
export function approximateBits(n: bigint): number {
  if (n >= LONGEST) return bigBitLength(n);
  let [rest, bits] = [n, 0];
  for (let i = STEPS.length - 1; i >= 0; i--) {
    if (rest < STEPS[i].power) continue;
    rest >>= BigInt(STEPS[i].bits);
    bits += STEPS[i].bits;
  }
  return bits + Math.floor(Math.log2(Number(rest))) + 1;
}
const LONGEST = 1n << 131072n;

/** a ** b, b ≥ 0. */
export function powInt(a: Int, b: Int): Int {
  return normalizeInt(BigInt(a) ** BigInt(b));
}

/** pow(a, b, m), m ≠ 0; a negative b needs an inverse. */
export function powMod(a: Int, b: Int, m: Int): Int {
  const modulus = BigInt(m);
  const positive = modulus < 0n ? -modulus : modulus;
  if (positive === 1n) return 0;
  let base = bigDivmod(BigInt(a), positive)[1];
  let exponent = BigInt(b);
  if (exponent < 0n) {
    base = inverse(base, positive);
    exponent = -exponent;
  }
  const result = positive <= SMALL_MODULUS ? powOfSmall(Number(base), exponent, Number(positive)) : powPositive(base, exponent, positive);
  return normalizeInt(modulus < 0n && result !== 0n ? result + modulus : result);
}

/** Exponents of more hexadecimal digits go by four bits at a time. */
const WINDOWED_DIGITS = 8;

/** Products of what is below are reduced without bigints. */
const SMALL_MODULUS = 2n ** 51n;

/** As `powPositive`, of a small modulus. */
function powOfSmall(base: number, exponent: bigint, modulus: number): bigint {
  const times = (a: number, b: number): number => {
    const p = a * b;
    return p <= Number.MAX_SAFE_INTEGER ? modInts(p, modulus) : modExact(p, productRest(a, b, p), modulus);
  };
  let result = 1;
  for (const bit of exponent.toString(2)) {
    result = times(result, result);
    if (bit === '1') result = times(result, base);
  }
  return BigInt(result);
}

/** 0 ≤ base < modulus, exponent ≥ 0, modulus > 1. */
function powPositive(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(16);
  if (digits.length <= WINDOWED_DIGITS) return powByBits(base, Number(exponent), modulus);
  const powers = [1n, base];
  while (powers.length < 16) powers.push((powers[powers.length - 1] * base) % modulus);
  let result = 1n;
  for (const digit of digits) {
    for (let i = 0; i < 4; i++) result = (result * result) % modulus;
    const n = parseInt(digit, 16);
    if (n > 0) result = (result * powers[n]) % modulus;
  }
  return result;
}

function powByBits(base: bigint, exponent: number, modulus: bigint): bigint {
  let result = 1n;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * base) % modulus;
    if (rest > 1) base = (base * base) % modulus;
  }
  return result;
}

function inverse(a: bigint, m: bigint): bigint {
  let [r0, r1, s0, s1] = [m, a, 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [s0, s1] = [s1, s0 - q * s1];
  }
  if (r0 !== 1n) throw new UtilError('ValueError', 'base is not invertible for the given modulus');
  return s0 < 0n ? s0 + m : s0;
}

export function shiftLeftInt(a: Int, b: number): Int {
  return normalizeInt(BigInt(a) << BigInt(b));
}

/** Arithmetic shift; b ≥ 0. */
export function shiftRightInt(a: Int, b: Int): Int {
  if (typeof a === 'number') return b > 60 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** Number(b)) + 0;
  return typeof b === 'bigint' ? (a < 0n ? -1 : 0) : normalizeInt(a >> BigInt(b));
}

/** The nearest double, halves to even; OverflowError beyond the range. */
export function intToDouble(n: Int): number {
  if (typeof n === 'number') return n;
  const x = Number(n); // rounds to nearest, ties to even (ECMAScript Number(bigint))
  if (!Number.isFinite(x)) throw new UtilError('OverflowError', 'int too large to convert to float');
  return x;
}

/** a / b correctly rounded; b ≠ 0. */
export function trueDivideInt(a: Int, b: Int): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const x = BigInt(a);
  const y = BigInt(b);
  if (x === 0n) return 0;
  const negative = x < 0n !== y < 0n;
  const r = dividePositive(x < 0n ? -x : x, y < 0n ? -y : y);
  return negative ? -r : r;
}

function dividePositive(a: bigint, b: bigint): number {
  const exponent = bigBitLength(a) - bigBitLength(b);
  if (exponent > 1024) throw new UtilError('OverflowError', 'integer division result too large for a float');
  if (exponent < -1080) return 0;
  // a quotient of at least 66 bits, its lowest bit sticky, rounds right once; subnormals need fewer bits
  const shift = Math.max(66 - exponent, 0);
  const scaled = a << BigInt(shift);
  const q = scaled / b;
  const sticky = q * b !== scaled;
  if (shift === 0) return finite(Number(q | (sticky ? 1n : 0n)));
  const result = exponent - 1 < -1021 ? subnormal(q, sticky, shift) : toDoubleSticky((q << 1n) | (sticky ? 1n : 0n), -shift - 1);
  return finite(result);
}

function finite(x: number): number {
  if (!Number.isFinite(x)) throw new UtilError('OverflowError', 'integer division result too large for a float');
  return x;
}

function toDoubleSticky(q: bigint, exponent: number): number {
  const x = Number(q);
  return exponent < -1000 ? x * 2 ** -1000 * 2 ** (exponent + 1000) : x * 2 ** exponent;
}

/** Rounds q·2^−shift to a multiple of 2^−1074. */
function subnormal(q: bigint, sticky: boolean, shift: number): number {
  const drop = BigInt(shift - 1074);
  if (drop <= 0n) return Number(q) * 2 ** -shift;
  let kept = q >> drop;
  const rest = q - (kept << drop);
  const half = 1n << (drop - 1n);
  if (rest > half || (rest === half && (sticky || (kept & 1n) === 1n))) kept += 1n;
  return Number(kept) * 2 ** -1074;
}

/** floor(√n), n ≥ 0. */
export function isqrt(n: Int): Int {
  if (typeof n === 'number') {
    let r = Math.floor(Math.sqrt(n));
    while (r * r > n) r--;
    while ((r + 1) * (r + 1) <= n) r++;
    return r;
  }
  let x = 1n << BigInt((bigBitLength(n) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return normalizeInt(x);
    x = y;
  }
}

// ---- hashes (CPython's `_PyHASH_MODULUS` = 2^61 − 1) ----

const MODULUS = (1n << 61n) - 1n;

export function hashInt(n: Int): Int {
  if (typeof n === 'number') return n === -1 ? -2 : n;
  const r = (n < 0n ? -n : n) % MODULUS;
  const h = normalizeInt(n < 0n ? -r : r);
  return h === -1 ? -2 : h;
}

export function hashDouble(x: number): Int {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 0 : x > 0 ? 314159 : -314159;
  if (Number.isInteger(x)) return hashInt(fromIntegralDouble(x));
  let exponent = 0;
  let m = Math.abs(x);
  while (m >= 2 ** 53) ((m /= 2), exponent++);
  while (!Number.isInteger(m)) ((m *= 2), exponent--);
  const e = ((exponent % 61) + 61) % 61;
  let h = (BigInt(m) * (1n << BigInt(e))) % MODULUS;
  if (x < 0) h = -h;
  const r = normalizeInt(h);
  return r === -1 ? -2 : r;
}
