/**
 * Arithmetic of two ints. Three ranges, by what was seen: int32, safe ints (JS numbers), and wide ones: products that
 * leave the safe ints but are reduced at once by `%`, `&` or `>>`, as generators of random numbers and hashes do. A wide value is
 * not made; who reduces it works on its exact parts, and an exit makes it of its operands.
 */
import { BINARY_OPERATORS, Op, WIDTH } from '../bytecode/opcodes.js';
import { RESULT } from '../feedback/site.js';
import type { Builder } from './build.js';
import type { Node, Op as Operation } from './ir.js';

const INT32: Readonly<Record<string, Operation>> = { '+': 'int32_add', '-': 'int32_sub', '*': 'int32_mul' };
const INT: Readonly<Record<string, Operation>> = {
  '+': 'int_add',
  '-': 'int_sub',
  '*': 'int_mul',
  '%': 'int_mod',
  '//': 'int_floordiv',
  '/': 'int_div',
  '&': 'int_and',
  '|': 'int_or',
  '^': 'int_xor',
  '<<': 'int_shl',
  '>>': 'int_shr',
};
const WIDE: Readonly<Record<string, Operation>> = { '+': 'wide_add', '-': 'wide_sub', '*': 'wide_mul' };
const REDUCING: Readonly<Record<string, Operation>> = { '%': 'wide_mod', '&': 'wide_and', '>>': 'wide_shr' };

export function asInt(b: Builder, v: Node): Node {
  return v.type === 'int32' || v.type === 'int' ? v : b.guard('check_int', v, 'int', 'NotInt');
}
export function asInt32(b: Builder, v: Node): Node {
  return v.type === 'int32' ? v : b.guard('check_int32', v, 'int32', 'NotInt');
}

/** Operations of two ints; undefined where the helper serves better. `to`: the register of the result. */
export function intBinary(b: Builder, op: string, x: Node, y: Node, results: number, to: number): Node | undefined {
  const isBanned = (reason: 'IntOverflow' | 'ResultKindChanged'): boolean => b.spec.isBanned(b.entry, b.pc, reason);
  if (isWide(x) || isWide(y)) return reduced(b, op, x, y, results) ?? wider(b, op, x, y, to);
  const small = (results & ~RESULT.smallInt) === 0 && !isBanned('IntOverflow');
  const safe = (results & ~(RESULT.smallInt | RESULT.int)) === 0 && !isBanned('ResultKindChanged');
  if (op === '*' && !safe && isReducedSoon(b, to)) return b.add('wide_mul', [asInt(b, x), asInt(b, y)], 'any', {}, b.state());
  if (INT32[op] !== undefined) {
    // operands of an int32 operation may be any safe ints: only the result is checked
    if (small) return b.add(INT32[op], [asInt(b, x), asInt(b, y)], 'int32', { reason: 'IntOverflow' }, b.state());
    return safe ? b.add(INT[op], [asInt(b, x), asInt(b, y)], 'int', { reason: 'ResultKindChanged' }, b.state()) : undefined;
  }
  if (op === '/' && (results & ~RESULT.float) === 0)
    return b.add('int_div', [asInt(b, x), asInt(b, y)], 'double', { reason: 'DivisionByZero' }, b.state());
  if (!safe) return undefined;
  if (op === '%' || op === '//') return division(b, op, asInt(b, x), asInt(b, y), small);
  if (op === '&' || op === '|' || op === '^') return bits(b, op, x, y, small);
  return op === '<<' || op === '>>' ? shift(b, op, x, y, small) : undefined;
}

/** The value of an int constant, or NaN. */
export function constantInt(n: Node): number {
  return n.op === 'const' && typeof n.data.ref === 'number' ? n.data.ref : NaN;
}

/** `% 2^k` as `& (2^k − 1)`: k, or −1. Up to 2^32. */
export function powerOfTwo(n: Node): number {
  const m = constantInt(n);
  const k = Math.round(Math.log2(m));
  return m >= 1 && m <= 2 ** 32 && 2 ** k === m ? k : -1;
}

function division(b: Builder, op: string, x: Node, y: Node, small: boolean): Node {
  const k = powerOfTwo(y);
  if (op === '%' && k >= 0 && k < 32) return b.add('int_and', [x, b.constant(2 ** k - 1, 'int32')], 'int32');
  const type = small && x.type === 'int32' && y.type === 'int32' ? 'int32' : 'int';
  return b.add(INT[op], [x, y], type, { reason: 'DivisionByZero' }, b.state());
}

/** Operands that are ints of unknown size are taken to be small where results were, until that fails. */
function bits(b: Builder, op: string, x: Node, y: Node, small: boolean): Node {
  const isMask = (n: Node): boolean => op === '&' && constantInt(n) >= 0 && constantInt(n) < 2 ** 31;
  if (isMask(x) || isMask(y)) return b.add('int_and', [asInt(b, x), asInt(b, y)], 'int32');
  const narrow = (v: Node): Node => (v.type === 'any' ? b.guard('check_int32', v, 'int32', 'IntOverflow') : asInt(b, v));
  const [p, q] = small ? [narrow(x), narrow(y)] : [asInt(b, x), asInt(b, y)];
  if (p.type === 'int32' && q.type === 'int32') return b.add(INT[op], [p, q], 'int32');
  return b.add(INT[op], [p, q], 'int', { reason: 'ResultKindChanged' }, b.state());
}

function shift(b: Builder, op: string, x: Node, y: Node, small: boolean): Node {
  const narrow = (v: Node): Node => (v.type === 'any' ? b.guard('check_int32', v, 'int32', 'IntOverflow') : asInt(b, v));
  const [p, q] = small ? [narrow(x), narrow(y)] : [asInt(b, x), asInt(b, y)];
  const type = small && p.type === 'int32' && q.type === 'int32' ? 'int32' : 'int';
  if (op === '>>') return b.add('int_shr', [p, q], type, { reason: 'NegativeShift' }, b.state());
  return b.add('int_shl', [p, q], type, { reason: type === 'int32' ? 'IntOverflow' : 'ResultKindChanged' }, b.state());
}

// ---- wide ----

export const isWide = (n: Node): boolean => n.op === 'wide_mul' || n.op === 'wide_add' || n.op === 'wide_sub';

/** The most products and summands in one wide value. */
const MAX_PARTS = 6;
const parts = (n: Node): number => (isWide(n) ? n.args.reduce((sum, arg) => sum + parts(arg), 0) : 1);

/** A sum that has a wide operand; a product of one is none. */
function wider(b: Builder, op: string, x: Node, y: Node, to: number): Node | undefined {
  if (op === '*' || WIDE[op] === undefined || parts(x) + parts(y) > MAX_PARTS || !isReducedSoon(b, to)) return undefined;
  const operand = (v: Node): Node => (isWide(v) ? v : asInt(b, v));
  return b.add(WIDE[op], [operand(x), operand(y)], 'any', {}, b.state());
}

/** What makes a safe int of a wide one. */
function reduced(b: Builder, op: string, x: Node, y: Node, results: number): Node | undefined {
  const safe = (results & ~(RESULT.smallInt | RESULT.int)) === 0;
  if (!isWide(x) || isWide(y) || REDUCING[op] === undefined || !safe) return undefined;
  if (op === '&' && !(constantInt(y) >= 0)) return undefined;
  const fits = op === '&' ? constantInt(y) < 2 ** 31 : op === '%' && powerOfTwo(y) >= 0 && powerOfTwo(y) < 32;
  const reason = op === '%' ? 'DivisionByZero' : 'ResultKindChanged';
  if (b.spec.isBanned(b.entry, b.pc, reason)) return undefined;
  return b.add(REDUCING[op], [x, asInt(b, y)], fits ? 'int32' : 'int', { reason }, b.state());
}

/** So many instructions may lie between a product and what reduces it. */
const NEAR = 6;

/** Is what register `r` is given here the left operand of a reducing operator, perhaps after sums? */
function isReducedSoon(b: Builder, r: number): boolean {
  const { ins } = b;
  let register = r;
  for (let pc = b.pc + WIDTH, n = 0; n < NEAR && pc < ins.length; pc += WIDTH, n++) {
    if (ins[pc] !== Op.BINARY_OP && ins[pc] !== Op.INPLACE_OP) {
      if (!PASSIVE.has(ins[pc])) return false;
      continue;
    }
    const op = BINARY_OPERATORS[ins[pc + 4]];
    const isLeft = ins[pc + 2] === register;
    if (isLeft && REDUCING[op] !== undefined) return true;
    if (!isLeft && ins[pc + 3] !== register) {
      // another operand of the sum to come
      if (ins[pc + 1] === register) return false;
      continue;
    }
    if (op !== '+' && op !== '-') return false;
    register = ins[pc + 1];
  }
  return false;
}

/** Instructions that only bring operands. */
const PASSIVE: ReadonlySet<number> = new Set([Op.MOVE, Op.LOAD_CONST, Op.LOAD_ATTR, Op.LOAD_GLOBAL, Op.LOAD_DEREF]);
