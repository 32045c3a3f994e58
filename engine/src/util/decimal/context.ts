/**
 * What an operation works under: precision, exponent range, rounding, and the conditions it met.
 * Rounds exact results into that range. Knows no traps: whoever asked for the operation looks at `status`.
 */
import { digitCount, finite, infinity, powerOfTen, type Decimal, type Sign } from './number.js';

/** The conditions of the specification as bits, in libmpdec's order. */
export const Condition = {
  clamped: 1,
  conversionSyntax: 2,
  divisionByZero: 4,
  divisionImpossible: 8,
  divisionUndefined: 16,
  inexact: 64,
  invalidContext: 128,
  invalidOperation: 256,
  floatOperation: 1024,
  overflow: 2048,
  rounded: 4096,
  subnormal: 8192,
  underflow: 16384,
} as const;

export const ROUNDINGS = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export interface Settings {
  readonly prec: number;
  readonly rounding: Rounding;
  readonly emax: number;
  readonly emin: number;
  readonly clamp: boolean;
}

export class Work implements Settings {
  status = 0;
  readonly prec: number;
  readonly rounding: Rounding;
  readonly emax: number;
  readonly emin: number;
  readonly clamp: boolean;
  constructor(s: Settings) {
    this.prec = s.prec;
    this.rounding = s.rounding;
    this.emax = s.emax;
    this.emin = s.emin;
    this.clamp = s.clamp;
  }
  get etiny(): number {
    return this.emin - this.prec + 1;
  }
  get etop(): number {
    return this.emax - this.prec + 1;
  }
  raise(condition: keyof typeof Condition): void {
    this.status |= Condition[condition];
  }
  /** The same range with other settings and a clear status. */
  with(changes: Partial<Settings>): Work {
    return new Work({ prec: this.prec, rounding: this.rounding, emax: this.emax, emin: this.emin, clamp: this.clamp, ...changes });
  }
}

/** Settings under which exact results stay as they are. */
export const UNLIMITED: Settings = {
  prec: 999999999999999999,
  rounding: 'ROUND_HALF_EVEN',
  emax: 999999999999999999,
  emin: -999999999999999999,
  clamp: false,
};

/** Does rounding away a remainder make the quotient one larger? `half` says how the remainder compares to a half. */
function roundsAway(mode: Rounding, sign: Sign, quotient: bigint, half: -1 | 0 | 1): boolean {
  switch (mode) {
    case 'ROUND_UP':
      return true;
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_CEILING':
      return sign === 0;
    case 'ROUND_FLOOR':
      return sign === 1;
    case 'ROUND_HALF_UP':
      return half >= 0;
    case 'ROUND_HALF_DOWN':
      return half > 0;
    case 'ROUND_HALF_EVEN':
      return half > 0 || (half === 0 && (quotient & 1n) === 1n);
    case 'ROUND_05UP':
      return quotient % 5n === 0n;
  }
}

export interface RoundedCoefficient {
  readonly coefficient: bigint;
  readonly inexact: boolean;
}

/** `coefficient / 10^drop`, rounded to an integer. */
export function dropDigits(coefficient: bigint, drop: number, mode: Rounding, sign: Sign): RoundedCoefficient {
  const power = drop > digitCount(coefficient) + 1 ? null : powerOfTen(drop);
  const quotient = power === null ? 0n : coefficient / power;
  const rest = power === null ? coefficient : coefficient - quotient * power;
  if (rest === 0n) return { coefficient: quotient, inexact: false };
  const twice = power === null ? -1n : 2n * rest - power;
  const half = twice < 0n ? -1 : twice > 0n ? 1 : 0;
  return { coefficient: roundsAway(mode, sign, quotient, half) ? quotient + 1n : quotient, inexact: true };
}

/** Rounds an exact finite result to the context. */
export function finish(w: Work, sign: Sign, coefficient: bigint, exponent: number): Decimal {
  if (coefficient === 0n) return finishZero(w, sign, exponent);
  const digits = digitCount(coefficient);
  const { etiny, etop } = w;
  let least = digits + exponent - w.prec;
  if (least > etop) return overflow(w, sign);
  const subnormal = least < etiny;
  if (subnormal) least = etiny;
  if (exponent < least) return finishRounded(w, sign, coefficient, exponent, least, subnormal);
  if (subnormal) w.raise('subnormal');
  if (w.clamp && exponent > etop) {
    w.raise('clamped');
    return finite(sign, coefficient * powerOfTen(exponent - etop), etop);
  }
  return finite(sign, coefficient, exponent);
}

function finishZero(w: Work, sign: Sign, exponent: number): Decimal {
  const fitting = Math.min(Math.max(exponent, w.etiny), w.clamp ? w.etop : w.emax);
  if (fitting !== exponent) w.raise('clamped');
  return finite(sign, 0n, fitting);
}

function finishRounded(w: Work, sign: Sign, coefficient: bigint, exponent: number, least: number, subnormal: boolean): Decimal {
  const { coefficient: rounded, inexact } = dropDigits(coefficient, least - exponent, w.rounding, sign);
  let c = rounded;
  let e = least;
  if (digitCount(c) > w.prec) {
    c /= 10n;
    e++;
  }
  if (e > w.etop) return overflow(w, sign);
  if (inexact && subnormal) w.raise('underflow');
  if (subnormal) w.raise('subnormal');
  if (inexact) w.raise('inexact');
  w.raise('rounded');
  if (c === 0n) w.raise('clamped');
  return finite(sign, c, e);
}

function overflow(w: Work, sign: Sign): Decimal {
  w.status |= Condition.overflow | Condition.inexact | Condition.rounded;
  const largest =
    w.rounding === 'ROUND_DOWN' || w.rounding === 'ROUND_05UP' || w.rounding === (sign === 0 ? 'ROUND_FLOOR' : 'ROUND_CEILING');
  return largest ? finite(sign, powerOfTen(w.prec) - 1n, w.etop) : infinity(sign);
}
