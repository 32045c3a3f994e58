/**
 * Mistakes in compound statements: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Parser } from './parser-base.js';
import { parseClassArguments } from './arguments.js';
import { parseExcept } from './compound.js';
import { explainForTarget, throwInvalidTarget } from './explain-atoms.js';
import { parseExpression, parseExpressions, parseNamedExpression, parseStarExpressions } from './expressions.js';
import { parseFunctionParameters } from './parameters.js';
import { parseBlock } from './statements.js';
import { parseStarTarget, parseStarTargets } from './targets.js';
import { T, type Token } from './tokens.js';
import { parseTypeParams } from './type-params.js';

type Rule = (p: Parser) => unknown;

/** A statement's head without colon: the line ends too early. */
function missingColon(p: Parser, head: Rule): void {
  p.fits(inner => {
    head(inner);
    if (inner.at(T.Newline)) throw inner.errorHere("expected ':'");
  });
}

/** A statement's head with its colon, at the end of a line that no indented block follows. */
export function missingBlock(p: Parser, head: Rule, what: string): void {
  p.fits(inner => {
    const start = inner.token;
    head(inner);
    inner.expect(T.Colon);
    throwMissingBlock(inner, start, what);
  });
}

function throwMissingBlock(p: Parser, start: Token, what: string): void {
  if (!p.at(T.Newline)) p.fail();
  if (p.peek() !== T.Indent) {
    throw p.errorHere(`expected an indented block after ${what} on line ${start.line}`, 'IndentationError');
  }
}

// ---- definitions ----

/** At `def` or `async`. */
export function explainFunction(p: Parser): void {
  p.fits(inner => {
    inner.eat(T.Async);
    const start = inner.expect(T.Def);
    inner.expect(T.Name);
    parseTypeParams(inner);
    inner.expect(T.LPar);
    parseFunctionParameters(inner);
    inner.expect(T.RPar);
    if (inner.eat(T.Arrow)) parseExpression(inner);
    inner.expect(T.Colon);
    throwMissingBlock(inner, start, 'function definition');
  });
}

/** At `class`. */
export function explainClass(p: Parser): void {
  missingColon(p, classHead);
  missingBlock(p, classHead, 'class definition');
}

function classHead(p: Parser): void {
  p.expect(T.Class);
  p.expect(T.Name);
  parseTypeParams(p);
  if (p.at(T.LPar)) parseClassArguments(p);
}

// ---- if, while, for ----

function testHead(p: Parser): void {
  p.advance();
  parseNamedExpression(p);
}

/** At `if` or `elif`. */
export function explainIf(p: Parser, word: 'if' | 'elif'): void {
  missingColon(p, testHead);
  missingBlock(p, testHead, `'${word}' statement`);
}

export function explainWhile(p: Parser): void {
  missingColon(p, testHead);
  missingBlock(p, testHead, "'while' statement");
}

export function explainElse(p: Parser): void {
  missingBlock(p, advance, "'else' statement");
}

export function explainFinally(p: Parser): void {
  missingBlock(p, advance, "'finally' statement");
}

function advance(p: Parser): void {
  p.advance();
}

/** At `for` or `async`. */
export function explainFor(p: Parser): void {
  missingColon(p, forHead);
  p.fits(inner => {
    inner.eat(T.Async);
    const start = inner.token;
    forHead(inner);
    inner.expect(T.Colon);
    throwMissingBlock(inner, start, "'for' statement");
  });
}

function forHead(p: Parser): void {
  p.eat(T.Async);
  p.expect(T.For);
  parseStarTargets(p);
  p.expect(T.In);
  parseStarExpressions(p);
}

/** At `for` or `async`, when its targets are no targets. */
export function explainForTargets(p: Parser): void {
  p.fits(explainForTarget);
}

// ---- with ----

/** At `with` or `async`. */
export function explainWithStart(p: Parser): void {
  for (const head of [bareWithHead, parenthesizedWithHead]) {
    p.fits(inner => {
      inner.eat(T.Async);
      const start = inner.token;
      head(inner);
      inner.expect(T.Colon);
      throwMissingBlock(inner, start, "'with' statement");
    });
  }
}

/** At `with` or `async`, when its items cannot be read. */
export function explainWith(p: Parser): void {
  for (const head of [bareWithHead, parenthesizedWithHead]) {
    missingColon(p, inner => {
      inner.eat(T.Async);
      head(inner);
    });
  }
}

function bareWithHead(p: Parser): void {
  p.expect(T.With);
  do withItem(p, parseExpression);
  while (p.eat(T.Comma));
}

function parenthesizedWithHead(p: Parser): void {
  p.expect(T.With);
  p.expect(T.LPar);
  do withItem(p, parseExpressions);
  while (p.eat(T.Comma) && !p.at(T.RPar));
  p.expect(T.RPar);
}

function withItem(p: Parser, parseContext: Rule): void {
  parseContext(p);
  p.attempt(inner => {
    inner.expect(T.As);
    return parseStarTarget(inner);
  });
}

/** At an item of `with`. */
export function explainWithItem(p: Parser): void {
  p.fits(inner => {
    parseExpression(inner);
    inner.expect(T.As);
    const target = parseExpression(inner);
    if (!inner.at(T.Comma) && !inner.at(T.RPar) && !inner.at(T.Colon)) inner.fail();
    throwInvalidTarget(inner, target, 'star');
  });
}

// ---- try ----

/** At `try`. */
export function explainTry(p: Parser): void {
  missingBlock(p, advance, "'try' statement");
  p.fits(missingHandler);
  p.fits(inner => mixedHandlers(inner, false));
  p.fits(inner => mixedHandlers(inner, true));
}

function missingHandler(p: Parser): void {
  p.advance();
  p.expect(T.Colon);
  parseBlock(p);
  if (!p.at(T.Except) && !p.at(T.Finally)) throw p.errorHere("expected 'except' or 'finally' block");
}

const MIXED = "cannot have both 'except' and 'except*' on the same 'try'";

/** Handlers of one kind, and then one of the other. */
function mixedHandlers(p: Parser, isStar: boolean): void {
  p.advance();
  p.expect(T.Colon);
  parseBlock(p);
  let count = 0;
  while (p.attempt(inner => parseExcept(inner, isStar)) !== null) count++;
  if (count === 0) p.fail();
  const start = p.expect(T.Except);
  const star = isStar ? start : p.expect(T.Star);
  if (!isStar || !p.at(T.Colon)) {
    parseExpression(p);
    if (p.eat(T.As)) p.expect(T.Name);
  }
  p.expect(T.Colon);
  throw p.errorBetween(start, star, MIXED);
}

/** At `except`, before its block is read. */
export function explainExceptStart(p: Parser, isStar: boolean): void {
  missingBlock(p, inner => exceptHead(inner, isStar), isStar ? "'except*' statement" : "'except' statement");
}

function exceptHead(p: Parser, isStar: boolean): void {
  p.expect(T.Except);
  if (isStar) p.expect(T.Star);
  if (!isStar && p.at(T.Colon)) return;
  parseExpression(p);
  if (p.eat(T.As)) p.expect(T.Name);
}

/** At an `except` that cannot be read. */
export function explainExcept(p: Parser): void {
  p.fits(severalTypes);
  p.fits(exceptWithoutColon);
  p.fits(inner => {
    inner.expect(T.Except);
    if (inner.at(T.Newline)) throw inner.errorHere("expected ':'");
    inner.expect(T.Star);
    if (inner.at(T.Newline) || inner.at(T.Colon)) throw inner.errorHere('expected one or more exception types');
  });
}

function severalTypes(p: Parser): void {
  p.expect(T.Except);
  p.eat(T.Star);
  const first = parseExpression(p);
  p.expect(T.Comma);
  parseExpressions(p);
  if (p.eat(T.As)) p.expect(T.Name);
  p.expect(T.Colon);
  throw p.errorFrom(first, 'multiple exception types must be parenthesized');
}

function exceptWithoutColon(p: Parser): void {
  p.expect(T.Except);
  p.eat(T.Star);
  parseExpression(p);
  if (p.eat(T.As)) p.expect(T.Name);
  if (p.at(T.Newline)) throw p.errorHere("expected ':'");
}
