/**
 * Mistakes in `match` statements: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Pattern } from './ast.js';
import type { Parser } from './parser-base.js';
import { missingBlock } from './explain-compound.js';
import { parseExpression } from './expressions.js';
import { parseGuard, parseOr, parsePattern, parsePatterns, parseSubject } from './patterns.js';
import { T } from './tokens.js';

/** At the name `match` (or `case`, which opens nothing). */
export function explainMatch(p: Parser): void {
  if (p.token.text !== 'match') return;
  p.fits(inner => {
    matchHead(inner);
    if (inner.at(T.Newline)) throw inner.errorHere("expected ':'");
  });
  missingBlock(p, matchHead, "'match' statement");
}

function matchHead(p: Parser): void {
  p.advance();
  parseSubject(p);
}

/** Where a `case` is expected. */
export function explainCase(p: Parser): void {
  if (!p.at(T.Name) || p.token.text !== 'case') return;
  p.fits(inner => {
    caseHead(inner);
    if (inner.at(T.Newline)) throw inner.errorHere("expected ':'");
  });
  missingBlock(p, caseHead, "'case' statement");
}

function caseHead(p: Parser): void {
  p.advance();
  parsePatterns(p);
  parseGuard(p);
}

/** At a pattern with a bad name after `as`. */
export function explainAsPattern(p: Parser): void {
  p.fits(inner => {
    parseOr(inner);
    inner.expect(T.As);
    if (inner.at(T.Name) && inner.token.text === '_') throw inner.errorAt(inner.token, "cannot use '_' as a target");
    if (inner.at(T.Name)) inner.fail();
    throw inner.errorAt(parseExpression(inner), 'invalid pattern target');
  });
}

/** At the `(` of a class pattern. */
export function explainClassPattern(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    if (!isKeyword(inner)) positional(inner);
    if (!isKeyword(inner)) inner.fail();
    while (isKeyword(inner)) {
      inner.advance();
      inner.advance();
      parsePattern(inner);
      inner.expect(T.Comma);
    }
    const wrong = positional(inner);
    throw inner.errorBetween(wrong[0], wrong[wrong.length - 1], 'positional patterns follow keyword patterns');
  });
}

function isKeyword(p: Parser): boolean {
  return p.at(T.Name) && p.peek() === T.Equal;
}

/** Positional patterns and the commas between and after them. */
function positional(p: Parser): Pattern[] {
  const patterns = [parsePattern(p)];
  while (p.eat(T.Comma) && !isKeyword(p)) {
    const next = p.attempt(parsePattern);
    if (next === null) break;
    patterns.push(next);
  }
  return patterns;
}
