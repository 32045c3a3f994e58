/** How much of the time each line's function took: what a margin can be coloured with. Knows no LSP and no colours. */
import type { Range } from '../protocol.js';
import type { FileView } from './findings.js';

/** Less is not worth a colour. */
const WARM = 0.01;

export interface HeatSpan {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Of the run, 0…1. */
  readonly share: number;
}

/** A line belongs to the innermost function around it; the file's own code has none. */
export function heatOf({ run, locate }: FileView): readonly HeatSpan[] {
  const shares = new Map<number, number>();
  const inner = run.file.functions.filter(({ name }) => name !== '<module>');
  for (const { range, selfShare } of inner.sort((a, b) => length(b.range) - length(a.range))) {
    const first = locate({ start: range.start, end: { line: range.start.line, character: range.start.character + 1 } });
    if (first === null || first.stale) continue;
    const start = first.range.start.line;
    for (let line = start; line <= start + length(range); line++) shares.set(line, selfShare);
  }
  return spans([...shares].filter(([, share]) => share >= WARM).sort(([a], [b]) => a - b));
}

function length({ start, end }: Range): number {
  return end.line - start.line;
}

function spans(lines: readonly (readonly [line: number, share: number])[]): HeatSpan[] {
  const found: HeatSpan[] = [];
  for (const [line, share] of lines) {
    const last = found.at(-1);
    if (last?.lastLine === line - 1 && last.share === share) found[found.length - 1] = { ...last, lastLine: line };
    else found.push({ firstLine: line, lastLine: line, share });
  }
  return found;
}
