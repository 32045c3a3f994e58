/**
 * Lenses: at most three on the first line of a file, and one at each function with a finding or with a
 * part of the time. Knows no LSP: commands are names and arguments.
 */
import type { ReportFunction, ReportTier } from '#engine/insights/report.js';
import { COMMANDS, type Settings } from '../protocol.js';
import { isCause, type FileView } from './findings.js';
import { errorName, missingModule, stoppedBy } from './last-words.js';
import { percentText, plainText, plural } from './text.js';

export interface Lens {
  readonly line: number;
  readonly title: string;
  readonly command: string;
}

/** A function with less of the time has no lens without a finding. */
const WORTH_A_LENS = 0.05;

/** What a file offers that was not profiled, where it looks like a program. */
export function idleLenses(text: string): readonly Lens[] {
  const line = mainGuardLine(text);
  return line === null ? [] : [{ line, title: 'Profile file', command: COMMANDS.profileFile }];
}

/** The line of `if __name__ == "__main__"`. */
export function mainGuardLine(text: string): number | null {
  const found = /^if\s+__name__\s*==\s*(['"])__main__\1/m.exec(text);
  return found === null ? null : text.slice(0, found.index).split('\n').length - 1;
}

export function resultLenses(view: FileView, settings: Settings): readonly Lens[] {
  if (settings.codeLens === 'off') return [];
  const own = fileLenses(view);
  return settings.codeLens === 'file' ? own : [...own, ...functionLenses(view)];
}

function fileLenses(view: FileView): Lens[] {
  const missing = missingModule(view.run);
  if (missing !== null) return [{ line: 0, title: missingTitle(missing), command: COMMANDS.waysOn }];
  if (view.run.isPart === true && view.shown === 0) return [];
  const stopped = view.shown === 0 ? stoppedBy(view.run) : null;
  if (stopped !== null) return [{ line: 0, title: stoppedTitle(stopped.error), command: COMMANDS.waysOn }];
  const summary = { line: 0, title: summaryTitle(view), command: view.more > 0 ? COMMANDS.showMore : COMMANDS.nextInsight };
  return [
    { line: 0, title: view.run.isPart === true ? 'Profile notebook' : 'Profile file', command: COMMANDS.profileFile },
    view.shown > 0 ? summary : isIdle(view.run) && elsewhere(view.run) === 0 ? IDLE : { ...summary, command: COMMANDS.showReport },
    { line: 0, title: 'Open report', command: COMMANDS.showReport },
  ];
}

const IDLE: Lens = { line: 0, title: 'nothing ran hot here: ways on', command: COMMANDS.waysOn };

/** One line for a file; also said when a run ends. */
export function summaryTitle({ run, shown, more }: FileView): string {
  const missing = missingModule(run);
  if (missing !== null) return missingTitle(missing);
  const cutShort = run.report.partial ? ` (${endText(run)})` : '';
  if (shown === 0) return nothingToFix(run) + cutShort;
  const others = more > 0 ? `, ${more} more` : '';
  return `${plural(shown, 'JIT insight')}${others}${cutShort}`;
}

/** So little was done in this file that nothing can be said of it: somebody has to call it. */
function isIdle({ ended, isPart, file: { functions }, report: { summary } }: FileView['run']): boolean {
  const isQuiet = functions.every(({ name, selfShare, totalShare }) => (name === '<module>' ? selfShare : totalShare) < WORTH_SAYING);
  return ended === 'finished' && isPart !== true && (isQuiet || summary.hotSites === 0);
}

/** Of the run. */
const WORTH_SAYING = 0.01;

/** Causes in other files of the same run. */
function elsewhere({ file, report: { files } }: FileView['run']): number {
  return files.filter(({ path }) => path !== file.path).flatMap(({ insights }) => insights.filter(isCause)).length;
}

function nothingToFix(run: FileView['run']): string {
  const { summary } = run.report;
  const others = elsewhere(run);
  if (others > 0) return `nothing to fix here, ${plural(others, 'insight')} in other files`;
  if (summary.hotSites === 0) return 'nothing to fix: nothing ran hot';
  return `nothing to fix: ${percentText(summary.hotMonomorphic / summary.hotSites)} of hot sites monomorphic`;
}

/** Why the report covers only a part of the program. */
function endText({ ended, message, report }: FileView['run']): string {
  switch (ended) {
    case 'timeout':
      return `first ${Math.max(1, Math.round(report.run.wallMs / 1000))} s`;
    case 'memory':
      return 'until out of memory';
    case 'cancel':
      return 'until stopped';
    case 'exception':
      return `until ${errorName(message ?? '') ?? 'an error'}`;
    default:
      return 'partial';
  }
}

function stoppedTitle(error: string): string {
  return `stopped by ${errorName(error) ?? 'an error'}: ways on`;
}

function missingTitle(module: string): string {
  return `needs ${plainText(module, 30)}: ways on`;
}

function functionLenses(view: FileView): Lens[] {
  const found = new Set(view.findings.filter(({ insight }) => isCause(insight)).map(({ insight }) => insight.function));
  return view.run.file.functions
    .filter(({ name, selfShare }) => name !== '<module>' && (found.has(name) || selfShare >= WORTH_A_LENS))
    .flatMap(entry => functionLens(view, entry));
}

function functionLens({ locate }: FileView, entry: ReportFunction): Lens[] {
  const { start } = entry.range;
  const at = locate({ start, end: { line: start.line, character: start.character + 1 } });
  if (at === null) return [];
  const title = (at.stale ? '~ ' : '') + functionTitle(entry);
  return [{ line: at.range.start.line, title, command: COMMANDS.showReport }];
}

const TIERS = {
  interpreter: 'interpreted',
  generic: 'compiled',
  optimized: 'optimised',
} satisfies Record<ReportTier, string>;

function functionTitle({ tier, selfShare, deopts }: ReportFunction): string {
  const parts = [TIERS[tier], `${percentText(selfShare)} of time`];
  return [...parts, ...(deopts > 0 ? [plural(deopts, 'deopt')] : [])].join(' · ');
}
