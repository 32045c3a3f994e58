/** The JIT's entrance: installs itself behind the interpreter's tier hook. */
import type { EngineOptions } from '../engine-options.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { EventRing } from '../observe/events.js';
import { Jit } from './tiering.js';

export type JitHandle = Jit;

export function installJit(interpreter: Interpreter, options: EngineOptions, events: EventRing): JitHandle {
  const jit = new Jit(interpreter, options, events);
  interpreter.tiers = jit;
  return jit;
}
