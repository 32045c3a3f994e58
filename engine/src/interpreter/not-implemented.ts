/**
 * Special methods that compiled code called in place, and that were finished here: NotImplemented from one of them is no
 * result yet, the other operand's method is asked. May run Python.
 */
import { BINARY_OPERATORS, COMPARE_OPERATORS, Op } from '../bytecode/opcodes.js';
import { afterNotImplemented } from '../objects/arithmetic.js';
import { comparedByOther } from '../objects/compare.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';

/** What the instruction that `waiting` stands at makes of NotImplemented; a call gives it as it is. */
export function answerOf(vm: Vm, waiting: Frame, notImplemented: Value): Value {
  const ins = waiting.code.code.instructions;
  const { pc, regs } = waiting;
  const [a, b] = [regs[ins[pc + 2]]!, regs[ins[pc + 3]]!];
  switch (ins[pc]) {
    case Op.BINARY_OP:
    case Op.INPLACE_OP:
      return afterNotImplemented(vm, BINARY_OPERATORS[ins[pc + 4]], a, b, ins[pc] === Op.INPLACE_OP);
    case Op.COMPARE_OP:
      return comparedByOther(vm, COMPARE_OPERATORS[ins[pc + 4]], a, b);
    default:
      return notImplemented;
  }
}
