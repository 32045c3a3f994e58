/**
 * Disassembly for people: one line an instruction, registers by the names of their locals, jumps by
 * instruction number, nested code after the code that holds it. Pure: nothing here is run.
 */
import { HANDLER_WIDTH, type Code } from './code.js';
import { constRepr } from './const-repr.js';
import {
  BINARY_OPERATORS,
  COMPARE_OPERATORS,
  FUNCTION_ATTRIBUTES,
  INTRINSICS,
  OPCODES,
  OPCODE_NAMES,
  UNARY_OPERATORS,
  WIDTH,
  type OpcodeName,
} from './opcodes.js';

export interface PrintOptions {
  /** Source positions at the end of each line. */
  readonly positions?: boolean;
  /** Code constants too, each after its parent. */
  readonly nested?: boolean;
}

export function printBytecode(code: Code, options: PrintOptions = { positions: true, nested: true }): string {
  const parts = [printOne(code, options.positions !== false)];
  if (options.nested !== false) {
    for (const constant of code.consts) if (constant.type === 'code') parts.push(printBytecode(constant.code, options));
  }
  return parts.join('\n');
}

function printOne(code: Code, positions: boolean): string {
  const lines = [`${code.qualname}(${parameters(code)}): ${code.registerCount} registers, ${code.siteCount} sites`];
  const targets = jumpTargets(code);
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) lines.push(printInstruction(code, pc, targets, positions));
  for (let i = 0; i < code.handlers.length; i += HANDLER_WIDTH) {
    const [start, end, handler, register] = code.handlers.subarray(i, i + HANDLER_WIDTH);
    lines.push(`  ${start / WIDTH}..${end / WIDTH - 1} raises to ${handler / WIDTH} in ${registerName(code, register)}`);
  }
  return `${lines.join('\n')}\n`;
}

function parameters(code: Code): string {
  return code.varNames.slice(0, code.argCount + code.kwOnlyCount).join(', ');
}

function jumpTargets(code: Code): Set<number> {
  const targets = new Set<number>();
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) {
    const k = operandsOf(code, pc).indexOf('J');
    if (k >= 0) targets.add(code.instructions[pc + 1 + k]);
  }
  for (let i = 0; i < code.handlers.length; i += HANDLER_WIDTH) targets.add(code.handlers[i + 2]);
  return targets;
}

const opcodeAt = (code: Code, pc: number): OpcodeName => OPCODE_NAMES[code.instructions[pc]];
const operandsOf = (code: Code, pc: number): readonly string[] => OPCODES[opcodeAt(code, pc)].operands;

function printInstruction(code: Code, pc: number, targets: Set<number>, positions: boolean): string {
  const name = opcodeAt(code, pc);
  const text = `${targets.has(pc) ? '>' : ' '}${String(pc / WIDTH).padStart(4)} ${name.padEnd(24)} ${operandTexts(code, pc).join(' ')}`;
  if (!positions) return text.trimEnd();
  const { line, col, endLine, endCol } = code.spanAt(pc);
  return line === 0 ? text.trimEnd() : `${text.padEnd(64)} ; ${line}:${col}-${endLine}:${endCol}`;
}

export function operandTexts(code: Code, pc: number): string[] {
  return operandsOf(code, pc).map((letter, k) => operandText(code, opcodeAt(code, pc), letter, code.instructions[pc + 1 + k]));
}

function operandText(code: Code, name: OpcodeName, letter: string, word: number): string {
  switch (letter) {
    case 'K':
      return constRepr(code.consts[word]);
    case 'N':
      return code.names[word];
    case 'J':
      return `→${word / WIDTH}`;
    case 'I':
      return immediateText(name, word);
    default:
      return registerName(code, word);
  }
}

function immediateText(name: OpcodeName, word: number): string {
  switch (name) {
    case 'BINARY_OP':
      return BINARY_OPERATORS[word];
    case 'INPLACE_OP':
      return `${BINARY_OPERATORS[word]}=`;
    case 'UNARY_OP':
      return UNARY_OPERATORS[word];
    case 'COMPARE_OP':
      return COMPARE_OPERATORS[word];
    case 'INTRINSIC':
      return INTRINSICS[word];
    case 'SET_FUNCTION_ATTRIBUTE':
      return FUNCTION_ATTRIBUTES[word];
    default:
      return `#${word}`;
  }
}

/** The local’s name, `&name` for a free variable’s cell, `%n` for a temporary, `-` for none. */
export function registerName(code: Code, register: number): string {
  if (register < 0) return '-';
  if (register < code.varNames.length) return code.varNames[register];
  const free = register - code.varNames.length;
  return free < code.freeVars.length ? `&${code.freeVars[free]}` : `%${register - code.firstTemporary}`;
}
