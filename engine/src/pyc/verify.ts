/**
 * Proves what CPython takes for granted: that stack slots hold what their instructions want of them, on every way. Gives what
 * is known where ways meet; instructions that no way reaches are in no block. A work list over blocks, to a fixed point.
 */
import type { CPythonOpcode } from './cpython-opcodes.js';
import { ENDS, type CPythonInstruction, type Decoded } from './decode.js';
import { EFFECTS, type Unit } from './effects.js';
import { Local } from './kinds.js';
import { LocalKind } from './marshalled.js';
import { reject } from './pyc-error.js';
import { State } from './state.js';

/** Blocks times what is known at each: hostile code must not take minutes. */
const MAX_KNOWLEDGE = 2e7;

/** What is known at the beginning of each block, by its first instruction. */
export type Entries = ReadonlyMap<number, State>;

export function verify(decoded: Decoded, unit: Unit): Entries {
  const { leaders } = decoded;
  const { localNames, stackSize } = unit.code;
  if (leaders.size * (localNames.length + stackSize + 1) > MAX_KNOWLEDGE) reject('it is too large');
  const entries = new Map<number, State>([[0, new State([], initialLocals(unit), stackSize + 2)]]);
  const work = [0];
  const arrive = (at: number, state: State): void => {
    state.forgetConstants();
    const known = entries.get(at);
    if (known === undefined) entries.set(at, state);
    else if (!known.joinIn(state)) return;
    work.push(at);
  };
  for (let at = work.pop(); at !== undefined; at = work.pop()) walk(decoded, unit, at, entries.get(at)!.copy(), arrive);
  return entries;
}

function initialLocals({ code }: Unit): Uint8Array {
  const parameters = parameterCount(code);
  return code.localKinds.map((kind, i) => (kind & LocalKind.FREE ? Local.cell : i < parameters ? Local.value : Local.unbound));
}

export function parameterCount({ argCount, kwOnlyCount, flags }: Unit['code']): number {
  return argCount + kwOnlyCount + (flags & 4 ? 1 : 0) + (flags & 8 ? 1 : 0);
}

function walk(decoded: Decoded, unit: Unit, first: number, s: State, arrive: (at: number, s: State) => void): void {
  const { instructions, leaders } = decoded;
  for (let i = first; ; i++) {
    const ins = instructions[i] ?? reject('its end is reached');
    if (i > first && leaders.has(i)) return arrive(i, s);
    if (ins.handler >= 0 && !SILENT.has(ins.op)) arriveAtHandler(decoded, ins, s, arrive);
    if (ins.op === 'YIELD_VALUE' && ins.arg === 1) checkDelegation(instructions, i);
    EFFECTS[ins.op](s, ins.arg, unit);
    if (ins.target >= 0) {
      const there = s.copy();
      // an exhausted iterator leaves the stack with what it would have given
      if (ins.op === 'FOR_ITER') there.stack.length -= 2;
      arrive(ins.target, there);
    }
    if (ENDS.has(ins.op)) return;
  }
}

/** Cannot raise. PUSH_EXC_INFO is covered by the handler that needs what it pushes. */
const SILENT: ReadonlySet<CPythonOpcode> = new Set<CPythonOpcode>([
  'PUSH_EXC_INFO',
  'NOP',
  'COPY',
  'SWAP',
  'POP_TOP',
  'LOAD_CONST',
  'PUSH_NULL',
]);

/** All others may raise: what is known of locals before each of them reaches the handler. */
function arriveAtHandler(decoded: Decoded, ins: CPythonInstruction, s: State, arrive: (at: number, s: State) => void): void {
  const { target, depth, hasLasti } = decoded.rows[ins.handler];
  if (depth > s.stack.length) reject('a handler deeper than the stack');
  const there = s.copy();
  there.stack.length = depth;
  if (hasLasti) there.push('lasti');
  there.push('exception');
  arrive(target, there);
}

/** The interpreter looks for the SEND of a delegating yield where CPython's compiler puts it. */
function checkDelegation(instructions: readonly CPythonInstruction[], i: number): void {
  let next = instructions[i + 1];
  if (next?.op === 'RESUME') next = instructions[i + 2];
  if (next?.op !== 'JUMP_BACKWARD_NO_INTERRUPT' || instructions[next.target]?.op !== 'SEND')
    reject('a delegating yield outside of its loop');
}
