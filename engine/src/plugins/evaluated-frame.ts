/**
 * A frame as its evaluator sees it: read-only, and only while it is being evaluated. Whoever keeps one gets an
 * error from it, and keeps nothing alive.
 */
import type { Frame } from '../interpreter/frame.js';
import { PyCell, type Value } from '../objects/value.js';
import type { PyFunction } from '../objects/function.js';
import type { Span } from '../syntax/span.js';
import type { CodeView } from './code-view.js';
import { PluginError } from './plugin-error.js';

export class EvaluatedFrame {
  #frame: Frame | null;
  #isTaken = false;
  readonly code: CodeView;

  constructor(frame: Frame, code: CodeView) {
    this.#frame = frame;
    this.code = code;
  }

  get #live(): Frame {
    if (this.#frame === null) throw new PluginError(`the frame of ${this.code.qualname} is over: a frame must not be kept`);
    return this.#frame;
  }

  get isOver(): boolean {
    return this.#frame === null;
  }

  /** The function it runs; null for the code of modules and classes. */
  get function(): PyFunction | null {
    return this.#live.fn;
  }

  /** How many Python frames there are, this one included. */
  get depth(): number {
    return this.#live.depth;
  }

  /** It begins; a generator's frame is evaluated again each time that it goes on. */
  get isStart(): boolean {
    return this.#live.pc === 0;
  }

  get span(): Span {
    const f = this.#live;
    return f.code.code.spanAt(f.pc);
  }

  /** A local, parameter or free variable; undefined while it is unbound. */
  local(name: string): Value | undefined {
    const f = this.#live;
    const { varNames, freeVars } = f.code.code;
    const i = varNames.indexOf(name);
    const v = f.regs[i >= 0 ? i : freeVars.indexOf(name) + varNames.length];
    if (i < 0 && !freeVars.includes(name)) throw new PluginError(`${this.code.qualname} has no variable '${name}'`);
    return v instanceof PyCell ? v.value : v;
  }

  /** Values of the parameters, in order. To be asked before the frame runs: afterwards they are what it made of them. */
  parameters(): (Value | undefined)[] {
    return this.#live.regs.slice(0, this.code.parameters.length).map(v => (v instanceof PyCell ? v.value : v));
  }

  /** A global or builtin that the frame's code would find under this name. */
  global(name: string): Value | undefined {
    return this.#live.globals.getStr(name) ?? this.#live.builtins.getStr(name);
  }

  /** For the engine only: the frame, to be carried out by whoever asks; once. */
  static take(view: EvaluatedFrame): Frame {
    const frame = view.#live;
    if (view.#isTaken) throw new PluginError(`the frame of ${view.code.qualname} is already being carried out`);
    if (frame.generator !== null) throw new PluginError(`${view.code.qualname} is a generator: only next() continues it`);
    view.#isTaken = true;
    return frame;
  }

  /** For the engine only. */
  static isTaken(view: EvaluatedFrame): boolean {
    return view.#isTaken;
  }

  /** For the engine only: from now on every question is an error. */
  static end(view: EvaluatedFrame): void {
    view.#frame = null;
  }
}
