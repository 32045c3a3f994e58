/** One finding as text: where, what, the line with a caret, what was seen, what it costs where, what to do. */
import type { Report, ReportCase, ReportDeopt, ReportInsight, ReportRelated, ReportVerdict } from './report.js';
import { plain, type Paint } from './styles.js';
import { percent, place, runtimeTitle, thousands, type Placed, type TextOptions } from './text-parts.js';

const WIDTH = 100;
const CASES_SHOWN = 5;
const RELATED_SHOWN = 3;

export function renderInsight(
  placed: Placed,
  consequences: readonly Placed[],
  report: Report,
  index: number,
  paint: Paint,
  options: TextOptions,
): string {
  const { insight } = placed;
  return [
    `${paint('bold', `${index}. ${plain(insight.message)}`)}`,
    `   ${place(placed)} in ${plain(insight.function)}  ${paint('cyan', insight.code)} ${insight.name}  ${worth(insight, report, paint)}`,
    '',
    ...excerpt(insight, placed.file.path, paint, options),
    ...cases(insight, report, paint),
    ...deopts(placed, report, paint),
    ...insight.related.slice(0, RELATED_SHOWN).flatMap(r => related(r, paint)),
    ...leadsTo(insight, consequences, paint),
    labelled('costs', verdictText(insight.verdicts), paint),
    ...(insight.confirmed === undefined
      ? []
      : [labelled('yours', `${plain(insight.confirmed.runtime)} ${plain(insight.confirmed.text)}`, paint)]),
    labelled('do', plain(insight.advice), paint),
    ...insight.fixes
      .slice(0, 1)
      .map(f => labelled('fix', `${plain(f.title)}${f.verified === null ? '' : ` (${plain(f.verified)})`}`, paint)),
  ].join('\n');
}

function worth({ share, saving, verdicts }: ReportInsight, { target }: Report, paint: Paint): string {
  const mostly = verdicts.filter(v => v.runtime !== 'engine').reduce((a, b) => ((b.ratio ?? 0) > (a.ratio ?? 0) ? b : a));
  const [runtime] = target.runtimes.length > 1 ? [mostly.runtime] : target.runtimes;
  const where = runtime === undefined ? '' : ` on ${runtimeTitle(runtime)}`;
  const saved = saving > 0 ? `, saves about ${percent(saving)}${where}` : '';
  return paint('yellow', `${percent(share)} of the run${saved}`);
}

const labelled = (label: string, text: string, paint: Paint): string => `   ${paint('dim', label.padEnd(9))}${text}`;

// ---- the source ----

function excerpt({ range, excerpt: kept }: ReportInsight, path: string, paint: Paint, { sources }: TextOptions): string[] {
  const { start, end } = range;
  const text = sources?.(path)?.split(/\r\n|\r|\n/)[start.line] ?? kept;
  if (text.trim() === '') return [];
  const number = String(start.line + 1);
  const to = end.line === start.line ? end.character : text.length;
  const gutter = ' '.repeat(number.length);
  return [...window(text, start.character, to)]
    .map((line, i) => (i === 0 ? `   ${paint('dim', `${number} │`)} ${line}` : `   ${paint('dim', `${gutter} │`)} ${paint('red', line)}`))
    .concat('');
}

/** The line and the carets below it; of a long line the part around the carets. */
function window(text: string, from: number, to: number): [string, string] {
  const indent = text.length - text.trimStart().length;
  const cut = to - indent > WIDTH ? Math.max(indent, Math.min(from, to - WIDTH)) : indent;
  const before = plain(text.slice(cut, from));
  const marked = plain(text.slice(from, Math.min(to, cut + WIDTH)));
  const after = plain(text.slice(Math.min(to, cut + WIDTH), Math.max(cut + WIDTH, to)));
  const dots = cut > indent ? '… ' : '';
  return [
    `${dots}${before}${marked}${after.trimEnd()}`,
    `${' '.repeat(dots.length + columns(before))}${'^'.repeat(Math.max(1, columns(marked)))}`,
  ];
}

/** Terminal columns: wide characters take two, combining marks none. */
function columns(text: string): number {
  let width = 0;
  for (const ch of text)
    width += /\p{M}/u.test(ch)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
            ch,
          )
        ? 2
        : 1;
  return width;
}

// ---- the evidence ----

function cases({ cases: seen }: ReportInsight, report: Report, paint: Paint): string[] {
  const sorted = [...seen].sort((a, b) => b.count - a.count);
  const total = seen.reduce((sum, c) => sum + c.count, 0);
  const lines = sorted.slice(0, CASES_SHOWN).map((c, i) => labelled(i === 0 ? 'saw' : '', caseText(c, total, report), paint));
  return sorted.length > CASES_SHOWN ? [...lines, labelled('', `and ${sorted.length - CASES_SHOWN} more`, paint)] : lines;
}

function caseText(c: ReportCase, total: number, report: Report): string {
  const share = total === 0 ? '' : ` (${percent(c.count / total, 0)})`;
  return `${thousands(c.count).padStart(9)}× ${plain(c.types.join(' · '))}${layout(c, report)}${share}`;
}

function layout(c: ReportCase, report: Report): string {
  const shape = report.shapes.find(s => s.id === c.shapes[0]);
  if (shape === undefined) return '';
  const names = shape.attributes.slice(0, 6).map(plain).join(', ');
  return `(${names}${shape.attributes.length > 6 ? ', …' : ''})`;
}

function deopts({ file, insight }: Placed, { deopts: all }: Report, paint: Paint): string[] {
  const here = all.filter(d => d.path === file.path && JSON.stringify(d.range) === JSON.stringify(insight.range));
  return here.slice(0, 2).flatMap(d => deoptLines(d, paint));
}

function deoptLines(d: ReportDeopt, paint: Paint): string[] {
  const what = d.expected === '' ? d.reason : `${d.reason}: expected ${plain(d.expected)} → got ${plain(d.actual)}`;
  const value = d.value === '' ? '' : `, value ${plain(d.value)}`;
  const lines = [labelled('deopt', `${what}${value} (${d.count}×, version ${d.version})`, paint)];
  if (d.bornAt !== null) lines.push(labelled('', `made at ${plain(d.bornAt.path)}:${d.bornAt.range.start.line + 1}`, paint));
  return lines;
}

function related({ location, message, excerpt: line }: ReportRelated, paint: Paint): string[] {
  const where = `${plain(location.path)}:${location.range.start.line + 1}`;
  return [
    labelled('see', `${plain(message)} ${paint('dim', where)}`, paint),
    ...(line.trim() === '' ? [] : [labelled('', paint('dim', plain(line.trim().slice(0, WIDTH))), paint)]),
  ];
}

/** Consequences elsewhere; a deopt at the same place is shown above. */
function leadsTo({ range }: ReportInsight, consequences: readonly Placed[], paint: Paint): string[] {
  const elsewhere = consequences.filter(c => JSON.stringify(c.insight.range) !== JSON.stringify(range));
  const lines = [...new Set(elsewhere.map(c => `${c.insight.name} in line ${c.insight.range.start.line + 1}`))];
  if (lines.length === 0) return [];
  const shown = lines.slice(0, 4).join(', ');
  return [labelled('leads to', lines.length > 4 ? `${shown} and ${lines.length - 4} more` : shown, paint)];
}

/** `CPython 3.13 1.4× slower · PyPy 1.9× slower`; when none is known, that only this engine minds. */
function verdictText(verdicts: readonly ReportVerdict[]): string {
  const known = verdicts.filter(v => v.ratio !== null);
  if (known.length === 0) return 'optimised code in this engine; other runtimes were not measured';
  const others = known.filter(v => v.runtime !== 'engine');
  if (others.length > 0 && others.every(v => v.text === 'no effect')) return 'this engine only; no effect on CPython and PyPy';
  return known.map(v => `${runtimeTitle(v.runtime)} ${v.text}`).join(' · ');
}
