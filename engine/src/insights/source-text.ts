/**
 * Source lines of the files in a report: excerpts, and ranges in the editor's terms. Knows nothing of findings.
 */
import type { Span } from '../syntax/span.js';
import type { Range } from './report.js';

/** 1-based lines to 0-based ones; columns are UTF-16 in both. */
export function rangeOf(span: Span): Range {
  const line = Math.max(0, span.line - 1);
  const endLine = Math.max(line, span.endLine - 1);
  return { start: { line, character: span.col }, end: { line: endLine, character: span.endCol } };
}

export class SourceTexts {
  private readonly files = new Map<string, readonly string[] | null>();

  constructor(private readonly sourceOf: (filename: string) => string | null) {}

  has(filename: string): boolean {
    return this.lines(filename) !== null;
  }

  /** A 1-based line, '' where there is none. */
  line(filename: string, line: number): string {
    return this.lines(filename)?.[line - 1] ?? '';
  }

  /** The text of a span, lines joined by '\n'; '' where the source is unknown. */
  text(filename: string, span: Span): string {
    const lines = this.lines(filename);
    if (lines === null || span.line < 1) return '';
    const picked = lines.slice(span.line - 1, span.endLine);
    if (picked.length === 0) return '';
    picked[picked.length - 1] = picked[picked.length - 1].slice(0, span.endCol);
    picked[0] = picked[0].slice(span.col);
    return picked.join('\n');
  }

  /** How many lines a file has; 0 where its source is unknown. */
  lineCount(filename: string): number {
    return this.lines(filename)?.length ?? 0;
  }

  private lines(filename: string): readonly string[] | null {
    let lines = this.files.get(filename);
    if (lines === undefined) {
      const text = this.sourceOf(filename);
      lines = text === null ? null : text.split(/\r\n|\r|\n/);
      this.files.set(filename, lines);
    }
    return lines;
  }
}

/** A short hash (FNV-1a) of text in which white space does not count: it survives moving and re-indenting code. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const ch of text.replace(/\s+/g, ' ').trim()) hash = Math.imul(hash ^ ch.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
