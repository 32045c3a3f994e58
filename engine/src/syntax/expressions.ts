/**
 * Expressions built with operators: conditions, `lambda`, boolean and arithmetic operators, `await`,
 * tuples without parentheses, `:=` and `yield`. Knows nothing of statements.
 */
import type { CmpOp, Expr, Operator, Starred, UnaryOperator } from './ast.js';
import { parsePrimary } from './atoms.js';
import { explainArithmetic, explainExpression, explainFactor, explainNamedExpression } from './explain-expressions.js';
import { parseLambdaParameters } from './parameters.js';
import type { Parser } from './parser-base.js';
import { T } from './tokens.js';

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
  const first = parseElement(p);
  if (!p.at(T.Comma)) return first;
  const elts = [first];
  while (p.eat(T.Comma)) {
    const next = startsExpression(p.kind) ? parseElementAfterComma(p, parseElement) : null;
    if (next === null) break;
    elts.push(next);
  }
  return { kind: 'Tuple', elts, ctx: 'Load', span: p.spanFrom(first) };
}

/** A keyword after a comma may only look like an expression: then the tuple is over. */
function parseElementAfterComma(p: Parser, parseElement: (p: Parser) => Expr): Expr | null {
  return p.explain ? p.attempt(parseElement) : parseElement(p);
}

/** Whether an expression, perhaps starred, can start with this token. */
export function startsExpression(kind: T): boolean {
  switch (kind) {
    case T.Name: case T.Number: case T.String: case T.FStringStart: case T.LPar: case T.LBracket: case T.LBrace:
    case T.Minus: case T.Plus: case T.Tilde: case T.Not: case T.Lambda: case T.Await: case T.Ellipsis:
    case T.None: case T.True: case T.False: case T.Star:
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

export function parseStarred(p: Parser, parseValue: (p: Parser) => Expr): Starred {
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
  return p.explain ? p.memoized('expression', explainedExpression) : plainExpression(p);
}

function explainedExpression(p: Parser): Expr {
  explainExpression(p);
  return plainExpression(p);
}

function plainExpression(p: Parser): Expr {
  if (p.at(T.Lambda)) return p.deeper(parseLambda);
  const body = parseDisjunction(p);
  return p.at(T.If) ? p.deeper(inner => parseConditional(inner, body)) : body;
}

function parseConditional(p: Parser, body: Expr): Expr {
  const { index } = p;
  p.advance();
  const test = parseDisjunction(p);
  if (!p.at(T.Else) && p.explain) {
    p.reset(index);
    return body;
  }
  p.expect(T.Else);
  const orelse = parseExpression(p);
  return { kind: 'IfExp', test, body, orelse, span: p.spanFrom(body) };
}

function parseLambda(p: Parser): Expr {
  const start = p.advance();
  const args = parseLambdaParameters(p);
  p.expect(T.Colon);
  const body = parseExpression(p);
  return { kind: 'Lambda', args, body, span: p.spanFrom(start) };
}

// ---- boolean operators and comparisons ----

export function parseDisjunction(p: Parser): Expr {
  return p.explain ? p.memoized('disjunction', plainDisjunction) : plainDisjunction(p);
}

function plainDisjunction(p: Parser): Expr {
  const first = parseConjunction(p);
  if (!p.at(T.Or)) return first;
  const values = [first];
  while (p.eat(T.Or)) values.push(parseConjunction(p));
  return { kind: 'BoolOp', op: 'Or', values, span: p.spanFrom(first) };
}

function parseConjunction(p: Parser): Expr {
  const first = parseInversion(p);
  if (!p.at(T.And)) return first;
  const values = [first];
  while (p.eat(T.And)) values.push(parseInversion(p));
  return { kind: 'BoolOp', op: 'And', values, span: p.spanFrom(first) };
}

export function parseInversion(p: Parser): Expr {
  if (!p.at(T.Not)) return parseComparison(p);
  const start = p.advance();
  const operand = p.deeper(parseInversion);
  return { kind: 'UnaryOp', op: 'Not', operand, span: p.spanFrom(start) };
}

function parseComparison(p: Parser): Expr {
  const left = parseBitwiseOr(p);
  let op = comparisonAt(p);
  if (op === null) return left;
  const ops: CmpOp[] = [];
  const comparators: Expr[] = [];
  while (op !== null) {
    p.advance();
    if (op === 'NotIn' || op === 'IsNot') p.advance();
    ops.push(op);
    comparators.push(parseBitwiseOr(p));
    op = comparisonAt(p);
  }
  return { kind: 'Compare', left, ops, comparators, span: p.spanFrom(left) };
}

function comparisonAt(p: Parser): CmpOp | null {
  switch (p.kind) {
    case T.EqEqual: return 'Eq';
    case T.NotEqual: return p.token.text === '!=' ? 'NotEq' : null;
    case T.Less: return 'Lt';
    case T.LessEqual: return 'LtE';
    case T.Greater: return 'Gt';
    case T.GreaterEqual: return 'GtE';
    case T.In: return 'In';
    case T.Is: return p.peek() === T.Not ? 'IsNot' : 'Is';
    case T.Not: return p.peek() === T.In ? 'NotIn' : null;
    default: return null;
  }
}

// ---- binary operators ----

interface BinaryOperator { readonly op: Operator; readonly precedence: number }

const BINARY: ReadonlyMap<T, BinaryOperator> = new Map<T, BinaryOperator>([
  [T.VBar, { op: 'BitOr', precedence: 1 }],
  [T.Circumflex, { op: 'BitXor', precedence: 2 }],
  [T.Amper, { op: 'BitAnd', precedence: 3 }],
  [T.LeftShift, { op: 'LShift', precedence: 4 }],
  [T.RightShift, { op: 'RShift', precedence: 4 }],
  [T.Plus, { op: 'Add', precedence: 5 }],
  [T.Minus, { op: 'Sub', precedence: 5 }],
  [T.Star, { op: 'Mult', precedence: 6 }],
  [T.Slash, { op: 'Div', precedence: 6 }],
  [T.DoubleSlash, { op: 'FloorDiv', precedence: 6 }],
  [T.Percent, { op: 'Mod', precedence: 6 }],
  [T.At, { op: 'MatMult', precedence: 6 }],
]);

/** `bitwise_or`: all binary operators but the comparisons. */
export function parseBitwiseOr(p: Parser): Expr {
  return p.explain ? p.memoized('bitwise_or', plainBitwiseOr) : parseBinary(p, 1);
}

function plainBitwiseOr(p: Parser): Expr {
  return parseBinary(p, 1);
}

/** Operators of at least this precedence, all left-associative. */
function parseBinary(p: Parser, least: number): Expr {
  let left = parseFactor(p);
  for (;;) {
    if (p.kind < T.At || p.kind > T.RightShift) return left;
    const operator = BINARY.get(p.kind);
    if (operator === undefined || operator.precedence < least) return left;
    p.advance();
    if (p.explain) explainArithmetic(p, operator.precedence);
    const right = parseBinary(p, operator.precedence + 1);
    left = { kind: 'BinOp', left, op: operator.op, right, span: p.spanFrom(left) };
  }
}

/** `factor`: signs, and `**`, whose right side may have signs again. */
export function parseFactor(p: Parser): Expr {
  const op = unaryAt(p.kind);
  if (op !== null) {
    const start = p.advance();
    if (p.explain) explainFactor(p);
    const operand = p.deeper(parseFactor);
    return { kind: 'UnaryOp', op, operand, span: p.spanFrom(start) };
  }
  const left = p.at(T.Await) ? parseAwait(p) : parsePrimary(p);
  if (!p.at(T.DoubleStar)) return left;
  p.advance();
  const right = p.deeper(parseFactor);
  return { kind: 'BinOp', left, op: 'Pow', right, span: p.spanFrom(left) };
}

function unaryAt(kind: T): UnaryOperator | null {
  switch (kind) {
    case T.Minus: return 'USub';
    case T.Plus: return 'UAdd';
    case T.Tilde: return 'Invert';
    default: return null;
  }
}

function parseAwait(p: Parser): Expr {
  const start = p.advance();
  const value = parsePrimary(p);
  return { kind: 'Await', value, span: p.spanFrom(start) };
}
