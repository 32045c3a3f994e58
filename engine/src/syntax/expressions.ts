/**
 * The outer layers of expressions: tuples without parentheses, stars, `:=`, `yield`, conditions and `lambda`.
 * Knows nothing of statements.
 */
import type { Expr, Starred } from './ast.js';
import type { Parser } from './parser-base.js';
import { explainExpression, explainNamedExpression } from './explain-expressions.js';
import { parseBitwiseOr, parseDisjunction } from './operators.js';
import { parseLambdaParameters } from './parameters.js';
import { T, type Token } from './tokens.js';

// ---- lists of expressions ----

/** `star_expressions`: one expression, or a tuple of them. */
export function parseStarExpressions(p: Parser): Expr {
  return parseTuple(p, parseStarExpression);
}

/** `expressions`: as above, without stars. */
export function parseExpressions(p: Parser): Expr {
  return parseTuple(p, parseExpression);
}

function parseTuple(p: Parser, parseElement: (p: Parser) => Expr): Expr {
  const start = p.token;
  const first = parseElement(p);
  if (!p.at(T.Comma)) return first;
  const elts = [first];
  while (p.eat(T.Comma)) {
    const next = startsExpression(p.kind) ? parseElementAfterComma(p, parseElement) : null;
    if (next === null) break;
    elts.push(next);
  }
  return { kind: 'Tuple', elts, ctx: 'Load', span: p.spanFrom(start) };
}

/** A keyword after a comma may only look like an expression: then the tuple is over. */
function parseElementAfterComma(p: Parser, parseElement: (p: Parser) => Expr): Expr | null {
  return p.secondPass ? p.attempt(parseElement) : parseElement(p);
}

/** Whether an expression, perhaps starred, can start with this token. */
export function startsExpression(kind: T): boolean {
  switch (kind) {
    case T.Name:
    case T.Number:
    case T.String:
    case T.FStringStart:
    case T.LPar:
    case T.LBracket:
    case T.LBrace:
    case T.Minus:
    case T.Plus:
    case T.Tilde:
    case T.Not:
    case T.Lambda:
    case T.Await:
    case T.Ellipsis:
    case T.None:
    case T.True:
    case T.False:
    case T.Star:
      return true;
    default:
      return false;
  }
}

export function parseStarExpression(p: Parser): Expr {
  return p.at(T.Star) ? parseStarred(p, parseBitwiseOr) : parseExpression(p);
}

/** `star_named_expression`. */
export function parseStarNamedExpression(p: Parser): Expr {
  return p.at(T.Star) ? parseStarred(p, parseBitwiseOr) : parseNamedExpression(p);
}

function parseStarred(p: Parser, parseValue: (p: Parser) => Expr): Starred {
  const star = p.advance();
  const value = parseValue(p);
  return { kind: 'Starred', value, ctx: 'Load', span: p.spanFrom(star) };
}

/** `star_named_expressions`: at least one; returns them without their tuple. */
export function parseStarNamedExpressions(p: Parser): Expr[] {
  const elts = [parseStarNamedExpression(p)];
  while (p.eat(T.Comma) && startsExpression(p.kind)) elts.push(parseStarNamedExpression(p));
  return elts;
}

// ---- := and yield ----

/** `named_expression`: `name := value` or an expression. */
export function parseNamedExpression(p: Parser): Expr {
  if (p.at(T.Name) && p.peek() === T.ColonEqual) return parseAssignmentExpression(p);
  if (p.explain) explainNamedExpression(p);
  const value = parseExpression(p);
  return p.at(T.ColonEqual) ? p.fail() : value;
}

export function parseAssignmentExpression(p: Parser): Expr {
  const name = p.advance();
  const target = { kind: 'Name', id: name.text, ctx: 'Store', span: p.spanFrom(name) } as const;
  p.advance();
  const value = parseExpression(p);
  return { kind: 'NamedExpr', target, value, span: p.spanFrom(name) };
}

export function parseYield(p: Parser): Expr {
  const start = p.expect(T.Yield);
  if (p.eat(T.From)) {
    const value = parseExpression(p);
    return { kind: 'YieldFrom', value, span: p.spanFrom(start) };
  }
  const value = startsExpression(p.kind) ? parseStarExpressions(p) : null;
  return { kind: 'Yield', value, span: p.spanFrom(start) };
}

/** `annotated_rhs`: what may stand to the right of `=`. */
export function parseAssignedValue(p: Parser): Expr {
  return p.at(T.Yield) ? parseYield(p) : parseStarExpressions(p);
}

// ---- conditions ----

export function parseExpression(p: Parser): Expr {
  return p.secondPass ? p.memoized('expression', explainedExpression) : plainExpression(p);
}

function explainedExpression(p: Parser): Expr {
  if (p.explain) explainExpression(p);
  return plainExpression(p);
}

function plainExpression(p: Parser): Expr {
  if (p.at(T.Lambda)) return p.deeper(parseLambda);
  const start = p.token;
  const body = parseDisjunction(p);
  if (!p.at(T.If)) return body;
  const parse = (inner: Parser): Expr => parseConditional(inner, start, body);
  return (p.secondPass ? p.attempt(parse) : p.deeper(parse)) ?? body;
}

function parseConditional(p: Parser, start: Token, body: Expr): Expr {
  p.advance();
  const test = parseDisjunction(p);
  p.expect(T.Else);
  const orelse = parseExpression(p);
  return { kind: 'IfExp', test, body, orelse, span: p.spanFrom(start) };
}

function parseLambda(p: Parser): Expr {
  const start = p.advance();
  const args = parseLambdaParameters(p);
  p.expect(T.Colon);
  const body = parseExpression(p);
  return { kind: 'Lambda', args, body, span: p.spanFrom(start) };
}
