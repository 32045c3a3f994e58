/**
 * A place in the source, with its line, and the errors raised there. The scanners of numbers and
 * strings share it. Knows nothing of tokens or of indentation.
 */
import type { Comment } from './type-comments.js';
import type { SourceLines, SyntaxErrorKind, SyntaxWarningRecord } from './syntax-error.js';
import { PySyntaxError } from './syntax-error.js';

export class Cursor {
  /** The source, ended by a NUL. */
  readonly text: string;
  /** The index of the NUL. */
  readonly end: number;
  pos = 0;
  line = 1;
  lineStart = 0;
  /** The start of the token being read. */
  start = 0;

  readonly warnings: SyntaxWarningRecord[] = [];
  /** Comments by the place where they start; null where nobody asks for them. */
  comments: Map<number, Comment> | null = null;

  constructor(readonly lines: SourceLines) {
    this.text = lines.source + '\0';
    this.end = lines.source.length;
    if (this.end === 0) this.line = 0;
  }

  peek(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Steps over a newline at `pos`. */
  newline(): void {
    this.pos++;
    if (this.pos === this.end) return;
    this.line++;
    this.lineStart = this.pos;
  }

  /** An error at the character before `pos`. */
  error(message: string): PySyntaxError {
    const offset = characters(this.text, this.lineStart, this.pos);
    return this.errorBetween(message, offset, offset);
  }

  /** An error at 1-based offsets in the current line, which is shown without its end. */
  errorBetween(message: string, offset: number, endOffset: number): PySyntaxError {
    return new PySyntaxError(
      'SyntaxError',
      message,
      this.lines.filename,
      this.line,
      offset,
      this.line,
      endOffset,
      this.lines.text(this.line).replace(/\n$/, ''),
    );
  }

  errorOfKind(kind: SyntaxErrorKind, message: string, offset: number): PySyntaxError {
    return new PySyntaxError(kind, message, this.lines.filename, this.line, offset, this.line, 0, this.lines.text(this.line));
  }

  warn(message: string): void {
    const offset = characters(this.text, this.lineStart, this.pos);
    this.warnings.push({ category: 'SyntaxWarning', message, line: this.line, offset });
  }

  /** An error at the quote or prefix where a literal starts. */
  errorAtLiteral(message: string, line: number, lineStart: number, start: number): PySyntaxError {
    this.line = line;
    this.lineStart = lineStart;
    this.pos = start + 1;
    return this.error(message);
  }
}

/** Code points in `text[from:to]`. */
export function characters(text: string, from: number, to: number): number {
  let count = to - from;
  for (let i = from + 1; i < to; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
