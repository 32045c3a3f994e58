/**
 * What a finding costs on each runtime: slow ÷ fast of the pairs in bench/verdicts. These figures are a first
 * reading; the project measures them itself and replaces this table. Knows nothing of reports.
 */
import type { ReportVerdict } from './report.js';

export const RUNTIMES = ['cpython3.11', 'cpython3.13', 'pypy7.3', 'engine'] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

/** Slow ÷ fast; null is unknown or not applicable. */
export type Ratios = Readonly<Record<Exclude<RuntimeName, 'engine'>, number | null>>;

/** Pairs were read once, on one machine; not yet by the shipped script. */
export const FIRST_READING = 'first reading, loop-level pairs; to be measured again by `jitlens verdicts`';

/** Below this a difference is noise of the measurement. */
const NO_EFFECT = 1.05;

export function verdictsOf(ratios: Ratios | null): ReportVerdict[] {
  return RUNTIMES.map(runtime => verdict(runtime, runtime === 'engine' || ratios === null ? null : ratios[runtime]));
}

function verdict(runtime: RuntimeName, ratio: number | null): ReportVerdict {
  return { runtime, ratio, basis: ratio === null ? 'unknown' : 'measured', text: verdictText(runtime, ratio) };
}

function verdictText(runtime: RuntimeName, ratio: number | null): string {
  if (ratio === null) return runtime === 'engine' ? 'costs optimised code here' : 'unknown';
  if (ratio < 1 / NO_EFFECT) return `${factor(1 / ratio)}× faster as it is`;
  return ratio < NO_EFFECT ? 'no effect' : `${factor(ratio)}× slower`;
}

function factor(ratio: number): string {
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
  if (/^pypy[0-9.]*$/.test(asked)) return { asked, runtimes: ['pypy7.3'], note: null };
  const version = /^c?python3\.(\d+)/.exec(asked);
  return version === null ? null : nearestCPython(asked, Number(version[1]));
}

function nearestCPython(asked: string, minor: number): Target {
  const measured = [11, 13];
  const nearest = measured.reduce((best, m) => (Math.abs(m - minor) <= Math.abs(best - minor) ? m : best));
  const runtime = nearest === 11 ? 'cpython3.11' : 'cpython3.13';
  return { asked, runtimes: [runtime], note: nearest === minor ? null : `${asked} was not measured; figures are those of ${runtime}` };
}

/** The largest ratio among the runtimes; null when none of them is known. */
export function worstRatio(ratios: Ratios | null, runtimes: readonly RuntimeName[]): number | null {
  let worst: number | null = null;
  for (const runtime of runtimes) {
    const ratio = ratios === null || runtime === 'engine' ? null : ratios[runtime];
    if (ratio !== null && (worst === null || ratio > worst)) worst = ratio;
  }
  return worst;
}
