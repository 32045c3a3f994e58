/**
 * From a tidied instruction list to the words, positions and tables of a `Code`: concrete register
 * numbers, jump targets, site indices, constants in order of first use. Knows no syntax.
 */
import { HANDLER_WIDTH, type Const } from '../bytecode/code.js';
import { WIDTH } from '../bytecode/opcodes.js';
import type { Handler, Instruction } from './instruction.js';
import { FREE_BASE, HAS_SITE, JUMP_OPERAND, OPERANDS, TEMP_BASE } from './instruction.js';

export interface Frame {
  readonly localCount: number;
  readonly freeCount: number;
}

export interface Encoded {
  readonly instructions: Int32Array;
  readonly positions: Int32Array;
  readonly handlers: Int32Array;
  readonly consts: Const[];
  readonly siteCount: number;
}

/** `keepsFirst`: the first constant stays the first even when no instruction uses it: a docstring, or None for none. */
export function encode(list: readonly Instruction[], constants: readonly Const[], keepsFirst: boolean, frame: Frame): Encoded {
  const instructions = new Int32Array(list.length * WIDTH);
  const pool = new UsedConstants(constants);
  if (keepsFirst) pool.use(0);
  const words = [0, 0, 0, 0];
  let sites = 0;
  list.forEach((instruction, i) => {
    const { op } = instruction;
    words[0] = instruction.a;
    words[1] = instruction.b;
    words[2] = instruction.c;
    words[3] = instruction.d;
    resolve(words, op, frame, pool);
    if (instruction.target !== null) words[JUMP_OPERAND[op]] = instruction.target.at * WIDTH;
    const at = i * WIDTH;
    instructions[at] = op;
    for (let k = 0; k < 4; k++) instructions[at + 1 + k] = words[k];
    instructions[at + 5] = HAS_SITE[op] ? sites++ : -1;
  });
  return { instructions, positions: positionsOf(list), handlers: handlerRows(list, frame), consts: pool.items, siteCount: sites };
}

function resolve(words: number[], op: number, frame: Frame, pool: UsedConstants): void {
  const letters = OPERANDS[op];
  for (let k = 0; k < letters.length; k++) {
    switch (letters[k]) {
      case 'R':
      case 'W':
      case 'RW':
      case 'R…':
      case 'W…':
        words[k] = concrete(words[k], frame);
        break;
      case 'K':
        words[k] = pool.use(words[k]);
        break;
    }
  }
}

function concrete(register: number, frame: Frame): number {
  if (register >= TEMP_BASE) return register - TEMP_BASE + frame.localCount + frame.freeCount;
  return register >= FREE_BASE ? register - FREE_BASE + frame.localCount : register;
}

/** Constants of code that was dropped are dropped with it. */
class UsedConstants {
  readonly items: Const[] = [];
  private readonly indices: Int32Array;

  constructor(private readonly all: readonly Const[]) {
    this.indices = new Int32Array(all.length).fill(-1);
  }

  use(index: number): number {
    if (this.indices[index] < 0) this.indices[index] = this.items.push(this.all[index]) - 1;
    return this.indices[index];
  }
}

function positionsOf(list: readonly Instruction[]): Int32Array {
  const positions = new Int32Array(list.length * 4);
  list.forEach(({ span }, i) => {
    positions[i * 4] = span.line;
    positions[i * 4 + 1] = span.col;
    positions[i * 4 + 2] = span.endLine;
    positions[i * 4 + 3] = span.endCol;
  });
  return positions;
}

/** One row for each run of instructions with the same handler; rows never overlap. */
function handlerRows(list: readonly Instruction[], frame: Frame): Int32Array {
  const rows: number[] = [];
  let current: Handler | null = null;
  list.forEach(({ handler }, i) => {
    if (handler === current) return;
    if (current !== null) rows[rows.length - HANDLER_WIDTH + 1] = i * WIDTH;
    if (handler !== null) rows.push(i * WIDTH, list.length * WIDTH, handler.label.at * WIDTH, concrete(handler.register, frame));
    current = handler;
  });
  return Int32Array.from(rows);
}
