/**
 * Errors found in a tree after it was parsed. The source's lines make offsets exact and give the error its
 * text; without them columns count as they stand in the tree. Knows no rule.
 */
import type { Span } from './span.js';
import { PySyntaxError, type SourceLines } from './syntax-error.js';

export class ErrorSite {
  constructor(
    readonly filename: string,
    private readonly lines: SourceLines | null,
  ) {}

  error(message: string, span: Span): PySyntaxError {
    const { line, col, endLine, endCol } = span;
    if (this.lines !== null) return this.lines.error('SyntaxError', message, line, col, endLine, endCol);
    return new PySyntaxError('SyntaxError', message, this.filename, line, col + 1, endLine, endCol + 1, null);
  }
}
