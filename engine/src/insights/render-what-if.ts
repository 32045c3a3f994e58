/**
 * What-ifs in words, for every output. They say a ceiling: what the program did while something was forced is no result.
 */
import type { ReportTally, ReportWhatIf } from './report.js';
import { percent, thousands } from './text-parts.js';

const FORCED = {
  float: 'every int in this operation is a float',
  split: 'each type has code of its own here',
  inline: 'the function called here has code of its own, built into the call',
} as const satisfies Record<ReportWhatIf['kind'], string>;

/** `what if every int in this operation is a float`. */
export const whatIfTitle = ({ kind }: Pick<ReportWhatIf, 'kind'>): string => `what if ${FORCED[kind]}`;

/** Phrases, most telling first; one that says so where there is no figure. */
export function whatIfLines({ problem, before, after, applied, sameOutput }: ReportWhatIf): string[] {
  if (problem !== null || before === null || after === null) return [`no answer: ${problem ?? 'the run did not end'}`];
  const changes = changesOf(before, after);
  return [
    `at most: ${changes.length === 0 ? 'nothing changes' : changes.join(', ')}`,
    `forced ${applied === 1 ? 'once' : `${thousands(applied)} times`}; the program then printed ${sameOutput ? 'the same' : 'something else, which is not its result'}`,
  ];
}

/** One phrase, for where there is no room for more. */
export function whatIfHeadline(answer: ReportWhatIf): string {
  const { problem, before, after } = answer;
  if (problem !== null || before === null || after === null) return whatIfLines(answer)[0] ?? '';
  const [first = 'nothing changes', ...more] = changesOf(before, after);
  return `at most: ${first}${more.length === 0 ? '' : ', …'}`;
}

function changesOf(before: ReportTally, after: ReportTally): string[] {
  return [
    share('operations that mix types', before.mixed, after.mixed, before),
    counted('calls with a frame of their own', before.calls, after.calls),
    counted('deopts', before.deopts, after.deopts),
    before.findings === after.findings ? null : `findings weigh ${percent(before.findings)} → ${percent(after.findings)} of the run`,
  ].filter(line => line !== null);
}

function share(what: string, before: number, after: number, { operations }: ReportTally): string | null {
  if (before === after) return null;
  const part = (n: number): string => percent(n / Math.max(1, operations));
  return `${what} ${thousands(before)} → ${thousands(after)} (${part(before)} → ${part(after)} of all)`;
}

function counted(what: string, before: number, after: number): string | null {
  return before === after ? null : `${what} ${thousands(before)} → ${thousands(after)}`;
}
