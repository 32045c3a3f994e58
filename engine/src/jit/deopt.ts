/**
 * Leaving optimised code: rebuilds interpreter frames from an exit's values, records why, and lets the interpreter
 * finish. Also what a compiled frame's catch does: tracebacks, handlers, capture.
 */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { describeValue, expectedText } from './describe.js';
import { finishDrain, type Drain } from '../interpreter/drain.js';
import { leaveGenerator } from '../interpreter/generators.js';
import { Frame, resultRegister, Scope } from '../interpreter/frame.js';
import { StackCapture } from '../interpreter/capture.js';
import { answerOf } from '../interpreter/not-implemented.js';
import { addTraceback, chainNew, enterHandler, goToHandler } from '../interpreter/raising.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Resumption } from '../interpreter/tier-hook.js';
import type { PyDict } from '../objects/dict.js';
import { PyException } from '../objects/exception.js';
import type { PyFunction } from '../objects/function.js';
import { NotImplemented, PyFloat, PySlice, type Value } from '../objects/value.js';
import type { CodeEntry } from './build.js';
import type { ExitPoint, FrameRecipe } from './emit.js';
import type { DeoptLog } from './deopt-log.js';
import type { Sinkable } from './passes/sink-allocations.js';
import type { Version } from './version.js';
import { binary } from '../objects/arithmetic.js';
import type { Vm } from '../objects/vm.js';

/** An OSR version's exit: the interpreter's own frame was brought up to date, it goes on there. */
export const CONTINUE = Symbol('continue in the interpreter');
/** The same, at the handler of an exception: that says nothing against the version. */
export const CAUGHT = Symbol('continue at a handler');
export type Left = typeof CONTINUE | typeof CAUGHT;

/** Exits that are no failed guesses: a statement that raises again, the end of what was compiled. */
const WAYS_OUT: ReadonlySet<string> = new Set(['ExceptionRaised', 'LoopLeft']);

type Raw = (Value | undefined)[];

/** A fresh heap frame, or the given one (OSR), filled from an exit's values. Hot where programs raise. */
function fillFrame(
  interp: Interpreter,
  version: Version,
  recipe: FrameRecipe,
  values: Raw,
  reuse: Frame | null,
  fn: PyFunction | null,
): Frame {
  const entry = version.codes[recipe.code];
  const regs = reuse?.regs ?? new Array<Value | undefined>(entry.profile.code.registerCount);
  for (let r = 0; r < regs.length; r++) regs[r] = undefined;
  const { slots } = recipe;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i];
    const v = values[slot.index];
    regs[slot.register] = slot.isDouble && typeof v === 'number' ? new PyFloat(v) : v;
  }
  const f = reuse ?? freshFrame(interp, entry, fn ?? entry.fn, regs);
  f.pc = recipe.pc;
  if (recipe.drain !== null) makeDrained(interp, f, recipe.drain);
  return f;
}

/** The generator that compiled code did without, running in `f`. */
function makeDrained(interp: Interpreter, f: Frame, drain: Drain): void {
  const own = f.code.code.registerCount;
  f.drained = { drain, held: f.regs.splice(own) };
  interp.makeGenerator(f).state = 'running';
}

function freshFrame(interp: Interpreter, entry: CodeEntry, fn: PyFunction | null, regs: Raw): Frame {
  const scope = fn !== null ? null : new Scope(entry.globals, interp.vm.builtins.dict, null);
  return new Frame(interp.vm.types.frame.rootShape, entry.profile.pyCode, fn, regs, scope);
}

/** Appends what compiled code did not make. */
function makeVirtuals(interp: Interpreter, point: ExitPoint, values: Raw): void {
  for (const v of point.virtuals)
    values.push(
      makeVirtual(
        interp,
        v.op,
        v.parts.map(p => (p.isDouble ? new PyFloat(values[p.index] as number) : values[p.index]!)),
      ),
    );
}

function makeVirtual(interp: Interpreter, op: Sinkable, parts: Value[]): Value {
  const { vm } = interp;
  switch (op) {
    case 'make_tuple':
      return vm.tuple(parts);
    case 'make_slice':
      return new PySlice(vm.types.slice.rootShape, parts[0], parts[1], parts[2]);
    case 'make_map':
      return dictOf(vm, parts);
    case 'make_generator':
      return interp.callGenerator(parts[0] as PyFunction, parts.slice(1));
    case 'wide_mul':
      return binary(vm, '*', parts[0], parts[1]);
    case 'wide_add':
      return binary(vm, '+', parts[0], parts[1]);
    case 'wide_sub':
      return binary(vm, '-', parts[0], parts[1]);
  }
}

/** Of keys and values in turn. */
function dictOf(vm: Vm, items: readonly Value[]): PyDict {
  const d = vm.dict();
  for (let i = 0; i < items.length; i += 2) d.set(items[i], items[i + 1]);
  return d;
}

/** All frames of an exit point, innermost first and linked; the outermost is `reuse` for OSR. */
export function rebuildFrames(interp: Interpreter, version: Version, point: ExitPoint, values: Raw, holder: PyFunction | Frame): Frame[] {
  const recipes = point.frames;
  const last = recipes.length - 1;
  if (point.virtuals.length > 0) makeVirtuals(interp, point, values);
  const frames = new Array<Frame>(recipes.length);
  for (let i = 0; i < last; i++) frames[i] = fillFrame(interp, version, recipes[i], values, null, null);
  const outermost = recipes[last];
  frames[last] =
    holder instanceof Frame
      ? fillFrame(interp, version, outermost, values, holder, null)
      : fillFrame(interp, version, outermost, values, null, holder);
  const innermost = recipes[0].constructing;
  if (innermost >= 0) frames[0].pendingConstruction = values[innermost] as Value;
  for (let i = 0; i < last; i++) link(frames[i], frames[i + 1], recipes[i + 1], values);
  return frames;
}

/** `inner` is what the frame `waiting` called. */
function link(inner: Frame, waiting: Frame, recipe: FrameRecipe, values: Raw): void {
  inner.back = waiting;
  inner.resultRegister = resultRegister(waiting, recipe.pc);
  if (recipe.constructing >= 0) inner.constructed = values[recipe.constructing] as Value;
}

/** Does one of the frames handle what is raised at its pc? */
function areHandling(frames: readonly Frame[]): boolean {
  for (let i = 0; i < frames.length; i++) if (frames[i].code.code.handlerFor(frames[i].pc) >= 0) return true;
  return false;
}

/** The exception that the frame's instruction raises again; null where only the interpreter knows which that is. */
function raisedAgain({ code, pc, regs, handled }: Frame): PyException | null {
  const ins = code.code.instructions;
  if (ins[pc] === Op.RAISE_VARARGS) return ins[pc + 1] < 0 ? handled : null;
  return regs[ins[pc + 1]] as PyException;
}

export class Deoptimizer {
  constructor(
    readonly interp: Interpreter,
    readonly log: DeoptLog,
    private readonly onFailure: (version: Version, point: ExitPoint) => void,
    /** The compiled handler at a frame's pc. */
    private readonly handlerOf: (frame: Frame) => Resumption | null,
  ) {}

  /** A guard failed, or the version was invalidated: finishes the activation in the interpreter. */
  exit(
    version: Version,
    id: number,
    d: number,
    holder: PyFunction | Frame,
    values: Raw,
    guilty: unknown,
    forced: boolean,
  ): Value | Left | undefined {
    const point = version.emitted.exits[id];
    this.giveBack(version, point, false);
    const { interp } = this;
    const frames = rebuildFrames(interp, version, point, values, holder);
    if (!WAYS_OUT.has(point.reason)) {
      this.log.record(version, point, guilty, d, forced);
      if (!forced) this.onFailure(version, point);
    } else if (point.reason === 'ExceptionRaised' && holder instanceof Frame && frames.length === 1) return this.raiseAgain(holder);
    return this.finish(frames, d, holder);
  }

  /** What is raised again goes to the next handler, or leaves. */
  private raiseAgain(holder: Frame): Left | undefined {
    const e = this.interp.watched ? null : raisedAgain(holder);
    if (e === null) return CONTINUE;
    if (goToHandler(holder, e)) return CAUGHT;
    this.interp.raised = e;
    return undefined;
  }

  /** Sites that were counted with their block but not executed. `began`: the instruction itself was, and is not run again. */
  private giveBack(version: Version, point: ExitPoint, began: boolean): void {
    if (point.uncount.length === 0) return;
    const { pc } = point.frames[0];
    for (const [code, site] of point.uncount)
      if (!began || version.codes[code].profile.sites[site]?.pc !== pc) version.countSite(code, site, -1);
  }

  private finish(frames: Frame[], d: number, holder: PyFunction | Frame): Value | Left | undefined {
    const { interp } = this;
    if (holder instanceof Frame) {
      if (frames.length === 1) return CONTINUE;
      return this.finishInlined(frames, d, holder);
    }
    interp.depthNow = d - 1;
    return this.runChain(frames, null, true);
  }

  /** Inlined frames above an OSR frame run to completion first; their result goes where the call wanted it. */
  private finishInlined(frames: Frame[], d: number, holder: Frame): typeof CONTINUE {
    const { interp } = this;
    const inner = frames.slice(0, -1);
    const last = inner[inner.length - 1];
    interp.depthNow = d;
    const result = this.runChain(inner, null, false);
    this.give(holder, last, result);
    return CONTINUE;
  }

  /** The result of an inlined call becomes that of the instruction that waits for it. */
  private give(holder: Frame, last: Frame, result: Value): void {
    const { vm } = this.interp;
    const value = last.drained === null ? (last.constructed ?? result) : finishDrain(vm, last.generator!, last.drained, result);
    if (last.resultRegister >= 0) holder.regs[last.resultRegister] = value === NotImplemented ? answerOf(vm, holder, value) : value;
    holder.pc += WIDTH;
  }

  /** Runs linked frames, innermost first, until the outermost returns; undefined when it raises and was `fromCompiled`. */
  runChain(frames: Frame[], thrown: PyException | null, fromCompiled: boolean): Value {
    const base = frames[frames.length - 1];
    base.isBase = true;
    base.fromCompiled = fromCompiled;
    return this.interp.runRebuilt(frames, thrown);
  }

  /** What a compiled frame does with whatever was raised at exit point `id`; undefined when it passes that on. */
  caught(e: unknown, version: Version, id: number, d: number, holder: PyFunction | Frame, values: Raw): Value | Left | undefined {
    const { interp } = this;
    if (!(e instanceof StackCapture)) return this.raised(interp.translateHostError(e), version, id, d, holder, values);
    const point = version.emitted.exits[id];
    this.giveBack(version, point, e.frames.length > 0);
    return this.capture(e, rebuildFrames(interp, version, point, values, holder), holder);
  }

  private raised(
    e: PyException,
    version: Version,
    id: number,
    d: number,
    holder: PyFunction | Frame,
    values: Raw,
  ): Value | Left | undefined {
    const { interp } = this;
    const point = version.emitted.exits[id];
    this.giveBack(version, point, true);
    const frames = rebuildFrames(interp, version, point, values, holder);
    chainNew(interp, e);
    if (holder instanceof Frame) return this.raiseInOsr(e, frames, holder, d);
    if (!areHandling(frames)) {
      for (let i = 0; i < frames.length; i++) {
        frames[i].depth = d + frames.length - 1 - i;
        e = this.leave(e, frames[i]);
      }
      interp.raised = e;
      return undefined;
    }
    interp.depthNow = d - 1;
    if (frames.length > 1 || !enterHandler(interp.vm, frames[0], e)) return this.runChain(frames, e, true);
    const handler = this.handlerOf(frames[0]);
    if (handler === null) return this.runChain(frames, null, true);
    frames[0].fromCompiled = true;
    return interp.runCompiled(frames[0], handler);
  }

  /** The exception that goes on to whoever called the frame. */
  private leave(e: PyException, f: Frame): PyException {
    const { vm } = this.interp;
    addTraceback(vm, e, f, f.pc);
    return f.generator === null ? e : leaveGenerator(vm, f, e);
  }

  private capture(e: StackCapture, frames: Frame[], holder: PyFunction | Frame): never {
    const own = holder instanceof Frame ? frames.slice(0, -1) : frames;
    for (const f of own) {
      this.adoptConstructed(e, f);
      e.frames.push(f);
    }
    if (own.length === 0) this.adoptConstructed(e, holder as Frame);
    throw e;
  }

  /** The captured frame that `waiting` waits for is the `__init__` of what it constructs, if it constructs anything. */
  private adoptConstructed(e: StackCapture, waiting: Frame): void {
    const made = waiting.pendingConstruction;
    if (made === null || e.frames.length === 0) return;
    e.frames[e.frames.length - 1].constructed ??= made;
    waiting.pendingConstruction = null;
  }

  /** In an OSR version the interpreter's own frame handles or passes on what its inlined frames do not. */
  private raiseInOsr(e: PyException, frames: Frame[], holder: Frame, d: number): Left | undefined {
    if (frames.length > 1) {
      const inner = frames.slice(0, -1);
      if (areHandling(inner)) {
        const last = inner[inner.length - 1];
        this.interp.depthNow = d;
        const result = this.runChain(inner, e, false);
        this.give(holder, last, result);
        return CONTINUE;
      }
      for (const f of inner) e = this.leave(e, f);
    }
    if (enterHandler(this.interp.vm, holder, e)) return CAUGHT;
    this.interp.raised = e;
    return undefined;
  }
}

export { describeValue, expectedText };
