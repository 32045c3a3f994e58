/**
 * Mistakes in expressions: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseAtom } from './atoms.js';
import { parseExpression, parseStarExpressions } from './expressions.js';
import { parseBitwiseOr, parseDisjunction, parseFactor, parseInversion } from './operators.js';
import { parseLambdaParameters } from './parameters.js';
import { expressionName } from './targets.js';
import { T } from './tokens.js';

/** Where an expression is about to be read. */
export function explainExpression(p: Parser): void {
  if (!isNameAndString(p) && !isSoftKeyword(p)) p.fits(missingComma);
  p.fits(missingElse);
  if (p.at(T.Lambda)) p.fits(bareLambdaInFString);
  if (p.at(T.Name)) p.fits(legacyStatement);
}

/** Probably a wrong string prefix. */
function isNameAndString(p: Parser): boolean {
  return p.at(T.Name) && p.peek() === T.String;
}

/** CPython takes every beginning of a soft keyword for one here. */
function isSoftKeyword(p: Parser): boolean {
  return p.at(T.Name) && ['_', 'case', 'match', 'type'].some(word => word.startsWith(p.token.text));
}

function missingComma(p: Parser): void {
  const left = parseDisjunction(p);
  const right = p.plainly(parseExpression);
  if (isLegacy(left) || p.tokens[p.index - 1].level === 0) p.fail();
  throw p.errorBetween(left, right, 'invalid syntax. Perhaps you forgot a comma?');
}

function missingElse(p: Parser): void {
  const value = parseDisjunction(p);
  p.expect(T.If);
  const test = parseDisjunction(p);
  if (p.at(T.Else) || p.at(T.Colon)) p.fail();
  throw p.errorBetween(value, test, "expected 'else' after 'if' expression");
}

function bareLambdaInFString(p: Parser): void {
  const start = p.advance();
  parseLambdaParameters(p);
  const colon = p.expect(T.Colon);
  if (!p.at(T.FStringMiddle)) p.fail();
  throw p.errorBetween(start, colon, 'f-string: lambda expressions are not allowed without parentheses');
}

function isLegacy(e: Expr): boolean {
  return e.kind === 'Name' && (e.id === 'print' || e.id === 'exec');
}

function legacyStatement(p: Parser): void {
  const name = p.advance();
  if (p.at(T.LPar)) p.fail();
  const argument = parseStarExpressions(p);
  const word = name.text;
  if (word !== 'print' && word !== 'exec') p.fail();
  throw p.errorBetween(name, argument, `Missing parentheses in call to '${word}'. Did you mean ${word}(...)?`);
}

/** Where a named expression is about to be read. */
export function explainNamedExpression(p: Parser): void {
  p.attempt(inner => inner.memoized('invalid_named_expression', namedExpressionMistake));
}

function namedExpressionMistake(p: Parser): never {
  p.fits(walrusToExpression);
  if (p.at(T.Name)) p.fits(assignmentToName);
  if (!startsWithoutAssignment(p)) p.fits(assignmentToExpression);
  return p.fail();
}

function walrusToExpression(p: Parser): void {
  const target = parseExpression(p);
  p.expect(T.ColonEqual);
  parseExpression(p);
  throw p.errorAt(target, `cannot use assignment expressions with ${expressionName(target)}`);
}

function assignmentToName(p: Parser): void {
  const name = p.advance();
  p.expect(T.Equal);
  const value = parseBitwiseOr(p);
  if (p.at(T.Equal) || p.at(T.ColonEqual)) p.fail();
  throw p.errorBetween(name, value, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

/** A list, tuple, generator expression, `True`, `None` or `False` starts here. */
function startsWithoutAssignment(p: Parser): boolean {
  if (p.at(T.True) || p.at(T.None) || p.at(T.False)) return true;
  if (!p.at(T.LBracket) && !p.at(T.LPar)) return false;
  const { index } = p;
  const atom = p.attempt(parseAtom);
  p.reset(index);
  return (
    atom !== null && (atom.kind === 'List' || atom.kind === 'Tuple' || (atom.kind === 'GeneratorExp' && atom.span.col === p.token.col))
  );
}

function assignmentToExpression(p: Parser): void {
  const target = parseBitwiseOr(p);
  p.expect(T.Equal);
  parseBitwiseOr(p);
  if (p.at(T.Equal) || p.at(T.ColonEqual)) p.fail();
  throw p.errorAt(target, `cannot assign to ${expressionName(target)} here. Maybe you meant '==' instead of '='?`);
}

/** After an arithmetic operator; shifts and bitwise operators have precedence below 5. */
export function explainArithmetic(p: Parser, precedence: number): void {
  if (p.at(T.Not) && precedence >= 5) p.fits(bareNot(parseInversion));
}

/** After a sign. */
export function explainFactor(p: Parser): void {
  if (p.at(T.Not)) p.fits(bareNot(parseFactor));
}

function bareNot(parseOperand: (p: Parser) => Expr): (p: Parser) => void {
  return p => {
    const start = p.advance();
    const operand = parseOperand(p);
    throw p.errorBetween(start, operand, "'not' after an operator must be parenthesized");
  };
}
