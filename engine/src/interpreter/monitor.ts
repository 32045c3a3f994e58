/**
 * What listens to `sys.monitoring`'s events, as the interpreter sees it (PEP 669). Which tools want which events is not known
 * here. None of these may be called while a listener runs.
 */
import type { PyException } from '../objects/exception.js';
import type { Value } from '../objects/value.js';
import type { Frame } from './frame.js';

export interface Monitor {
  /** A frame begins, or, at a pc other than 0, goes on. */
  begins(f: Frame): void;
  returns(f: Frame, value: Value): void;
  yields(f: Frame, value: Value): void;
  unwinds(f: Frame, e: PyException): void;
  raises(f: Frame, e: PyException): void;
  handles(f: Frame, e: PyException): void;
  /** The instruction at `pc` is next; `isNewLine`: and begins a line. */
  instruction(f: Frame, pc: number, isNewLine: boolean): void;
  calls(f: Frame, callee: Value, first: Value | undefined): void;
  /** A callee that is no Python code has returned or raised. */
  leavesNative(f: Frame, callee: Value, first: Value | undefined, hasRaised: boolean): void;
}
