/**
 * Compound statements. Knows nothing of what their blocks contain.
 */
import type { ClassDef, Expr, ExceptHandler, FunctionDef, Stmt, WithItem } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseClassArguments } from './arguments.js';
import {
  explainClass,
  explainElse,
  explainExcept,
  explainExceptStart,
  explainFinally,
  explainFor,
  explainForTargets,
  explainFunction,
  explainIf,
  explainTry,
  explainWhile,
  explainWithItem,
  explainWithStart,
  explainWith,
} from './explain-compound.js';
import { parseExpression, parseNamedExpression, parseStarExpressions } from './expressions.js';
import { parseFunctionParameters } from './parameters.js';
import { parseMatch } from './patterns.js';
import { parseBlock } from './statements.js';
import { parseStarTarget, parseStarTargets } from './targets.js';
import { T, type Token } from './tokens.js';
import { parseTypeParams } from './type-params.js';

export function isCompoundStart(p: Parser): boolean {
  switch (p.kind) {
    case T.Def:
    case T.At:
    case T.Async:
    case T.If:
    case T.Class:
    case T.With:
    case T.For:
    case T.Try:
    case T.While:
      return true;
    case T.Name:
      return p.token.text === 'match' || (p.explain && p.token.text === 'case');
    default:
      return false;
  }
}

/** Null if a statement that starts like `match` is something else. */
export function parseCompound(p: Parser): Stmt | null {
  switch (p.kind) {
    case T.Def:
      return parseFunction(p, []);
    case T.At:
      return parseDecorated(p);
    case T.Async:
      return parseAsync(p);
    case T.If:
      return parseIf(p, 'if');
    case T.Class:
      return parseClass(p, []);
    case T.With:
      return parseWith(p, p.token, false);
    case T.For:
      return parseFor(p, p.token, false);
    case T.Try:
      return parseTry(p);
    case T.While:
      return parseWhile(p);
    default:
      return parseMatch(p);
  }
}

function parseAsync(p: Parser): Stmt {
  const start = p.token;
  switch (p.peek()) {
    case T.Def:
      return parseFunction(p, []);
    case T.With:
      return parseWith(p, start, true);
    case T.For:
      return parseFor(p, start, true);
    default:
      p.advance();
      return p.fail();
  }
}

// ---- definitions ----

function parseDecorated(p: Parser): Stmt {
  const decorators: Expr[] = [];
  while (p.eat(T.At)) {
    decorators.push(parseNamedExpression(p));
    p.expect(T.Newline);
  }
  return p.at(T.Class) ? parseClass(p, decorators) : parseFunction(p, decorators);
}

function parseFunction(p: Parser, decorator_list: Expr[]): FunctionDef {
  if (p.explain) explainFunction(p);
  const start = p.token;
  const isAsync = p.eat(T.Async);
  p.expect(T.Def);
  const name = p.expect(T.Name).text;
  // What should be type parameters or a return type, and is not, stands where `(` or `:` is expected.
  const type_params = p.attempt(parseTypeParams) ?? [];
  p.expectForced(T.LPar, '(');
  const args = parseFunctionParameters(p);
  p.expect(T.RPar);
  const returns = p.at(T.Arrow) ? p.partially(parseReturnType) : null;
  p.expectForced(T.Colon, ':');
  const body = parseBlock(p);
  return {
    kind: isAsync ? 'AsyncFunctionDef' : 'FunctionDef',
    name,
    args,
    body,
    decorator_list,
    returns,
    type_params,
    span: p.spanFrom(start),
  };
}

function parseReturnType(p: Parser): Expr {
  p.advance();
  return parseExpression(p);
}

function parseClass(p: Parser, decorator_list: Expr[]): ClassDef {
  if (p.explain) explainClass(p);
  const start = p.expect(T.Class);
  const name = p.expect(T.Name).text;
  const type_params = parseTypeParams(p);
  const { args: bases, keywords } = p.at(T.LPar) ? parseClassArguments(p) : { args: [], keywords: [] };
  p.expect(T.Colon);
  const body = parseBlock(p);
  return { kind: 'ClassDef', name, bases, keywords, body, decorator_list, type_params, span: p.spanFrom(start) };
}

// ---- if, while, for ----

interface Branch {
  readonly start: Token;
  readonly test: Expr;
  readonly body: Stmt[];
}

/** `if` with its `elif`s, read in a loop: a long chain is not deep. */
function parseIf(p: Parser, word: 'if' | 'elif'): Stmt {
  const branches: Branch[] = [parseBranch(p, word)];
  while (p.at(T.Elif)) branches.push(parseBranch(p, 'elif'));
  let orelse = parseElse(p);
  for (let i = branches.length - 1; i >= 0; i--) {
    const { start, test, body } = branches[i];
    orelse = [{ kind: 'If', test, body, orelse, span: p.spanFrom(start) }];
  }
  return orelse[0];
}

function parseBranch(p: Parser, word: 'if' | 'elif'): Branch {
  if (p.explain) explainIf(p, word);
  const start = p.advance();
  const test = parseNamedExpression(p);
  p.expect(T.Colon);
  return { start, test, body: parseBlock(p) };
}

function parseElse(p: Parser): Stmt[] {
  if (!p.at(T.Else)) return [];
  if (p.explain) explainElse(p);
  p.advance();
  p.expectForced(T.Colon, ':');
  return parseBlock(p);
}

function parseWhile(p: Parser): Stmt {
  if (p.explain) explainWhile(p);
  const start = p.advance();
  const test = parseNamedExpression(p);
  p.expect(T.Colon);
  const body = parseBlock(p);
  const orelse = parseElse(p);
  return { kind: 'While', test, body, orelse, span: p.spanFrom(start) };
}

function parseFor(p: Parser, start: Token, isAsync: boolean): Stmt {
  if (p.explain) explainFor(p);
  const { index } = p;
  if (isAsync) p.advance();
  p.expect(T.For);
  const target = p.explain ? p.attempt(parseStarTargets) : parseStarTargets(p);
  if (target === null || !p.at(T.In)) {
    p.reset(index);
    if (p.explain) explainForTargets(p);
    return p.fail();
  }
  p.advance();
  const iter = parseStarExpressions(p);
  p.expect(T.Colon);
  const body = parseBlock(p);
  const orelse = parseElse(p);
  return { kind: isAsync ? 'AsyncFor' : 'For', target, iter, body, orelse, span: p.spanFrom(start) };
}

// ---- with ----

function parseWith(p: Parser, start: Token, isAsync: boolean): Stmt {
  if (p.explain) explainWithStart(p);
  const { index } = p;
  if (isAsync) p.advance();
  p.expect(T.With);
  let items = p.at(T.LPar) ? p.attempt(parseParenthesizedItems) : null;
  items ??= p.explain ? p.attempt(parseItems) : parseItems(p);
  if (items === null) {
    p.reset(index);
    explainWith(p);
    return p.fail();
  }
  const body = parseBlock(p);
  return { kind: isAsync ? 'AsyncWith' : 'With', items, body, span: p.spanFrom(start) };
}

/** `(a as b, c):`; what is in parentheses may also be the one expression of a list without them. */
function parseParenthesizedItems(p: Parser): WithItem[] {
  p.advance();
  const items = [parseItem(p)];
  while (p.eat(T.Comma) && !p.at(T.RPar)) items.push(parseItem(p));
  p.expect(T.RPar);
  p.expect(T.Colon);
  return items;
}

function parseItems(p: Parser): WithItem[] {
  const items: WithItem[] = [];
  do items.push(parseItem(p));
  while (p.eat(T.Comma));
  p.expect(T.Colon);
  return items;
}

function parseItem(p: Parser): WithItem {
  const { index } = p;
  const context_expr = parseExpression(p);
  if (!p.at(T.As)) return { context_expr, optional_vars: null };
  p.advance();
  const target = p.explain ? p.attempt(parseStarTarget) : parseStarTarget(p);
  if (target !== null && (p.at(T.Comma) || p.at(T.RPar) || p.at(T.Colon))) {
    return { context_expr, optional_vars: target };
  }
  p.reset(index);
  if (p.explain) explainWithItem(p);
  return p.fail();
}

// ---- try ----

function parseTry(p: Parser): Stmt {
  if (p.explain) explainTry(p);
  const start = p.advance();
  p.expectForced(T.Colon, ':');
  const body = parseBlock(p);
  if (!p.at(T.Except)) {
    const finalbody = p.at(T.Finally) ? parseFinally(p) : p.fail();
    return { kind: 'Try', body, handlers: [], orelse: [], finalbody, span: p.spanFrom(start) };
  }
  const isStar = p.peek() === T.Star;
  const handlers: ExceptHandler[] = [];
  while (p.at(T.Except) && (p.peek() === T.Star) === isStar) handlers.push(parseExcept(p, isStar));
  const orelse = parseElse(p);
  const finalbody = p.at(T.Finally) ? parseFinally(p) : [];
  return { kind: isStar ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, span: p.spanFrom(start) };
}

/** `except …:` or `except* …:` with its block. */
export function parseExcept(p: Parser, isStar: boolean): ExceptHandler {
  if (!p.explain) return plainExcept(p, isStar);
  explainExceptStart(p, isStar);
  const found = p.attempt(inner => plainExcept(inner, isStar));
  if (found !== null) return found;
  explainExcept(p);
  return p.fail();
}

function plainExcept(p: Parser, isStar: boolean): ExceptHandler {
  const start = p.expect(T.Except);
  if (isStar) p.expect(T.Star);
  const type = !isStar && p.at(T.Colon) ? null : parseExpression(p);
  const name = type !== null && p.eat(T.As) ? p.expect(T.Name).text : null;
  p.expect(T.Colon);
  const body = parseBlock(p);
  return { kind: 'ExceptHandler', type, name, body, span: p.spanFrom(start) };
}

function parseFinally(p: Parser): Stmt[] {
  if (p.explain) explainFinally(p);
  p.advance();
  p.expectForced(T.Colon, ':');
  return parseBlock(p);
}
