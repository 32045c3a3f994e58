/**
 * Mistakes in parameter lists: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Arg } from './ast.js';
import type { Parser } from './parser-base.js';
import { endParameter, parseDefault, parseParam, type ParameterStyle } from './parameters.js';
import { T } from './tokens.js';

/** Where a parameter list starts. */
export function explainParameters(p: Parser, style: ParameterStyle): void {
  const rules = [leadingSlash, secondSlash, missingDefault, parenthesized, slashAfterStar, slashAndStar];
  for (const rule of rules) p.fits(inner => rule(inner, style));
}

// ---- kinds of parameters, each with its comma ----

type Rule<R> = (p: Parser, style: ParameterStyle) => R;

const withoutDefault: Rule<Arg> = (p, style) => {
  const param = parseParam(p, style);
  endParameter(p, style);
  return param;
};

const withDefault: Rule<void> = (p, style) => {
  parseParam(p, style);
  if (parseDefault(p) === null) p.fail();
  endParameter(p, style);
};

const maybeDefault: Rule<void> = (p, style) => {
  parseParam(p, style);
  parseDefault(p);
  endParameter(p, style);
};

/** As many as fit; returns how many. */
function many(p: Parser, style: ParameterStyle, rule: Rule<unknown>): number {
  let count = 0;
  while (p.attempt(inner => (rule(inner, style), true)) !== null) count++;
  return count;
}

/** Parameters up to a `/` and its comma. */
const throughSlash: Rule<boolean> = (p, style) => {
  const count = many(p, style, withoutDefault) + many(p, style, withDefault);
  if (count === 0) p.fail();
  p.expect(T.Slash);
  endParameter(p, style);
  return true;
};

const throughSlashWithoutDefaults: Rule<boolean> = (p, style) => {
  if (many(p, style, withoutDefault) === 0) p.fail();
  p.expect(T.Slash);
  endParameter(p, style);
  return true;
};

const throughSlashWithDefaults: Rule<boolean> = (p, style) => {
  many(p, style, withoutDefault);
  if (many(p, style, withDefault) === 0) p.fail();
  p.expect(T.Slash);
  endParameter(p, style);
  return true;
};

// ---- the mistakes ----

const leadingSlash: Rule<void> = p => {
  const slash = p.expect(T.Slash);
  if (p.at(T.Comma)) throw p.errorAt(slash, 'at least one argument must precede /');
};

const secondSlash: Rule<void> = (p, style) => {
  throughSlash(p, style);
  many(p, style, maybeDefault);
  throw p.errorAt(p.expect(T.Slash), '/ may appear only once');
};

const missingDefault: Rule<void> = (p, style) => {
  p.attempt(inner => throughSlashWithoutDefaults(inner, style));
  many(p, style, withoutDefault);
  const optional = p.attempt(inner => throughSlashWithDefaults(inner, style));
  if (optional === null && many(p, style, withDefault) === 0) p.fail();
  const param = withoutDefault(p, style);
  throw p.errorAt(param, 'parameter without a default follows parameter with a default');
};

const parenthesized: Rule<void> = (p, style) => {
  many(p, style, withoutDefault);
  const open = p.expect(T.LPar);
  if (style.annotated) {
    // The list inside ends as the list around it does.
    if (many(p, style, withoutDefault) === 0) p.fail();
  } else {
    parseParam(p, style);
    while (p.at(T.Comma) && p.peek() === T.Name) {
      p.advance();
      parseParam(p, style);
    }
  }
  p.eat(T.Comma);
  const close = p.expect(T.RPar);
  throw p.errorBetween(open, close, `${style.annotated ? 'Function' : 'Lambda expression'} parameters cannot be parenthesized`);
};

const slashAfterStar: Rule<void> = (p, style) => {
  p.attempt(inner => throughSlash(inner, style));
  many(p, style, maybeDefault);
  p.expect(T.Star);
  if (!p.eat(T.Comma)) withoutDefault(p, style);
  many(p, style, maybeDefault);
  throw p.errorAt(p.expect(T.Slash), '/ must be ahead of *');
};

const slashAndStar: Rule<void> = (p, style) => {
  if (many(p, style, maybeDefault) === 0) p.fail();
  p.expect(T.Slash);
  throw p.errorAt(p.expect(T.Star), 'expected comma between / and *');
};

/** At the `=` of a default. */
export function explainDefault(p: Parser): void {
  const next = p.peek();
  if (next === T.RPar || next === T.Comma) throw p.errorAt(p.token, 'expected default value expression');
}

/** At `*`. */
export function explainStar(p: Parser, style: ParameterStyle): void {
  p.fits(inner => nothingAfterStar(inner, style));
  p.fits(inner => {
    inner.advance();
    parseParam(inner, style);
    throw inner.errorAt(inner.expect(T.Equal), 'var-positional argument cannot have default value');
  });
  p.fits(inner => secondStar(inner, style));
}

const nothingAfterStar: Rule<void> = (p, style) => {
  const star = p.advance();
  if (p.eat(T.Comma)) {
    if (p.kind !== style.close && !p.at(T.DoubleStar)) p.fail();
  } else if (p.kind !== style.close) p.fail();
  const message = 'named arguments must follow bare *';
  throw style.annotated ? p.errorAt(star, message) : p.errorHere(message);
};

const secondStar: Rule<void> = (p, style) => {
  p.advance();
  if (!p.eat(T.Comma)) withoutDefault(p, style);
  many(p, style, maybeDefault);
  const star = p.expect(T.Star);
  if (!p.eat(T.Comma)) withoutDefault(p, style);
  throw p.errorAt(star, '* argument may appear only once');
};

/** At `**`. */
export function explainDoubleStar(p: Parser, style: ParameterStyle): void {
  const afterKeywords = 'arguments cannot follow var-keyword argument';
  p.fits(inner => {
    inner.advance();
    parseParam(inner, style);
    if (inner.at(T.Equal)) throw inner.errorAt(inner.token, 'var-keyword argument cannot have default value');
    inner.expect(T.Comma);
    if (inner.at(T.Name)) throw inner.errorAt(parseParam(inner, style), afterKeywords);
    if (inner.at(T.Star) || inner.at(T.DoubleStar) || inner.at(T.Slash)) {
      throw inner.errorAt(inner.token, afterKeywords);
    }
  });
}
