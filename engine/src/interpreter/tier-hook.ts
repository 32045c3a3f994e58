/**
 * What the interpreter asks of optimising tiers. The JIT implements it; without one the interpreter
 * runs everything.
 */
import type { Profile } from '../feedback/profile.js';
import type { PyFunction } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Frame } from './frame.js';

export interface TierHook {
  /** A function reached its threshold of calls; may install `profile.entry`. */
  hotCall(profile: Profile, fn: PyFunction): void;
  /**
   * A loop header was reached `count` times in this frame. When the loop can be entered in optimised code, runs the
   * rest of the activation and returns its result; otherwise undefined, with `Interpreter.raised` set when it raised.
   */
  hotLoop(profile: Profile, frame: Frame, header: number): Value | undefined;
  /**
   * A generator is continued at its frame's pc. What it yields or returns when compiled code carried that out;
   * undefined when the interpreter is to go on with the frame, or when it raised (`Interpreter.raised`).
   */
  resumeGenerator(profile: Profile, frame: Frame): Value | undefined;
  /** The frame stands at the handler of an exception. As a `Resumption`. */
  atHandler(frame: Frame): Value | symbol | undefined;
  /** A `Resumption` has left the frame so: runs the handler of an exception when that is what it stands at. */
  goOn(frame: Frame, left: symbol): Value | symbol | undefined;
  /** As `resumeGenerator`, as a function to be called; null when the interpreter is to go on. */
  resumption(profile: Profile, frame: Frame): Resumption | null;
}

/** What a generator's body yields or returns; a symbol when the interpreter is to go on with the frame, undefined when it raised. */
export type Resumption = (depth: number, frame: Frame, use?: Use) => Value | symbol | undefined;

/** Takes what a generator yields; true when it wants no more. */
export type Use = (item: Value) => unknown;

/** What a resumption that was given a `Use` may return in place of a value; the generator is suspended. */
export const Drained = {
  /** The user wants no more. */
  stopped: Symbol('stopped'),
  /** The generator is to be continued anew: something has changed meanwhile. */
  again: Symbol('again'),
  /** The user raised, and what it raised is in `Interpreter.raisedByUse`. */
  failed: Symbol('failed'),
} as const;

export const isDrained = (left: symbol): boolean => left === Drained.stopped || left === Drained.again || left === Drained.failed;

/** Calls and back edges until hot code asks again: never, in a number that V8 keeps as a small one. */
const NEVER = 2 ** 30;

const INTERPRETED = Symbol('the interpreter goes on');

/** Nobody compiles. */
export const NO_TIERS: TierHook = {
  hotCall: profile => void (profile.nextTry = NEVER),
  hotLoop: profile => void (profile.backEdges = -NEVER),
  resumeGenerator: () => undefined,
  atHandler: () => INTERPRETED,
  goOn: (_frame, left) => left,
  resumption: () => null,
};
