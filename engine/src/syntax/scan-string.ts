/**
 * The ends of string literals and of the literal parts of f-strings (PEP 701). Knows nothing of
 * escapes beyond the quote they may hide, nor of values.
 */
import type { Cursor } from './cursor.js';

/** An f-string being read: the tokens between its quotes. */
export interface FString {
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly raw: boolean;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** The next token is literal text, not part of an expression. */
  literal: boolean;
  inFormatSpec: boolean;
  /** Brackets open inside it, those of its fields included. */
  bracketDepth: number;
  /** The value of `bracketDepth` just outside the innermost open field; −1 outside all fields. */
  fieldDepth: number;
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

/** Moves from the opening quote to the end of a plain literal. `fstring` is the innermost one around it. */
export function scanString(at: Cursor, fstring: FString | undefined): void {
  const { text } = at;
  const { line, lineStart, start } = at;
  const quote = at.peek();
  const size = quoteSize(at, quote);
  if (size === 0) return;
  let escapedQuote = false;
  let closing = 0;
  while (closing !== size) {
    const c = text.charCodeAt(at.pos);
    if (c === quote) {
      at.pos++;
      closing++;
      continue;
    }
    closing = 0;
    if ((c === 0 && at.pos === at.end) || (c === NEWLINE && size === 1)) {
      throw unterminated(at, fstring, { line, lineStart, start, quote, size, escapedQuote });
    }
    if (c === NEWLINE) at.newline();
    else if (c !== BACKSLASH) at.pos++;
    else if (skipEscaped(at) === quote) escapedQuote = true;
  }
}

/** Steps over the opening quotes: 1, 3, or 0 when the literal is empty and over. */
function quoteSize(at: Cursor, quote: number): 0 | 1 | 3 {
  at.pos++;
  if (at.peek() !== quote) return 1;
  at.pos++;
  if (at.peek() !== quote) return 0;
  at.pos++;
  return 3;
}

/** Steps over a backslash and what follows; returns that. */
function skipEscaped(at: Cursor): number {
  at.pos++;
  const c = at.peek();
  if (c === NEWLINE) at.newline();
  else if (at.pos < at.end) at.pos++;
  return c;
}

interface Opening {
  readonly line: number;
  readonly lineStart: number;
  readonly start: number;
  readonly quote: number;
  readonly size: 1 | 3;
  readonly escapedQuote: boolean;
}

function unterminated(at: Cursor, fstring: FString | undefined, opening: Opening): unknown {
  const { line, lineStart, start, quote, size, escapedQuote } = opening;
  let message = size === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal';
  message += ` (detected at line ${at.line})`;
  if (escapedQuote && size === 1) message += '; perhaps you escaped the end quote?';
  if (fstring !== undefined && fstring.quote === quote && fstring.quoteSize === size) message = "f-string: expecting '}'";
  return at.errorAtLiteral(message, line, lineStart, start);
}

/** Opens an f-string at its quote, `at.start` being its prefix. */
export function openFString(at: Cursor): FString {
  const quote = at.peek();
  at.pos++;
  let size: 1 | 3 = 1;
  if (at.peek() === quote && at.text.charCodeAt(at.pos + 1) === quote) {
    at.pos += 2;
    size = 3;
  }
  const prefix = at.text.slice(at.start, at.pos);
  return {
    quote,
    quoteSize: size,
    raw: /[rR]/.test(prefix),
    start: at.start,
    line: at.line,
    lineStart: at.lineStart,
    literal: true,
    inFormatSpec: false,
    bracketDepth: 0,
    fieldDepth: -1,
  };
}

/** Whether the closing quotes are next. */
export function atFStringEnd(at: Cursor, f: FString): boolean {
  for (let i = 0; i < f.quoteSize; i++) {
    if (at.text.charCodeAt(at.pos + i) !== f.quote) return false;
  }
  return true;
}

const MAX_FIELD_NESTING = 3;

/** Enters the field whose `{` is next. */
export function enterField(at: Cursor, f: FString): void {
  f.fieldDepth++;
  if (f.fieldDepth >= MAX_FIELD_NESTING) throw at.error('f-string: expressions nested too deeply');
  f.literal = false;
}

/**
 * Moves over literal text, to a `{` or `}` of a field, the closing quotes or the end of a format spec.
 * Returns the end of the text: of `{{` and `}}` only the first brace belongs to it.
 */
export function scanFStringText(at: Cursor, f: FString): number {
  const { text } = at;
  let named = false;
  for (;;) {
    const c = text.charCodeAt(at.pos);
    const inSpec = f.inFormatSpec && f.fieldDepth >= 0;
    if ((c === 0 && at.pos === at.end) || (c === NEWLINE && f.quoteSize === 1)) {
      if (!(inSpec && c === NEWLINE)) throw unterminatedFString(at, f);
      f.literal = false;
      f.inFormatSpec = false;
      return at.pos;
    }
    if (c === f.quote && atFStringEnd(at, f)) return at.pos;
    if (c === BRACE_OPEN) {
      if (text.charCodeAt(at.pos + 1) === BRACE_OPEN && !inSpec) return doubledBrace(at);
      enterField(at, f);
      f.inFormatSpec = false;
      return at.pos;
    }
    if (c === BRACE_CLOSE) {
      if (named) return ++at.pos;
      if (text.charCodeAt(at.pos + 1) === BRACE_CLOSE && !inSpec && f.bracketDepth === 0) return doubledBrace(at);
      f.literal = false;
      f.inFormatSpec = false;
      return at.pos;
    }
    if (c === NEWLINE) at.newline();
    else if (c === BACKSLASH) named = skipFStringEscape(at, f) || named;
    else at.pos++;
  }
}

function doubledBrace(at: Cursor): number {
  at.pos += 2;
  return at.pos - 1;
}

/** Steps over an escape; a brace after the backslash stays. True for the start of `\N{…}`. */
function skipFStringEscape(at: Cursor, f: FString): boolean {
  let next = at.text.charCodeAt(at.pos + 1);
  if (next === CARRIAGE_RETURN) next = at.text.charCodeAt(at.pos + 2);
  if (next === BRACE_OPEN || next === BRACE_CLOSE) {
    at.pos++;
    return false;
  }
  if (skipEscaped(at) !== 78 || f.raw || at.peek() !== BRACE_OPEN) return false;
  at.pos++;
  return true;
}

function unterminatedFString(at: Cursor, f: FString): unknown {
  const kind = f.quoteSize === 3 ? 'unterminated triple-quoted f-string literal' : 'unterminated f-string literal';
  return at.errorAtLiteral(`${kind} (detected at line ${at.line})`, f.line, f.lineStart, f.start);
}
