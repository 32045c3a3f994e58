/**
 * A Python frame on the heap, and the frame object that Python sees: they are one.
 * Interpreted code always has one; compiled code gets one when it deopts, is captured, or raises.
 */
import type { PyDict } from '../objects/dict.js';
import type { PyException } from '../objects/exception.js';
import type { PyCode, PyFunction } from '../objects/function.js';
import type { PyGenerator } from '../objects/generator.js';
import type { Shape } from '../objects/shape.js';
import { PyObject, type Value } from '../objects/value.js';
import type { FrameView } from '../objects/vm.js';

export class Frame extends PyObject implements FrameView {
  /** Next instruction when suspended; the current one while running or unwinding. */
  pc = 0;
  back: Frame | null = null;
  /** The exception this frame is handling; null when none of its own. */
  handled: PyException | null = null;
  /** Caller’s register for the result; −1: drop it. */
  resultRegister = -1;
  /** This frame runs `__init__` of that instance, which is the result of the caller’s call. */
  constructed: Value | null = null;
  /** First frame of an activation of `run`: its return ends the activation. */
  isBase = false;
  /** The base of an activation that compiled code started: compiled frames lie below it, seen only by capture. */
  fromCompiled = false;
  /** Python-level depth. */
  depth = 0;
  /** A compiled frame that waits for `__init__` of this instance, until its callee’s frame is known (capture). */
  pendingConstruction: Value | null = null;
  generator: PyGenerator | null = null;
  /** `f_trace` and what else Python code stores on frames. */
  traceFunction: Value | null = null;
  /** The instruction of the last `line` event looked at; −1 before the first. */
  tracedPc = -1;
  /** What was stored through `f_locals` under names that are no variables. */
  extraLocals: PyDict | null = null;

  constructor(
    shape: Shape,
    readonly code: PyCode,
    readonly fn: PyFunction | null,
    readonly regs: (Value | undefined)[],
    readonly globals: PyDict,
    readonly builtins: PyDict,
    /** Namespace of module and class level code; null in functions. */
    readonly namespace: Value | null,
  ) {
    super(shape);
  }
}
