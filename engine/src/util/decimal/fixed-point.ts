/** e^x and ln x on binary fixed-point integers: x stands for x / 2^bits. Errors are a few units of the last place. */
import type { Decimal } from './number.js';

const GUARD = 16n;

/** e^x for 0 ≤ x < 2.4 or so. */
export function expOf(x: bigint, bits: number): bigint {
  // halve the argument k times, sum the series, square back
  const k = Math.ceil(Math.sqrt(bits) / 2) + 2;
  const work = BigInt(bits) + GUARD + BigInt(2 * k);
  const r = (x << (work - BigInt(bits))) >> BigInt(k);
  let sum = 1n << work;
  let term = sum;
  for (let n = 1n; term !== 0n; n++) {
    term = ((term * r) >> work) / n;
    sum += term;
  }
  for (let i = 0; i < k; i++) sum = (sum * sum) >> work;
  return sum >> (work - BigInt(bits));
}

/** ln x for x > 0. */
export function lnOf(x: bigint, bits: number): bigint {
  const estimate = Math.log(toDouble(x, bits));
  const work = bits + 24;
  const y = fromDouble(estimate, work);
  const power = y < 0n ? (1n << BigInt(2 * work)) / expOf(-y, work) : expOf(y, work);
  // x = e^y · (1 + d) with a tiny d
  const quotient = ((x << BigInt(work - bits)) << BigInt(work)) / power;
  return (y + ln1p(quotient - (1n << BigInt(work)), BigInt(work))) >> BigInt(work - bits);
}

/** ln(1 + d) = 2 artanh(d / (2 + d)). */
function ln1p(d: bigint, work: bigint): bigint {
  const z = (d << work) / ((2n << work) + d);
  const square = (z * z) >> work;
  let sum = 0n;
  let power = z;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> work;
  }
  return 2n * sum;
}

function toDouble(x: bigint, bits: number): number {
  const drop = Math.max(0, bits - 60);
  return Number(x >> BigInt(drop)) / 2 ** (bits - drop);
}

function fromDouble(x: number, bits: number): bigint {
  return BigInt(Math.round(x * 2 ** 40)) << BigInt(bits - 40);
}

/** ln 10 = 46 arcoth 31 + 34 arcoth 49 + 20 arcoth 161. */
export function ln10(bits: number): bigint {
  const work = BigInt(bits) + GUARD;
  return (46n * arcoth(31n, work) + 34n * arcoth(49n, work) + 20n * arcoth(161n, work)) >> GUARD;
}

function arcoth(n: bigint, work: bigint): bigint {
  const square = n * n;
  let power = (1n << work) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}

/** log10 of a positive number as a double, good also next to one. */
export function log10Estimate(d: Decimal): number {
  const text = d.coefficient.toString();
  const mantissa = Number(`${text[0]}.${text.slice(1, 25)}`);
  if (d.adjusted === 0 && mantissa < 1.01) return Math.log1p(excessOverOne(text)) * Math.LOG10E;
  if (d.adjusted === -1 && mantissa > 9.9) return Math.log1p(-lackToOne(text)) * Math.LOG10E;
  return Math.log10(mantissa) + d.adjusted;
}

/** d − 1 for the digits of a number d in [1, 1.01). */
function excessOverOne(text: string): number {
  return Number(`0.${text.slice(1)}`);
}

/** 1 − d for the digits of a number d in (0.99, 1). */
function lackToOne(text: string): number {
  const complement = 10n ** BigInt(text.length) - BigInt(text);
  return Number(`${complement}e-${text.length}`);
}
