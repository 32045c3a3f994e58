/**
 * Exception and traceback objects. A Python exception is thrown as itself: `throw exception`,
 * no JS Error, no stack capture. Knows nothing of how frames run.
 */
import { None, PyObject, PyObjectWithDict, type Singleton, type Value } from './value.js';
import type { Shape } from './shape.js';
import type { PyTuple } from './value.js';

export class PyException extends PyObjectWithDict {
  traceback: PyTraceback | null = null;
  context: PyException | null = null;
  cause: Value = None;
  suppressContext = false;
  /** Native fields of some exception classes (errno, filename, name, value…), by attribute name. */
  fields: Map<string, Value> | null = null;
  constructor(
    override shape: Shape,
    public args: PyTuple,
  ) {
    super();
  }
}

/** One line of a traceback. `frame` is a frame object as Python sees it. */
export class PyTraceback extends PyObject {
  /** `tb_lasti` of one that a program made; the place of `pc` otherwise. */
  offset: number | null = null;
  constructor(
    override shape: Shape,
    public next: PyTraceback | null,
    readonly frame: PyObject,
    readonly pc: number,
    readonly line: number,
  ) {
    super();
  }
}

/**
 * The run is to stop: limits and cancel. Unwinds the host stack; no `except` or `finally` sees it.
 */
export class HostUnwind {
  constructor(readonly reason: 'cancel' | 'timeout' | 'memory') {}
}

/** A thread gave way: its frames are off the host's stack and kept here. Nobody but the scheduler sees it. */
export class ThreadParked {
  constructor(readonly stack: unknown) {}
}

/** A fault of the engine itself; ends the run with 70. */
export class EngineBug extends Error {
  override name = 'EngineBug';
}

/** A part of Python that the engine does not offer; shown to the person as such. */
export class Unsupported {
  constructor(readonly feature: string) {}
}

export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new EngineBug(what);
}

export function unreachable(x: never): never {
  throw new EngineBug(`unreachable: ${String(x)}`);
}

export type OptionalNone = Singleton;
