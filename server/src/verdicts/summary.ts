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
  const halves = [0, 1].map(half => rounds.filter((_, i) => Math.floor(i / 2) % 2 === half)).filter(h => h.length > 0);
  const ratios = halves.map(ratioOfBest);
  return {
    ratio: significant(ratioOfBest(rounds)),
    spread: significant((Math.max(...ratios) - Math.min(...ratios)) / 2),
    slowNs: significant(best(rounds, 'slow')),
  };
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
