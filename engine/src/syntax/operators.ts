/**
 * Operators, from `or` down to `await`, by precedence. Knows nothing of what may stand around an expression.
 */
import type { CmpOp, Expr, Operator, UnaryOperator } from './ast.js';
import type { Parser } from './parser-base.js';
import { parsePrimary } from './atoms.js';
import { explainArithmetic, explainFactor } from './explain-expressions.js';
import { T } from './tokens.js';

// ---- boolean operators and comparisons ----

export function parseDisjunction(p: Parser): Expr {
  return p.secondPass ? p.memoized('disjunction', plainDisjunction) : plainDisjunction(p);
}

function plainDisjunction(p: Parser): Expr {
  const start = p.token;
  const first = parseConjunction(p);
  if (!p.at(T.Or)) return first;
  const values = [first];
  while (p.at(T.Or)) if (!parseOperand(p, parseConjunction, values)) break;
  return values.length === 1 ? first : { kind: 'BoolOp', op: 'Or', values, span: p.spanFrom(start) };
}

function parseConjunction(p: Parser): Expr {
  const start = p.token;
  const first = parseInversion(p);
  if (!p.at(T.And)) return first;
  const values = [first];
  while (p.at(T.And)) if (!parseOperand(p, parseInversion, values)) break;
  return values.length === 1 ? first : { kind: 'BoolOp', op: 'And', values, span: p.spanFrom(start) };
}

/**
 * Steps over the operator and adds the operand after it. Where that is wrong the first pass fails; the second
 * goes on as if the expression ended before the operator, and returns false.
 */
function parseOperand(p: Parser, parse: (p: Parser) => Expr, operands: Expr[]): boolean {
  const { index } = p;
  p.advance();
  const operand = p.secondPass ? p.attempt(parse) : parse(p);
  if (operand !== null) operands.push(operand);
  else p.reset(index);
  return operand !== null;
}

export function parseInversion(p: Parser): Expr {
  if (!p.at(T.Not)) return parseComparison(p);
  const start = p.advance();
  const operand = p.deeper(parseInversion);
  return { kind: 'UnaryOp', op: 'Not', operand, span: p.spanFrom(start) };
}

function parseComparison(p: Parser): Expr {
  const start = p.token;
  const left = parseBitwiseOr(p);
  let op = comparisonAt(p);
  if (op === null) return left;
  const ops: CmpOp[] = [];
  const comparators: Expr[] = [];
  while (op !== null) {
    const parse = op === 'NotIn' || op === 'IsNot' ? parseAfterWord : parseBitwiseOr;
    if (!parseOperand(p, parse, comparators)) break;
    ops.push(op);
    op = comparisonAt(p);
  }
  if (ops.length === 0) return left;
  return { kind: 'Compare', left, ops, comparators, span: p.spanFrom(start) };
}

/** Of an operator of two words, at the second. */
function parseAfterWord(p: Parser): Expr {
  p.advance();
  return parseBitwiseOr(p);
}

function comparisonAt(p: Parser): CmpOp | null {
  switch (p.kind) {
    case T.EqEqual:
      return 'Eq';
    case T.NotEqual:
      return p.token.text === '!=' ? 'NotEq' : null;
    case T.Less:
      return 'Lt';
    case T.LessEqual:
      return 'LtE';
    case T.Greater:
      return 'Gt';
    case T.GreaterEqual:
      return 'GtE';
    case T.In:
      return 'In';
    case T.Is:
      return p.peek() === T.Not ? 'IsNot' : 'Is';
    case T.Not:
      return p.peek() === T.In ? 'NotIn' : null;
    default:
      return null;
  }
}

// ---- binary operators ----

interface BinaryOperator {
  readonly op: Operator;
  readonly precedence: number;
}

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
  return p.secondPass ? p.memoized('bitwise_or', plainBitwiseOr) : parseBinary(p, 1);
}

function plainBitwiseOr(p: Parser): Expr {
  return parseBinary(p, 1);
}

/** Operators of at least this precedence, all left-associative. */
function parseBinary(p: Parser, least: number): Expr {
  const start = p.token;
  let left = parseFactor(p);
  for (;;) {
    if (p.kind < T.At || p.kind > T.RightShift) return left;
    const operator = BINARY.get(p.kind);
    if (operator === undefined || operator.precedence < least) return left;
    const { precedence } = operator;
    const right = p.secondPass ? p.attempt(inner => parseRight(inner, precedence)) : parseRight(p, precedence);
    if (right === null) return left;
    left = { kind: 'BinOp', left, op: operator.op, right, span: p.spanFrom(start) };
  }
}

/** From the operator. */
function parseRight(p: Parser, precedence: number): Expr {
  p.advance();
  if (p.explain) explainArithmetic(p, precedence);
  return parseBinary(p, precedence + 1);
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
  const start = p.token;
  const left = p.at(T.Await) ? parseAwait(p) : parsePrimary(p);
  if (!p.at(T.DoubleStar)) return left;
  const right: Expr[] = [];
  if (!p.deeper(inner => parseOperand(inner, parseFactor, right))) return left;
  return { kind: 'BinOp', left, op: 'Pow', right: right[0], span: p.spanFrom(start) };
}

function unaryAt(kind: T): UnaryOperator | null {
  switch (kind) {
    case T.Minus:
      return 'USub';
    case T.Plus:
      return 'UAdd';
    case T.Tilde:
      return 'Invert';
    default:
      return null;
  }
}

function parseAwait(p: Parser): Expr {
  const start = p.advance();
  const value = parsePrimary(p);
  return { kind: 'Await', value, span: p.spanFrom(start) };
}
