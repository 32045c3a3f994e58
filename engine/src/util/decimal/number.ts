/**
 * Decimal numbers of the General Decimal Arithmetic Specification as plain data, powers of ten and digit counts.
 * Knows no context, no rounding and no Python.
 */

export type DecimalKind = 'finite' | 'infinite' | 'quiet' | 'signaling';

/** (−1)^sign · coefficient · 10^exponent; for NaNs the coefficient is the payload, 0n without one. */
export class Decimal {
  private counted = -1;
  constructor(
    readonly sign: 0 | 1,
    readonly kind: DecimalKind,
    readonly coefficient: bigint,
    readonly exponent: number,
  ) {}

  get isFinite(): boolean {
    return this.kind === 'finite';
  }
  get isInfinite(): boolean {
    return this.kind === 'infinite';
  }
  get isNaN(): boolean {
    return this.kind === 'quiet' || this.kind === 'signaling';
  }
  get isZero(): boolean {
    return this.kind === 'finite' && this.coefficient === 0n;
  }
  /** Number of digits of the coefficient; 1 for zero. */
  get digits(): number {
    return this.counted < 0 ? (this.counted = digitCount(this.coefficient)) : this.counted;
  }
  /** Exponent of the first digit. */
  get adjusted(): number {
    return this.exponent + this.digits - 1;
  }
}

export type Sign = 0 | 1;

export function finite(sign: Sign, coefficient: bigint, exponent: number): Decimal {
  return new Decimal(sign, 'finite', coefficient, exponent);
}

export function infinity(sign: Sign): Decimal {
  return new Decimal(sign, 'infinite', 0n, 0);
}

export const NAN = new Decimal(0, 'quiet', 0n, 0);
export const ZERO = finite(0, 0n, 0);
export const ONE = finite(0, 1n, 0);

export function withSign(d: Decimal, sign: Sign): Decimal {
  return d.sign === sign ? d : new Decimal(sign, d.kind, d.coefficient, d.exponent);
}

export function integer(n: bigint): Decimal {
  return n < 0n ? finite(1, -n, 0) : finite(0, n, 0);
}

/** A result would need more digits than memory can hold. */
export class TooManyDigits {}

const MAX_POWER = 20_000_000;
const POWERS: readonly bigint[] = Array.from({ length: 320 }, (_, i) => 10n ** BigInt(i));

export function powerOfTen(n: number): bigint {
  if (n < POWERS.length) return POWERS[n];
  if (n > MAX_POWER) throw new TooManyDigits();
  return 10n ** BigInt(n);
}

const LOG10_2 = 0.3010299956639812;

export function digitCount(n: bigint): number {
  if (n < 1_000_000_000_000_000n) return String(n).length;
  if (n < POWERS[40]) {
    let d = 16;
    while (n >= POWERS[d]) d++;
    return d;
  }
  const bits = bitLength(n);
  const least = Math.floor((bits - 1) * LOG10_2);
  return n >= powerOfTen(least + 1) ? least + 2 : n >= powerOfTen(least) ? least + 1 : least;
}

export function bitLength(n: bigint): number {
  const hex = n.toString(16);
  return hex.length * 4 - Math.clz32(parseInt(hex[0], 16)) + 28;
}

/** Takes trailing zeros off, at most `most` of them; zero stays as it is. */
export function stripZeros(n: bigint, most: number): { coefficient: bigint; count: number } {
  let count = 0;
  if (n === 0n) return { coefficient: n, count };
  for (let step = 256; step >= 1; step >>= 1) {
    const p = POWERS[step];
    while (most - count >= step && n % p === 0n) {
      n /= p;
      count += step;
    }
  }
  return { coefficient: n, count };
}
