/**
 * Tidies an instruction list: jumps to jumps, code that cannot be reached, NOPs that mark no line.
 * Keeps what a tracer sees: a line that only a NOP or a jump stands for stays. Knows no syntax.
 */
import { Op } from '../bytecode/opcodes.js';
import type { Assembler } from './assembler.js';
import { ENDS_BLOCK, Instruction, isJump, Label } from './instruction.js';

export function tidyControlFlow(code: Assembler): void {
  threadJumps(code.instructions);
  keepOnly(code, reachable(code.instructions));
  inheritLines(code.instructions);
  copyExit(code);
  inheritLines(code.instructions);
  keepOnly(code, needed(code.instructions));
  // Regions of nothing but NOPs are gone, and with them the way into their handlers.
  if (keepOnly(code, reachable(code.instructions))) keepOnly(code, needed(code.instructions));
}

/** A jump to an unconditional jump of no other line goes where that one goes. */
function threadJumps(list: readonly Instruction[]): void {
  for (const instruction of list) {
    if (instruction.target === null) continue;
    for (let hops = 0; hops < 32; hops++) {
      const next: Instruction | undefined = list[instruction.target.at];
      if (next === undefined || !isJump(next.op) || next.target === null || next.target === instruction.target) break;
      if (next.span.line !== 0 && next.span.line !== instruction.span.line) break;
      if (next.op === Op.JUMP_BACKWARD) {
        if (instruction.op !== Op.JUMP) break;
        instruction.op = Op.JUMP_BACKWARD;
      }
      instruction.target = next.target;
    }
  }
}

/**
 * The way out of a block that has no line of its own (`return None` at the end, the last steps of a
 * class body) is copied for each way to it with the line it comes from: a tracer sees where it left.
 */
function copyExit(code: Assembler): void {
  const list = code.instructions;
  const exit = exitStart(list);
  const jumps = list.filter(({ target }) => target?.at === exit);
  if (exit < 0 || jumps.length + (ENDS_BLOCK[list[exit - 1].op] ? 0 : 1) < 2) return;
  const steps = list.slice(exit);
  const copies = new Map<number, Label>();
  for (const jump of jumps) {
    let copy = copies.get(jump.span.line);
    if (copy === undefined) {
      copy = new Label();
      copies.set(jump.span.line, copy);
      code.place(copy);
      for (const { op, a, b, c, d, handler } of steps) list.push(new Instruction(op, a, b, c, d, jump.span, null, handler));
    }
    jump.target = copy;
  }
  keepOnly(code, reachable(list));
}

/** Where the steps without a line begin that end the list, if that is a jump target; −1 otherwise. */
function exitStart(list: readonly Instruction[]): number {
  if (list.at(-1)?.op !== Op.RETURN_VALUE) return -1;
  const isStep = ({ op, span, target }: Instruction): boolean => span.line === 0 && target === null && !ENDS_BLOCK[op];
  let start = list.length - 1;
  if (list[start].span.line !== 0) return -1;
  while (start > 0 && isStep(list[start - 1])) start--;
  const targets = new Set<number>();
  for (const { target } of list) if (target !== null) targets.add(target.at);
  while (start < list.length && !targets.has(start)) start++;
  return start === 0 || start >= list.length ? -1 : start;
}

/** One byte an instruction: 1 when some path from the start gets there, exceptions included. */
export function reachable(list: readonly Instruction[]): Uint8Array {
  const seen = new Uint8Array(list.length);
  const pending = [0];
  const visit = (label: Label): void => {
    if (label.at < list.length && seen[label.at] === 0) pending.push(label.at);
  };
  for (let start = pending.pop(); start !== undefined; start = pending.pop()) {
    for (let i = start; i < list.length && seen[i] === 0; i++) {
      seen[i] = 1;
      const { op, target, handler } = list[i];
      if (target !== null) visit(target);
      if (handler !== null) visit(handler.label);
      if (ENDS_BLOCK[op]) break;
    }
  }
  return seen;
}

/** 0 for jumps to the next instruction and NOPs whose line a neighbour stands for. */
function needed(list: readonly Instruction[]): Uint8Array {
  const keep = new Uint8Array(list.length).fill(1);
  const targets = new Uint8Array(list.length + 1);
  for (const { target } of list) if (target !== null) targets[target.at] = 1;
  let previousLine = 0;
  for (let i = 0; i < list.length; i++) {
    const { op, target, span } = list[i];
    if (targets[i] === 1) previousLine = 0;
    if (op === Op.NOP || (op === Op.JUMP && target!.at === i + 1)) {
      const next = i + 1 < list.length ? list[i + 1].span.line : 0;
      if (span.line === 0 || span.line === previousLine || span.line === next) keep[i] = 0;
      else list[i].op = Op.NOP;
    }
    if (keep[i] === 1) previousLine = span.line;
  }
  return keep;
}

/** Where CPython has no position, it takes the one of the instruction before, within a straight run. */
function inheritLines(list: readonly Instruction[]): void {
  const entered = new Uint8Array(list.length + 1);
  for (const { target, handler } of list) {
    if (target !== null) entered[target.at] = 1;
    if (handler !== null) entered[handler.label.at] = 1;
  }
  for (let i = 1; i < list.length; i++) {
    const before = list[i - 1];
    if (list[i].span.line === 0 && entered[i] === 0 && !ENDS_BLOCK[before.op]) list[i].span = before.span;
  }
}

/** Drops instructions and moves labels to the next one that stays. False when all stay. */
export function keepOnly(code: Assembler, keep: Uint8Array): boolean {
  const list = code.instructions;
  const moved = new Int32Array(list.length + 1);
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    moved[i] = count;
    if (keep[i] === 1) list[count++] = list[i];
  }
  moved[list.length] = count;
  if (count === list.length) return false;
  list.length = count;
  for (const label of code.labels) label.at = moved[label.at];
  return true;
}
