/** Continues a generator whose delegate (`yield from`, `await`) has just returned a value. */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { EngineBug } from '../objects/exception.js';
import type { PyGenerator } from '../objects/generator.js';
import type { Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

/** The generator goes on behind its SEND, with the delegate’s value as the result. */
export function finishDelegate(interp: Interpreter): (gen: PyGenerator, value: Value) => Value | undefined {
  return (gen, value) => {
    const frame = gen.frame as Frame;
    const ins = frame.code.code.instructions;
    const send = sendOf(ins, frame.pc);
    frame.regs[ins[send + 1]] = value;
    gen.delegate = undefined;
    gen.state = 'running';
    frame.pc = ins[send + 4];
    frame.isBase = true;
    const yielded = interp.run(frame);
    return (gen.state as string) === 'closed' ? undefined : yielded;
  };
}

/** The SEND whose loop the YIELD_VALUE at `pc` belongs to: the nearest before it. */
function sendOf(ins: Int32Array, pc: number): number {
  for (let at = pc; at >= 0; at -= WIDTH) if (ins[at] === Op.SEND) return at;
  throw new EngineBug('a delegating yield without SEND');
}
