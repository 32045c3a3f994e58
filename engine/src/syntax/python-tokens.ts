/**
 * The tokens of `tokenize`: those of the parser's tokenizer, with the comments and line ends that lie between
 * them. Rows and columns count from 1 and 0, columns in characters. Knows no Python object.
 */
import { SourceLines, PySyntaxError, normalizeNewlines } from './syntax-error.js';
import { Tokenizer } from './tokenizer.js';
import { T, type Token } from './tokens.js';

export interface PythonToken {
  readonly type: number;
  readonly text: string;
  readonly row: number;
  readonly col: number;
  readonly endRow: number;
  readonly endCol: number;
  /** The lines it lies in. */
  readonly line: string;
}

const TYPE = {
  end: 0,
  name: 1,
  number: 2,
  string: 3,
  newline: 4,
  indent: 5,
  dedent: 6,
  op: 55,
  fstringStart: 59,
  fstringMiddle: 60,
  fstringEnd: 61,
  comment: 62,
  blank: 63,
} as const;

const EXACT: ReadonlyMap<string, number> = new Map(
  ['( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> **', '+= -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= -> ... := !']
    .join(' ')
    .split(' ')
    .map((spelling, i) => [spelling, 7 + i]),
);

const KINDS: Readonly<Partial<Record<T, number>>> = {
  [T.Number]: TYPE.number,
  [T.String]: TYPE.string,
  [T.FStringStart]: TYPE.fstringStart,
  [T.FStringMiddle]: TYPE.fstringMiddle,
  [T.FStringEnd]: TYPE.fstringEnd,
};

function typeOf({ kind, text }: Token, exact: boolean): number {
  const known = KINDS[kind];
  if (known !== undefined) return known;
  if (kind === T.Name || (kind >= T.False && kind < T.Stray)) return TYPE.name;
  return exact ? (EXACT.get(text) ?? TYPE.op) : TYPE.op;
}

/** `extra`: with comments and blank lines, and operators all of one type, as `tokenize` wants them. */
export function* pythonTokens(source: string, extra: boolean): Generator<PythonToken> {
  const reader = new TokenReader(source, extra);
  for (;;) {
    const token = reader.next();
    if (token === null) {
      yield* reader.upTo(source.length);
      throw reader.unexpectedEnd();
    }
    yield* reader.upTo(token.kind === T.Newline ? token.end - 1 : token.start);
    yield reader.convert(token);
    if (token.kind === T.End) return;
  }
}

class TokenReader {
  /** With `\n` at the end of every line, which the source may lack. */
  private readonly text: string;
  private readonly raw: readonly string[];
  private readonly completed: boolean;
  private readonly lines: SourceLines;
  private readonly tokenizer: Tokenizer;
  /** The end of what was handed out. */
  private at = 0;
  private row = 1;
  private lineStart = 0;

  constructor(
    source: string,
    private readonly extra: boolean,
  ) {
    const text = normalizeNewlines(source);
    this.completed = text !== '' && !text.endsWith('\n');
    this.text = this.completed ? `${text}\n` : text;
    this.raw = source.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
    this.lines = new SourceLines(this.text, '<string>');
    this.tokenizer = new Tokenizer(this.lines, true);
  }

  /** Null where the source ends in an open bracket. */
  next(): Token | null {
    try {
      return this.tokenizer.next();
    } catch (e) {
      if (e instanceof PySyntaxError && / was never closed$/.test(e.message)) return null;
      throw e;
    }
  }

  unexpectedEnd(): PySyntaxError {
    return new PySyntaxError(
      'SyntaxError',
      'unexpected EOF in multi-line statement',
      '<string>',
      this.lines.count,
      0,
      this.lines.count,
      0,
      '',
    );
  }

  /** Comments and ends of lines without a token, up to an offset. */
  *upTo(end: number): Generator<PythonToken> {
    const atEnd = this.completed && end === this.text.length;
    while (this.at < end) {
      const c = this.text[this.at];
      if (c === '#') {
        const comment = this.slice(TYPE.comment, this.text.indexOf('\n', this.at));
        if (this.extra) yield comment;
      } else if (c === '\n' && this.text[this.at - 1] !== '\\') {
        const blank = this.lineEnd(TYPE.blank);
        const hasText = !atEnd || blank.text !== '' || blank.line !== '';
        if (this.extra && hasText) yield blank;
      } else this.step();
    }
  }

  convert(token: Token): PythonToken {
    switch (token.kind) {
      case T.Newline:
        return this.lineEnd(TYPE.newline);
      case T.Indent:
        return {
          type: TYPE.indent,
          text: this.text.slice(this.lineStart, this.at),
          row: this.row,
          col: 0,
          endRow: this.row,
          endCol: this.col(),
          line: this.line(this.row, this.row),
        };
      case T.Dedent:
      case T.End:
        return this.empty(token.kind === T.End ? TYPE.end : TYPE.dedent);
      default:
        return this.slice(typeOf(token, !this.extra), token.end);
    }
  }

  private empty(type: number): PythonToken {
    const atEnd = this.at === this.text.length;
    const row = atEnd ? this.lines.count + 1 : this.row;
    const col = atEnd ? 0 : this.col();
    return { type, text: '', row, col, endRow: row, endCol: col, line: atEnd ? '' : this.line(row, row) };
  }

  /** What lies from here to `end`. */
  private slice(type: number, end: number): PythonToken {
    const [row, col, start] = [this.row, this.col(), this.at];
    while (this.at < end) this.step();
    return { type, text: this.text.slice(start, end), row, col, endRow: this.row, endCol: this.col(), line: this.line(row, this.row) };
  }

  /** A line's end that the source lacks has a place, but no text. */
  private lineEnd(type: number): PythonToken {
    const { row } = this;
    const col = this.col();
    const text = /[\r\n]+$/.exec(this.line(row, row))?.[0] ?? '';
    this.step();
    return { type, text, row, col, endRow: row, endCol: col + Math.max(1, text.length), line: this.line(row, row) };
  }

  private step(): void {
    if (this.text[this.at++] !== '\n') return;
    this.row++;
    this.lineStart = this.at;
  }

  private col(): number {
    return characters(this.text.slice(this.lineStart, this.at));
  }

  private line(first: number, last: number): string {
    return this.raw.slice(first - 1, last).join('');
  }
}

/** Surrogate pairs count once. */
function characters(text: string): number {
  const pairs = /[\ud800-\udbff][\udc00-\udfff]/.test(text);
  return pairs ? [...text].length : text.length;
}
