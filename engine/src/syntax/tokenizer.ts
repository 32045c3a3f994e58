/**
 * Cuts source into tokens, one at a time, with CPython's rules and its errors: indentation, continued
 * lines, brackets, f-strings token by token (PEP 701). Knows nothing of the grammar.
 */
import type { PySyntaxError, SourceLines } from './syntax-error.js';
import { codePointLabel, continuesName, invalidInName, isDigit, isPrintable, startsName } from './characters.js';
import { Brackets } from './brackets.js';
import { Cursor } from './cursor.js';
import { Indentation, nextColumn, type IndentProblem } from './indentation.js';
import { scanNumber } from './scan-number.js';
import { atFStringEnd, enterField, openFString, scanFStringText, scanString, type FString } from './scan-string.js';
import { KEYWORDS, OPERATORS, T, type Token } from './tokens.js';

const MAX_FSTRINGS = 150;

export class Tokenizer {
  readonly at: Cursor;
  private readonly brackets: Brackets;
  private readonly indentation = new Indentation();
  private readonly fstrings: FString[] = [];
  /** The last error concerned lines and indentation, or was the end of the source: not a wrong token. */
  stoppedByLayout = false;
  private atLineStart = true;
  /** The start of the first of the lines joined by backslashes. */
  private logicalStart = 0;
  /** Spellings of names seen: one string each, and a quick way to their kind. */
  private readonly kinds = new Map(KEYWORDS);
  private readonly normalForms = new Map<string, string>();

  /** `lenient`: for parts of sources, which may close more brackets than they open. */
  constructor(lines: SourceLines, lenient = false) {
    this.brackets = new Brackets(lenient);
    this.at = new Cursor(lines);
  }

  get level(): number {
    return this.brackets.level;
  }

  get insideFString(): boolean {
    return this.fstrings.length > 0;
  }

  /** The cursor's 0-based distance from the start of its line. */
  get column(): number {
    return this.at.pos - this.at.lineStart;
  }

  /** Throws `PySyntaxError`. */
  next(): Token {
    const f = this.fstrings[this.fstrings.length - 1];
    return f !== undefined && f.literal ? this.fstringToken(f) : this.plainToken(f);
  }

  /** The end of input closes all blocks: for interactive sources that end without a newline. */
  closeBlocks(): void {
    this.indentation.closeAll();
  }

  unclosedBracket(): PySyntaxError {
    return this.brackets.unclosed(this.at);
  }

  /** The line of the innermost open bracket. */
  get bracketLine(): number {
    return this.brackets.line;
  }

  // ---- lines ----

  private plainToken(f: FString | undefined): Token {
    const { at } = this;
    for (;;) {
      if (this.atLineStart) this.logicalStart = at.lineStart;
      const blank = this.atLineStart && this.readIndentation();
      at.start = at.pos;
      if (this.indentation.pending !== 0) return this.indentToken();
      const c = this.skipSpaces();
      if (c === 0 && at.pos === at.end) {
        if (this.brackets.level > 0) throw this.layoutError(this.unclosedBracket());
        return this.emptyToken(T.End);
      }
      if (c !== 10) return this.token(c, f);
      this.atLineStart = true;
      if (!blank && this.brackets.level === 0) {
        const { pos, start, line, lineStart } = at;
        at.newline();
        return this.make(T.Newline, start, pos + 1, line, start - lineStart, line, pos - lineStart + 1, '');
      }
      at.newline();
    }
  }

  /** Reads a line's indentation; true if the line has no token. */
  private readIndentation(): boolean {
    const { at } = this;
    this.atLineStart = false;
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    for (;;) {
      const c = at.peek();
      if (c === 32) (column++, altColumn++);
      else if (c === 9) {
        column = nextColumn(column);
        altColumn++;
      } else if (c === 12) column = altColumn = 0;
      else if (c === 92) {
        // The first backslash ends the indentation of whatever comes next.
        continued = continued || column;
        this.continueLine();
        continue;
      } else break;
      at.pos++;
    }
    const c = at.peek();
    if (c === 35 || c === 10) return true;
    if (this.brackets.level > 0) return false;
    const problem = this.indentation.accept({ column: continued || column, altColumn: continued || altColumn });
    if (problem !== null) throw this.indentError(problem);
    return false;
  }

  private indentError(problem: IndentProblem): PySyntaxError {
    const { at } = this;
    switch (problem) {
      case 'too deep':
        return this.layoutError(at.errorOfKind('IndentationError', 'too many levels of indentation', 1));
      case 'tabs and spaces':
        return this.layoutError(at.errorOfKind('TabError', 'inconsistent use of tabs and spaces in indentation', 1));
      case 'no such block':
        this.toLineEnd();
        return this.layoutError(at.errorOfKind('IndentationError', 'unindent does not match any outer indentation level', this.column));
    }
  }

  private layoutError(error: PySyntaxError): PySyntaxError {
    this.stoppedByLayout = true;
    return error;
  }

  private toLineEnd(): void {
    const { at } = this;
    while (at.pos < at.end && at.text.charCodeAt(at.pos++) !== 10);
  }

  private indentToken(): Token {
    const kind = this.indentation.pending > 0 ? T.Indent : T.Dedent;
    this.indentation.pending += kind === T.Indent ? -1 : 1;
    return this.emptyToken(kind);
  }

  /** Steps over blanks, a comment and continued lines; returns the next character. */
  private skipSpaces(): number {
    const { at } = this;
    for (;;) {
      let c = at.peek();
      while (c === 32 || c === 9 || c === 12) c = at.text.charCodeAt(++at.pos);
      at.start = at.pos;
      if (c === 35) {
        const newline = at.text.indexOf('\n', at.pos);
        const end = newline < 0 ? at.end : newline;
        at.comments?.set(at.pos, { line: at.line, col: at.pos - at.lineStart, text: at.text.slice(at.pos, end) });
        at.pos = end;
        return at.peek();
      }
      if (c !== 92) return c;
      this.continueLine();
    }
  }

  /** Steps over a backslash and the newline that must follow. */
  private continueLine(): void {
    const { at } = this;
    at.pos++;
    if (at.peek() !== 10) {
      const offset = at.pos - this.logicalStart + (at.pos < at.end ? 1 : 0);
      throw this.layoutError(at.errorOfKind('SyntaxError', 'unexpected character after line continuation character', offset));
    }
    at.newline();
    if (at.pos === at.end) throw this.layoutError(this.unexpectedEnd());
  }

  private unexpectedEnd(): PySyntaxError {
    if (this.brackets.level > 0) return this.unclosedBracket();
    return this.at.errorOfKind('SyntaxError', 'unexpected EOF while parsing', this.column);
  }

  // ---- tokens ----

  private token(c: number, f: FString | undefined): Token {
    const { at } = this;
    if (startsName(c)) return this.nameOrString(c);
    if (c === 34 || c === 39) return this.string();
    if (isDigit(c) || (c === 46 && isDigit(at.text.charCodeAt(at.pos + 1)))) {
      scanNumber(at);
      return this.finish(T.Number);
    }
    return this.operator(c, f);
  }

  private nameOrString(first: number): Token {
    const { at } = this;
    const { text } = at;
    let pos = at.pos;
    let c = first;
    let ascii = true;
    do {
      if (c >= 128) ascii = false;
      c = text.charCodeAt(++pos);
    } while (continuesName(c));
    const length = pos - at.pos;
    if ((c === 34 || c === 39) && length <= 2) {
      const prefix = text.slice(at.pos, pos).toLowerCase();
      if (prefix === 'f' || prefix === 'fr' || prefix === 'rf') {
        at.pos = pos;
        return this.fstringStart();
      }
      if (prefix === 'r' || prefix === 'b' || prefix === 'u' || prefix === 'br' || prefix === 'rb') {
        at.pos = pos;
        return this.string();
      }
    }
    at.pos = pos;
    const name = text.slice(at.start, pos);
    const kind = this.kinds.get(name);
    if (kind !== undefined) return this.finish(kind, ascii ? name : this.normalForms.get(name));
    if (ascii) {
      this.kinds.set(name, T.Name);
      return this.finish(T.Name, name);
    }
    return this.finish(T.Name, this.unicodeName(name));
  }

  private unicodeName(name: string): string {
    const invalid = invalidInName(name);
    if (invalid >= 0) throw this.invalidCharacter(this.at.start + invalid);
    const normal = name.normalize('NFKC');
    this.kinds.set(name, T.Name);
    this.normalForms.set(name, normal);
    return normal;
  }

  private invalidCharacter(index: number): unknown {
    const { at } = this;
    const character = String.fromCodePoint(at.text.codePointAt(index) ?? 0);
    at.pos = index + character.length;
    const label = codePointLabel(character);
    const printable = isPrintable(character);
    return at.error(printable ? `invalid character '${character}' (${label})` : `invalid non-printable character ${label}`);
  }

  private string(): Token {
    const { at } = this;
    const { line, lineStart } = at;
    scanString(at, this.fstrings[this.fstrings.length - 1]);
    return this.make(
      T.String,
      at.start,
      at.pos,
      line,
      at.start - lineStart,
      at.line,
      at.pos - at.lineStart,
      at.text.slice(at.start, at.pos),
    );
  }

  // ---- f-strings ----

  private fstringStart(): Token {
    const f = openFString(this.at);
    if (this.fstrings.length + 1 >= MAX_FSTRINGS) throw this.at.error('too many nested f-strings');
    this.fstrings.push(f);
    return this.finish(T.FStringStart);
  }

  private fstringToken(f: FString): Token {
    const { at } = this;
    at.start = at.pos;
    if (at.peek() === 123 && at.text.charCodeAt(at.pos + 1) !== 123) {
      enterField(at, f);
      return this.plainToken(f);
    }
    if (atFStringEnd(at, f)) {
      at.pos += f.quoteSize;
      this.fstrings.pop();
      return this.finish(T.FStringEnd);
    }
    const { line, lineStart, start } = at;
    const end = scanFStringText(at, f);
    const text = at.text.slice(start, end);
    return this.make(T.FStringMiddle, start, end, line, start - lineStart, at.line, at.pos - at.lineStart, text);
  }

  // ---- operators and brackets ----

  private operator(c: number, f: FString | undefined): Token {
    const { at } = this;
    const { text } = at;
    if (f !== undefined && c === 58 && f.bracketDepth - 1 === f.fieldDepth) {
      at.pos++;
      f.literal = true;
      f.inFormatSpec = true;
      return this.finish(T.Colon);
    }
    const length = operatorLength(c, text.charCodeAt(at.pos + 1), text.charCodeAt(at.pos + 2));
    at.pos += length;
    if (length === 1) {
      if (c === 40 || c === 91 || c === 123) this.brackets.push(c, at, f);
      else if (c === 41 || c === 93 || c === 125) this.brackets.pop(c, at, f);
    }
    const spelling = text.slice(at.start, at.pos);
    const kind = OPERATORS.get(spelling);
    if (kind !== undefined) return this.finish(kind, spelling);
    if (!isPrintable(spelling)) throw at.error(`invalid non-printable character ${codePointLabel(spelling)}`);
    return this.finish(T.Stray, spelling);
  }

  // ---- making tokens ----

  /** A token in one line, from `at.start` to `at.pos`. */
  private finish(kind: T, text?: string): Token {
    const { start, pos, line, lineStart } = this.at;
    return this.make(kind, start, pos, line, start - lineStart, line, pos - lineStart, text ?? this.at.text.slice(start, pos));
  }

  private emptyToken(kind: T): Token {
    const { pos, line } = this.at;
    return this.make(kind, pos, pos, line, -1, line, -1, '');
  }

  private make(kind: T, start: number, end: number, line: number, col: number, endLine: number, endCol: number, text: string): Token {
    return { kind, start, end, line, col, endLine, endCol, text, level: this.brackets.level };
  }
}

/** The longest operator that starts with these characters. */
function operatorLength(c: number, c2: number, c3: number): 1 | 2 | 3 {
  switch (c) {
    case 46: // ...
      return c2 === 46 && c3 === 46 ? 3 : 1;
    case 42:
    case 47:
    case 60:
    case 62: // ** // << >>, each with =; and <>
      if (c2 === c) return c3 === 61 ? 3 : 2;
      return c2 === 61 || (c === 60 && c2 === 62) ? 2 : 1;
    case 45: // -> and -=
      return c2 === 62 || c2 === 61 ? 2 : 1;
    case 33:
    case 37:
    case 38:
    case 43:
    case 58:
    case 61:
    case 64:
    case 94:
    case 124: // followed by =
      return c2 === 61 ? 2 : 1;
    default:
      return 1;
  }
}
