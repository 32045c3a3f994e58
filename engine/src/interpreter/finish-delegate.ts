/** Continues a generator whose delegate (`yield from`, `await`) has just returned a value. */
import type { PyGenerator } from '../objects/generator.js';
import type { Value } from '../objects/value.js';
import { sendOf } from './delegate-chain.js';
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
