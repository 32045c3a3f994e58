/**
 * `sys.settrace`: the events call, line, exception and return (library reference, `sys.settrace`). A frame
 * whose `traceFunction` is set is traced; the interpreter asks here at each of its instructions.
 */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import type { PyException } from '../objects/exception.js';
import { None, type Value } from '../objects/value.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

function tell(interp: Interpreter, f: Frame, tracer: Value, event: string, arg: Value): Value {
  interp.isInTracer = true;
  try {
    return interp.call(tracer, [f, event, arg], null);
  } catch (e) {
    // a tracer that fails is not asked again
    interp.tracer = null;
    f.traceFunction = null;
    throw e;
  } finally {
    interp.isInTracer = false;
  }
}

/** A frame starts or goes on: the global tracer says with what the frame itself is traced. */
export function traceCall(interp: Interpreter, f: Frame): void {
  if (interp.tracer === null || interp.isInTracer) return;
  const starts = f.pc === 0;
  // before its first instruction a frame is at its `def`
  if (starts) f.pc = -WIDTH;
  f.tracedPc = -1;
  try {
    const local = tell(interp, f, interp.tracer, 'call', None);
    f.traceFunction = local === None ? null : local;
  } finally {
    if (starts) f.pc = 0;
  }
}

/** Another line begins with the instruction at `pc`, or a jump back begins one again. */
export function traceLine(interp: Interpreter, f: Frame, pc: number): void {
  if (interp.isInTracer || interp.tracer === null) return;
  const code = f.code.code;
  const op = code.instructions[pc];
  const line = code.lineAt(pc);
  if (line === 0 || op === Op.JUMP || op === Op.JUMP_BACKWARD) return;
  const before = f.tracedPc;
  f.tracedPc = pc;
  if (before >= 0 && pc > before && code.lineAt(before) === line) return;
  traceEvent(interp, f, 'line', None);
}

export function traceReturn(interp: Interpreter, f: Frame, value: Value): void {
  if (f.traceFunction !== null) traceEvent(interp, f, 'return', value);
}

export function traceException(interp: Interpreter, f: Frame, e: PyException): void {
  if (f.traceFunction !== null) traceEvent(interp, f, 'exception', interp.vm.tuple([e.shape.cls, e, e.traceback ?? None]));
}

function traceEvent(interp: Interpreter, f: Frame, event: string, arg: Value): void {
  if (interp.isInTracer || interp.tracer === null) return;
  const next = tell(interp, f, f.traceFunction!, event, arg);
  if (next !== None) f.traceFunction = next;
}
