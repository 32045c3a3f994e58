/**
 * The parser's position in the tokens, its spans, and the ways it fails. Knows no grammar.
 *
 * A source is read at most twice. The first pass takes the quick way and gives up, with `PARSE_FAILURE`,
 * at the first token it cannot use. The second pass reads the same source again and also tries,
 * where CPython does, the rules that recognise common mistakes; whatever they throw is the error. If none
 * applies, the error is "invalid syntax" at the furthest token the first pass saw.
 */
import type { UnicodeNames } from './escapes.js';
import type { Span } from './span.js';
import type { Comment } from './type-comments.js';
import { PySyntaxError, type SourceLines } from './syntax-error.js';
import { Tokenizer } from './tokenizer.js';
import { T, type Token } from './tokens.js';

export type Mode = 'exec' | 'eval' | 'single' | 'func_type';

/** Thrown where the source does not fit; carries nothing. */
export const PARSE_FAILURE = Object.freeze({ what: 'the source does not fit the grammar' });

type Positioned = Token | { readonly span: Span };

/** A rule's outcome at one token, kept during the second pass. */
interface Memo {
  readonly value: unknown;
  readonly end: number;
}

/** How deep constructs that no bracket closes may nest: `not not …`, `lambda: lambda: …`. */
const MAX_DEPTH = 1500;

export class Parser {
  readonly tokenizer: Tokenizer;
  readonly tokens: Token[] = [];
  index = 0;
  token: Token;
  /** The kind of `token`. */
  kind: T;
  /** The second pass: a rule that fails half way may still mean less, as in CPython's backtracking parser. */
  secondPass = false;
  /** Try the rules for mistakes: in the second pass, except where they would mislead. */
  explain = false;
  depth = 0;
  /** The error came while reading tokens, not from a rule. */
  tokenizerFailed = false;
  /** The source was read to its end: what is wrong is not in the tokens. */
  isComplete = false;
  /** The tokens at which braces were found wrong in the first pass: nested ones would be tried again and again. */
  readonly badBraces = new Set<number>();
  /** A token has been read since the last end of input (interactive mode). */
  private started = false;
  /** The code point of a Unicode name (`\\N{…}`), or null. */
  unicodeNames: UnicodeNames = () => null;
  private readonly memos = new Map<string, Map<number, Memo>>();

  constructor(
    readonly lines: SourceLines,
    readonly mode: Mode,
    comments: Map<number, Comment> | null = null,
  ) {
    this.tokenizer = new Tokenizer(lines);
    this.tokenizer.at.comments = comments;
    this.token = this.fetch();
    this.kind = this.token.kind;
  }

  // ---- moving ----

  /** Steps over the current token and returns it. */
  advance(): Token {
    const { token } = this;
    this.index++;
    this.token = this.index < this.tokens.length ? this.tokens[this.index] : this.fetch();
    this.kind = this.token.kind;
    return token;
  }

  /** Whether the current token is of this kind. */
  at(kind: T): boolean {
    return this.kind === kind;
  }

  eat(kind: T): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: T): Token {
    if (this.kind !== kind) throw PARSE_FAILURE;
    return this.advance();
  }

  /** As `expect`, where nothing else could be meant. */
  expectForced(kind: T, spelling: string): void {
    if (this.kind !== kind) throw this.errorAt(this.token, `expected '${spelling}'`);
    this.advance();
  }

  /** Nothing may follow. */
  expectEnd(): void {
    if (this.kind !== T.End) throw PARSE_FAILURE;
  }

  fail(): never {
    throw PARSE_FAILURE;
  }

  /** The kind of the token `distance` after the current one. */
  peek(distance = 1): T {
    return this.lookahead(distance).kind;
  }

  lookahead(distance = 1): Token {
    while (this.tokens.length <= this.index + distance) {
      if (this.tokens[this.tokens.length - 1].kind === T.End) return this.tokens[this.tokens.length - 1];
      this.fetch();
    }
    return this.tokens[this.index + distance];
  }

  reset(index: number): void {
    this.index = index;
    this.token = this.tokens[index];
    this.kind = this.token.kind;
  }

  private fetch(): Token {
    let token: Token;
    try {
      token = this.tokenizer.next();
    } catch (error) {
      this.tokenizerFailed = true;
      throw error;
    }
    if (this.mode === 'single') token = this.endStatement(token);
    this.tokens.push(token);
    return token;
  }

  /** In interactive mode the end of input also ends the line, and the blocks that it leaves open. */
  private endStatement(token: Token): Token {
    const ends = token.kind === T.End && this.started;
    this.started = !ends;
    if (!ends) return token;
    this.tokenizer.closeBlocks();
    return { ...token, kind: T.Newline };
  }

  // ---- trying ----

  /** The rule's result, or null with the position unchanged if the source does not fit it. */
  attempt<R>(rule: (p: Parser) => R): R | null {
    const { index, depth } = this;
    try {
      return rule(this);
    } catch (error) {
      if (error !== PARSE_FAILURE) throw error;
      this.reset(index);
      this.depth = depth;
      return null;
    }
  }

  /** Whether the rule fits here; does not move. */
  fits(rule: (p: Parser) => unknown): boolean {
    const { index } = this;
    const result = this.attempt(rule);
    this.reset(index);
    return result !== null;
  }

  /** Remembers a rule's outcome during the second pass, which may try it many times at one place. */
  memoized<R>(name: string, rule: (p: Parser) => R): R {
    if (!this.secondPass) return rule(this);
    let memo = this.memos.get(name);
    if (memo === undefined) this.memos.set(name, (memo = new Map<number, Memo>()));
    const { index } = this;
    const known = memo.get(index);
    if (known !== undefined) {
      if (known.end < 0) throw PARSE_FAILURE;
      this.reset(known.end);
      return known.value as R;
    }
    try {
      const value = rule(this);
      memo.set(index, { value, end: this.index });
      return value;
    } catch (error) {
      if (error === PARSE_FAILURE) memo.set(index, { value: null, end: -1 });
      throw error;
    }
  }

  /**
   * As `attempt`; where the source fits in part, what fits of it, as CPython's parser would find. For rules whose
   * outcome decides between errors in the first pass.
   */
  partially<R>(rule: (p: Parser) => R): R | null {
    const whole = this.attempt(rule);
    if (whole !== null || this.secondPass) return whole;
    this.secondPass = true;
    try {
      return this.attempt(rule);
    } finally {
      this.secondPass = false;
      this.memos.clear();
    }
  }

  /** Runs a rule without the rules for mistakes. */
  plainly<R>(rule: (p: Parser) => R): R {
    const { explain } = this;
    this.explain = false;
    try {
      return rule(this);
    } finally {
      this.explain = explain;
    }
  }

  private tooComplex(): PySyntaxError {
    const { line, col } = this.token;
    return this.lines.error('MemoryError', 'Parser stack overflowed - Python source too complex to parse', line, col, line, col);
  }

  deeper<R>(rule: (p: Parser) => R): R {
    if (++this.depth > MAX_DEPTH) throw this.tooComplex();
    const result = rule(this);
    this.depth--;
    return result;
  }

  // ---- spans ----

  /** From a token or node to the last token used. */
  spanFrom(start: Positioned): Span {
    const from = 'span' in start ? start.span : start;
    const to = this.lastToken();
    return { line: from.line, col: from.col, endLine: to.endLine, endCol: to.endCol };
  }

  /** The last token used, line ends and indentation aside. */
  lastToken(): Token {
    let index = this.index - 1;
    let token = this.tokens[index];
    while (index > 0 && isLayout(token.kind)) token = this.tokens[--index];
    return token;
  }

  // ---- errors ----

  errorAt(at: Positioned, message: string): PySyntaxError {
    return this.errorBetween(at, at, message);
  }

  errorBetween(from: Positioned, to: Positioned, message: string): PySyntaxError {
    const a = 'span' in from ? from.span : from;
    const b = 'span' in to ? to.span : to;
    return this.lines.error('SyntaxError', message, a.line, a.col, b.endLine, b.endCol);
  }

  /** From a place to as far as tokens have been read. */
  errorFrom(from: Positioned, message: string): PySyntaxError {
    const a = 'span' in from ? from.span : from;
    return this.lines.error('SyntaxError', message, a.line, a.col, this.tokenizer.at.line, this.tokenizer.column - 1);
  }

  /** The first error in the tokens not yet read, or a bracket left open on a line before `line`. */
  errorInRest(line: number): PySyntaxError | null {
    try {
      while (this.tokenizer.next().kind !== T.End);
      return null;
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      // In an f-string the error before says more: the tokens after it are misread.
      if (this.tokenizer.insideFString) return null;
      if (!this.tokenizer.stoppedByLayout) return error;
      return this.tokenizer.level > 0 && line > this.tokenizer.bracketLine ? this.tokenizer.unclosedBracket() : null;
    }
  }

  /** At the furthest token read. */
  errorHere(message: string, kind: 'SyntaxError' | 'IndentationError' = 'SyntaxError'): PySyntaxError {
    const last = this.tokens[this.tokens.length - 1];
    const col = last.col < 0 ? this.tokenizer.column - 1 : last.col;
    return this.lines.error(kind, message, last.line, col, last.endLine, last.endCol < 0 ? -2 : last.endCol);
  }
}

function isLayout(kind: T): boolean {
  return kind <= T.Dedent;
}
