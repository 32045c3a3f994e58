/** Arithmetic without bigints agrees with bigints. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcdInt } from '../../src/util/gcd.js';
import * as ints from '../../src/util/safe-ints.js';

const SAFE = Number.MAX_SAFE_INTEGER;
/** Ints of every magnitude, not only large ones. */
const int = fc.tuple(fc.integer({ min: -SAFE, max: SAFE }), fc.integer({ min: 0, max: 52 })).map(([n, k]) => Math.trunc(n / 2 ** k) + 0);
const positive = int.map(n => Math.abs(n)).filter(n => n > 0);
const floorMod = (a: bigint, b: bigint): bigint => ((a % b) + b) % b;
const runs = { numRuns: 3000 };

/** a · b + c as h + l, as compiled code has it. */
function parts(a: number, b: number, c: number): { h: number; l: number; value: bigint } {
  const p = a * b;
  const h = p + c;
  return { h, l: ints.sumRest(p, c, h) + ints.productRest(a, b, p), value: BigInt(a) * BigInt(b) + BigInt(c) };
}
const small = int.filter(n => Math.abs(n) < 2 ** 46);

describe('safe ints', () => {
  it('have bits as Python has them', () => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        expect(BigInt(ints.andInts(a, b))).toBe(BigInt(a) & BigInt(b));
        expect(BigInt(ints.orInts(a, b))).toBe(BigInt(a) | BigInt(b));
        expect(BigInt(ints.xorInts(a, b))).toBe(BigInt(a) ^ BigInt(b));
      }),
      runs,
    );
  });

  it('are shifted as Python shifts', () => {
    fc.assert(
      fc.property(int, fc.integer({ min: 0, max: 70 }), (a, k) => {
        expect(ints.shiftedRight(a, k)).toBe(Number(BigInt(a) >> BigInt(k)));
        const left = ints.shiftedLeft(a, k);
        if (Math.abs(left) <= SAFE) expect(BigInt(left)).toBe(BigInt(a) << BigInt(k));
        else expect(Math.abs(Number(BigInt(a) << BigInt(k)))).toBeGreaterThan(SAFE);
      }),
      runs,
    );
  });

  it('are divided by the floor', () => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        fc.pre(b !== 0);
        const r = ints.modInts(a, b);
        expect(BigInt(a)).toBe(BigInt(ints.floordivInts(a, b)) * BigInt(b) + BigInt(r));
        expect(b > 0 ? r >= 0 && r < b : r <= 0 && r > b).toBe(true);
      }),
      runs,
    );
  });

  it('have the greatest common divisor of bigints', () => {
    const gcd = (x: bigint, y: bigint): bigint => (y === 0n ? x : gcd(y, x % y));
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(BigInt(ints.gcdOf(a, b))).toBe(gcd(BigInt(a), BigInt(b)));
      }),
      runs,
    );
  });
});

describe('the greatest common divisor', () => {
  it('of ints of any size is that of Euclid', () => {
    const gcd = (x: bigint, y: bigint): bigint => (y === 0n ? (x < 0n ? -x : x) : gcd(y, x % y));
    const large = fc.bigInt({ min: -(2n ** 900n), max: 2n ** 900n });
    const common = fc.tuple(large, large, large).map(([a, b, c]) => [a * c, b * c] as const);
    fc.assert(
      fc.property(fc.oneof(common, fc.tuple(large, large)), ([a, b]) => {
        expect(BigInt(gcdInt(a, b))).toBe(gcd(a, b));
      }),
      runs,
    );
  });
});

describe('products beyond the safe ints', () => {
  it('are exact as two doubles', () => {
    fc.assert(
      fc.property(small, small, int, (a, b, c) => {
        const { h, l, value } = parts(a, b, c);
        expect(BigInt(h) + BigInt(l)).toBe(value);
      }),
      runs,
    );
  });

  it('are reduced as Python reduces them', () => {
    fc.assert(
      fc.property(small, small, int, positive, (a, b, c, m) => {
        const { h, l, value } = parts(a, b, c);
        expect(BigInt(ints.modExact(h, l, m))).toBe(floorMod(value, BigInt(m)));
      }),
      runs,
    );
  });

  it('are masked as Python masks them', () => {
    const mask = fc.oneof(
      positive.filter(n => n >= 2 ** 32),
      fc.integer({ min: 33, max: 53 }).map(k => 2 ** k - 1),
    );
    fc.assert(
      fc.property(small, small, int, mask, (a, b, c, m) => {
        const { h, l, value } = parts(a, b, c);
        expect(BigInt(ints.andExact(h, l, m))).toBe(value & BigInt(m));
      }),
      runs,
    );
  });

  it('are shifted as Python shifts them, where the result is safe', () => {
    fc.assert(
      fc.property(small, small, int, fc.integer({ min: 0, max: 100 }), (a, b, c, k) => {
        const { h, l, value } = parts(a, b, c);
        const expected = value >> BigInt(k);
        const got = ints.shiftExact(h, l, k);
        if (expected <= BigInt(SAFE) && expected >= -BigInt(SAFE)) expect(BigInt(got)).toBe(expected);
        else expect(Math.abs(got)).toBeGreaterThan(SAFE);
      }),
      runs,
    );
  });
});
