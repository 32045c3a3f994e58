/** Faults of the compiler itself. Nothing here is about the program being compiled. */

/** A broken invariant of this engine; never a Python error. */
export class CompilerBug extends Error {
  constructor(message: string) {
    super(`compiler: ${message}`);
    this.name = 'EngineBug';
  }
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new CompilerBug(message);
}

export function unreachable(value: never): never {
  throw new CompilerBug(`unexpected ${JSON.stringify(value)}`);
}
