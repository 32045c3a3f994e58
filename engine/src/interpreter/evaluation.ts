/**
 * What carries out frames in place of the interpreter (PEP 523), as the interpreter sees it. Who installs one,
 * and what it may do wrong, is not known here.
 */
import type { Value } from '../objects/value.js';
import type { Frame } from './frame.js';

export interface FrameEvaluation {
  /**
   * The result of a frame that starts or goes on, which lies on top of the running one. It is the interpreter's
   * current frame when this is called, and the one below is when this returns or throws. Gives the frame back by
   * `Interpreter.runByDefault`.
   */
  evaluate(frame: Frame): Value;
}
