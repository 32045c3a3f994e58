/**
 * Frame evaluators in the spirit of PEP 523: who is asked to carry out a frame, in which order, and what becomes of one
 * that does it wrong. Each wraps those that were installed before it; the innermost is the engine. With none installed
 * the interpreter does not know that there could be any.
 *
 * What an evaluator may do: call `next` at most once, look at the frame, give another value, raise a Python exception.
 * All else is a SystemError in the program, at the call that was being carried out.
 */
import { StackCapture } from '../interpreter/capture.js';
import type { FrameEvaluation } from '../interpreter/evaluation.js';
import type { Frame } from '../interpreter/frame.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { abandonGenerator } from '../interpreter/raising.js';
import { systemError } from '../objects/errors.js';
import { EngineBug, HostUnwind, PyException, ThreadParked, Unsupported } from '../objects/exception.js';
import type { PyCode } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import { describeForeign, isValueOf } from './check-value.js';
import type { CodeView } from './code-view.js';
import { EvaluatedFrame } from './evaluated-frame.js';
import { PluginError } from './plugin-error.js';

/** Gives the frame's result. `next` hands it to the evaluator below, and in the end to the engine. */
export type FrameEvaluator = (frame: EvaluatedFrame, next: () => Value) => Value;

export interface EvaluatorOptions {
  /** What errors call it. */
  readonly name?: string;
  /**
   * Compiled code may carry out calls, inlined or direct, without asking. Then functions stay fast and the evaluator sees
   * the frames that the interpreter starts; otherwise it sees every frame and nothing is compiled.
   */
  readonly allowsInlining?: boolean;
}

interface Installed {
  readonly evaluator: FrameEvaluator;
  readonly name: string;
  readonly allowsInlining: boolean;
}

export class Evaluators implements FrameEvaluation {
  /** Outermost last. Never changed, only exchanged: evaluations that go on keep theirs. */
  private chain: readonly Installed[] = [];
  /** What went wrong in a callback that could not raise; raised at the next frame. */
  private pending: string | null = null;

  constructor(
    private readonly interp: Interpreter,
    private readonly viewOf: (code: PyCode) => CodeView,
  ) {}

  /** Returns what takes it away again. */
  install(evaluator: FrameEvaluator, options: EvaluatorOptions): () => void {
    const entry: Installed = {
      evaluator,
      name: options.name ?? (evaluator.name || 'evaluator'),
      allowsInlining: options.allowsInlining ?? false,
    };
    this.exchange([...this.chain, entry]);
    return () => {
      if (this.chain.includes(entry)) this.exchange(this.chain.filter(e => e !== entry));
    };
  }

  private exchange(chain: readonly Installed[]): void {
    this.chain = chain;
    this.interp.setEvaluation(chain.length === 0 ? null : this, !chain.every(e => e.allowsInlining));
  }

  evaluate(frame: Frame): Value {
    const view = new EvaluatedFrame(frame, this.viewOf(frame.code));
    const below = frame.back;
    this.interp.depthNow = frame.depth;
    try {
      this.raisePending();
      return this.ask(this.chain, this.chain.length - 1, frame, view);
    } finally {
      EvaluatedFrame.end(view);
      this.interp.current = below;
      this.interp.depthNow = frame.depth - 1;
    }
  }

  private ask(chain: readonly Installed[], level: number, frame: Frame, view: EvaluatedFrame): Value {
    if (level < 0) {
      if (EvaluatedFrame.isTaken(view)) throw new PluginError(`the frame of ${view.code.qualname} is already being carried out`);
      return this.interp.runByDefault(frame);
    }
    const { evaluator, name } = chain[level];
    const turn = new Turn(view, () => this.ask(chain, level - 1, frame, view));
    let value: unknown;
    try {
      value = evaluator(view, turn.next);
    } catch (e) {
      turn.end();
      if (isEngines(e)) {
        if (!turn.isDone) abandonGenerator(frame);
        throw e;
      }
      throw this.fault(frame, turn, name, `threw ${e instanceof Error ? `${e.name}: ${e.message}` : String(e)}`);
    }
    turn.end();
    return this.checked(frame, turn, name, value);
  }

  private checked(frame: Frame, turn: Turn, name: string, value: unknown): Value {
    if (!isValueOf(this.interp.vm, value)) throw this.fault(frame, turn, name, `gave ${describeForeign(value)} instead of a Python value`);
    if (frame.generator === null || (turn.isDone && value === turn.value)) return value;
    throw this.fault(
      frame,
      turn,
      name,
      turn.isDone ? 'gave another value than the generator: it may be watched, not replaced' : 'did not continue a generator with next()',
    );
  }

  private fault(frame: Frame, turn: Turn, name: string, what: string): PyException {
    if (!turn.isDone) abandonGenerator(frame);
    const { qualname, filename, firstLine } = frame.code.code;
    return systemError(this.interp.vm, `frame evaluator '${name}' ${what}, evaluating ${qualname} (${filename}:${firstLine})`);
  }

  // ---- faults of callbacks ----

  /** To be raised as soon as something can be raised. */
  defer(message: string): void {
    this.pending ??= message;
  }

  raisePending(): void {
    const message = this.pending;
    if (message === null) return;
    this.pending = null;
    throw systemError(this.interp.vm, message);
  }

  /** What nobody could be told during the run. */
  takePending(): string | null {
    const message = this.pending;
    this.pending = null;
    return message;
  }
}

/** Python exceptions, and what the engine itself throws through evaluators; the rest is the plug-in's own. */
function isEngines(e: unknown): boolean {
  if (e instanceof RangeError) return /call stack/i.test(e.message);
  return ENGINES.some(kind => e instanceof kind);
}
const ENGINES = [PyException, HostUnwind, StackCapture, ThreadParked, Unsupported, EngineBug] as const;

/** One evaluator's go at one frame: what it has done with `next`. */
class Turn {
  private state: 'open' | 'running' | 'done' | 'over' = 'open';
  /** What ended the run below, and no evaluator may stop: limits, parked threads, captured stacks, faults of the engine. */
  private unwind: { readonly thrown: unknown } | null = null;
  isDone = false;
  value: Value | undefined = undefined;

  constructor(
    private readonly view: EvaluatedFrame,
    private readonly below: () => Value,
  ) {}

  readonly next = (): Value => {
    if (this.state === 'over') throw new PluginError(`the frame of ${this.view.code.qualname} is over: next was called too late`);
    if (this.state !== 'open') throw new PluginError(`next was called twice for the frame of ${this.view.code.qualname}`);
    this.state = 'running';
    this.isDone = true;
    try {
      return (this.value = this.below());
    } catch (e) {
      if (!(e instanceof PyException || e instanceof PluginError)) this.unwind = { thrown: e };
      throw e;
    } finally {
      this.state = 'done';
    }
  };

  /** The evaluator has returned or thrown. */
  end(): void {
    this.state = 'over';
    if (this.unwind !== null) throw this.unwind.thrown;
  }
}
