/**
 * The `match` statement and its patterns. Knows nothing of other statements.
 */
import type { Expr, MatchCase, Pattern, Stmt } from './ast.js';
import type { Parser } from './parser-base.js';
import { constant, parseAtom, parseNumber } from './atoms.js';
import { explainAsPattern, explainCase, explainClassPattern, explainMatch } from './explain-patterns.js';
import { parseNamedExpression, parseStarNamedExpression, parseStarNamedExpressions, startsExpression } from './expressions.js';
import { parseBlock } from './statements.js';
import { parseStrings } from './strings.js';
import { T } from './tokens.js';

// ---- the statement ----

/** Null if `match` is only a name here. */
export function parseMatch(p: Parser): Stmt | null {
  if (!p.explain && !mayStartSubject(p.peek())) return null;
  const found = p.token.text === 'match' ? p.attempt(plainMatch) : null;
  if (found === null && p.explain) explainMatch(p);
  return found;
}

/** What cannot follow the name `match` in an expression, or may be either: then the colon decides. */
function mayStartSubject(kind: T): boolean {
  return startsExpression(kind);
}

function plainMatch(p: Parser): Stmt {
  const start = p.advance();
  const subject = parseSubject(p);
  p.expect(T.Colon);
  p.expect(T.Newline);
  p.expect(T.Indent);
  const cases: MatchCase[] = [];
  do cases.push(parseCase(p));
  while (p.at(T.Name) && p.token.text === 'case');
  p.expect(T.Dedent);
  return { kind: 'Match', subject, cases, span: p.spanFrom(start) };
}

export function parseSubject(p: Parser): Expr {
  const start = p.token;
  const first = parseStarNamedExpression(p);
  if (!p.at(T.Comma)) return first.kind === 'Starred' ? p.fail() : first;
  p.advance();
  const elts = startsExpression(p.kind) ? [first, ...parseStarNamedExpressions(p)] : [first];
  return { kind: 'Tuple', elts, ctx: 'Load', span: p.spanFrom(start) };
}

function parseCase(p: Parser): MatchCase {
  if (p.explain) explainCase(p);
  if (!p.at(T.Name) || p.token.text !== 'case') p.fail();
  p.advance();
  const pattern = parsePatterns(p);
  const guard = parseGuard(p);
  p.expect(T.Colon);
  return { pattern, guard, body: parseBlock(p) };
}

export function parseGuard(p: Parser): Expr | null {
  return p.eat(T.If) ? parseNamedExpression(p) : null;
}

// ---- patterns ----

/** `patterns`: one pattern, or a sequence without brackets. */
export function parsePatterns(p: Parser): Pattern {
  const start = p.token;
  const first = parseMaybeStar(p);
  if (!p.at(T.Comma)) return first.kind === 'MatchStar' ? p.fail() : first;
  const patterns = parseRest(p, first, T.Colon);
  return { kind: 'MatchSequence', patterns, span: p.spanFrom(start) };
}

/** The patterns after the first, from the comma after it; a comma may be the last. */
function parseRest(p: Parser, first: Pattern, close: T): Pattern[] {
  const patterns = [first];
  while (p.eat(T.Comma) && p.kind !== close && !p.at(T.If)) patterns.push(parseMaybeStar(p));
  return patterns;
}

function parseMaybeStar(p: Parser): Pattern {
  if (!p.at(T.Star)) return parsePattern(p);
  const start = p.advance();
  const name = isWildcard(p) ? (p.advance(), null) : parseCapture(p);
  return { kind: 'MatchStar', name, span: p.spanFrom(start) };
}

export function parsePattern(p: Parser): Pattern {
  const { index, token } = p;
  const pattern = parseOr(p);
  if (!p.eat(T.As)) return pattern;
  const name = isWildcard(p) ? null : p.attempt(parseCapture);
  if (name !== null) return { kind: 'MatchAs', pattern, name, span: p.spanFrom(token) };
  p.reset(index);
  if (p.explain) explainAsPattern(p);
  return p.fail();
}

export function parseOr(p: Parser): Pattern {
  const start = p.token;
  const first = parseClosed(p);
  if (!p.at(T.VBar)) return first;
  const patterns = [first];
  while (p.eat(T.VBar)) patterns.push(parseClosed(p));
  return { kind: 'MatchOr', patterns, span: p.spanFrom(start) };
}

function isWildcard(p: Parser): boolean {
  return p.at(T.Name) && p.token.text === '_';
}

/** A name to bind: not the start of a dotted name, class pattern or keyword. */
function parseCapture(p: Parser): string {
  if (isWildcard(p)) p.fail();
  const name = p.expect(T.Name).text;
  if (p.at(T.Dot) || p.at(T.LPar) || p.at(T.Equal)) p.fail();
  return name;
}

function parseClosed(p: Parser): Pattern {
  const start = p.token;
  switch (p.kind) {
    case T.Number:
    case T.Minus:
    case T.String:
    case T.FStringStart: {
      const value = parseLiteral(p);
      return { kind: 'MatchValue', value, span: p.spanFrom(start) };
    }
    case T.None:
    case T.True:
    case T.False: {
      const atom = parseAtom(p);
      return atom.kind === 'Constant' ? { kind: 'MatchSingleton', value: atom.value, span: p.spanFrom(start) } : p.fail();
    }
    case T.Name:
      return parseNamePattern(p);
    case T.LPar:
      return parseGroup(p);
    case T.LBracket:
      return parseBracketed(p);
    case T.LBrace:
      return parseMapping(p);
    default:
      return p.fail();
  }
}

// ---- literals ----

/** A number with an optional sign, `real ± imaginary`, or strings. */
function parseLiteral(p: Parser): Expr {
  if (p.at(T.String) || p.at(T.FStringStart)) return parseStrings(p);
  const left = parseSignedNumber(p);
  if (!p.at(T.Plus) && !p.at(T.Minus)) return left;
  requireNumber(p, left, false);
  const op = p.advance().kind === T.Plus ? 'Add' : 'Sub';
  if (!p.at(T.Number)) p.fail();
  const right = parseImaginary(p);
  return { kind: 'BinOp', left, op, right, span: p.spanFrom(left) };
}

function parseSignedNumber(p: Parser): Expr {
  const start = p.token;
  const negative = p.eat(T.Minus);
  if (!p.at(T.Number)) p.fail();
  const operand = parseNumber(p);
  return negative ? { kind: 'UnaryOp', op: 'USub', operand, span: p.spanFrom(start) } : operand;
}

function requireNumber(p: Parser, e: Expr, imaginary: boolean): void {
  const number = e.kind === 'UnaryOp' ? e.operand : e;
  const isImaginary = number.kind === 'Constant' && number.value.type === 'complex';
  if (isImaginary === imaginary) return;
  throw p.errorAt(number, `${imaginary ? 'imaginary' : 'real'} number required in complex literal`);
}

function parseImaginary(p: Parser): Expr {
  const number = parseNumber(p);
  requireNumber(p, number, true);
  return number;
}

// ---- names and classes ----

function parseNamePattern(p: Parser): Pattern {
  const start = p.token;
  const value = parseNameOrAttribute(p);
  if (p.at(T.LPar)) return parseClassPattern(p, value);
  if (p.at(T.Equal)) return p.fail();
  if (value.kind !== 'Name') return { kind: 'MatchValue', value, span: p.spanFrom(start) };
  return { kind: 'MatchAs', pattern: null, name: value.id === '_' ? null : value.id, span: p.spanFrom(start) };
}

function parseNameOrAttribute(p: Parser): Expr {
  const start = p.expect(T.Name);
  let value: Expr = { kind: 'Name', id: start.text, ctx: 'Load', span: p.spanFrom(start) };
  while (p.eat(T.Dot)) {
    const name = p.expect(T.Name);
    const { line, col, endLine, endCol } = name;
    value = { kind: 'Attribute', value, attr: name.text, attrSpan: { line, col, endLine, endCol }, ctx: 'Load', span: p.spanFrom(start) };
  }
  return value;
}

function parseClassPattern(p: Parser, cls: Expr): Pattern {
  const { index } = p;
  const found = p.explain ? p.attempt(inner => plainClassPattern(inner, cls)) : plainClassPattern(p, cls);
  if (found !== null) return found;
  p.reset(index);
  explainClassPattern(p);
  return p.fail();
}

/** From the `(`. */
function plainClassPattern(p: Parser, cls: Expr): Pattern {
  p.advance();
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (!p.at(T.RPar)) {
    if (p.at(T.Name) && p.peek() === T.Equal) {
      kwd_attrs.push(p.advance().text);
      p.advance();
      kwd_patterns.push(parsePattern(p));
    } else if (kwd_attrs.length > 0) p.fail();
    else patterns.push(parsePattern(p));
    if (!p.eat(T.Comma)) break;
  }
  p.expect(T.RPar);
  return { kind: 'MatchClass', cls, patterns, kwd_attrs, kwd_patterns, span: p.spanFrom(cls) };
}

// ---- groups, sequences and mappings ----

function parseGroup(p: Parser): Pattern {
  const open = p.advance();
  if (p.eat(T.RPar)) return { kind: 'MatchSequence', patterns: [], span: p.spanFrom(open) };
  const first = parseMaybeStar(p);
  if (!p.at(T.Comma)) {
    if (first.kind === 'MatchStar') p.fail();
    p.expect(T.RPar);
    return first;
  }
  const patterns = parseRest(p, first, T.RPar);
  p.expect(T.RPar);
  return { kind: 'MatchSequence', patterns, span: p.spanFrom(open) };
}

function parseBracketed(p: Parser): Pattern {
  const open = p.advance();
  const patterns = p.at(T.RBracket) ? [] : parseRest(p, parseMaybeStar(p), T.RBracket);
  p.expect(T.RBracket);
  return { kind: 'MatchSequence', patterns, span: p.spanFrom(open) };
}

function parseMapping(p: Parser): Pattern {
  const open = p.advance();
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (!p.at(T.RBrace) && rest === null) {
    if (p.eat(T.DoubleStar)) rest = parseCapture(p);
    else {
      keys.push(parseKey(p));
      p.expect(T.Colon);
      patterns.push(parsePattern(p));
    }
    if (!p.eat(T.Comma)) break;
  }
  p.expect(T.RBrace);
  return { kind: 'MatchMapping', keys, patterns, rest, span: p.spanFrom(open) };
}

function parseKey(p: Parser): Expr {
  switch (p.kind) {
    case T.None:
      return constant(p, { type: 'None' });
    case T.True:
      return constant(p, { type: 'bool', value: true });
    case T.False:
      return constant(p, { type: 'bool', value: false });
    case T.Name: {
      const key = parseNameOrAttribute(p);
      return key.kind === 'Name' ? p.fail() : key;
    }
    default:
      return parseLiteral(p);
  }
}
