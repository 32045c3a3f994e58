/**
 * The findings of one file as they are shown now: ranked, cut to what fits, and placed in the text of
 * today. Knows no LSP and no documents: places come from a `Locate`.
 */
import type { Report, ReportFile, ReportInsight } from '#engine/insights/report.js';
import type { Range, Settings } from '../protocol.js';

/** Where a range of the profiled text is now; null when it was edited. */
export type Locate = (range: Range) => { readonly range: Range; readonly stale: boolean } | null;

/** A run, and what it found in one file. */
export interface FileRun {
  readonly report: Report;
  readonly file: ReportFile;
  /** When it ended, in milliseconds since 1970. */
  readonly endedAt: number;
  /** How it ended, as RunOutcome says. */
  readonly ended: string;
  readonly message: string | null;
  /** One of many parts of a program: it says nothing of itself where there is nothing to say. */
  readonly isPart?: boolean;
}

export interface Finding {
  readonly insight: ReportInsight;
  readonly range: Range;
  /** The code around it was edited since the run. */
  readonly stale: boolean;
}

export interface FileView {
  readonly run: FileRun;
  readonly locate: Locate;
  /** In the order of their worth. Edited ones are not among them. */
  readonly findings: readonly Finding[];
  /** Causes that are shown, also those that were edited: lenses keep their count. */
  readonly shown: number;
  /** Causes that wait behind `N more`. */
  readonly more: number;
}

/** The first look shows so many. */
const FIRST_LOOK = 5;

export function viewOf(run: FileRun, locate: Locate, settings: Settings, showAll: boolean): FileView {
  const wanted = run.file.insights.filter(({ code }) => settings.kinds[code] !== 'off');
  const causes = wanted.filter(isCause).sort(byWorth);
  const shown = causes.slice(0, showAll ? settings.maxPerFile : Math.min(FIRST_LOOK, settings.maxPerFile));
  const ids = new Set(shown.map(({ stableId }) => stableId));
  const consequences = wanted.filter(({ causedBy }) => causedBy !== null && ids.has(causedBy));
  const findings = [...shown, ...consequences].flatMap(insight => place(insight, locate, settings));
  return { run, locate, findings, shown: shown.length, more: causes.length - shown.length };
}

/** A cause is counted and shown everywhere; a consequence only points to it. */
export function isCause(insight: ReportInsight): boolean {
  return insight.causedBy === null;
}

function byWorth(a: ReportInsight, b: ReportInsight): number {
  return b.saving - a.saving || b.share - a.share || a.range.start.line - b.range.start.line;
}

function place(insight: ReportInsight, locate: Locate, settings: Settings): Finding[] {
  const at = locate(insight.range);
  if (at === null || (at.stale && settings.stale === 'hide')) return [];
  return [{ insight, range: at.range, stale: at.stale && settings.stale === 'dim' }];
}

export function contains({ start, end }: Range, line: number, character: number): boolean {
  const afterStart = line > start.line || (line === start.line && character >= start.character);
  return afterStart && (line < end.line || (line === end.line && character <= end.character));
}
