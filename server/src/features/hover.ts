/**
 * The hover of a finding: evidence in at most twelve lines of Markdown. All that comes from the program is
 * escaped. Knows no LSP.
 */
import type { ReportCase, ReportDeopt, ReportInsight, ReportVerdict } from '#engine/insights/report.js';
import type { Range } from '../protocol.js';
import { contains, isCause, type FileView, type Finding } from './findings.js';
import { ageText, countText, markdownText, percentText, plainText } from './text.js';

export interface HoverText {
  readonly range: Range;
  readonly markdown: string;
}

const LONGEST = 12;
const MOST_ROWS = 4;
const MOST_VERDICTS = 3;
/** The headline, the table's head, the run, and empty lines. */
const FIXED_LINES = 6;

export interface HoverOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where the client puts the diagnostic above the hover, its code and sentence are not said twice. */
  readonly sentence: boolean;
  /** More lines of Markdown about a finding. */
  readonly notes?: (insight: ReportInsight) => readonly string[];
}

/** The finding with the smallest range at this place. */
export function hoverAt(view: FileView, line: number, character: number, options: HoverOptions): HoverText | null {
  const here = view.findings.filter(({ range }) => contains(range, line, character));
  const [finding] = here.sort((a, b) => size(a.range) - size(b.range) || Number(isCause(b.insight)) - Number(isCause(a.insight)));
  // Of several the client's own text does not say which one this is about.
  const sentence = options.sentence || here.length > 1;
  return finding === undefined ? null : { range: finding.range, markdown: markdownOf(view, finding, { ...options, sentence }) };
}

function size({ start, end }: Range): number {
  return (end.line - start.line) * 1e6 + end.character - start.character;
}

/** What it is, the table of what was seen in the room that is left, what it costs and what to do, how old it is. */
function markdownOf(view: FileView, finding: Finding, { now, sentence, notes }: HoverOptions): string {
  const { insight } = finding;
  const middle = [...deoptLines(view, insight), ...verdictLines(view, insight), ...(notes?.(insight) ?? []), ...adviceLines(view, insight)];
  const table = tableLines(insight, Math.min(MOST_ROWS, LONGEST - FIXED_LINES - middle.length));
  const head = sentence ? [`**${insight.code}** ${markdownText(insight.message, 300)}`, ''] : [];
  return [...head, ...table, ...middle, runLine(view, finding, now)].join('\n');
}

/** A table of what was seen, most often first, and the empty line that ends it. */
function tableLines({ cases }: ReportInsight, rows: number): string[] {
  if (cases.length < 2) return [];
  const most = [...cases].sort((a, b) => b.count - a.count);
  const shown = most.slice(0, most.length > rows ? rows - 1 : rows);
  return ['| saw | times |', '|:--|--:|', ...shown.map(row), ...othersRow(most.slice(shown.length)), ''];
}

function othersRow(others: readonly ReportCase[]): string[] {
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return others.length > 0 ? [`| ${others.length} others | ${countText(rest)} |`] : [];
}

function row({ types, count }: ReportCase): string {
  return `| ${types.map(type => markdownText(type, 40)).join(', ')} | ${countText(count)} |`;
}

/** What the guard expected and what came, from the deopt with the most failures here. */
function deoptLines({ run }: FileView, { range }: ReportInsight): string[] {
  const here = run.report.deopts.filter(deopt => deopt.path === run.file.path && sameRange(deopt.range, range));
  const [worst] = here.sort((a, b) => b.count - a.count);
  if (worst === undefined || worst.expected === '') return [];
  return [`expected ${markdownText(worst.expected, 60)}, came ${markdownText(worst.actual, 60)}${valueText(worst)}  `];
}

function valueText({ value, bornAt }: ReportDeopt): string {
  const born = bornAt === null ? '' : ` from line ${bornAt.range.start.line + 1}`;
  return value === '' ? born : `: ${markdownText(value, 60)}${born}`;
}

function sameRange(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}

/** Of the versions of CPython, those that the person cares for; there is room for one line. */
function verdictLines({ run }: FileView, { verdicts }: ReportInsight): string[] {
  const { runtimes } = run.report.target;
  const wanted = verdicts.filter(({ runtime }) => runtimes.includes(runtime) || !runtime.startsWith('cpython'));
  const known = wanted.filter(({ basis }) => basis !== 'unknown').slice(0, MOST_VERDICTS);
  return known.length === 0 ? [] : [`**Cost** ${known.map(verdict).join(' · ')}  `];
}

function verdict({ runtime, text, basis }: ReportVerdict): string {
  const name = runtime
    .replace(/^cpython/, 'CPython ')
    .replace(/^pypy/, 'PyPy ')
    .replace(/^engine$/, 'JitLens');
  return markdownText(`${name} ${text}${basis === 'derived' ? ' (derived)' : ''}`, 60);
}

function adviceLines({ run }: FileView, insight: ReportInsight): string[] {
  if (isCause(insight)) return insight.advice === '' ? [] : [`**Fix** ${inlineCode(insight.advice)}  `];
  const cause = run.file.insights.find(({ stableId }) => stableId === insight.causedBy);
  return cause === undefined ? [] : [`caused by ${cause.code} in line ${cause.range.start.line + 1}  `];
}

/** The project's own texts mark code with back-ticks, and quote names of the program. */
function inlineCode(text: string): string {
  const parts = plainText(text, 300).split('`');
  return parts.map((part, i) => (i % 2 === 1 && i < parts.length - 1 ? `\`${part}\`` : markdownText(part))).join('');
}

function sameName(a: string, b: string): boolean {
  const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return nameOf(a) === nameOf(b);
}

function runLine({ run }: FileView, { insight, stale }: Finding, now: number): string {
  const [program = '', ...args] = run.report.run.argv;
  const by = sameName(program, run.file.path) ? '' : ` by ${markdownText(program, 40)}`;
  const input = args.length > 0 ? `, args: ${markdownText(args.join(' '), 40)}` : '';
  const edited = stale ? ' · ~ the code around it was edited since' : '';
  return `${percentText(insight.share)} of the run · executed ${countText(insight.count)} times · run ${ageText(now - run.endedAt)}${by}${input}${edited}`;
}
