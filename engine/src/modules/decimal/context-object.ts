/** `Context` objects, the current one of each thread of control, and operations under one. */
import { typeError } from '../../objects/errors.js';
import type { Shape } from '../../objects/shape.js';
import { None, PyObjectWithDict, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { Condition, UNLIMITED, Work, type Rounding } from '../../util/decimal/context.js';
import { TooManyDigits } from '../../util/decimal/number.js';
import type { Int } from '../../util/int-math.js';
import { contextVarValue, newContextVar, setContextVar } from '../contextvars.js';
import { engineState } from '../module-spec.js';
import { INVALID, noMemory, signalError } from './signals.js';

export const LIMIT = 999999999999999999n;

export class PyContext extends PyObjectWithDict {
  prec: Int = 28;
  rounding: Rounding = 'ROUND_HALF_EVEN';
  emin: Int = -999999;
  emax: Int = 999999;
  capitals = 1;
  clamp = 0;
  flags = 0;
  traps: number = INVALID | Condition.divisionByZero | Condition.overflow;
  constructor(override shape: Shape) {
    super();
  }

  copyFrom(c: PyContext): this {
    this.prec = c.prec;
    this.rounding = c.rounding;
    this.emin = c.emin;
    this.emax = c.emax;
    this.capitals = c.capitals;
    this.clamp = c.clamp;
    this.flags = c.flags;
    this.traps = c.traps;
    return this;
  }

  work(rounding: Rounding = this.rounding): Work {
    return new Work({ prec: Number(this.prec), rounding, emax: Number(this.emax), emin: Number(this.emin), clamp: this.clamp === 1 });
  }
}

/** Runs an operation under a context, then sets its flags and raises what is trapped. */
export function under<T>(vm: Vm, c: PyContext, operation: (w: Work) => T, rounding?: Rounding): T {
  const w = c.work(rounding);
  const result = withinMemory(vm, () => operation(w));
  addStatus(vm, c, w.status);
  return result;
}

/** Runs an operation that is exact by its nature. */
export function exactly<T>(vm: Vm, operation: (w: Work) => T): T {
  return withinMemory(vm, () => operation(new Work(UNLIMITED)));
}

export function withinMemory<T>(vm: Vm, work: () => T): T {
  try {
    return work();
  } catch (e) {
    throw e instanceof TooManyDigits ? noMemory(vm) : e;
  }
}

export function addStatus(vm: Vm, c: PyContext, status: number): void {
  if (status === 0) return;
  c.flags |= status;
  if ((status & c.traps) !== 0) throw signalError(vm, status & c.traps);
}

// ---- the current context ----

interface DecimalState {
  readonly variable: ReturnType<typeof newContextVar>;
  /** `DefaultContext`, `BasicContext`, `ExtendedContext`; copied when they are set. */
  templates: readonly PyContext[];
  shape: Shape;
}

export function decimalState(vm: Vm): DecimalState {
  return engineState(vm, 'decimal', () => ({
    variable: newContextVar(vm, 'decimal_context'),
    templates: [],
    shape: vm.types.object.rootShape,
  }));
}

export function currentContext(vm: Vm): PyContext {
  const state = decimalState(vm);
  const found = contextVarValue(vm, state.variable);
  if (found instanceof PyContext) return found;
  const fresh = new PyContext(state.shape).copyFrom(state.templates[0]);
  fresh.flags = 0;
  setContextVar(vm, state.variable, fresh);
  return fresh;
}

export function setCurrentContext(vm: Vm, v: Value): void {
  if (!(v instanceof PyContext)) throw typeError(vm, 'argument must be a context');
  const state = decimalState(vm);
  const template = state.templates.includes(v);
  const c = template ? new PyContext(state.shape).copyFrom(v) : v;
  if (template) c.flags = 0;
  setContextVar(vm, state.variable, c);
}

/** A `context=None` argument. */
export function contextArgument(vm: Vm, v: Value | undefined): PyContext {
  if (v === undefined || v === None) return currentContext(vm);
  if (v instanceof PyContext) return v;
  throw typeError(vm, 'optional argument must be a context');
}
