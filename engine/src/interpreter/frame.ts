/**
 * A Python frame on the heap, and the frame object that Python sees: they are one.
 * Interpreted code always has one; compiled code gets one when it deopts, is captured, or raises.
 * Hot: every interpreted call makes one, so what few frames need is kept apart.
 */
import { Op } from '../bytecode/opcodes.js';
import type { PyDict } from '../objects/dict.js';
import type { PyException } from '../objects/exception.js';
import type { PyCode, PyFunction } from '../objects/function.js';
import type { PyGenerator } from '../objects/generator.js';
import type { Shape } from '../objects/shape.js';
import { PyObject, type Value } from '../objects/value.js';
import type { FrameView } from '../objects/vm.js';
import type { Drained } from './drain.js';

/** Where the result of the call goes that `waiting` waits for at `pc`; −1: nowhere. */
export function resultRegister(waiting: Frame, pc = waiting.pc): number {
  const ins = waiting.code.code.instructions;
  switch (ins[pc]) {
    case Op.BEFORE_WITH:
      return ins[pc + 1] + 1;
    case Op.STORE_ATTR:
      return NOWHERE;
    default:
      return ins[pc + 1];
  }
}
export const NOWHERE = -1;

export class Frame extends PyObject implements FrameView {
  /** Next instruction when suspended; the current one while running or unwinding. */
  pc = 0;
  back: Frame | null = null;
  /** Caller’s register for the result; −1: drop it. */
  resultRegister = -1;
  /** Python-level depth. */
  depth = 0;
  /** First frame of an activation of `run`: its return ends the activation. */
  isBase = false;
  /** The base of an activation that compiled code started: compiled frames lie below it, seen only by capture. */
  fromCompiled = false;
  /** The exception this frame is handling; null when none of its own. */
  handled: PyException | null = null;
  /** This frame runs `__init__` of that instance, which is the result of the caller’s call. */
  constructed: Value | null = null;
  generator: PyGenerator | null = null;
  private extras: Extras | null = null;

  constructor(
    override shape: Shape,
    readonly code: PyCode,
    readonly fn: PyFunction | null,
    readonly regs: (Value | undefined)[],
    /** Of module and class level code, which has no function. */
    private readonly scope: Scope | null,
  ) {
    super();
  }

  get globals(): PyDict {
    return this.fn !== null ? this.fn.globals : this.scope!.globals;
  }

  get builtins(): PyDict {
    return this.fn !== null ? this.fn.builtins : this.scope!.builtins;
  }

  /** Namespace of module and class level code; null in functions. */
  get namespace(): Value | null {
    return this.scope === null ? null : this.scope.namespace;
  }

  // ---- what few frames have ----

  private get more(): Extras {
    return (this.extras ??= new Extras());
  }

  /** A compiled frame that waits for `__init__` of this instance, until its callee’s frame is known (capture). */
  get pendingConstruction(): Value | null {
    return this.extras === null ? null : this.extras.pendingConstruction;
  }
  set pendingConstruction(v: Value | null) {
    this.more.pendingConstruction = v;
  }

  /** Of a generator's frame that a native drains, which compiled code had built in: who gathers, and what was gathered. */
  get drained(): Drained | null {
    return this.extras === null ? null : this.extras.drained;
  }
  set drained(d: Drained | null) {
    this.more.drained = d;
  }

  /** `f_trace`. */
  get traceFunction(): Value | null {
    return this.extras === null ? null : this.extras.traceFunction;
  }
  set traceFunction(v: Value | null) {
    this.more.traceFunction = v;
  }

  /** The instruction of the last `line` event looked at; −1 before the first. */
  get tracedPc(): number {
    return this.extras === null ? -1 : this.extras.tracedPc;
  }
  set tracedPc(pc: number) {
    this.more.tracedPc = pc;
  }

  /** The instruction that a monitor was told of last; −1 before the first. */
  get watchedPc(): number {
    return this.extras === null ? -1 : this.extras.watchedPc;
  }
  set watchedPc(pc: number) {
    this.more.watchedPc = pc;
  }

  /** What was stored through `f_locals` under names that are no variables. */
  get extraLocals(): PyDict | null {
    return this.extras === null ? null : this.extras.extraLocals;
  }
  set extraLocals(d: PyDict | null) {
    this.more.extraLocals = d;
  }
}

/** Where code without a function looks names up. */
export class Scope {
  constructor(
    readonly globals: PyDict,
    readonly builtins: PyDict,
    readonly namespace: Value | null,
  ) {}
}

class Extras {
  drained: Drained | null = null;
  pendingConstruction: Value | null = null;
  traceFunction: Value | null = null;
  tracedPc = -1;
  watchedPc = -1;
  extraLocals: PyDict | null = null;
}
