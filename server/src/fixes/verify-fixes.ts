/**
 * Proves fixes: each is applied to the texts of the program’s files, and the program is run again. It is verified when output and exit status are
 * the same, the finding is gone, and all findings together weigh less, or they do together with the operations of the run:
 * a fix may trade a finding for another whose code is faster all the same. Knows not how a program is run.
 */
import type { Report } from '#engine';
import { applyEdits } from './apply-edits.js';

export interface Trial {
  readonly stdout: string;
  readonly exitStatus: number;
  readonly report: Report | null;
}

/** Runs the program with other texts of some files, by path, the same way each time. */
export type RunTrial = (texts: ReadonlyMap<string, string>) => Promise<Trial>;

/** What a file says; null for a file that is not to be edited. */
export type ReadText = (path: string) => string | null;

type File = Report['files'][number];
type Fix = File['insights'][number]['fixes'][number];

/** The report with what was proven about each fix. */
export async function verifyFixes(report: Report, textOf: ReadText, run: RunTrial): Promise<Report> {
  if (report.files.every(f => f.insights.every(i => i.fixes.length === 0))) return report;
  const before = await run(new Map());
  const files: File[] = [];
  for (const file of report.files) {
    const insights: File['insights'][number][] = [];
    for (const insight of file.insights) {
      const fixes: Fix[] = [];
      for (const fix of insight.fixes) fixes.push({ ...fix, verified: await proveFix(before, insight.code, fix, textOf, run) });
      insights.push({ ...insight, fixes });
    }
    files.push({ ...file, insights });
  }
  return { ...report, files };
}

/** One phrase, or null where the run did not prove it. */
export async function proveFix(before: Trial, code: string, fix: Fix, textOf: ReadText, run: RunTrial): Promise<string | null> {
  const edited = before.report === null ? null : editedTexts(fix, textOf);
  if (before.report === null || edited === null) return null;
  const after = await run(edited);
  if (after.report === null || after.stdout !== before.stdout || after.exitStatus !== before.exitStatus) return null;
  const [countBefore, countAfter] = [countOf(before.report, code), countOf(after.report, code)];
  const gain = countAfter < countBefore ? gained(before.report, after.report) : null;
  return gain === null ? null : `verified on this run: same output, the finding is gone, ${gain}`;
}

/** In shares of the run as it was. */
function gained(before: Report, after: Report): string | null {
  const weight = weightOf(before);
  const findings = [impactOf(before) / weight, impactOf(after) / weight] as const;
  if (findings[1] < findings[0]) return `all findings weigh ${percent(findings[0])} → ${percent(findings[1])}`;
  const all = [1 + findings[0], weightOf(after) / weight + findings[1]] as const;
  return all[1] < all[0] ? `operations and findings weigh ${percent(1 - all[1] / all[0])} less` : null;
}

/** The files that the fix changes, as they are with it; null where an edit does not fit or is not allowed. */
function editedTexts({ edits }: Fix, textOf: ReadText): Map<string, string> | null {
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map(e => e.path))) {
    const text = textOf(path);
    const own = edits.filter(e => e.path === path);
    const edited = text === null ? null : applyEdits(text, own);
    if (edited === null) return null;
    texts.set(path, edited);
  }
  return texts;
}

function causes(report: Report): File['insights'][number][] {
  return report.files.flatMap(f => f.insights).filter(i => i.causedBy === null);
}

const countOf = (report: Report, code: string): number => causes(report).filter(i => i.code === code).length;

/** Weight of all findings, causes only: consequences are in theirs. */
const impactOf = (report: Report): number => causes(report).reduce((sum, i) => sum + i.share, 0) * weightOf(report);

const weightOf = (report: Report): number => report.run.weight ?? 1;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
