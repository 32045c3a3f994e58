/**
 * Operators whose result is a value: binary, unary, comparison, `and`/`or`. Conditions, where the
 * result only steers a jump, are in conditions.ts. Knows nothing of statements.
 */
import { BINARY_OPERATORS, COMPARE_OPERATORS, UNARY_OPERATORS } from '../bytecode/opcodes.js';
import type { Const } from '../bytecode/code.js';
import type { BinOp, BoolOp, CmpOp, Compare, Expr, Operator, UnaryOp } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { into, near, value } from './expressions.js';
import { truth } from './fold-constants.js';
import { Label } from './instruction.js';
import { percentFormat } from './percent-format.js';
import { rebinds } from './rebinds.js';
import { isTemporary } from './registers.js';
import type { Unit } from './unit.js';

const BINARY: Readonly<Record<Operator, (typeof BINARY_OPERATORS)[number]>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};
const COMPARE = { Lt: '<', LtE: '<=', Eq: '==', NotEq: '!=', Gt: '>', GtE: '>=' } as const satisfies Partial<Record<CmpOp, string>>;
const UNARY = { Invert: '~', UAdd: '+', USub: '-' } as const;

/** Operand d of BINARY_OP and INPLACE_OP. */
export const binaryOperator = (op: Operator): number => BINARY_OPERATORS.indexOf(BINARY[op]);

/** A loop along the left operands: chains of thousands of operators are ordinary. */
export function binaryInto(u: Unit, e: BinOp, dest: number): void {
  const chain: BinOp[] = [];
  let leftmost: Expr = e;
  while (leftmost.kind === 'BinOp' && u.constantOf(leftmost) === null) {
    const joined = percentFormat(u, leftmost);
    if (joined !== null) {
      leftmost = joined;
      break;
    }
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  if (chain.length === 0) return into(u, leftmost, dest);
  const built = u.temporary(dest);
  let left = near(u, leftmost, built);
  for (let i = chain.length - 1; i >= 0; i--) {
    const { right, op, span } = chain[i];
    left = keep(u, left, built, span, right);
    const result = i === 0 ? dest : built;
    const l = left;
    u.scratch(() => u.emit('BINARY_OP', span, result, l, value(u, right), binaryOperator(op)));
    left = result;
  }
}

/** The register of an operand that must survive the evaluation of `later`: `temporary` when it is a variable they may rebind. */
export function keep(u: Unit, register: number, temporary: number, span: Span, later: Expr | null): number {
  if (isTemporary(register) || !rebinds(later)) return register;
  u.move(temporary, register, span);
  return temporary;
}

export function unaryInto(u: Unit, e: UnaryOp, dest: number): void {
  if (e.op !== 'Not') {
    u.emit('UNARY_OP', e.span, dest, near(u, e.operand, u.temporary(dest)), UNARY_OPERATORS.indexOf(UNARY[e.op]));
    return;
  }
  const flipped = flip(e.operand);
  if (flipped !== null) into(u, flipped, dest);
  else u.emit('NOT', e.span, dest, near(u, negated(e), u.temporary(dest)));
}

/** The operand of `not`; CPython gives a comparison there the position of the whole. */
function negated(e: UnaryOp): Expr {
  const { operand } = e;
  return operand.kind === 'Compare' && operand.ops.length === 1 ? { ...operand, span: e.span } : operand;
}

const FLIPPED: Partial<Record<CmpOp, CmpOp>> = { Is: 'IsNot', IsNot: 'Is', In: 'NotIn', NotIn: 'In' };

/** `not a is b` → `a is not b`, which gives the same bool; null when `e` is nothing like it. */
function flip(e: Expr): Compare | null {
  const op = e.kind === 'Compare' && e.ops.length === 1 ? FLIPPED[e.ops[0]] : undefined;
  return op === undefined ? null : { ...(e as Compare), ops: [op] };
}

/** The value of the first operand that decides, or of the last. */
export function boolInto(u: Unit, e: BoolOp, dest: number): void {
  const result = u.temporary(dest);
  const end = new Label();
  const jump = e.op === 'And' ? 'POP_JUMP_IF_FALSE' : 'POP_JUMP_IF_TRUE';
  const parts = undecided(u, e);
  parts.forEach((part, i) => {
    into(u, part, result);
    if (i < parts.length - 1) u.jump(jump, e.span, end, result);
  });
  u.place(end);
  u.move(dest, result, e.span);
}

/** The operands that matter: constants that decide nothing are dropped, what follows one that decides is never evaluated. */
function undecided(u: Unit, e: BoolOp): Expr[] {
  const parts: Expr[] = [];
  for (const [i, part] of e.values.entries()) {
    const constant = u.constantOf(part);
    const decides = constant !== null && truth(constant) === (e.op === 'Or');
    if (constant === null || decides || i === e.values.length - 1) parts.push(part);
    if (decides) break;
  }
  return parts;
}

export function compareInto(u: Unit, e: Compare, dest: number): void {
  if (e.ops.length === 1) return comparison(u, e, dest);
  const result = u.temporary(dest);
  const end = new Label();
  compareChain(u, e, result, () => u.jump('POP_JUMP_IF_FALSE', e.span, end, result));
  u.place(end);
  u.move(dest, result, e.span);
}

function comparison(u: Unit, e: Compare, dest: number): void {
  const [right] = e.comparators;
  const built = u.temporary(dest);
  const left = keep(u, near(u, e.left, built), built, e.span, right);
  emitComparison(u, e, 0, dest, left, comparand(u, e, 0));
}

/** Operands of longer chains of comparisons share a register. */
const SHORT_CHAIN = 4;

/** Compares link by link into `result`; `between` runs after each link but the last. */
export function compareChain(u: Unit, e: Compare, result: number, between: () => void): void {
  let left = keptOperand(u, e.left, e.span, e.comparators);
  if (e.ops.length > SHORT_CHAIN && isTemporary(left)) return longChain(u, e, left, result, between);
  e.ops.forEach((_, i) => {
    const right = keptOperand(u, e.comparators[i], e.span, e.comparators.slice(i + 1));
    emitComparison(u, e, i, result, left, right);
    if (i < e.ops.length - 1) between();
    left = right;
  });
}

/** As `compareChain`, with one register for all operands on the left. */
function longChain(u: Unit, e: Compare, left: number, result: number, between: () => void): void {
  e.ops.forEach((_, i) => {
    u.scratch(() => {
      const right = keptOperand(u, e.comparators[i], e.span, e.comparators.slice(i + 1));
      emitComparison(u, e, i, result, left, right);
      if (i === e.ops.length - 1) return;
      between();
      u.move(left, right, e.span);
    });
  });
}

function keptOperand(u: Unit, e: Expr, span: Span, later: readonly Expr[]): number {
  const register = value(u, e);
  if (isTemporary(register) || !later.some(rebinds)) return register;
  const copy = u.alloc();
  u.move(copy, register, span);
  return copy;
}

function emitComparison(u: Unit, e: Compare, link: number, dest: number, left: number, right: number): void {
  const op = e.ops[link];
  switch (op) {
    case 'Is':
    case 'IsNot':
      u.emit('IS_OP', e.span, dest, left, right, op === 'IsNot' ? 1 : 0);
      return;
    case 'In':
    case 'NotIn':
      u.emit('CONTAINS_OP', e.span, dest, left, right, op === 'NotIn' ? 1 : 0);
      return;
    default:
      u.emit('COMPARE_OP', e.span, dest, left, right, COMPARE_OPERATORS.indexOf(COMPARE[op]));
  }
}

/** The right operand of a single comparison; `in [1, 2]` and `in {1, 2}` search constants. */
function comparand(u: Unit, e: Compare, link: number): number {
  const right = e.comparators[link];
  const constant = e.ops[link] === 'In' || e.ops[link] === 'NotIn' ? constantDisplay(u, right) : null;
  if (constant === null) return value(u, right);
  const register = u.alloc();
  u.loadConst(register, constant, right.span);
  return register;
}

/** A list or set display of constants that nothing can change, as a tuple or frozenset; else null. */
export function constantDisplay(u: Unit, e: Expr): Const | null {
  if (e.kind !== 'List' && e.kind !== 'Set') return null;
  const items = u.context.folder.constantsOf(e.elts);
  return items && { type: e.kind === 'List' ? 'tuple' : 'frozenset', items };
}
