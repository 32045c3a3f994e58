/**
 * The instruction list of one code block under construction: emission, labels, exception regions.
 * Knows nothing of syntax; what becomes of the list is in control-flow.ts, bound-analysis.ts and encode.ts.
 */
import { Op, type OpcodeName } from '../bytecode/opcodes.js';
import type { Span } from '../syntax/span.js';
import { assert } from './assert.js';
import { Instruction, Label, type Handler } from './instruction.js';

export class Assembler {
  instructions: Instruction[] = [];
  readonly labels: Label[] = [];
  /** Covers what is emitted now; null outside every try. */
  handler: Handler | null = null;

  emit(name: OpcodeName, span: Span, a = 0, b = 0, c = 0, d = 0): Instruction {
    const instruction = new Instruction(Op[name], a, b, c, d, span, null, this.handler);
    this.instructions.push(instruction);
    return instruction;
  }

  /** Jumps forward; for FOR_ITER and SEND, `a`, `b` and `c` are their other operands. */
  jump(name: OpcodeName, span: Span, target: Label, a = 0, b = 0, c = 0): void {
    assert(target.at < 0, `${name} must jump forward`);
    this.emit(name, span, a, b, c).target = target;
  }

  /** The back edge of a loop. */
  jumpBack(span: Span, header: Label): void {
    assert(header.at >= 0, 'JUMP_BACKWARD must jump backward');
    this.emit('JUMP_BACKWARD', span).target = header;
  }

  place(label: Label): void {
    assert(label.at < 0, 'label placed twice');
    label.at = this.instructions.length;
    this.labels.push(label);
  }

  /** A label at the current place. */
  here(): Label {
    const label = new Label();
    this.place(label);
    return label;
  }

  /** Emits `body` with exceptions going to `handler` (null: out of this code block). */
  covered(handler: Handler | null, body: () => void): void {
    const outer = this.handler;
    this.handler = handler;
    body();
    this.handler = outer;
  }
}
