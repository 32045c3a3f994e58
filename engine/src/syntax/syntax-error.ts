/**
 * A rejected source, with what CPython's `SyntaxError` carries. A plain value: it is turned into a
 * Python exception by whoever asked for compilation. Knows nothing of tokens or trees.
 */
/** A source that is nested too deep is a MemoryError, as in CPython. */
export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError' | 'MemoryError';

/** Lines 1-based; offsets 1-based in characters (code points), 0 or −1 where CPython says so. */
export class PySyntaxError {
  constructor(
    readonly kind: SyntaxErrorKind,
    readonly message: string,
    readonly filename: string,
    readonly line: number,
    readonly offset: number,
    readonly endLine: number,
    readonly endOffset: number,
    /** The source line, with its newline if it has one; null where there is none to show. */
    readonly text: string | null,
  ) {}

  /** Errors of the tokenizer show their line without its end. */
  withoutNewline(): PySyntaxError {
    const text = this.text === null ? null : this.text.replace(/\n$/, '');
    return new PySyntaxError(this.kind, this.message, this.filename, this.line, this.offset, this.endLine, this.endOffset, text);
  }
}

export interface SyntaxWarningRecord {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly line: number;
  /** 1-based, as `SyntaxError.offset`. */
  readonly offset: number;
  /** Where what it is about ends; only the compiler's own warnings know. */
  readonly end?: { readonly line: number; readonly offset: number };
}

/** A source cut into lines. */
export class SourceLines {
  private readonly starts: number[] = [0];

  constructor(
    readonly source: string,
    readonly filename: string,
  ) {
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The number of lines; an empty line after the last newline does not count. */
  get count(): number {
    return this.starts[this.starts.length - 1] === this.source.length ? this.starts.length - 1 : this.starts.length;
  }

  /** The text of a 1-based line with its newline; empty beyond the end. */
  text(line: number): string {
    const start = this.starts[line - 1];
    return start === undefined ? '' : this.source.slice(start, this.starts[line]);
  }

  /** An error from one place to another: 1-based lines, 0-based UTF-16 columns. */
  error(kind: SyntaxErrorKind, message: string, line: number, col: number, endLine: number, endCol: number): PySyntaxError {
    const text = this.text(line);
    // CPython measures the end against the first line, even if it lies on another.
    const end = endCol < 0 ? endCol + 1 : Math.min(characterOffset(text, endCol), text.length + 1);
    return new PySyntaxError(kind, message, this.filename, line, characterOffset(text, col), endLine, end, text);
  }
}

/** Lines end with `\n` wherever they ended with `\r\n` or `\r`. */
export function normalizeNewlines(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

/** The 1-based character offset of a 0-based UTF-16 column: surrogate pairs count once. */
function characterOffset(lineText: string, col: number): number {
  let offset = col + 1;
  const end = Math.min(col, lineText.length);
  for (let i = 1; i < end; i++) {
    if ((lineText.charCodeAt(i) & 0xfc00) === 0xdc00 && (lineText.charCodeAt(i - 1) & 0xfc00) === 0xd800) offset--;
  }
  return offset;
}
