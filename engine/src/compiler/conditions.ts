/**
 * Conditions as jumps: `not`, `and`, `or`, comparison chains and conditional expressions steer
 * control directly, without a value in between. Knows nothing of statements.
 */
import type { BoolOp, Compare, Expr, IfExp } from '../syntax/ast.js';
import { NO_SPAN } from '../syntax/span.js';
import { value } from './expressions.js';
import { truth } from './fold-constants.js';
import { Label } from './instruction.js';
import { compareChain } from './operators.js';
import type { Unit } from './unit.js';

/** Jumps to `target` when the truth of `e` is `wanted`; falls through otherwise. */
export function jumpIf(u: Unit, e: Expr, wanted: boolean, target: Label): void {
  while (e.kind === 'UnaryOp' && e.op === 'Not') {
    e = e.operand;
    wanted = !wanted;
  }
  const constant = u.constantOf(e);
  if (constant !== null) return jumpIfConstant(u, e, truth(constant) === wanted, target);
  if (e.kind === 'BoolOp') return jumpIfBool(u, e, wanted, target);
  if (e.kind === 'IfExp') return jumpIfConditional(u, e, wanted, target);
  if (e.kind === 'Compare' && e.ops.length > 1) return jumpIfChain(u, e, wanted, target);
  if (e.kind === 'Compare' && isNoneTest(u, e)) return jumpIfNone(u, e, wanted, target);
  u.scratch(() => {
    const register = value(u, e);
    u.jump(wanted ? 'POP_JUMP_IF_TRUE' : 'POP_JUMP_IF_FALSE', e.span, target, register);
  });
}

/** A NOP stands for the line of a test that is not made. */
function jumpIfConstant(u: Unit, e: Expr, taken: boolean, target: Label): void {
  if (taken) u.jump('JUMP', e.span, target);
  else u.emit('NOP', e.span);
}

function jumpIfBool(u: Unit, e: BoolOp, wanted: boolean, target: Label): void {
  // `or` is decided by a true operand, `and` by a false one.
  const decides = e.op === 'Or';
  const end = new Label();
  const decided = decides === wanted ? target : end;
  for (const part of e.values.slice(0, -1)) jumpIf(u, part, decides, decided);
  jumpIf(u, e.values[e.values.length - 1], wanted, target);
  u.place(end);
}

function jumpIfConditional(u: Unit, e: IfExp, wanted: boolean, target: Label): void {
  const otherwise = new Label();
  const end = new Label();
  jumpIf(u, e.test, false, otherwise);
  jumpIf(u, e.body, wanted, target);
  u.jump('JUMP', NO_SPAN, end);
  u.place(otherwise);
  jumpIf(u, e.orelse, wanted, target);
  u.place(end);
}

function jumpIfChain(u: Unit, e: Compare, wanted: boolean, target: Label): void {
  const end = new Label();
  const onFalse = wanted ? end : target;
  u.scratch(() => {
    const result = u.alloc();
    compareChain(u, e, result, () => u.jump('POP_JUMP_IF_FALSE', e.span, onFalse, result));
    u.jump(wanted ? 'POP_JUMP_IF_TRUE' : 'POP_JUMP_IF_FALSE', e.span, target, result);
  });
  u.place(end);
}

function isNoneTest(u: Unit, e: Compare): boolean {
  return (e.ops[0] === 'Is' || e.ops[0] === 'IsNot') && u.constantOf(e.comparators[0])?.type === 'None';
}

function jumpIfNone(u: Unit, e: Compare, wanted: boolean, target: Label): void {
  u.scratch(() => {
    const register = value(u, e.left);
    const onNone = (e.ops[0] === 'Is') === wanted;
    u.jump(onNone ? 'POP_JUMP_IF_NONE' : 'POP_JUMP_IF_NOT_NONE', e.span, target, register);
  });
}
