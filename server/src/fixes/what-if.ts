/**
 * What-ifs: the program runs once as it is and once with something forced, the same way; what that came to is told apart by
 * exact counts. A ceiling: what the second run prints is compared and thrown away. Knows not how a program is run.
 */
import type { Report, WhatIf } from '#engine';
import type { ReportTally, ReportWhatIf } from '#engine/insights/report.js';
import type { Trial } from './verify-fixes.js';

export const WHAT_IF_KINDS = ['float', 'split', 'inline'] as const satisfies readonly WhatIf['kind'][];

/** Null runs the program as it is. The report has every site, and findings of any weight. */
export type RunWhatIf = (whatIf: WhatIf | null) => Promise<Trial>;

export const WHAT_IF_REPORT = { minImpactPercent: 0, allSites: true } as const;

export async function tryWhatIf(whatIf: WhatIf, before: Trial, run: RunWhatIf): Promise<ReportWhatIf> {
  const { kind, path, start, end } = whatIf;
  const after = await run(whatIf);
  const told = { kind, location: { path, range: { start, end: end ?? start } }, applied: after.report?.forced?.applied ?? 0 };
  const problem = problemOf(before, after);
  if (problem !== null) return { ...told, problem, before: null, after: null, sameOutput: false };
  const weight = weightOf(before.report!);
  return {
    ...told,
    problem,
    before: tallyOf(before.report!, weight),
    after: tallyOf(after.report!, weight),
    sameOutput: before.stdout === after.stdout && before.exitStatus === after.exitStatus,
  };
}

function problemOf(before: Trial, after: Trial): string | null {
  if (before.report === null || after.report === null) return 'the program could not be run again';
  if (before.report.partial) return 'the program does not run to its end here';
  const problem = after.report.forced?.problem ?? null;
  if (problem !== null) return problem;
  if (after.report.forced?.applied === 0) return 'nothing came there that could be forced';
  if (after.report.partial) return 'with this forced the program does not run to its end';
  return null;
}

function tallyOf(report: Report, weight: number): ReportTally {
  const sites = report.files.flatMap(f => f.sites);
  const sum = (counts: readonly number[]): number => counts.reduce((all, n) => all + n, 0);
  return {
    operations: sum(sites.map(s => s.count)),
    mixed: sum(sites.filter(isMixed).map(s => s.count)),
    calls: sum(report.files.flatMap(f => f.functions.map(fn => fn.calls - (fn.inlinedCalls ?? 0)))),
    deopts: sum(report.deopts.map(d => d.count)),
    findings: (sum(report.files.flatMap(f => f.insights.filter(i => i.causedBy === null).map(i => i.share))) * weightOf(report)) / weight,
  };
}

type Site = Report['files'][number]['sites'][number];

function isMixed({ state, cases: [first, ...others] }: Site): boolean {
  return state === 'megamorphic' || others.length > 0 || (first !== undefined && mixesNumbers(first.types));
}

const mixesNumbers = (types: readonly string[]): boolean => types.includes('int') && types.includes('float');

const weightOf = ({ run }: Report): number => Math.max(1, run.weight ?? 1);
