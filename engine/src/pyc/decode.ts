/** The bytes of a code object as instructions, with jumps resolved and checked. Knows no stack. */
import { TableReader } from '../bytecode/code-tables.js';
import { CACHE_UNITS, CPYTHON_NAMES, type CPythonOpcode } from './cpython-opcodes.js';
import { reject } from './pyc-error.js';

export interface CPythonInstruction {
  readonly op: CPythonOpcode;
  readonly arg: number;
  /** First unit (two bytes each), that of its first EXTENDED_ARG. */
  readonly start: number;
  /** Unit of the opcode itself: where its position is. */
  readonly at: number;
  /** Index of the instruction that it may jump to; −1 when it does not jump. */
  target: number;
  /** Index of its row in the exception table; −1. */
  handler: number;
}

export interface ExceptionRow {
  readonly start: number;
  readonly end: number;
  /** Index of an instruction. */
  readonly target: number;
  readonly depth: number;
  /** The offset of the instruction that raised lies on the stack below the exception. */
  readonly hasLasti: boolean;
}

export interface Decoded {
  readonly instructions: readonly CPythonInstruction[];
  readonly rows: readonly ExceptionRow[];
  /** Instructions at which control arrives from elsewhere. */
  readonly leaders: ReadonlySet<number>;
}

const BACKWARD: ReadonlySet<CPythonOpcode> = new Set<CPythonOpcode>(['JUMP_BACKWARD', 'JUMP_BACKWARD_NO_INTERRUPT']);
const FORWARD: ReadonlySet<CPythonOpcode> = new Set<CPythonOpcode>([
  'JUMP_FORWARD',
  'POP_JUMP_IF_TRUE',
  'POP_JUMP_IF_FALSE',
  'POP_JUMP_IF_NONE',
  'POP_JUMP_IF_NOT_NONE',
  'FOR_ITER',
  'SEND',
]);

/** Nothing is carried out after them. */
export const ENDS: ReadonlySet<CPythonOpcode> = new Set<CPythonOpcode>([
  'JUMP_FORWARD',
  'JUMP_BACKWARD',
  'JUMP_BACKWARD_NO_INTERRUPT',
  'RETURN_VALUE',
  'RETURN_CONST',
  'RAISE_VARARGS',
  'RERAISE',
  'CLEANUP_THROW',
]);

const MAX_ARG = 2 ** 31;

export function decode(bytecode: Uint8Array, exceptionTable: Uint8Array): Decoded {
  if (bytecode.length % 2 !== 0 || bytecode.length === 0) reject('its size is odd');
  const { instructions, ends } = split(bytecode);
  const indexOf = new Map(instructions.map((ins, i) => [ins.start, i]));
  const at = (unit: number): number => indexOf.get(unit) ?? reject(`a jump to unit ${unit}, where no instruction begins`);
  const leaders = new Set([0]);
  instructions.forEach((ins, i) => {
    if (FORWARD.has(ins.op)) ins.target = at(ends[i] + ins.arg);
    else if (BACKWARD.has(ins.op)) ins.target = at(ends[i] - ins.arg);
    if (ins.op === 'FOR_ITER') ins.target = afterLoop(instructions, ins.target);
    if (ins.target >= 0) leaders.add(ins.target);
    if (ENDS.has(ins.op) || ins.target >= 0) leaders.add(i + 1);
  });
  const rows = readRows(exceptionTable, at);
  for (const row of rows) leaders.add(row.target);
  assignRows(instructions, rows);
  return { instructions, rows, leaders };
}

function split(bytecode: Uint8Array): { instructions: CPythonInstruction[]; ends: number[] } {
  const instructions: CPythonInstruction[] = [];
  const ends: number[] = [];
  const units = bytecode.length / 2;
  for (let unit = 0; unit < units;) {
    const start = unit;
    let arg = bytecode[2 * unit + 1];
    while (CPYTHON_NAMES.get(bytecode[2 * unit]) === 'EXTENDED_ARG') {
      if (++unit >= units) reject('EXTENDED_ARG at its end');
      arg = arg * 256 + bytecode[2 * unit + 1];
      if (arg >= MAX_ARG) reject('an operand beyond 2**31');
    }
    const number = bytecode[2 * unit];
    const op = CPYTHON_NAMES.get(number) as CPythonOpcode | 'CACHE' | undefined;
    if (op === undefined || op === 'CACHE') reject(`opcode ${number}, which CPython 3.13's compiler does not write`);
    instructions.push({ op, arg, start, at: unit, target: -1, handler: -1 });
    unit += 1 + (CACHE_UNITS[op] ?? 0);
    ends.push(unit);
  }
  return { instructions, ends };
}

/** An exhausted FOR_ITER skips END_FOR and POP_TOP, and has dropped its iterator. */
function afterLoop(instructions: readonly CPythonInstruction[], target: number): number {
  if (instructions[target].op !== 'END_FOR' || instructions[target + 1]?.op !== 'POP_TOP' || target + 2 >= instructions.length)
    reject('FOR_ITER without END_FOR and POP_TOP');
  return target + 2;
}

function readRows(table: Uint8Array, at: (unit: number) => number): ExceptionRow[] {
  const rows: ExceptionRow[] = [];
  const r = new TableReader(table);
  while (!r.isAtEnd) {
    const start = r.bigEndian();
    const size = r.bigEndian();
    const target = r.bigEndian();
    const depth = r.bigEndian();
    if (start < 0 || size <= 0 || depth < 0) reject('a malformed exception table');
    rows.push({ start, end: start + size, target: at(target), depth: depth >> 1, hasLasti: (depth & 1) === 1 });
  }
  return rows;
}

function assignRows(instructions: readonly CPythonInstruction[], rows: readonly ExceptionRow[]): void {
  const sorted = rows.map((row, i) => ({ row, i })).sort((a, b) => a.row.start - b.row.start);
  let next = 0;
  let current: { row: ExceptionRow; i: number } | null = null;
  for (const ins of instructions) {
    while (next < sorted.length && sorted[next].row.start <= ins.start) current = sorted[next++];
    ins.handler = current !== null && ins.start < current.row.end ? current.i : -1;
  }
}
