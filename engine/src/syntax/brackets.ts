/**
 * The brackets open around the current token, across f-strings. Knows no other tokens.
 */
import type { Cursor } from './cursor.js';
import type { FString } from './scan-string.js';
import type { PySyntaxError } from './syntax-error.js';

const MAX_OPEN = 200;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

interface Bracket {
  readonly code: number;
  readonly line: number;
  readonly col: number;
}

export class Brackets {
  private readonly open: Bracket[] = [];

  /** `lenient`: a closing bracket too many is none of our business. */
  constructor(private readonly lenient: boolean) {}

  get level(): number {
    return this.open.length;
  }

  /** The line of the innermost open one. */
  get line(): number {
    return this.open[this.open.length - 1].line;
  }

  /** That the innermost open one is never closed. */
  unclosed(at: Cursor): PySyntaxError {
    const { code, line, col } = this.open[this.open.length - 1];
    const message = `'${String.fromCharCode(code)}' was never closed`;
    return at.lines.error('SyntaxError', message, line, col, line, -1).withoutNewline();
  }

  /** Of the token that starts at `at.start`. */
  push(code: number, at: Cursor, f: FString | undefined): void {
    if (this.open.length >= MAX_OPEN) throw at.error('too many nested parentheses');
    this.open.push({ code, line: at.line, col: at.start - at.lineStart });
    if (f !== undefined) f.bracketDepth++;
  }

  pop(code: number, at: Cursor, f: FString | undefined): void {
    const closing = String.fromCharCode(code);
    if (f !== undefined && f.bracketDepth === 0 && code === BRACE_CLOSE) throw at.error("f-string: single '}' is not allowed");
    const opening = this.open.pop();
    if (opening === undefined && this.lenient) return;
    if (opening === undefined) throw at.error(`unmatched '${closing}'`);
    if (closingOf(opening.code) !== code) throw at.error(mismatch(opening, closing, at.line, f));
    if (f !== undefined) closeInFString(code, at, f);
  }
}

function closingOf(code: number): number {
  return code === 40 ? 41 : code + 2;
}

function mismatch(opening: Bracket, closing: string, line: number, f: FString | undefined): string {
  if (f !== undefined && opening.code === BRACE_OPEN && f.bracketDepth - 1 === f.fieldDepth) return `f-string: unmatched '${closing}'`;
  const where = opening.line === line ? '' : ` on line ${opening.line}`;
  return `closing parenthesis '${closing}' does not match opening parenthesis '${String.fromCharCode(opening.code)}'${where}`;
}

/** A `}` may end a field: text follows. */
function closeInFString(code: number, at: Cursor, f: FString): void {
  f.bracketDepth--;
  if (f.bracketDepth < 0) throw at.error(`f-string: unmatched '${String.fromCharCode(code)}'`);
  if (code === BRACE_CLOSE && f.bracketDepth === f.fieldDepth) {
    f.fieldDepth--;
    f.literal = true;
    f.inFormatSpec = false;
  }
}
