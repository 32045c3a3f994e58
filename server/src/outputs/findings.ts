/** What a report says must be done, in the terms in which reports are compared. */
import { relative } from 'node:path';
import type { Report } from '#engine';

export type Budget = NonNullable<Report['budgets']>[number];

export interface ListedFinding {
  /** Relative to the working folder where it lies below it. */
  readonly path: string;
  readonly stableId: string;
  readonly code: string;
  readonly line: number;
  readonly message: string;
  readonly count: number;
  readonly share: number;
  readonly deopts: number;
}

export function brokenBudgets(report: Report): Budget[] {
  return (report.budgets ?? []).filter(b => b.violation !== null);
}

/** Causes only: what follows from another finding comes and goes with it. */
export function findingsOf(report: Report): ListedFinding[] {
  return report.files.flatMap(({ path, insights }) =>
    insights
      .filter(i => i.causedBy === null)
      .map(i => ({
        path: shownPath(path),
        stableId: i.stableId,
        code: i.code,
        line: i.range.start.line + 1,
        message: i.message,
        count: i.count,
        share: i.share,
        deopts: deoptsAt(report, path, i.range),
      })),
  );
}

function deoptsAt(report: Report, path: string, range: Report['deopts'][number]['range']): number {
  const here = report.deopts.filter(d => d.path === path && d.range.start.line >= range.start.line && d.range.end.line <= range.end.line);
  return here.reduce((sum, d) => sum + d.count, 0);
}

export function shownPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') || below === '' ? path : below;
}

export const keyOf = (f: ListedFinding): string => `${f.path} ${f.stableId}`;
