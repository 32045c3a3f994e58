/**
 * Mistakes in parentheses, brackets, braces and comprehensions: tried, in CPython's order, once the
 * source is known to be wrong. Each function returns with the position unchanged, or throws the error.
 */
import type { Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseForClauses } from './comprehensions.js';
import {
  parseExpression,
  parseNamedExpression,
  parseStarExpressions,
  parseStarNamedExpression,
  parseStarNamedExpressions,
  parseYield,
} from './expressions.js';
import { parseBitwiseOr } from './operators.js';
import { parseStarredExpression } from './subscripts.js';
import { expressionName, invalidTarget, type TargetsKind } from './targets.js';
import { T } from './tokens.js';

/** At `(`. */
export function explainParentheses(p: Parser): void {
  p.fits(group);
  p.fits(starredGroup);
  p.fits(doubleStarredGroup);
  p.fits(generatorExpression);
  explainStarredComprehension(p);
}

function group(p: Parser): void {
  p.advance();
  if (p.at(T.Yield)) parseYield(p);
  else parseNamedExpression(p);
  p.expect(T.RPar);
}

function starredGroup(p: Parser): void {
  p.advance();
  if (!p.at(T.Star)) p.fail();
  const starred = parseStarredExpression(p);
  p.expect(T.RPar);
  throw p.errorAt(starred, 'cannot use starred expression here');
}

function doubleStarredGroup(p: Parser): void {
  p.advance();
  const stars = p.expect(T.DoubleStar);
  parseExpression(p);
  p.expect(T.RPar);
  throw p.errorAt(stars, 'cannot use double starred expression here');
}

function generatorExpression(p: Parser): void {
  p.advance();
  parseExpression(p);
  parseForClauses(p);
}

/** At `[`. */
export function explainBrackets(p: Parser): void {
  explainStarredComprehension(p);
  explainComprehensionTarget(p);
}

/** At `{`, when it starts no dict, set or comprehension. */
export function explainBraces(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    parseStarNamedExpressions(inner);
  });
  p.fits(doubleStarredComprehension);
  explainStarredComprehension(p);
  explainComprehensionTarget(p);
}

/** At an opening bracket: `[*x for …]`. */
export function explainStarredComprehension(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    if (!inner.at(T.Star)) inner.fail();
    const starred = parseStarredExpression(inner);
    parseForClauses(inner);
    throw inner.errorAt(starred, 'iterable unpacking cannot be used in comprehension');
  });
}

const COMPREHENSION_TARGET = 'did you forget parentheses around the comprehension target?';

/** At `[` or `{`: `[x, y for …]`. */
function explainComprehensionTarget(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    const first = parseStarNamedExpression(inner);
    inner.expect(T.Comma);
    const rest = parseStarNamedExpressions(inner);
    parseForClauses(inner);
    throw inner.errorBetween(first, rest[rest.length - 1], COMPREHENSION_TARGET);
  });
  p.fits(inner => {
    inner.advance();
    const first = parseStarNamedExpression(inner);
    const comma = inner.expect(T.Comma);
    parseForClauses(inner);
    throw inner.errorBetween(first, comma, COMPREHENSION_TARGET);
  });
}

function doubleStarredComprehension(p: Parser): void {
  p.advance();
  const stars = p.expect(T.DoubleStar);
  parseBitwiseOr(p);
  parseForClauses(p);
  p.expect(T.RBrace);
  throw p.errorAt(stars, 'dict unpacking cannot be used in dict comprehension');
}

// ---- dicts ----

/** At `{`. */
export function explainDict(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    inner.fits(laterPairMistake);
    inner.fits(pairValueMistake);
  });
}

/** Good pairs, a comma, and then something wrong. */
function laterPairMistake(p: Parser): void {
  parsePair(p);
  for (;;) {
    p.expect(T.Comma);
    if (p.attempt(parsePair) === null) break;
  }
  p.fits(missingColon);
  pairValueMistake(p);
}

function parsePair(p: Parser): Expr {
  if (p.eat(T.DoubleStar)) return parseBitwiseOr(p);
  parseExpression(p);
  p.expect(T.Colon);
  return parseExpression(p);
}

function missingColon(p: Parser): void {
  const key = parseExpression(p);
  if (p.at(T.Colon)) p.fail();
  const { endLine, endCol, line } = key.span;
  throw p.lines.error('SyntaxError', "':' expected after dictionary key", line, endCol - 1, endLine, -2);
}

function pairValueMistake(p: Parser): void {
  parseExpression(p);
  const colon = p.expect(T.Colon);
  if (p.at(T.Star)) {
    const star = p.advance();
    parseBitwiseOr(p);
    throw p.errorFrom(star, 'cannot use a starred expression in a dictionary value');
  }
  if (p.at(T.RBrace) || p.at(T.Comma)) {
    throw p.errorAt(colon, "expression expected after dictionary key and ':'");
  }
  p.fail();
}

// ---- for clauses and targets ----

/** At the `for` (or `async`) of a comprehension. */
export function explainForClause(p: Parser): void {
  p.fits(missingIn);
  p.fits(explainForTarget);
}

function missingIn(p: Parser): void {
  p.eat(T.Async);
  p.expect(T.For);
  parseBitwiseOr(p);
  while (p.at(T.Comma) && p.attempt(commaAndMore) !== null);
  p.eat(T.Comma);
  if (p.at(T.In)) p.fail();
  throw p.errorHere("'in' expected after for-loop variables");
}

function commaAndMore(p: Parser): Expr {
  p.advance();
  return parseBitwiseOr(p);
}

/** At `for` or `async`. */
export function explainForTarget(p: Parser): void {
  p.eat(T.Async);
  p.expect(T.For);
  throwInvalidTarget(p, parseStarExpressions(p), 'for');
}

/** Throws if the expression cannot be a target. */
export function throwInvalidTarget(p: Parser, e: Expr, kind: TargetsKind): void {
  const wrong = invalidTarget(e, kind);
  if (wrong === null) return;
  throw p.errorAt(wrong, `cannot ${kind === 'del' ? 'delete' : 'assign to'} ${expressionName(wrong)}`);
}
