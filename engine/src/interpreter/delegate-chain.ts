/**
 * Continues a generator that waits in `yield from` or `await` for other generators: the innermost one goes on at once,
 * without each of those between passing the value on (engine-measurements.md §5). What Python sees of those between,
 * their frames and states, is as if they ran. Semantics: PEP 380.
 */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { EngineBug, PyException } from '../objects/exception.js';
import { PyGenerator } from '../objects/generator.js';
import { None, type Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

/** The generator that is to go on in place of `gen`, or null when that is `gen` itself. */
function delegateOf(gen: PyGenerator): PyGenerator | null {
  const d = gen.delegate;
  return d instanceof PyGenerator && d.state === 'suspended' && d.kind !== 'async_generator' ? d : null;
}

export function isChain(gen: PyGenerator): boolean {
  return gen.state === 'suspended' && delegateOf(gen) !== null;
}

/** What the chain below `root` yields next; undefined when `root` returned. */
export function resumeChain(interp: Interpreter, root: PyGenerator, sent: Value | undefined): Value | undefined {
  const { current, depthNow } = interp;
  let inner = enter(interp, root);
  let value: Value | undefined;
  let error: PyException | null = null;
  try {
    for (let step = (): Value | undefined => interp.resumeSelf(inner, sent); ;) {
      try {
        value = step();
        error = null;
      } catch (e) {
        if (!(e instanceof PyException)) throw e;
        error = e;
      }
      const ended = inner;
      if (ended === root || (ended.state as string) !== 'closed') break;
      inner = ended.awaiter!;
      const thrown = error;
      step = () => goOn(interp, inner, ended, thrown);
    }
  } finally {
    suspend(inner, root);
    interp.current = current;
    interp.depthNow = depthNow;
  }
  if (error !== null) throw error;
  return (root.state as string) === 'closed' ? undefined : value;
}

/** Marks those between as running, links their frames, and gives the innermost generator. */
function enter(interp: Interpreter, root: PyGenerator): PyGenerator {
  let gen = root;
  for (let next = delegateOf(gen); next !== null; next = delegateOf(gen)) {
    const frame = gen.frame as Frame;
    gen.state = 'running';
    frame.back = interp.current;
    frame.depth = interp.depthNow + 1;
    interp.current = frame;
    interp.depthNow = frame.depth;
    next.awaiter = gen;
    gen = next;
  }
  return gen;
}

/** Those that still wait are suspended again. */
function suspend(inner: PyGenerator, root: PyGenerator): void {
  for (let gen = inner; gen !== root;) {
    const waiting = gen.awaiter!;
    gen.awaiter = null;
    gen = waiting;
    if ((gen.state as string) !== 'running') continue;
    gen.state = 'suspended';
    (gen.frame as Frame).back = null;
  }
}

/** `gen` goes on behind its `yield from` of `ended`, with what that returned or raised. */
function goOn(interp: Interpreter, gen: PyGenerator, ended: PyGenerator, thrown: PyException | null): Value | undefined {
  const frame = gen.frame as Frame;
  const ins = frame.code.code.instructions;
  const send = sendOf(ins, frame.pc);
  interp.current = frame.back;
  interp.depthNow = frame.depth - 1;
  gen.delegate = undefined;
  ended.awaiter = null;
  if (thrown !== null) {
    frame.pc = send;
    return interp.runThrowing(frame, thrown);
  }
  frame.regs[ins[send + 1]] = ended.returned ?? None;
  ended.returned = undefined;
  frame.pc = ins[send + 4];
  return interp.runGenerator(frame);
}

/** The SEND whose loop the YIELD_VALUE at `pc` belongs to: the nearest before it. */
export function sendOf(ins: Int32Array, pc: number): number {
  for (let at = pc; at >= 0; at -= WIDTH) if (ins[at] === Op.SEND) return at;
  throw new EngineBug('a delegating yield without SEND');
}
