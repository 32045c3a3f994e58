/**
 * The engine as others may use it: everything that a plug-in can ask for (docs/engine-api.md). Hands out views and
 * checks what comes back, so that a plug-in that is wrong gets an error and the run stays what it was.
 */
import { OPCODE_NAMES } from '../bytecode/opcodes.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { makeError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import type { PyCode, PyFunction } from '../objects/function.js';
import type { Shape } from '../objects/shape.js';
import type { ExceptionName } from '../objects/type-names.js';
import type { Value } from '../objects/value.js';
import { assumptionOf, classIn, positionNow, Reliance, type AssumableKind, type AssumptionTargets, type Broken } from './assume.js';
import { describeForeign, isValueOf } from './check-value.js';
import { CodeView } from './code-view.js';
import { EvaluatedFrame } from './evaluated-frame.js';
import { Evaluators, type EvaluatorOptions, type FrameEvaluator } from './evaluators.js';
import { Activation, makeHandlers, type HandlerTable } from './handlers.js';
import { PluginError } from './plugin-error.js';
import { feedbackAt, LookupView, ShapeView, shapeIn, type FeedbackView } from './views.js';

export class Plugins {
  readonly evaluators: Evaluators;
  private readonly codes = new WeakMap<PyCode, CodeView>();
  private readonly shapes = new WeakMap<Shape, ShapeView>();
  private extraSlots = 0;
  private table: HandlerTable | null = null;
  /** A callback runs inside an operation that is half done: nothing may run Python. */
  private isTelling = false;

  constructor(private readonly interp: Interpreter) {
    this.evaluators = new Evaluators(interp, code => this.viewOf(code));
  }

  setFrameEvaluator(evaluator: FrameEvaluator, options: EvaluatorOptions = {}): () => void {
    if (typeof evaluator !== 'function') throw new PluginError('a frame evaluator is a function (frame, next) => value');
    return this.evaluators.install(evaluator, options);
  }

  codeOf(fn: PyFunction): CodeView {
    return this.viewOf(fn.code);
  }

  private viewOf(code: PyCode): CodeView {
    let view = this.codes.get(code);
    if (view === undefined) this.codes.set(code, (view = new CodeView(code, () => this.extraSlots)));
    return view;
  }

  requestExtra(): number {
    return this.extraSlots++;
  }

  // ---- speculating from outside ----

  assume<K extends AssumableKind>(kind: K, target: AssumptionTargets[K], onBroken?: (broken: Broken) => void): Reliance {
    const assumption = assumptionOf(this.interp, kind, target);
    return new Reliance(kind, assumption, reliance => this.tell(reliance, onBroken));
  }

  /** An assumption breaks in the middle of a store: others must still be told, whatever this callback does. */
  private tell({ kind, target }: Reliance, onBroken: ((broken: Broken) => void) | undefined): void {
    if (onBroken === undefined) return;
    const outer = this.isTelling;
    this.isTelling = true;
    try {
      onBroken({ kind, target, position: positionNow(this.interp) });
    } catch (e) {
      const what = e instanceof Error ? `${e.name}: ${e.message}` : String(e);
      this.evaluators.defer(`onBroken of ${kind} ${target} threw ${what}`);
    } finally {
      this.isTelling = outer;
    }
  }

  feedback(code: CodeView, pc: number): FeedbackView | null {
    return feedbackAt(this.interp, CodeView.codeOf(code), pc);
  }

  shapeOf(value: Value): ShapeView | null {
    const shape = shapeIn(this.checked(value));
    if (shape === null) return null;
    let view = this.shapes.get(shape);
    if (view === undefined) this.shapes.set(shape, (view = new ShapeView(shape)));
    return view;
  }

  lookupCell(cls: Value, name: string): LookupView {
    const found = classIn(cls);
    return new LookupView(() => found.cell(name));
  }

  // ---- carrying out ----

  call(callee: Value, ...args: Value[]): Value {
    if (this.isTelling) throw new PluginError('onBroken must not run Python: the operation that broke the assumption is not finished');
    return this.interp.call(
      this.checked(callee),
      args.map(a => this.checked(a)),
      null,
    );
  }

  /** To be thrown by an evaluator: a Python exception of a builtin class. */
  exception(kind: ExceptionName, message: string): PyException {
    return makeError(this.interp.vm, kind, message);
  }

  /** The frame to be carried out with `handlers`, in place of `next`. */
  activate(frame: EvaluatedFrame): Activation {
    return new Activation(this.interp, EvaluatedFrame.take(frame));
  }

  get handlers(): HandlerTable {
    return (this.table ??= makeHandlers(OPCODE_NAMES));
  }

  private checked(v: Value): Value {
    if (isValueOf(this.interp.vm, v)) return v;
    throw new PluginError(`${describeForeign(v)} is no Python value`);
  }
}
