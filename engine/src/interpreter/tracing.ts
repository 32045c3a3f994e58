/**
 * The instrumentation points: where the interpreter says what it does, and who is told. `sys.settrace` and `sys.setprofile`
 * (library reference, `sys`) are told here, `sys.monitoring` through `Monitor`, first. A frame that is watched tells at each
 * of its instructions. While a listener runs, nothing that it does is told.
 */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { bindDescriptor } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import type { PyException } from '../objects/exception.js';
import { PyFunction, PyNative } from '../objects/function.js';
import { None, type Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

export function isWatched(interp: Interpreter, f: Frame): boolean {
  return f.traceFunction !== null || interp.profiler !== null || interp.monitor !== null;
}

function tell(interp: Interpreter, f: Frame, listener: Value, event: string, arg: Value, onFailure: () => void): Value {
  interp.isInTracer = true;
  try {
    return interp.call(listener, [f, event, arg], null);
  } catch (e) {
    // one that fails is not asked again
    onFailure();
    throw e;
  } finally {
    interp.isInTracer = false;
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
export function frameBegins(interp: Interpreter, f: Frame): void {
  if (interp.isInTracer) return;
  interp.monitor?.begins(f);
  const { pc } = f;
  // before its first instruction a frame is at its `def`, and before it goes on at its `yield`
  f.pc = pc - WIDTH;
  f.tracedPc = pc === 0 ? -1 : pc - WIDTH;
  try {
    tellProfiler(interp, f, 'call', None);
    if (interp.tracer === null) return;
    const local = tellTracer(interp, f, interp.tracer, 'call', None);
    f.traceFunction = local === None ? null : local;
  } finally {
    f.pc = pc;
  }
}

/** A frame returns or yields a value. */
export function frameReturns(interp: Interpreter, f: Frame, value: Value): void {
  if (interp.isInTracer) return;
  if (f.code.code.instructions[f.pc] === Op.YIELD_VALUE) interp.monitor?.yields(f, value);
  else interp.monitor?.returns(f, value);
  frameIsLeft(interp, f, value);
}

/** An exception leaves a frame. */
export function frameUnwinds(interp: Interpreter, f: Frame, e: PyException): void {
  if (interp.isInTracer) return;
  interp.monitor?.unwinds(f, e);
  frameIsLeft(interp, f, None);
}

function frameIsLeft(interp: Interpreter, f: Frame, value: Value): void {
  tellProfiler(interp, f, 'return', value);
  tellFrameTracer(interp, f, 'return', value);
}

/** An exception was raised in a frame, or has come to it. */
export function exceptionSeen(interp: Interpreter, f: Frame, e: PyException): void {
  if (interp.isInTracer) return;
  interp.monitor?.raises(f, e);
  if (f.traceFunction !== null) tellFrameTracer(interp, f, 'exception', interp.vm.tuple([e.shape.cls, e, e.traceback ?? None]));
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
  const isNew = isNewLine(f, pc);
  interp.monitor?.instruction(f, pc, isNew);
  if (isNew) tellFrameTracer(interp, f, 'line', None);
}

function isNewLine(f: Frame, pc: number): boolean {
  const code = f.code.code;
  const op = code.instructions[pc];
  const line = code.lineAt(pc);
  if (line === 0 || op === Op.JUMP || op === Op.JUMP_BACKWARD) return false;
  const before = f.tracedPc;
  f.tracedPc = pc;
  return before < 0 || pc <= before || code.lineAt(before) !== line;
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
