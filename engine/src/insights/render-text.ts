/**
 * The report as text for people: one summary line, the findings most worth a change with their evidence, and where the
 * time went. Works from the report alone; given sources, it prefers them to the kept excerpts. All text that comes from
 * the program is escaped.
 */
import { renderInsight } from './render-insight.js';
import type { Report } from './report.js';
import { painter, plain, type Paint } from './styles.js';
import { whatIfLines, whatIfTitle } from './render-what-if.js';
import { percent, place, thousands, type Placed, type TextOptions } from './text-parts.js';

/** So many are shown in full; the rest in one line each. */
const SHOWN = 5;
const MORE_SHOWN = 12;
const FUNCTIONS_SHOWN = 5;
/** Below this share of monomorphic sites there is something to see, although nothing is said of it. */
const MOSTLY = 0.8;

export function renderText(report: Report, options: TextOptions): string {
  const paint = painter(options.color);
  const all = report.files.flatMap(file => file.insights.map((insight): Placed => ({ file, insight })));
  const causes = all.filter(p => p.insight.causedBy === null).sort(byWorth);
  const consequences = all.filter(p => p.insight.causedBy !== null);
  const blocks = causes.slice(0, SHOWN).map((p, i) => renderInsight(p, consequencesOf(p, consequences), report, i + 1, paint, options));
  const parts = [
    summary(report, causes.length, paint),
    ...blocks,
    more(causes.slice(SHOWN), paint),
    whatIfs(report, paint),
    budgets(report, paint),
    functions(report, paint),
    foot(report, paint),
  ];
  return parts.filter(part => part !== '').join('\n\n') + '\n';
}

function byWorth(a: Placed, b: Placed): number {
  return b.insight.saving - a.insight.saving || b.insight.share - a.insight.share;
}

function consequencesOf({ file, insight }: Placed, all: readonly Placed[]): Placed[] {
  return all.filter(p => p.file === file && p.insight.causedBy === insight.stableId);
}

// ---- the summary ----

function summary(report: Report, findings: number, paint: Paint): string {
  const { run, summary: sums } = report;
  const ran = `${plain(run.argv.join(' ') || 'program')}: ${thousands(run.operations)} operations in ${seconds(run.wallMs)}`;
  const partial = report.partial ? paint('yellow', ' (partial: the run was cut short)') : '';
  const verdict = findings === 0 ? nothing(report) : `${findings === 1 ? '1 insight' : `${findings} insights`}, ${monomorphic(report)}`;
  const floor = sums.belowFloor === 0 ? '' : paint('dim', ` · ${sums.belowFloor} below the floor (--min-impact 0 shows them)`);
  return `${paint('bold', 'JitLens')} ${ran}${partial}\n${paint(findings === 0 ? 'green' : 'bold', verdict)}${floor}`;
}

function nothing(report: Report): string {
  if (report.partial && report.summary.hotSites === 0) return 'nothing was hot before it ended';
  const { hotSites, hotMonomorphic } = report.summary;
  if (hotSites === 0) return 'nothing to fix: no hot code';
  return hotMonomorphic >= hotSites * MOSTLY ? `nothing to fix: ${monomorphic(report)}` : `no insights: ${monomorphic(report)}`;
}

function monomorphic({ summary: { hotSites, hotMonomorphic } }: Report): string {
  return hotSites === 0 ? 'no hot sites' : `${percent(hotMonomorphic / hotSites, 0)} of hot sites monomorphic`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

// ---- the rest ----

function more(rest: readonly Placed[], paint: Paint): string {
  if (rest.length === 0) return '';
  const lines = rest.slice(0, MORE_SHOWN).map(p => `  ${place(p)}  ${paint('cyan', p.insight.code)} ${plain(p.insight.message)}`);
  const hidden = rest.length - lines.length;
  return [paint('bold', `${rest.length} more`), ...lines, ...(hidden > 0 ? [paint('dim', `  and ${hidden} in the JSON report`)] : [])].join(
    '\n',
  );
}

function whatIfs({ whatIfs: all = [] }: Report, paint: Paint): string {
  const told = all.flatMap(w => {
    const { path, range } = w.location;
    const where = `${plain(path)}:${range.start.line + 1}:${range.start.character + 1}`;
    return [`${paint('bold', whatIfTitle(w))}  ${paint('dim', where)}`, ...whatIfLines(w).map(line => `  ${line}`)];
  });
  return told.join('\n');
}

function budgets({ budgets: all = [] }: Report, paint: Paint): string {
  const broken = all.filter(b => b.violation !== null);
  if (broken.length === 0) return '';
  const lines = broken.map(b => `  ${plain(b.path)}:${b.line + 1}  ${b.promise}: ${plain(b.violation ?? '')}`);
  return [paint('yellow', broken.length === 1 ? '1 budget was not kept' : `${broken.length} budgets were not kept`), ...lines].join('\n');
}

function functions(report: Report, paint: Paint): string {
  const all = report.files.flatMap(file => file.functions.map(f => ({ file, f })));
  const top = all.sort((a, b) => b.f.selfShare - a.f.selfShare).slice(0, FUNCTIONS_SHOWN);
  if (top.length === 0) return '';
  const width = Math.min(40, Math.max(...top.map(({ f }) => plain(f.name).length)));
  const rows = top.map(({ f }) => {
    const deopts = f.deopts === 0 ? '' : ` · ${f.deopts} ${f.deopts === 1 ? 'deopt' : 'deopts'}`;
    return `  ${plain(f.name).padEnd(width)}  ${percent(f.selfShare).padStart(7)}  ${paint('dim', `${f.tier} · ${thousands(f.calls)} ${f.calls === 1 ? 'call' : 'calls'}${deopts}`)}`;
  });
  return [paint('bold', 'Where the time went'), ...rows].join('\n');
}

function foot({ target, partial, run }: Report, paint: Paint): string {
  const lines = [
    target.note === null ? '' : `note: ${plain(target.note)}`,
    run.droppedEvents === 0 ? '' : `note: ${thousands(run.droppedEvents)} events were not kept`,
  ];
  if (partial) lines.push('note: counts cover what ran until then');
  return lines
    .filter(l => l !== '')
    .map(l => paint('dim', l))
    .join('\n');
}
