/**
 * Source text to syntax tree: the entry to the parser. Knows the starting rules and how an error is chosen,
 * no other rule.
 */
import type { Expr, Mod, Stmt } from './ast.js';
import type { UnicodeNames } from './escapes.js';
import { isCompoundStart, parseCompound } from './compound.js';
import { parseExpression, parseExpressions } from './expressions.js';
import { PARSE_FAILURE, Parser, type Mode } from './parser-base.js';
import { checkVersion } from './check-version.js';
import { attachTypeComments, NO_TYPE_COMMENTS, type Comment, type TypeComments } from './type-comments.js';
import { parseSimpleStatements, parseStatements } from './statements.js';
import { normalizeNewlines, PySyntaxError, SourceLines, type SyntaxWarningRecord } from './syntax-error.js';
import { T } from './tokens.js';

export type { Mode };

export interface ParseOptions {
  /** Receives the warnings for invalid escapes and for numbers run into keywords. */
  readonly warnings?: SyntaxWarningRecord[];
  readonly unicodeNames?: UnicodeNames;
}

export interface TreeOptions extends ParseOptions {
  /** Comments that begin with `# type:` are part of the tree. */
  readonly typeComments: boolean;
  /** The minor version of Python 3 whose syntax is accepted. */
  readonly minor: number;
}

/** The tree for a program that asked for it. Throws `PySyntaxError`. */
export function parseTree(source: string, mode: Mode, filename: string, options: TreeOptions): { mod: Mod; comments: TypeComments } {
  const lines = new SourceLines(normalize(source, mode, filename), filename);
  const found: Map<number, Comment> | null = options.typeComments ? new Map() : null;
  const mod = parseLines(lines, mode, options, found);
  checkVersion(mod, options.minor, lines);
  return { mod, comments: found === null ? NO_TYPE_COMMENTS : attachTypeComments(mod, [...found.values()], lines) };
}

/** Throws `PySyntaxError`. */
export function parse(source: string, mode: Mode, filename: string, options: ParseOptions = {}): Mod {
  return parseLines(new SourceLines(normalize(source, mode, filename), filename), mode, options, null);
}

function parseLines(lines: SourceLines, mode: Mode, options: ParseOptions, comments: Map<number, Comment> | null): Mod {
  const parser = new Parser(lines, mode, comments);
  if (options.unicodeNames !== undefined) parser.unicodeNames = options.unicodeNames;
  try {
    const tree = parseMod(parser);
    options.warnings?.push(...parser.tokenizer.at.warnings);
    return tree;
  } catch (error) {
    throw chosenError(parser, error);
  }
}

/** Newlines are `\n`, and in `exec` mode the last line has one. */
function normalize(source: string, mode: Mode, filename: string): string {
  if (source.includes('\0')) {
    throw new PySyntaxError('SyntaxError', 'source code string cannot contain null bytes', filename, 0, 0, 0, 0, null);
  }
  const text = normalizeNewlines(source);
  return mode === 'exec' && text !== '' && !text.endsWith('\n') ? text + '\n' : text;
}

// ---- starting rules ----

function parseMod(p: Parser): Mod {
  switch (p.mode) {
    case 'exec': {
      const body = parseStatements(p);
      p.expectEnd();
      return { kind: 'Module', body };
    }
    case 'single':
      return { kind: 'Interactive', body: parseInteractive(p) };
    case 'eval': {
      const body = parseExpressions(p);
      endOfInput(p);
      return { kind: 'Expression', body };
    }
    case 'func_type':
      return parseFunctionType(p);
  }
}

function endOfInput(p: Parser): void {
  while (p.eat(T.Newline));
  p.expectEnd();
}

/** One statement; what follows it is looked at as text only. */
function parseInteractive(p: Parser): Stmt[] {
  const start = p.token;
  if (p.at(T.Newline)) return [{ kind: 'Pass', span: p.spanFrom(start) }];
  const compound = isCompoundStart(p) ? parseCompound(p) : null;
  const body: Stmt[] = compound === null ? [] : [compound];
  if (compound === null) parseSimpleStatements(p, body);
  if (!p.at(T.Newline)) p.fail();
  p.isComplete = true;
  if (hasMore(p)) throw p.errorHere('multiple statements found while compiling a single statement');
  return body;
}

function hasMore(p: Parser): boolean {
  return /[^\s]/.test(p.lines.source.slice(p.tokenizer.at.pos).replace(/#[^\n]*/g, ''));
}

/** `(int, *str, **Any) -> int`: each star once, at the end; they leave no trace. */
function parseFunctionType(p: Parser): Mod {
  p.expect(T.LPar);
  const argtypes: Expr[] = [];
  let stars = 0;
  while (!p.at(T.RPar)) {
    const level = p.at(T.DoubleStar) ? 2 : p.at(T.Star) ? 1 : 0;
    if (level < stars || (level > 0 && level === stars)) p.fail();
    if (level > 0) p.advance();
    stars = level;
    argtypes.push(parseExpression(p));
    if (!p.at(T.RPar)) p.expect(T.Comma);
  }
  p.expect(T.RPar);
  p.expect(T.Arrow);
  const returns = parseExpression(p);
  endOfInput(p);
  return { kind: 'FunctionType', argtypes, returns };
}

// ---- choosing the error ----

/** What is wrong, after the first pass has failed with `failure`. */
function chosenError(p: Parser, failure: unknown): unknown {
  if (failure !== PARSE_FAILURE) return afterReadingOn(p, failure);
  const furthest = p.tokens[p.tokens.length - 1];
  p.secondPass = true;
  p.badBraces.clear();
  p.explain = true;
  p.depth = 0;
  p.reset(0);
  try {
    parseMod(p);
  } catch (error) {
    if (error !== PARSE_FAILURE) return afterReadingOn(p, error);
  }
  if (furthest.kind === T.Indent) return p.errorHere('unexpected indent', 'IndentationError');
  if (furthest.kind === T.Dedent) return p.errorHere('unexpected unindent', 'IndentationError');
  return afterReadingOn(p, p.errorAt(furthest, 'invalid syntax'));
}

/** An error in the rest of the tokens says more than one of the grammar: a bracket that is never closed, say. */
function afterReadingOn(p: Parser, error: unknown): unknown {
  if (!(error instanceof PySyntaxError) || p.tokenizerFailed || p.isComplete) return error;
  const { line } = p.tokens[p.tokens.length - 1];
  return p.errorInRest(line) ?? error;
}
