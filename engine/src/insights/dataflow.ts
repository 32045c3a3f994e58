/**
 * Where a register's value comes from, as far as it can be told without control flow: the nearest earlier write of a
 * temporary, every write of a local. Enough to say “this constant” and “that operation feeds this one”.
 */
import { HANDLER_WIDTH, type Code, type Const } from '../bytecode/code.js';
import { OPCODES, OPCODE_NAMES, WIDTH, type OpcodeName } from '../bytecode/opcodes.js';

export function opcodeAt(code: Code, pc: number): OpcodeName {
  return OPCODE_NAMES[code.instructions[pc]];
}

/** Operand `index` (0…3) of the instruction at `pc`. */
export function operandAt(code: Code, pc: number, index: number): number {
  return code.instructions[pc + 1 + index];
}

/** The pcs whose instructions may have given `register` its value at `pc`, nearest first. */
export function writersOf(code: Code, register: number, pc: number): number[] {
  if (register < 0) return [];
  if (register < code.firstTemporary) return allWriters(code, register);
  for (let at = pc - WIDTH; at >= 0 && !catchesInto(code, at + WIDTH, register); at -= WIDTH)
    if (writes(code, at, register)) return throughMoves(code, at);
  return [];
}

/** A handler begins here, and what it caught is in the register. */
function catchesInto({ handlers }: Code, pc: number, register: number): boolean {
  for (let i = 0; i < handlers.length; i += HANDLER_WIDTH) if (handlers[i + 2] === pc && handlers[i + 3] === register) return true;
  return false;
}

function allWriters(code: Code, register: number): number[] {
  const found: number[] = [];
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) if (writes(code, pc, register)) found.push(...throughMoves(code, pc));
  return found;
}

/** A copy of a temporary stands for what made the temporary. */
function throughMoves(code: Code, pc: number): number[] {
  if (opcodeAt(code, pc) !== 'MOVE') return [pc];
  const source = operandAt(code, pc, 1);
  return source < code.firstTemporary ? [pc] : writersOf(code, source, pc);
}

function writes(code: Code, pc: number, register: number): boolean {
  const { operands } = OPCODES[opcodeAt(code, pc)];
  return operands.some((letter, i) => letter.includes('W') && inRun(code, pc, i, letter, register));
}

/** A run that is written is as long as its instruction says; those of two registers are the rest. */
function inRun(code: Code, pc: number, index: number, letter: string, register: number): boolean {
  const first = operandAt(code, pc, index);
  if (!letter.includes('…')) return register === first;
  const length =
    opcodeAt(code, pc) === 'UNPACK_SEQUENCE'
      ? operandAt(code, pc, 2)
      : opcodeAt(code, pc) === 'UNPACK_EX'
        ? operandAt(code, pc, 2) + 1 + operandAt(code, pc, 3)
        : 2;
  return register >= first && register < first + length;
}

/** The constant that `register` holds at `pc`, when one LOAD_CONST gives it. */
export function constantIn(code: Code, register: number, pc: number): { readonly value: Const; readonly pc: number } | null {
  const writers = writersOf(code, register, pc);
  if (writers.length !== 1 || opcodeAt(code, writers[0]) !== 'LOAD_CONST') return null;
  return { value: code.consts[operandAt(code, writers[0], 1)], pc: writers[0] };
}

/** The locals’ name of a register, or null for temporaries. */
export function localName(code: Code, register: number): string | null {
  return code.varNames[register] ?? null;
}

/** The pcs that may have made the two operands of a binary operation or comparison. */
export function operandPcs(code: Code, pc: number): number[] {
  return [1, 2].flatMap(i => writersOf(code, operandAt(code, pc, i), pc));
}
