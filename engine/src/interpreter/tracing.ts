/**
 * The instrumentation points: where the interpreter says what it does, and who is told. `sys.settrace` and `sys.setprofile`
 * (library reference, `sys`) are told here, `sys.monitoring` through `Monitor`, first. A frame that is watched tells at each
 * of its instructions. While a listener runs, nothing that it does is told.
 */
import type { Code } from '../bytecode/code.js';
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { bindDescriptor } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyException } from '../objects/exception.js';
import { PyFunction, PyNative } from '../objects/function.js';
import type { Monitor } from '../objects/monitor.js';
import { None, type Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';
import { addTraceback } from './raising.js';

export function isWatched(interp: Interpreter, f: Frame): boolean {
  return f.traceFunction !== null || interp.profiler !== null || interp.monitor !== null;
}

function tell(interp: Interpreter, f: Frame, listener: Value, event: string, arg: Value, onFailure: () => void): Value {
  try {
    return interp.untold(() => interp.call(listener, [f, event, arg], null));
  } catch (e) {
    // one that fails is not asked again
    onFailure();
    throw e;
  }
}

function tellTracer(interp: Interpreter, f: Frame, listener: Value, event: string, arg: Value): Value {
  return tell(interp, f, listener, event, arg, () => {
    interp.setTracer(null);
    f.traceFunction = null;
  });
}

function tellProfiler(interp: Interpreter, f: Frame, event: string, arg: Value): void {
  if (interp.profiler !== null) tell(interp, f, interp.profiler, event, arg, () => interp.setProfiler(null));
}

// ---- frames ----

/** A frame starts or goes on: the global tracer says with what the frame itself is traced. */
export function frameBegins(interp: Interpreter, f: Frame, thrown: unknown): void {
  if (interp.isInTracer) return;
  const { pc } = f;
  f.tracedPc = pc === 0 ? -1 : pc - WIDTH;
  interp.monitor?.begins(f, pc === 0, thrown instanceof PyException ? thrown : null);
  // before its first instruction a frame is at its `def`, and before it goes on at its `yield`
  if (thrown === null) f.pc = pc - WIDTH;
  try {
    tellProfiler(interp, f, 'call', None);
    if (interp.tracer === null) return;
    const local = tellTracer(interp, f, interp.tracer, 'call', None);
    f.traceFunction = local === None ? null : local;
  } finally {
    f.pc = pc;
  }
}

/** The same where something may be about to be thrown into the frame: what is raised there, or null. */
export function raisedAtBegin(interp: Interpreter, f: Frame, thrown: unknown): unknown {
  try {
    frameBegins(interp, f, thrown);
    return thrown;
  } catch (e) {
    return e;
  }
}

/** A frame returns or yields a value. */
export function frameReturns(interp: Interpreter, f: Frame, value: Value): void {
  if (interp.isInTracer) return;
  if (f.code.code.instructions[f.pc] === Op.YIELD_VALUE) interp.monitor?.yields(f, value);
  else interp.monitor?.returns(f, value);
  frameIsLeft(interp, f, value);
}

/** Tells of an exception; gives what goes on in its place when a listener raises, else itself. */
function telling(interp: Interpreter, f: Frame, e: PyException, tellAll: () => void): PyException {
  if (interp.isInTracer) return e;
  try {
    tellAll();
    return e;
  } catch (other) {
    const raised = interp.translateHostError(other);
    raised.context ??= e;
    addTraceback(interp.vm, raised, f, f.pc);
    return raised;
  }
}

/** An exception leaves a frame. */
export function frameUnwinds(interp: Interpreter, f: Frame, e: PyException): PyException {
  return telling(interp, f, e, () => {
    interp.monitor?.unwinds(f, e);
    frameIsLeft(interp, f, None);
  });
}

function frameIsLeft(interp: Interpreter, f: Frame, value: Value): void {
  tellProfiler(interp, f, 'return', value);
  tellFrameTracer(interp, f, 'return', value);
}

/** An exception was raised in a frame, or has come to it. */
export function exceptionSeen(interp: Interpreter, f: Frame, e: PyException): PyException {
  return telling(interp, f, e, () => {
    interp.monitor?.raises(f, e);
    if (f.traceFunction !== null) tellFrameTracer(interp, f, 'exception', interp.vm.tuple([e.shape.cls, e, e.traceback ?? None]));
  });
}

/** An exception is raised again as it was. */
export function exceptionSeenAgain(interp: Interpreter, f: Frame, e: PyException): PyException {
  return telling(interp, f, e, () => interp.monitor?.reraises(f, e));
}

/** A frame goes on at its handler. */
export function exceptionHandled(interp: Interpreter, f: Frame, e: PyException): PyException {
  return telling(interp, f, e, () => interp.monitor?.handles(f, e));
}

function tellFrameTracer(interp: Interpreter, f: Frame, event: string, arg: Value): void {
  if (interp.tracer === null || f.traceFunction === null) return;
  const next = tellTracer(interp, f, f.traceFunction, event, arg);
  if (next !== None) f.traceFunction = next;
}

// ---- instructions ----

/** The instruction at `pc` is next. Another line begins with it, or a jump back begins one again. */
export function instructionBegins(interp: Interpreter, f: Frame, pc: number): void {
  if (interp.isInTracer || (f.traceFunction === null && interp.monitor === null)) return;
  if (interp.silentCall === f) {
    // nothing begins: a call is made again
    f.tracedPc = f.watchedPc = pc;
    return;
  }
  const before = f.tracedPc;
  const isNew = isNewLine(f, pc);
  if (interp.monitor !== null) tellMonitor(interp.monitor, f, before, isNew);
  if (isNew) tellFrameTracer(interp, f, 'line', None);
}

function tellMonitor(monitor: Monitor, f: Frame, before: number, isNew: boolean): void {
  const from = f.watchedPc;
  f.watchedPc = f.pc;
  if (from >= 0 && before >= 0) {
    const op = f.code.code.instructions[from] as Op;
    // those forward are of our layout: CPython has what they jump over elsewhere
    if (op === Op.JUMP_BACKWARD) monitor.jumped(f, from, false);
    else if (BRANCHES.has(op)) monitor.jumped(f, from, true);
  }
  // tracers also hear of a jump back within a line, and of a body that begins in the line of its `def`
  const { code } = f.code;
  const lineBefore = before < 0 ? lineOfStart(code) : code.lineAt(before);
  monitor.instruction(f, isNew && lineBefore !== code.lineAt(f.pc));
}

/** Where CPython's RESUME is. */
const lineOfStart = ({ name, firstLine }: Code): number => (name === '<module>' ? 0 : firstLine);

const BRANCHES: ReadonlySet<Op> = new Set([
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.FOR_ITER,
]);

function isNewLine(f: Frame, pc: number): boolean {
  const code = f.code.code;
  const op = code.instructions[pc];
  const line = code.lineAt(pc);
  if (line === 0 || op === Op.JUMP) return false;
  const before = f.tracedPc;
  const isOther = before < 0 || code.lineAt(before) !== line;
  // it may be all that is left of a line; else it belongs to the line that it ends
  if (op === Op.JUMP_BACKWARD && !isOther) return false;
  f.tracedPc = pc;
  return isOther || pc <= before;
}

// ---- calls ----

/** Python code is about to call. Profilers hear of functions and methods written in C, and of these bound. */
export function nativeBegins(interp: Interpreter, f: Frame, callee: Value, first: Value | undefined): void {
  if (interp.isInTracer) return;
  interp.monitor?.calls(f, callee, first);
  tellOfNative(interp, f, 'c_call', callee, first);
}

export function nativeLeaves(interp: Interpreter, f: Frame, callee: Value, first: Value | undefined, hasRaised: boolean): void {
  if (interp.isInTracer || callee instanceof PyFunction) return;
  interp.monitor?.leavesNative(f, callee, first, hasRaised);
  tellOfNative(interp, f, hasRaised ? 'c_exception' : 'c_return', callee, first);
}

function tellOfNative(interp: Interpreter, f: Frame, event: string, callee: Value, first: Value | undefined): void {
  if (interp.profiler === null || !(callee instanceof PyNative)) return;
  const { types } = interp.vm;
  const { cls } = callee.shape;
  if (cls === types.builtin_function_or_method) tellProfiler(interp, f, event, callee);
  else if (cls === types.method_descriptor && first !== undefined)
    tellProfiler(interp, f, event, bindDescriptor(interp.vm, callee, first, classOf(interp.vm, first)));
}
