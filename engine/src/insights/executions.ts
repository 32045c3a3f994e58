/**
 * How often an instruction without a site of its own ran, and which loops there are: read off the sites around it, whose
 * counts are exact in every tier. Knows nothing of findings.
 */
import type { Code } from '../bytecode/code.js';
import { OPCODES, WIDTH } from '../bytecode/opcodes.js';
import type { Profile } from '../feedback/profile.js';
import type { Site } from '../feedback/site.js';
import { opcodeAt, operandAt } from './dataflow.js';

/** From its header to the jump back, both included. */
export interface Loop {
  readonly header: number;
  readonly end: number;
}

export function loopsOf(code: Code): Loop[] {
  const ends = new Map<number, number>();
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) {
    if (opcodeAt(code, pc) !== 'JUMP_BACKWARD') continue;
    const header = operandAt(code, pc, 0);
    ends.set(header, Math.max(ends.get(header) ?? 0, pc));
  }
  return [...ends].map(([header, end]) => ({ header, end }));
}

export const isIn = (loop: Loop, pc: number): boolean => pc >= loop.header && pc <= loop.end;

export function isInLoop(code: Code, pc: number): boolean {
  return loopsOf(code).some(loop => isIn(loop, pc));
}

/** Where other instructions may continue: jump targets and handlers. */
function leadersOf(code: Code): Set<number> {
  const leaders = new Set<number>();
  for (let i = 0; i < code.handlers.length; i += 4) leaders.add(code.handlers[i + 2]);
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) for (const target of targetsOf(code, pc)) leaders.add(target);
  return leaders;
}

export function targetsOf(code: Code, pc: number): number[] {
  const { operands } = OPCODES[opcodeAt(code, pc)];
  return operands.flatMap((letter, i) => (letter === 'J' ? [operandAt(code, pc, i)] : []));
}

const ENDS = new Set(['RETURN_VALUE', 'RAISE_VARARGS', 'RERAISE']);

/** Does control not simply go on to the next instruction? */
const endsBlock = (code: Code, pc: number): boolean => targetsOf(code, pc).length > 0 || ENDS.has(opcodeAt(code, pc));

/**
 * Executions of the instruction at `pc`: those of any site in its straight line of code, of the loop that delivers to it,
 * or of its function. Null where nothing near it counts. Instructions that raise make it a little too high.
 */
export function executionsOf(profile: Profile, pc: number): number | null {
  const { code } = profile;
  const leaders = leadersOf(code);
  const sites = new Map(profile.sites.filter(s => s !== undefined).map(s => [s.pc, s]));
  for (let at = pc; at < code.instructions.length && (at === pc || !leaders.has(at)); at += WIDTH) {
    const site = sites.get(at);
    if (site !== undefined) return site.count;
    if (endsBlock(code, at)) break;
  }
  return executionsBefore(profile, leaders, sites, pc);
}

function executionsBefore(profile: Profile, leaders: Set<number>, sites: ReadonlyMap<number, Site>, pc: number): number | null {
  const { code } = profile;
  for (let at = pc; at > 0; at -= WIDTH) {
    if (leaders.has(at)) return null;
    const before = at - WIDTH;
    if (opcodeAt(code, before) === 'FOR_ITER') return iterationsOf(profile, before);
    if (endsBlock(code, before)) return null;
    const site = sites.get(before);
    if (site !== undefined) return site.count;
  }
  return code.name === '<module>' ? 1 : profile.callCount;
}

/** How often the loop with this header ran its body: a `for` loop asks once more than it receives, each time it is entered. */
export function iterationsOf(profile: Profile, header: number): number {
  const { code } = profile;
  const asked = executionsOf(profile, header) ?? 0;
  if (opcodeAt(code, header) !== 'FOR_ITER') return asked;
  const entered = profile.sites.findLast(s => s !== undefined && s.pc < header && makesIterator(code, s.pc, operandAt(code, header, 1)));
  return Math.max(0, asked - (entered?.count ?? 0));
}

function makesIterator(code: Code, pc: number, register: number): boolean {
  return opcodeAt(code, pc) === 'GET_ITER' && operandAt(code, pc, 0) === register;
}

/** Calls in every tier; a module's body is run once and called by nobody. */
export function callsOf(profile: Profile): number {
  return profile.callCount;
}
