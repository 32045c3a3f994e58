/**
 * Instructions while a code block is being made: symbolic labels, handlers and registers.
 * Knows the instruction set's shape, not what any construct compiles to.
 *
 * Register numbers are symbolic until they are encoded: locals are their index, free variables
 * start at `FREE_BASE`, temporaries at `TEMP_BASE`, because inlined comprehensions add locals late.
 */
import { OPCODES, OPCODE_NAMES, Op, type OpcodeName } from '../bytecode/opcodes.js';
import type { Span } from '../syntax/span.js';

export const FREE_BASE = 1 << 20;
export const TEMP_BASE = 1 << 21;

/** A place in the instruction list; `at` is the index of the instruction that follows it. */
export class Label {
  at = -1;
}

/** Where an exception goes, and the register that receives it. */
export interface Handler {
  readonly label: Label;
  readonly register: number;
}

export class Instruction {
  constructor(
    public op: number,
    public a: number,
    public b: number,
    public c: number,
    public d: number,
    public span: Span,
    public target: Label | null,
    public handler: Handler | null,
  ) {}
}

export type OperandLetter = 'R' | 'W' | 'RW' | 'R…' | 'W…' | 'K' | 'N' | 'J' | 'I';

/** Operand letters by opcode number. */
export const OPERANDS: readonly (readonly OperandLetter[])[] = Object.freeze(
  OPCODE_NAMES.map(name => OPCODES[name].operands as readonly OperandLetter[]),
);
/** Which operand is the jump target, or −1. */
export const JUMP_OPERAND: readonly number[] = Object.freeze(OPERANDS.map(letters => letters.indexOf('J')));
export const HAS_SITE: readonly boolean[] = Object.freeze(OPCODE_NAMES.map(name => OPCODES[name].site !== null));

const ENDS: readonly OpcodeName[] = ['JUMP', 'JUMP_BACKWARD', 'RETURN_VALUE', 'RAISE_VARARGS', 'RERAISE'];
/** Opcodes after which execution does not go on with the next instruction. */
export const ENDS_BLOCK: readonly boolean[] = Object.freeze(OPCODE_NAMES.map(name => ENDS.includes(name)));

export const isJump = (op: number): boolean => op === Op.JUMP || op === Op.JUMP_BACKWARD;
