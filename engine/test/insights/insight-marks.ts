/**
 * Reads what a fixture says it expects, and compares it with a report, one to one and both ways.
 *
 *   total += thing.x  #~ polymorphic-attribute: 2 classes
 *   #~       ^^^^^^^
 *
 * A mark names a kind and, after a colon, a part of the message. `kind < other` is a consequence of `other`. Several
 * marks may stand on one line. A line of carets below pins the range of the first of them. Knows nothing of engines.
 */
import type { Report, ReportInsight } from '../../src/insights/report.js';

export interface Mark {
  readonly line: number;
  readonly kind: string;
  readonly causedBy: string | null;
  readonly says: string;
  readonly columns: { readonly from: number; readonly to: number } | null;
}

const CARETS = /^\s*#~\s*(\^+)\s*$/;

export function marksOf(source: string): Mark[] {
  const lines = source.split('\n');
  return lines.flatMap((line, i) => (CARETS.test(line) ? [] : marksOn(line, i, lines[i + 1] ?? '')));
}

function marksOn(line: string, index: number, below: string): Mark[] {
  const [, ...texts] = line.split('#~');
  return texts.map((text, nth) => {
    const match = /^\s*([\w-]+)(?:\s*<\s*([\w-]+))?(?:\s*:\s*(.*?))?\s*$/.exec(text);
    if (match === null) throw new Error(`not a mark in line ${index + 1}: ${text}`);
    const [, kind, causedBy = null, says = ''] = match;
    return { line: index, kind, causedBy, says, columns: nth === 0 ? caretColumns(below) : null };
  });
}

function caretColumns(line: string): Mark['columns'] {
  const carets = CARETS.exec(line)?.[1];
  if (carets === undefined) return null;
  const from = line.indexOf('^');
  return { from, to: from + carets.length };
}

/** Complaints, in words; none when marks and insights agree. */
export function disagreements(marks: readonly Mark[], report: Report): string[] {
  const insights = report.files.flatMap(f => f.insights);
  const unmarked = [...insights];
  const missing = marks.filter(mark => {
    const at = unmarked.findIndex(insight => fits(mark, insight, insights));
    if (at >= 0) unmarked.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(m => `line ${m.line + 1}: no ${m.kind}${m.causedBy === null ? '' : ` < ${m.causedBy}`} ${m.says}`),
    ...unmarked.map(
      i => `line ${i.range.start.line + 1}: unexpected ${i.name}: ${i.message} [${i.range.start.character}, ${i.range.end.character}]`,
    ),
  ];
}

function fits(mark: Mark, insight: ReportInsight, all: readonly ReportInsight[]): boolean {
  const { start, end } = insight.range;
  if (insight.name !== mark.kind || start.line !== mark.line || !insight.message.includes(mark.says)) return false;
  const cause = all.find(i => i.stableId === insight.causedBy)?.name ?? null;
  if (cause !== mark.causedBy) return false;
  return mark.columns === null || (start.character === mark.columns.from && end.character === mark.columns.to && start.line === end.line);
}
