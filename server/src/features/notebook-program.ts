/**
 * The cells of a notebook as one program, and its report as one of cells again. What is no Python (`%magic`, `!command`,
 * `?help`) becomes a comment of the same length, so that places stay. Knows no LSP.
 */
import type { Report, ReportFile } from '#engine/insights/report.js';
import type { Range } from '../protocol.js';

export interface Cell {
  readonly uri: string;
  readonly text: string;
}

export interface PlacedCell extends Cell {
  /** What stands for its path in a report. */
  readonly path: string;
  readonly firstLine: number;
}

export interface NotebookProgram {
  readonly text: string;
  readonly cells: readonly PlacedCell[];
}

export function notebookProgram(path: string, cells: readonly Cell[]): NotebookProgram {
  const placed: PlacedCell[] = [];
  const parts: string[] = [];
  let firstLine = 0;
  for (const [index, cell] of cells.entries()) {
    placed.push({ ...cell, path: `${path} cell ${index + 1}`, firstLine });
    parts.push(masked(cell.text));
    firstLine += cell.text.split(/\r\n|\r|\n/).length;
  }
  return { text: parts.join('\n'), cells: placed };
}

/** Magics of a cell whose body is Python. */
const PYTHON_CELLS = new Set(['time', 'timeit', 'capture', 'prun', 'python', 'python3']);
/** `%magic`, `!command`, `?help`, and what is assigned from the first two. */
const NOT_PYTHON = /^\s*(?:[%!?]|[\w.,\s]+=\s*[%!])|^\s*[\w.]+\?{1,2}\s*$/;

function masked(text: string): string {
  const lines = text.split('\n');
  const magic = /^\s*%%(\w+)/.exec(lines.find(line => line.trim() !== '') ?? '')?.[1];
  const isForeign = magic !== undefined && !PYTHON_CELLS.has(magic);
  return lines.map(line => (isForeign || NOT_PYTHON.test(line) ? comment(line) : line)).join('\n');
}

/** With its indentation. */
function comment(line: string): string {
  return line.replace(/\S/, '#');
}

/** The report with each cell in the place of a file. Empty cells are among them: their last findings go. */
export function byCell(report: Report, path: string, cells: readonly PlacedCell[]): Report {
  const move = new Move(path, cells);
  const files = report.files.flatMap(file => (file.path === path ? move.files(file) : [move.others(file)]));
  return { ...move.others({ ...report, files: [] }), files };
}

class Move {
  constructor(
    readonly path: string,
    readonly cells: readonly PlacedCell[],
  ) {}

  files(file: ReportFile): ReportFile[] {
    const inCell =
      (cell: PlacedCell) =>
      ({ range }: { readonly range: Range }): boolean =>
        this.#cellAt(range.start.line) === cell;
    return this.cells.map(cell => ({
      path: cell.path,
      sha256: '',
      functions: file.functions.filter(inCell(cell)).map(item => this.#moved(item, true)),
      sites: file.sites.filter(inCell(cell)).map(item => this.#moved(item, true)),
      insights: file.insights.filter(inCell(cell)).map(item => this.#moved(item, true)),
    }));
  }

  /** Only what names the notebook's path is moved. */
  others<T>(value: T): T {
    return this.#moved(value, false);
  }

  /** `isOurs`: a range without a path is one of the notebook. */
  #moved<T>(value: T, isOurs: boolean): T {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#moved(item, isOurs)) as T;
    if (typeof value !== 'object' || value === null) return value;
    if (isRange(value)) return (isOurs ? this.#range(value) : value) as T;
    const path = 'path' in value && typeof value.path === 'string' ? value.path : null;
    const range = 'range' in value && typeof value.range === 'object' && value.range !== null && isRange(value.range) ? value.range : null;
    const inside = path === null ? isOurs : path === this.path;
    const entries = Object.entries(value).map(([key, item]: [string, unknown]) => [key, this.#moved(item, inside)] as const);
    const moved = Object.fromEntries(entries) as T;
    return path === this.path && range !== null ? { ...moved, path: this.#cellAt(range.start.line).path } : moved;
  }

  #range({ start, end }: Range): Range {
    const { firstLine } = this.#cellAt(start.line);
    return { start: { ...start, line: start.line - firstLine }, end: { ...end, line: end.line - firstLine } };
  }

  #cellAt(line: number): PlacedCell {
    return this.cells.findLast(({ firstLine }) => firstLine <= line) ?? this.cells[0];
  }
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'object' && value.start !== null && 'line' in value.start;
}
