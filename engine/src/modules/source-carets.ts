/**
 * The source lines of a traceback entry with marks under the part that failed (PEP 657): a binary
 * operation's operator, a subscript's brackets, a call's parentheses. Which lines are shown and where
 * marks are left out is traceback.py's rule of 3.13. Knows text and syntax, no values.
 */
import type { Expr, Stmt } from '../syntax/ast.js';
import { parse } from '../syntax/parser.js';
import type { Span } from '../syntax/span.js';
import { PySyntaxError } from '../syntax/syntax-error.js';

/** Where the `^` among the `~` are; lines count from the first of the segment. */
interface Anchors {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** The lines `span.line`…`span.endLine`, as they are in the file, to what is printed below the entry's head. */
export function markedSource(lines: readonly string[], span: Span): string {
  const { rows, removed } = dedent(lines.map(l => l.trimEnd()));
  const last = rows.length - 1;
  const start = Math.max(0, Math.min(span.col, lines[0].length) - removed);
  const end = Math.max(0, Math.min(span.endCol, lines[last].length) - removed);
  const text = rows.join('\n');
  const anchors = shift(anchorsOf(text.slice(start, text.length - (rows[last].length - end))), start);
  const marks = showsMarks(rows, start, end, anchors)
    ? (n: number): string | null => marksOf(rows, n, start, end, anchors)
    : (): null => null;
  return dedent(printed(rows, anchors, marks))
    .rows.map(l => `    ${l}\n`)
    .join('');
}

function dedent(lines: readonly string[]): { rows: string[]; removed: number } {
  const filled = lines.filter(l => l.trim() !== '');
  const removed = filled.length === 0 ? 0 : Math.min(...filled.map(l => l.length - l.trimStart().length));
  return { rows: lines.map(l => l.slice(removed)), removed };
}

/** The significant lines with their marks: the first, the last, those around the anchors; a single line between is shown too. */
function printed(rows: readonly string[], anchors: Anchors | null, marks: (n: number) => string | null): string[] {
  const significant = new Set([0, rows.length - 1]);
  if (anchors !== null)
    for (const at of [anchors.line, anchors.endLine])
      for (let n = at - 1; n <= at + 1; n++) if (n >= 0 && n < rows.length) significant.add(n);
  const out: string[] = [];
  const put = (n: number): void => {
    out.push(rows[n]);
    const m = marks(n);
    if (m !== null) out.push(m);
  };
  let before = -1;
  for (const n of [...significant].sort((a, b) => a - b)) {
    const gap = n - before;
    if (before >= 0 && gap === 2) put(n - 1);
    else if (before >= 0 && gap > 2) out.push(`...<${gap - 1} lines>...`);
    put(n);
    before = n;
  }
  return out;
}

function marksOf(rows: readonly string[], n: number, start: number, end: number, anchors: Anchors | null): string {
  const row = rows[n];
  const spaces = row.length - row.trimStart().length;
  const from = n === 0 ? displayWidth(rows[0], start) : 0;
  const to = n === rows.length - 1 ? displayWidth(row, end) : displayWidth(row, row.length);
  const left = anchors === null ? 0 : displayWidth(rows[anchors.line], anchors.col);
  const right = anchors === null ? 0 : displayWidth(rows[anchors.endLine], anchors.endCol);
  let out = '';
  for (let col = 0; col < to; col++) {
    if (col < spaces || col < from) out += ' ';
    else if (anchors === null) out += '^';
    else
      out +=
        (n > anchors.line || (n === anchors.line && col >= left)) && (n < anchors.endLine || (n === anchors.endLine && col < right))
          ? '^'
          : '~';
  }
  return out;
}

/** No marks where they would cover the whole line, nor for `return f(…)` and `x = …(…)` that are all call. */
function showsMarks(rows: readonly string[], start: number, end: number, anchors: Anchors | null): boolean {
  const body = statements(rows.join('\n'));
  if (body !== null) {
    if (body.length === 0) return false;
    const call = wholeCall(body[0]);
    if (call !== null && call.line === 1 && call.endLine === rows.length && call.col === start && call.endCol === end) return false;
  }
  if (anchors !== null) return true;
  return rows[0].slice(0, start).trim() !== '' || rows[rows.length - 1].slice(end).trim() !== '';
}

function wholeCall(s: Stmt): Span | null {
  if (s.kind === 'Return' && s.value?.kind === 'Call') return s.value.func.kind === 'Name' ? s.value.span : null;
  if (s.kind === 'Assign' && s.value.kind === 'Call') return s.targets.length === 1 && s.targets[0].kind === 'Name' ? s.value.span : null;
  return null;
}

function statements(text: string): readonly Stmt[] | null {
  try {
    const tree = parse(text, 'exec', '<traceback>', { unicodeNames: () => 0 });
    return tree.kind === 'Module' ? tree.body : null;
  } catch (e) {
    if (e instanceof PySyntaxError) return null;
    throw e;
  }
}

// ---- anchors ----

/** Of a source segment; null when it is not one expression of a kind that has them. */
function anchorsOf(segment: string): Anchors | null {
  const body = statements(`(\n${segment}\n)`);
  if (body?.length !== 1 || body[0].kind !== 'Expr') return null;
  const lines = segment.split('\n');
  const e = body[0].value;
  // positions of the tree count the line that was put before the segment
  if (e.kind === 'BinOp') return operatorOf(lines, e.left, e.right);
  if (e.kind === 'Subscript') return bracketsOf(lines, e, e.value, '[');
  return e.kind === 'Call' ? bracketsOf(lines, e, e.func, '(') : null;
}

function shift(a: Anchors | null, start: number): Anchors | null {
  return a === null ? null : { ...a, col: a.col + (a.line === 0 ? start : 0), endCol: a.endCol + (a.endLine === 0 ? start : 0) };
}

/** The first position from the end of `e` on whose character `wanted` accepts; comments and continuations are skipped. */
function after(lines: readonly string[], e: Expr, wanted: (c: string) => boolean): [number, number] {
  let [line, col] = [e.span.endLine - 2, e.span.endCol];
  for (;;) {
    while (line < lines.length && col >= lines[line].length) [line, col] = [line + 1, 0];
    const c = lines[line][col];
    if (c === '\\' || c === '#') [line, col] = [line + 1, 0];
    else if (wanted(c)) return [line, col];
    else col++;
  }
}

function operatorOf(lines: readonly string[], left: Expr, right: Expr): Anchors {
  const [line, col] = after(lines, left, c => c.trim() !== '' && c !== ')');
  const next = lines[line][col + 1] ?? ' ';
  const isFree = right.span.line - 2 > line || col + 1 < right.span.col;
  const isDouble = isFree && next.trim() !== '' && next !== '\\' && next !== '#';
  return { line, col, endLine: line, endCol: col + (isDouble ? 2 : 1) };
}

function bracketsOf(lines: readonly string[], whole: Expr, opened: Expr, bracket: string): Anchors {
  const [line, col] = after(lines, opened, c => c === bracket);
  return { line, col, endLine: whole.span.endLine - 2, endCol: whole.span.endCol };
}

// East Asian wide and fullwidth characters of the BMP; what needs two code units is two columns wide anyway.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

function displayWidth(line: string, offset: number): number {
  const part = line.slice(0, offset);
  return part.length + (part.match(WIDE)?.length ?? 0);
}
