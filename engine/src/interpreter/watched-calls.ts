/**
 * Calls as profilers and monitors see them. The call instructions are carried out by other methods while somebody listens, so
 * that without listeners nothing is asked.
 */
import { Op } from '../bytecode/opcodes.js';
import type { Site } from '../feedback/site.js';
import { PyMethod, PyNative } from '../objects/function.js';
import { PyException } from '../objects/exception.js';
import { PyList, PyTuple, type Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Registers } from './instructions.js';
import { Interpreter } from './interpreter.js';
import { nativeBegins, nativeLeaves } from './tracing.js';

type Call = (f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site) => boolean;

export function watchCalls(interp: Interpreter, isWatched: boolean): void {
  const plain = Interpreter.prototype;
  // an own property is made only when it is needed: it changes the interpreter's layout
  if (!isWatched && interp.callInstruction === plain.callInstruction) return;
  for (const name of ['callInstruction', 'callKeywords', 'callSpread'] as const) {
    interp[name] = isWatched ? watched(interp, plain[name]) : plain[name];
  }
}

const watched =
  (interp: Interpreter, carryOut: Call): Call =>
  (f, regs, ins, pc, site) => {
    const go = (): boolean => carryOut.call(interp, f, regs, ins, pc, site);
    if (interp.silentCall === f) {
      interp.silentCall = null;
      return go();
    }
    const [callee, first] = target(regs, ins, pc);
    nativeBegins(interp, f, callee, first);
    let entered: boolean;
    try {
      entered = go();
    } catch (e) {
      if (e instanceof PyException) nativeLeaves(interp, f, callee, first, true);
      throw e;
    }
    if (!entered) nativeLeaves(interp, f, callee, first, false);
    return entered;
  };

/** Who is called, and the first argument. */
function target(regs: Registers, ins: Int32Array, pc: number): [Value, Value | undefined] {
  const base = ins[pc + 2];
  const callee = regs[base]!;
  if (callee instanceof PyMethod) return [callee.func, callee.self];
  if (ins[pc] === Op.CALL_FUNCTION_EX) return [callee, firstOf(regs[ins[pc + 3]]!)];
  const isMethod = ins[pc] === Op.CALL_METHOD || ins[pc] === Op.CALL_METHOD_KW;
  // found without a cache, a method of a builtin class comes bound
  if (isMethod && callee instanceof PyNative && callee.owner !== null && callee.self !== undefined) return [callee, callee.self];
  const first = isMethod && regs[base + 1] === undefined ? base + 2 : base + 1;
  const hasArguments = ins[pc + 3] > 0 || (isMethod && first === base + 1);
  return [callee, hasArguments ? regs[first] : undefined];
}

function firstOf(args: Value): Value | undefined {
  return args instanceof PyTuple || args instanceof PyList ? args.items[0] : undefined;
}
