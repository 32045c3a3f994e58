/**
 * Where a site's receiver is taken out of a collection: the loop over it, or the expression that takes one element; also
 * through a parameter, when the caller took it out. Decides nothing.
 */
import type { Code } from '../../bytecode/code.js';
import { opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { isCalleeCode } from '../describe-key.js';
import type { Program, SiteView } from '../program.js';

/** A parameter is followed so many calls up. */
const CALLS_UP = 2;
const TAKES_ONE = new Set(['FOR_ITER', 'BINARY_SUBSCR', 'CALL', 'CALL_METHOD']);

export function elementSource(program: Program, code: Code, register: number, pc: number, callsUp = CALLS_UP): SiteView | null {
  for (const writer of writersOf(code, register, pc)) {
    const found = sourceAt(program, code, writer, callsUp);
    if (found !== null) return found;
  }
  const isParameter = register < code.argCount && writersOf(code, register, pc).length === 0;
  return isParameter && callsUp > 0 ? callerSource(program, code, register, callsUp - 1) : null;
}

function sourceAt(program: Program, code: Code, pc: number, callsUp: number): SiteView | null {
  const opcode = opcodeAt(code, pc);
  if (opcode === 'UNPACK_SEQUENCE' || opcode === 'MOVE') return elementSource(program, code, operandAt(code, pc, 1), pc, callsUp);
  if (!TAKES_ONE.has(opcode)) return null;
  const view = program.siteAt(code, pc);
  if (view === null) return null;
  const isCall = opcode.startsWith('CALL');
  return !isCall || view.cases.every(c => c.kind === 'native') ? view : null;
}

/** The argument of the busiest call that passes an element on. */
function callerSource(program: Program, callee: Code, parameter: number, callsUp: number): SiteView | null {
  const calls = program.callsOf(callee).toSorted((a, b) => b.site.count - a.site.count);
  for (const call of calls) {
    const register = argumentRegister(call, parameter);
    const found = register === null ? null : elementSource(program, call.code, register, call.pc, callsUp);
    if (found !== null) return found;
  }
  return null;
}

/** The register that holds a positional argument; methods have their receiver before the arguments. */
function argumentRegister({ code, pc, opcode }: SiteView, parameter: number): number | null {
  const base = operandAt(code, pc, 1);
  if (opcode === 'CALL' || opcode === 'CALL_METHOD') return base + 1 + parameter;
  return null;
}
