/** Powers that are decimal numbers themselves: 4^0.5, 1.5^3, 8^(−1). */
import { bitLength, type Decimal, digitCount, powerOfTen, stripZeros } from './number.js';

interface Exact {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** a^b when it is exact in at most `most` digits; both finite and not zero, `a` positive. */
export function exactPower(a: Decimal, b: Decimal, most: number): Exact | undefined {
  const base = stripZeros(a.coefficient, Infinity);
  const { numerator, denominator } = fraction(b);
  const root = exactRoot(base.coefficient, a.exponent + base.count, denominator);
  if (root === undefined) return undefined;
  return b.sign === 1 ? reciprocalPower(root, numerator, most) : wholePower(root, numerator, most);
}

/** |b| as a fraction in lowest terms. */
function fraction(b: Decimal): { numerator: bigint; denominator: bigint } {
  const { coefficient, count } = stripZeros(b.coefficient, Infinity);
  const e = b.exponent + count;
  // exponents of this size make no exact power but of one, which is handled elsewhere
  if (e >= 0) return { numerator: e > 30 ? coefficient * powerOfTen(30) : coefficient * powerOfTen(e), denominator: 1n };
  if (e < -400) return { numerator: coefficient, denominator: powerOfTen(400) };
  const ten = powerOfTen(-e);
  const common = divisor(coefficient, ten);
  return { numerator: coefficient / common, denominator: ten / common };
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The n-th root of c · 10^e, c without trailing zeros, when it is exact. */
function exactRoot(c: bigint, e: number, n: bigint): Exact | undefined {
  if (n === 1n) return { coefficient: c, exponent: e };
  if (BigInt(e) % n !== 0n) return undefined;
  const exponent = Number(BigInt(e) / n);
  if (c === 1n) return { coefficient: 1n, exponent };
  if (n > BigInt(bitLength(c))) return undefined;
  const coefficient = floorRoot(c, Number(n));
  return coefficient ** n === c ? { coefficient, exponent } : undefined;
}

/** Floor of the n-th root, by Newton's method from above. */
function floorRoot(c: bigint, n: number): bigint {
  let x = 1n << BigInt(Math.ceil(bitLength(c) / n));
  const big = BigInt(n);
  for (;;) {
    const y = ((big - 1n) * x + c / x ** (big - 1n)) / big;
    if (y >= x) return x;
    x = y;
  }
}

function wholePower({ coefficient, exponent }: Exact, n: bigint, most: number): Exact | undefined {
  if (coefficient !== 1n && (digitCount(coefficient) - 1) * Number(n) > most) return undefined;
  if (coefficient !== 1n && Math.log10(2) * (bitLength(coefficient) - 1) * Number(n) > most) return undefined;
  const result = coefficient === 1n ? 1n : coefficient ** n;
  return digitCount(result) > most ? undefined : { coefficient: result, exponent: exponent * Number(n) };
}

/** 1 / x^n: exact only for powers of two, of five, and of ten. */
function reciprocalPower({ coefficient, exponent }: Exact, n: bigint, most: number): Exact | undefined {
  const count = Number(n);
  if (coefficient === 1n) return { coefficient: 1n, exponent: -exponent * count };
  for (const [factor, other] of [
    [2n, 5n],
    [5n, 2n],
  ] as const) {
    const k = logOf(coefficient, factor);
    if (k === undefined) continue;
    if (Math.log10(Number(other)) * k * count > most) return undefined;
    const result = other ** BigInt(k * count);
    return digitCount(result) > most ? undefined : { coefficient: result, exponent: -(exponent + k) * count };
  }
  return undefined;
}

function logOf(c: bigint, base: bigint): number | undefined {
  let k = 0;
  for (; c % base === 0n; k++) c /= base;
  return c === 1n ? k : undefined;
}
