/**
 * Generators, coroutines and async generators: a suspended frame with a state. The frame is the
 * interpreter's; it is opaque here.
 */
import { None, PyObject, type Value } from './value.js';
import type { PyException } from './exception.js';
import type { Shape } from './shape.js';
import type { PyCode } from './function.js';

export type GeneratorState = 'created' | 'suspended' | 'running' | 'closed';

export class PyGenerator extends PyObject {
  state: GeneratorState = 'created';
  /** What the body returned, once closed by `return`. */
  returned: Value | undefined = undefined;
  /** The exception this generator was handling when it was suspended. */
  handled: PyException | null = null;
  /** The iterator that `yield from` or `await` is waiting for. */
  delegate: Value | undefined = undefined;
  /** While a chain of delegates runs: the generator whose `yield from` or `await` waits for this one. */
  awaiter: PyGenerator | null = null;
  /** Async generators: whether `asend`, `athrow` or `aclose` is being awaited, and first-iteration hooks ran. */
  asyncRunning = false;
  /** What was thrown into it before it ran: its body never sees that, nor is it taken for the body's own. */
  isThrownAtStart = false;
  hooksCalled = false;
  /** What its body raises is left in `interpreter.raised` by the activation that it is the base of. */
  raisesQuietly = false;
  /** `cr_origin`: who called the coroutine function, when that is being kept. */
  origin: Value = None;
  constructor(
    override shape: Shape,
    readonly kind: 'generator' | 'coroutine' | 'async_generator',
    public name: string,
    public qualname: string,
    readonly code: PyCode,
    /** The interpreter's frame; null once closed. */
    public frame: PyObject | null,
  ) {
    super();
  }
}
