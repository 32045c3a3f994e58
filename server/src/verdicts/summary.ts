/** From readings to figures: the ratio of the best readings, and how far it is to be trusted. Knows no processes. */
import type { Reading, Readings } from './measure-pairs.js';

export interface Figure {
  /** Slow ÷ fast, of the best readings. */
  readonly ratio: number;
  /** Half the difference between two halves of the rounds. */
  readonly spread: number;
  /** Nanoseconds of one slow operation. */
  readonly slowNs: number;
}

export type Figures = Record<string, Record<string, Figure>>;

export function figuresOf(readings: Readings): Figures {
  const figures: Figures = {};
  for (const [kind, byRuntime] of readings) {
    const rows = [...byRuntime].filter(([, rounds]) => rounds.length > 0);
    figures[kind] = Object.fromEntries(rows.map(([runtime, rounds]) => [runtime, figureOf(rounds)]));
  }
  return figures;
}

/**
 * Whatever else a machine does only adds time: the best reading of a side is nearest to its own. How far the figure is to
 * be trusted is what two halves of the rounds, taken by turns, disagree about.
 */
export function figureOf(rounds: readonly Reading[]): Figure {
  const ratio = ratioOfBest(rounds);
  return { ratio: significant(ratio), spread: significant(spreadOf(rounds, ratio)), slowNs: significant(best(rounds, 'slow')) };
}

/** A single reading may be anything. */
function spreadOf(rounds: readonly Reading[], ratio: number): number {
  if (rounds.length < 2) return ratio;
  // the sides take turns in going first, so that a half has both orders where it can
  const together = rounds.length < 4 ? 1 : 2;
  const [one, other] = [0, 1].map(half => ratioOfBest(rounds.filter((_, i) => Math.floor(i / together) % 2 === half)));
  return Math.abs(one - other) / 2;
}

function ratioOfBest(rounds: readonly Reading[]): number {
  return best(rounds, 'slow') / best(rounds, 'fast');
}

function best(rounds: readonly Reading[], side: keyof Reading): number {
  return Math.min(...rounds.map(r => r[side]));
}

/** Three digits are more than such measurements hold. */
function significant(x: number): number {
  return Number(x.toPrecision(3));
}
