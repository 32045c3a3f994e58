/**
 * The arguments of calls and of class definitions. Knows nothing of what is called.
 */
import type { Expr, Keyword } from './ast.js';
import type { Parser } from './parser-base.js';
import { closeGenerator } from './atoms.js';
import { startsFor } from './comprehensions.js';
import { explainArguments, explainGeneratorArgument, explainKeyword } from './explain-arguments.js';
import { parseAssignmentExpression, parseExpression } from './expressions.js';
import { parseStarredExpression } from './subscripts.js';
import { T } from './tokens.js';

export interface CallArguments {
  readonly args: Expr[];
  readonly keywords: Keyword[];
}

/** From `(` to `)`, both included. A generator expression may be the only argument. */
export function parseCallArguments(p: Parser): CallArguments {
  if (!p.explain) return plainCall(p);
  explainGeneratorArgument(p);
  const found = p.attempt(plainCall);
  if (found !== null) return found;
  p.advance();
  explainArguments(p);
  return p.fail();
}

function plainCall(p: Parser): CallArguments {
  const open = p.advance();
  if (!p.at(T.RPar) && !p.at(T.Star) && !p.at(T.DoubleStar) && !startsKeyword(p)) {
    const first = parsePositional(p);
    if (startsFor(p)) return { args: [closeGenerator(p, open, first)], keywords: [] };
    return closeCall(p, first);
  }
  return closeCall(p, null);
}

/** The arguments of a class definition: no generator expression here. */
export function parseClassArguments(p: Parser): CallArguments {
  if (!p.explain) return plainClassArguments(p);
  const found = p.attempt(plainClassArguments);
  if (found !== null) return found;
  p.advance();
  explainArguments(p);
  return p.fail();
}

function plainClassArguments(p: Parser): CallArguments {
  p.advance();
  return closeCall(p, null);
}

/** From the first argument, or from the comma after it, to the `)`. */
function closeCall(p: Parser, first: Expr | null): CallArguments {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  if (first !== null) {
    args.push(first);
    if (!p.at(T.RPar)) p.expect(T.Comma);
  }
  while (!p.at(T.RPar)) {
    parseArgument(p, args, keywords);
    if (!p.eat(T.Comma)) break;
  }
  p.expect(T.RPar);
  return { args, keywords };
}

/** One argument, into the list where it belongs; fails if it may not follow those before it. */
function parseArgument(p: Parser, args: Expr[], keywords: Keyword[]): void {
  if (p.at(T.DoubleStar) || startsKeyword(p)) keywords.push(parseKeyword(p));
  else if (p.at(T.Star)) {
    if (keywords.some(keyword => keyword.arg === null)) p.fail();
    args.push(parseStarredExpression(p));
  } else {
    if (keywords.length > 0) return failAtPositional(p);
    args.push(parsePositional(p));
  }
}

function failAtPositional(p: Parser): void {
  if (p.explain) explainKeyword(p);
  p.fail();
}

/** `name=value` or `**value`. */
function parseKeyword(p: Parser): Keyword {
  if (p.explain) explainKeyword(p);
  const start = p.advance();
  const arg = start.kind === T.Name ? start.text : null;
  if (arg !== null) p.advance();
  const value = parseExpression(p);
  return { arg, value, span: p.spanFrom(start) };
}

export function startsKeyword(p: Parser): boolean {
  return p.at(T.Name) && p.peek() === T.Equal;
}

/** `(assignment_expression | expression !':=') !'='` */
export function parsePositional(p: Parser): Expr {
  if (p.at(T.Name) && p.peek() === T.ColonEqual) return parseAssignmentExpression(p);
  const { index } = p;
  const value = parseExpression(p);
  if (p.at(T.ColonEqual)) p.fail();
  if (p.at(T.Equal)) {
    if (p.explain) {
      p.reset(index);
      explainKeyword(p);
    }
    p.fail();
  }
  return value;
}
