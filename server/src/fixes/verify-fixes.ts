/**
 * Proves fixes: each is applied to the text of the program and run again. It is verified when output and exit status are
 * the same, the finding is gone, and all findings together weigh less. Knows not how a program is run.
 */
import type { Report } from '#engine';
import { applyEdits } from './apply-edits.js';

export interface Trial {
  readonly stdout: string;
  readonly exitStatus: number;
  readonly report: Report | null;
}

/** Runs the program with another text, the same way each time. */
export type RunTrial = (source: string) => Promise<Trial>;

type File = Report['files'][number];
type Fix = File['insights'][number]['fixes'][number];

/** The report with what was proven about each fix in the file at `path`; other files are left as they are. */
export async function verifyFixes(report: Report, path: string, source: string, run: RunTrial): Promise<Report> {
  const file = report.files.find(f => f.path === path);
  if (file === undefined || file.insights.every(i => i.fixes.length === 0)) return report;
  const before = await run(source);
  const insights: File['insights'][number][] = [];
  for (const insight of file.insights) {
    const fixes: Fix[] = [];
    for (const fix of insight.fixes) fixes.push({ ...fix, verified: await proveFix(before, insight.code, fix, path, source, run) });
    insights.push({ ...insight, fixes });
  }
  return { ...report, files: report.files.map(f => (f === file ? { ...f, insights } : f)) };
}

/** One phrase, or null where the run did not prove it. */
export async function proveFix(before: Trial, code: string, fix: Fix, path: string, source: string, run: RunTrial): Promise<string | null> {
  if (before.report === null || fix.edits.some(e => e.path !== path)) return null;
  const edited = applyEdits(source, fix.edits);
  if (edited === null) return null;
  const after = await run(edited);
  if (after.report === null || after.stdout !== before.stdout || after.exitStatus !== before.exitStatus) return null;
  const [countBefore, countAfter] = [countOf(before.report, code), countOf(after.report, code)];
  const weight = before.report.run.weight ?? 1;
  const [impactBefore, impactAfter] = [impactOf(before.report) / weight, impactOf(after.report) / weight];
  if (countAfter >= countBefore || impactAfter >= impactBefore) return null;
  return `verified on this run: same output, the finding is gone, all findings weigh ${percent(impactBefore)} → ${percent(impactAfter)}`;
}

function causes(report: Report): File['insights'][number][] {
  return report.files.flatMap(f => f.insights).filter(i => i.causedBy === null);
}

const countOf = (report: Report, code: string): number => causes(report).filter(i => i.code === code).length;

/** Weight of all findings, causes only: consequences are in theirs. */
const impactOf = (report: Report): number => causes(report).reduce((sum, i) => sum + i.share, 0) * (report.run.weight ?? 1);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
