/**
 * Mistakes in the arguments of calls: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Comprehension, Expr, Keyword } from './ast.js';
import type { Parser } from './parser-base.js';
import { parsePositional, startsKeyword } from './arguments.js';
import { parseForClauses, startsFor } from './comprehensions.js';
import { explainStarredComprehension } from './explain-atoms.js';
import { parseAssignmentExpression, parseExpression } from './expressions.js';
import { parseStarredExpression } from './subscripts.js';
import { T, type Token } from './tokens.js';

/** At the `(` of a call: its arguments may be one generator expression. */
export function explainGeneratorArgument(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    const named = inner.at(T.Name) && inner.peek() === T.ColonEqual;
    if (named) parseAssignmentExpression(inner);
    else parseExpression(inner);
    parseForClauses(inner);
  });
  explainStarredComprehension(p);
}

/** After the `(` of a call. */
export function explainArguments(p: Parser): void {
  p.fits(iterableAfterUnpacking);
  p.fits(generatorAndMore);
  p.fits(keywordForClause);
  p.fits(missingValue);
  p.fits(generatorAmongArguments);
  p.fits(generatorAfterComma);
  p.fits(positionalAfterKeyword);
}

/** What a call's arguments are as far as they can be read. */
interface Arguments {
  readonly args: Expr[];
  readonly keywords: Keyword[];
}

function parseArgs(p: Parser): Arguments {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  separated(p, inner => {
    args.push(inner.at(T.Star) ? unassigned(inner, parseStarredExpression) : parsePositional(inner));
  });
  if (args.length === 0) parseKeywords(p, args, keywords);
  else if (p.at(T.Comma)) {
    p.attempt(inner => {
      inner.advance();
      parseKeywords(inner, args, keywords);
    });
  }
  return { args, keywords };
}

/** `kwargs`: keywords and starred ones, then keywords and double-starred ones; at least one. */
function parseKeywords(p: Parser, args: Expr[], keywords: Keyword[]): void {
  const before = args.length + keywords.length;
  separated(p, inner => {
    explainKeyword(inner);
    if (inner.at(T.Star)) args.push(parseStarredExpression(inner));
    else keywords.push(parseNamedArgument(inner));
  });
  const parseRest = (inner: Parser): void =>
    separated(inner, last => {
      explainKeyword(last);
      keywords.push(last.kind === T.DoubleStar ? parseDoubleStarred(last) : parseNamedArgument(last));
    });
  const found = args.length + keywords.length > before;
  if (!found) parseRest(p);
  else if (p.at(T.Comma)) {
    p.attempt(inner => {
      inner.advance();
      const count = keywords.length;
      parseRest(inner);
      if (keywords.length === count) inner.fail();
    });
  }
  if (args.length + keywords.length === before) p.fail();
}

function parseNamedArgument(p: Parser): Keyword {
  if (!startsKeyword(p)) p.fail();
  const name = p.advance();
  p.advance();
  const value = parseExpression(p);
  return { arg: name.text, value, span: p.spanFrom(name) };
}

function parseDoubleStarred(p: Parser): Keyword {
  const star = p.advance();
  const value = parseExpression(p);
  return { arg: null, value, span: p.spanFrom(star) };
}

/** Elements with commas between, as many as fit; a comma after the last stays. */
function separated(p: Parser, element: (p: Parser) => void): void {
  if (p.attempt(inner => (element(inner), true)) === null) return;
  while (p.at(T.Comma)) {
    const next = p.attempt(inner => {
      inner.advance();
      element(inner);
      return true;
    });
    if (next === null) return;
  }
}

function unassigned(p: Parser, parse: (p: Parser) => Expr): Expr {
  const value = parse(p);
  return p.at(T.Equal) ? p.fail() : value;
}

// ---- the mistakes ----

function iterableAfterUnpacking(p: Parser): void {
  const { keywords } = parseArgs(p);
  if (keywords.length === 0) p.fail();
  const comma = p.expect(T.Comma);
  if (!p.at(T.Star)) p.fail();
  unassigned(p, parseStarredExpression);
  throw p.errorFrom(comma, 'iterable argument unpacking follows keyword argument unpacking');
}

function generatorAndMore(p: Parser): void {
  const element = parseExpression(p);
  const clauses = parseForClauses(p);
  p.expect(T.Comma);
  const more = p.attempt(parseArgs);
  if (more === null) p.attempt(inner => (parseExpression(inner), parseForClauses(inner)));
  throw p.errorBetween(element, lastItem(clauses), GENERATOR);
}

function keywordForClause(p: Parser): void {
  if (!startsKeyword(p)) p.fail();
  const name = p.advance();
  const equal = p.advance();
  parseExpression(p);
  parseForClauses(p);
  throw p.errorBetween(name, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

function missingValue(p: Parser): void {
  const { index } = p;
  const given = p.attempt(inner => (parseArgs(inner), inner.expect(T.Comma)));
  if (given === null || !startsKeyword(p)) {
    p.reset(index);
    if (!startsKeyword(p)) p.fail();
  }
  const name = p.advance();
  const equal = p.advance();
  if (p.at(T.Comma) || p.at(T.RPar)) throw p.errorBetween(name, equal, 'expected argument value expression');
}

const GENERATOR = 'Generator expression must be parenthesized';

function generatorAmongArguments(p: Parser): void {
  const { args } = parseArgs(p);
  if (!startsFor(p)) p.fail();
  const clauses = parseForClauses(p);
  if (args.length > 1) throw p.errorBetween(args[args.length - 1], lastItem(clauses), GENERATOR);
}

function generatorAfterComma(p: Parser): void {
  parseArgs(p);
  p.expect(T.Comma);
  const element = parseExpression(p);
  const clauses = parseForClauses(p);
  throw p.errorBetween(element, lastItem(clauses), GENERATOR);
}

function positionalAfterKeyword(p: Parser): void {
  const { keywords } = parseArgs(p);
  p.expect(T.Comma);
  parseArgs(p);
  const unpacking = keywords.some(keyword => keyword.arg === null) ? ' unpacking' : '';
  throw p.errorHere(`positional argument follows keyword argument${unpacking}`);
}

/** What a comprehension ends with. */
function lastItem(clauses: Comprehension[]): Expr {
  const last = clauses[clauses.length - 1];
  return last.ifs.length === 0 ? last.iter : last.ifs[last.ifs.length - 1];
}

/** Where a keyword argument is expected. */
export function explainKeyword(p: Parser): void {
  if ((p.at(T.True) || p.at(T.False) || p.at(T.None)) && p.peek() === T.Equal) {
    throw p.errorBetween(p.token, p.lookahead(), `cannot assign to ${p.token.text}`);
  }
  if (startsKeyword(p)) p.fits(keywordForClause);
  else p.fits(assignmentInArgument);
  if (p.at(T.DoubleStar)) p.fits(assignmentToUnpacking);
}

function assignmentInArgument(p: Parser): void {
  const value = parseExpression(p);
  const equal = p.expect(T.Equal);
  throw p.errorBetween(value, equal, 'expression cannot contain assignment, perhaps you meant "=="?');
}

function assignmentToUnpacking(p: Parser): void {
  const stars = p.advance();
  parseExpression(p);
  p.expect(T.Equal);
  const value = parseExpression(p);
  throw p.errorBetween(stars, value, 'cannot assign to keyword argument unpacking');
}

/** At the `=` after a starred expression. */
export function explainAssignmentToStarred(p: Parser, star: Token): void {
  p.fits(inner => {
    inner.advance();
    const value = parseExpression(inner);
    throw inner.errorBetween(star, value, 'cannot assign to iterable argument unpacking');
  });
}
