/**
 * Mistakes in the replacement fields of f-strings: tried, in CPython's order, once the source is known
 * to be wrong. Each function returns with the position unchanged, or throws the error.
 */
import type { Parser } from './parser-base.js';
import { parseAssignedValue } from './expressions.js';
import { parseSpecPart } from './fstrings.js';
import { T } from './tokens.js';

/** At the `{` of a field. */
export function explainReplacementField(p: Parser): void {
  p.fits(missingExpression);
  p.fits(unexpectedAfterExpression);
}

function missingExpression(p: Parser): void {
  p.advance();
  if (p.at(T.Equal) || p.at(T.Exclaim) || p.at(T.Colon) || p.at(T.RBrace)) {
    throw p.errorAt(p.token, `f-string: valid expression required before '${p.token.text}'`);
  }
  if (!p.fits(parseAssignedValue)) throw nextToken(p, "expecting a valid expression after '{'");
}

function unexpectedAfterExpression(p: Parser): void {
  p.advance();
  parseAssignedValue(p);
  if (!endsPart(p) && !p.at(T.Equal)) throw nextToken(p, "expecting '=', or '!', or ':', or '}'");
  if (p.eat(T.Equal) && !endsPart(p)) throw nextToken(p, "expecting '!', or ':', or '}'");
  conversion(p);
  if (!p.at(T.Colon) && !p.at(T.RBrace)) throw nextToken(p, "expecting ':' or '}'");
  if (p.at(T.RBrace)) return;
  p.advance();
  while ((p.at(T.FStringMiddle) || p.at(T.LBrace)) && p.attempt(parseSpecPart) !== null);
  if (!p.at(T.RBrace)) throw nextToken(p, "expecting '}', or format specs");
}

function endsPart(p: Parser): boolean {
  return p.at(T.Exclaim) || p.at(T.Colon) || p.at(T.RBrace);
}

function conversion(p: Parser): void {
  if (!p.eat(T.Exclaim)) return;
  if (p.at(T.Colon) || p.at(T.RBrace)) throw nextToken(p, 'missing conversion character');
  if (!p.eat(T.Name)) throw nextToken(p, 'invalid conversion character');
}

function nextToken(p: Parser, message: string): unknown {
  return p.errorAt(p.token, `f-string: ${message}`);
}
