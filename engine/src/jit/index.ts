/** The JIT's entrance: installs itself behind the interpreter's tier hook. */
import type { EngineOptions } from '../engine-options.js';
import type { Interpreter } from '../interpreter/interpreter.js';

export interface JitHandle {
  counters(): Record<string, number>;
}

export function installJit(_interpreter: Interpreter, _options: EngineOptions): JitHandle {
  return { counters: () => ({}) };
}
