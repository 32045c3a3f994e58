/**
 * Removes CHECK_BOUND where a local is bound on every path: a forward data-flow analysis over the
 * instructions, exception edges included. Knows nothing of syntax.
 *
 * Sound because nothing but the instructions of a frame can unbind its locals (writes through
 * `f_locals` only bind), and because an instruction that raises has not written its destination.
 */
import { Op } from '../bytecode/opcodes.js';
import type { Assembler } from './assembler.js';
import { keepOnly } from './control-flow.js';
import { ENDS_BLOCK, OPERANDS, type Handler, type Instruction } from './instruction.js';

/** Bits in one word of state: the analysis runs once for every so many locals. */
const GROUP = 31;

export function removeBoundChecks(code: Assembler, parameterCount: number): void {
  const list = code.instructions;
  const checked = new Set<number>();
  for (const { op, a } of list) if (op === Op.CHECK_BOUND) checked.add(a);
  if (checked.size === 0) return;
  const keep = new Uint8Array(list.length).fill(1);
  const rest = dropParameterChecks(list, keep, checked, parameterCount);
  for (let i = 0; i < rest.length; i += GROUP) new Flow(list, rest.slice(i, i + GROUP), parameterCount).dropChecks(keep);
  keepOnly(code, keep);
}

/** The common case without data flow: a parameter that nothing unbinds. Returns the locals that are left. */
function dropParameterChecks(list: readonly Instruction[], keep: Uint8Array, checked: Set<number>, parameterCount: number): number[] {
  const unbound = new Set<number>();
  for (const { op, a } of list) if (op === Op.DELETE_FAST || op === Op.CLEAR) unbound.add(a);
  const safe = (local: number): boolean => local < parameterCount && !unbound.has(local);
  for (let i = 0; i < list.length; i++) if (list[i].op === Op.CHECK_BOUND && safe(list[i].a)) keep[i] = 0;
  return [...checked].filter(local => !safe(local));
}

/** A state is a set of `locals` (bit i: bound on every path seen so far); −1 marks a place not reached yet. */
class Flow {
  private readonly bits = new Map<number, number>();
  private readonly entry: Int32Array;
  private readonly starts: Uint8Array;
  private readonly pending: number[] = [0];
  private readonly atEntry: number;

  constructor(
    private readonly list: readonly Instruction[],
    locals: readonly number[],
    parameterCount: number,
  ) {
    let parameters = 0;
    locals.forEach((local, i) => {
      this.bits.set(local, 1 << i);
      if (local < parameterCount) parameters |= 1 << i;
    });
    this.atEntry = parameters;
    this.starts = blockStarts(list);
    this.entry = new Int32Array(list.length + 1).fill(-1);
  }

  dropChecks(keep: Uint8Array): void {
    this.entry[0] = this.atEntry;
    for (let at = this.pending.pop(); at !== undefined; at = this.pending.pop()) this.walk(at, null);
    for (let i = 0; i < this.list.length; i++) if (this.starts[i] === 1 && this.entry[i] >= 0) this.walk(i, keep);
  }

  /** Follows one block. Propagates its states, or, given `keep`, marks the checks that cannot fail. */
  private walk(at: number, keep: Uint8Array | null): void {
    const list = this.list;
    let state = this.entry[at];
    let handler: Handler | null = null;
    for (let i = at; i < list.length; i++) {
      if (i !== at && this.starts[i] === 1) {
        if (keep === null) this.meet(i, state);
        return;
      }
      const instruction = list[i];
      if (keep !== null && instruction.op === Op.CHECK_BOUND && (state & this.bit(instruction.a)) !== 0) keep[i] = 0;
      // Within a block states only grow, but for unbinding: the first one of a region stands for the others.
      if (keep === null && instruction.handler !== null && instruction.handler !== handler) this.meet(instruction.handler.label.at, state);
      handler = instruction.handler;
      const after = this.after(instruction, state);
      if (keep === null && handler !== null && (state & ~after) !== 0) this.meet(handler.label.at, after);
      // An exhausted FOR_ITER leaves without having written.
      if (keep === null && instruction.target !== null) this.meet(instruction.target.at, instruction.op === Op.FOR_ITER ? state : after);
      state = after;
      if (ENDS_BLOCK[instruction.op]) return;
    }
  }

  private meet(at: number, state: number): void {
    const before = this.entry[at];
    const joined = before < 0 ? state : before & state;
    if (joined === before) return;
    this.entry[at] = joined;
    this.pending.push(at);
  }

  private bit(local: number): number {
    return this.bits.get(local) ?? 0;
  }

  private after(instruction: Instruction, state: number): number {
    const { op, a, c, d } = instruction;
    if (op === Op.CLEAR || op === Op.DELETE_FAST) return state & ~this.bit(a);
    if (op === Op.CHECK_BOUND) return state | this.bit(a);
    const letter = OPERANDS[op][0];
    if (letter === 'W') return state | this.bit(a);
    if (letter !== 'W…') return state;
    let bound = state;
    for (let i = 0, n = runLength(op, c, d); i < n; i++) bound |= this.bit(a + i);
    return bound;
  }
}

/** How many registers an instruction writes from `a`. */
export function runLength(op: number, c: number, d: number): number {
  if (op === Op.UNPACK_SEQUENCE) return c;
  if (op === Op.UNPACK_EX) return c + 1 + d;
  return 2;
}

function blockStarts(list: readonly Instruction[]): Uint8Array {
  const starts = new Uint8Array(list.length + 1);
  starts[0] = 1;
  list.forEach(({ op, target, handler }, i) => {
    if (target !== null) starts[target.at] = starts[i + 1] = 1;
    if (ENDS_BLOCK[op]) starts[i + 1] = 1;
    if (handler !== null) starts[handler.label.at] = 1;
  });
  return starts;
}
