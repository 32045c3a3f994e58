/**
 * What a finding costs on each runtime: slow ÷ fast of the pairs in bench/verdicts, as `npm run verdicts` measured them
 * (verdict-table.ts). Knows nothing of findings.
 */
import type { ReportVerdict } from './report.js';
import { VERDICT_TABLE } from './verdict-table.js';

export interface Figure {
  /** Slow ÷ fast, of the best readings. */
  readonly ratio: number;
  /** Half the difference between two halves of the rounds. */
  readonly spread: number;
  /** Nanoseconds of one slow operation. */
  readonly slowNs: number;
}

export interface VerdictTable {
  readonly machine: string;
  /** Runtime → its full name and version. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** The unit of weights: one int addition in a loop. */
  readonly intAddNs: Readonly<Record<string, number>>;
  /** When each pair was measured, and with how many fresh processes of each side at least. */
  readonly measured: Readonly<Record<string, { readonly date: string; readonly rounds: number }>>;
  readonly pairs: Readonly<Record<string, Readonly<Record<string, Figure>>>>;
}

export type RuntimeName = keyof typeof VERDICT_TABLE.runtimes;
export const RUNTIMES = Object.freeze(Object.keys(VERDICT_TABLE.runtimes) as RuntimeName[]);
const TABLE: VerdictTable = VERDICT_TABLE;

/** By runtime; null where no pair can show it. */
export type Ratios = Readonly<Record<string, Figure>>;

export function measuredRatios(code: string): Ratios | null {
  return TABLE.pairs[code] ?? null;
}

/** Below this a difference is noise, however often it was measured. */
const NO_EFFECT = 0.05;
/** 1.05 − 1 is a little more than 0.05. */
const TINY = 1e-9;

export function hasEffect({ ratio, spread }: Figure): boolean {
  return Math.abs(ratio - 1) > Math.max(NO_EFFECT, spread) + TINY;
}

/** Runtimes whose operations weigh what the report's do: the first that was measured. */
const WEIGHED_ON: readonly string[] = ['cpython3.13', 'cpython3.12', 'cpython3.11'];

/** What one slow operation costs next to an int addition; null where no pair was measured. */
export function measuredWeight(code: string): number | null {
  for (const runtime of WEIGHED_ON) {
    const figure = TABLE.pairs[code]?.[runtime];
    const unit = TABLE.intAddNs[runtime];
    if (figure !== undefined && unit !== undefined) return Math.max(1, Number((figure.slowNs / unit).toPrecision(2)));
  }
  return null;
}

/** What the slow side of a pair costs next to the fast one, where weights are weighed; null where that was not measured. */
export function typicalRatio(pair: string): number | null {
  const runtime = WEIGHED_ON.find(r => TABLE.pairs[pair]?.[r] !== undefined);
  return runtime === undefined ? null : Math.max(1, TABLE.pairs[pair][runtime].ratio);
}

export function verdictsOf(ratios: Ratios | null): ReportVerdict[] {
  return RUNTIMES.map(runtime => verdict(runtime, ratios?.[runtime] ?? null));
}

function verdict(runtime: RuntimeName, figure: Figure | null): ReportVerdict {
  if (figure === null) {
    const text = runtime === 'engine' ? 'costs optimised code here' : 'unknown';
    return { runtime, ratio: null, basis: 'unknown', text };
  }
  return { runtime, ratio: figure.ratio, spread: figure.spread, basis: 'measured', text: verdictText(figure) };
}

export function verdictText(figure: Figure): string {
  if (!hasEffect(figure)) return 'no effect';
  return figure.ratio < 1 ? `${factor(1 / figure.ratio)}× faster as it is` : `${factor(figure.ratio)}× slower`;
}

export function factor(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio >= 2 ? ratio.toFixed(1) : ratio.toFixed(2).replace(/0$/, '');
}

/** The measured runtimes that a `--target` stands for, and what to say when it was not measured itself. */
export interface Target {
  readonly asked: string;
  readonly runtimes: readonly RuntimeName[];
  readonly note: string | null;
}

export function parseTarget(asked: string): Target | null {
  if (asked === 'all') return { asked, runtimes: RUNTIMES, note: null };
  if (asked === 'engine') return { asked, runtimes: ['engine'], note: null };
  if (/^pypy[0-9.]*$/.test(asked)) return { asked, runtimes: RUNTIMES.filter(r => r.startsWith('pypy')), note: null };
  const version = /^c?python3\.(\d+)/.exec(asked);
  return version === null ? null : nearestCPython(asked, Number(version[1]));
}

function nearestCPython(asked: string, minor: number): Target {
  const minorOf = (runtime: string): number => Number(runtime.split('.')[1]);
  const distance = (runtime: string): number => Math.abs(minorOf(runtime) - minor);
  const measured = RUNTIMES.filter(r => r.startsWith('cpython'));
  const nearest = measured.reduce((best, r) => (distance(r) <= distance(best) ? r : best));
  return {
    asked,
    runtimes: [nearest],
    note: minorOf(nearest) === minor ? null : `${asked} was not measured; figures are those of ${nearest}`,
  };
}

/**
 * The largest ratio with an effect among the runtimes, 1 when all are without; null when none is known. Nobody runs programs
 * on this engine for its speed: it counts only when it alone is asked for.
 */
export function worstRatio(ratios: Ratios | null, runtimes: readonly RuntimeName[]): number | null {
  const meant = runtimes.length > 1 ? runtimes.filter(r => r !== 'engine') : runtimes;
  const known = meant.flatMap(runtime => ratios?.[runtime] ?? []);
  return known.length === 0 ? null : Math.max(...known.map(f => (hasEffect(f) ? f.ratio : 1)));
}
