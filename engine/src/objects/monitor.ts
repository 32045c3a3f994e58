/**
 * What listens to `sys.monitoring`'s events, as the interpreter sees it (PEP 669). Which tools want which events is not known
 * here. None of these is called while a listener runs.
 */
import type { PyException } from './exception.js';
import type { Value } from './value.js';
import type { FrameView } from './vm.js';

export interface Monitor {
  /** A frame begins; or goes on, where `thrown` may be what is thrown into it. */
  begins(f: FrameView, isStart: boolean, thrown: PyException | null): void;
  returns(f: FrameView, value: Value): void;
  yields(f: FrameView, value: Value): void;
  unwinds(f: FrameView, e: PyException): void;
  raises(f: FrameView, e: PyException): void;
  reraises(f: FrameView, e: PyException): void;
  handles(f: FrameView, e: PyException): void;
  /** The instruction at the frame's pc is next; `isNewLine`: and begins a line. */
  instruction(f: FrameView, isNewLine: boolean): void;
  /** The instruction at `from`, a jump, has brought the frame to its pc. */
  jumped(f: FrameView, from: number, isConditional: boolean): void;
  calls(f: FrameView, callee: Value, first: Value | undefined): void;
  /** A callee that is no Python code has returned or raised. */
  leavesNative(f: FrameView, callee: Value, first: Value | undefined, hasRaised: boolean): void;
}
