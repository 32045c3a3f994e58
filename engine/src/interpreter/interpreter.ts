/**
 * The dispatch loop and everything around it: frames, calls, handlers, generators. Python→Python calls
 * stay inside one activation of `run`; natives that call back start another. Knows the JIT only as
 * `TierHook`.
 */
import { CodeFlag, HANDLER_WIDTH } from '../bytecode/code.js';
import { FUNCTION_ATTRIBUTES, INTRINSICS, Op, OPCODE_NAMES, UNARY_OPERATORS, WIDTH } from '../bytecode/opcodes.js';
import { Profile, type Entry } from '../feedback/profile.js';
import { RESULT, type Site } from '../feedback/site.js';
import { ClassTags, resultKind, Tag } from '../feedback/tags.js';
import { Interrupt } from '../host.js';
import { unary } from '../objects/arithmetic.js';
import { bindDescriptor, callMethodOn, deleteAttribute, getAttribute, checkDescriptorSelf } from '../objects/attribute.js';
import { classOf, identical, isClass } from '../objects/class-of.js';
import { PyClass } from '../objects/class.js';
import { PyDict } from '../objects/dict.js';
import { isError, recursionError, runtimeError, stopIteration, typeError, unboundName } from '../objects/errors.js';
import { Assumption } from '../objects/assumption.js';
import { EngineBug, HostUnwind, PyException, PyTraceback, ThreadParked, Unsupported } from '../objects/exception.js';
import { Passes, PyClassMethod, PyCode, PyFunction, PyMethod, PyNative, PyStaticMethod } from '../objects/function.js';
import { PyGenerator } from '../objects/generator.js';
import { iteratorNext, stopValue } from '../objects/iterate.js';
import { PyIterator, PyRowIterator } from '../objects/iterator.js';
import { ListIterator } from '../objects/iterators.js';
import { callNative, type BoundNativeFn } from '../objects/native.js';
import { deleteItem, lengthOf } from '../objects/subscript.js';
import type { Shape } from '../objects/shape.js';
import { RangeIterator } from '../objects/types/range.js';
import { construct } from '../objects/types/type.js';
import { None, NotImplemented, PyCell, PyFloat, PyInstance, PyList, PyObject, PyTuple, type Value } from '../objects/value.js';
import type { FrameView, Interpreter as InterpreterContract, Vm } from '../objects/vm.js';
import { bindArguments } from './bind-arguments.js';
import { loadAttribute, loadMethod, storeAttribute, type Clock, type MethodPair } from './caches.js';
import { StackCapture } from './capture.js';
import { finishDrain } from './drain.js';
import { isChain, resumeChain } from './delegate-chain.js';
import type { FrameEvaluation } from './evaluation.js';
import { Frame, resultRegister, Scope } from './frame.js';
import * as ops from './operations.js';
import {
  binaryInstruction,
  compareInstruction,
  containsInstruction,
  iterInstruction,
  storeSubscriptInstruction,
  subscriptInstruction,
  testInstruction,
  unpackInstruction,
  type Registers,
} from './instructions.js';
import { observeCall, observeNext, observeOperand, observeUnary } from './observe-sites.js';
import type { Monitor } from '../objects/monitor.js';
import { Drained, isDrained, NO_TIERS, type Resumption, type TierHook, type Use } from './tier-hook.js';
import { watchCalls } from './watched-calls.js';

/** Host stack charged for one re-entry of `run`, generously (measured ~2–5 KB). */
const BYTES_PER_REENTRY = 8 * 1024;
const POLL_STEPS = 1000;
/** What `dispatch` gives when an exception leaves the activation: it is in `leaving`. */
const UNWOUND = Symbol('unwound');

export class Interpreter implements InterpreterContract, Clock {
  /** Innermost heap frame of the running thread. */
  current: Frame | null = null;
  recursionLimit = 1000;
  /** Python-level depth at the innermost point where compiled code called out; kept by the JIT’s helpers. */
  depthNow = 0;
  /** Activations of `run` on the host stack. */
  nesting = 0;
  readonly maxNesting: number;
  private stepsToPoll = POLL_STEPS;
  /** Operations before the last poll. */
  private counted = 0;
  /** Entries of compiled functions until the next poll. */
  fuel = 2000;
  readonly caching: boolean;
  tiers: TierHook = NO_TIERS;
  callThreshold = 60;
  loopThreshold = 1000;
  readonly tags = new ClassTags();
  readonly profiles: Profile[] = [];
  /** `sys.settrace` and friends break the assumption NoMonitoring; read by natives. */
  onPoll: (() => void) | null = null;

  /** `sys.settrace`; while it is set nothing new is compiled or entered compiled. */
  tracer: Value | null = null;
  /** The tracer itself is running and is not traced. */
  isInTracer = false;

  setTracer(tracer: Value | null): void {
    if (tracer !== null) this.vm.putOff?.stop();
    this.tracer = tracer;
    this.watchersChanged();
  }

  /** `sys.setprofile`. */
  profiler: Value | null = null;

  setProfiler(profiler: Value | null): void {
    if (profiler !== null) this.vm.putOff?.stop();
    const isNew = this.profiler === null && profiler !== null;
    this.profiler = profiler;
    this.watchersChanged();
    if (isNew) this.lookAgain();
  }

  /** `sys.monitoring`, while a tool wants events. */
  monitor: Monitor | null = null;

  setMonitor(monitor: Monitor | null): void {
    if (monitor !== null) this.vm.putOff?.stop();
    const isNew = this.monitor === null && monitor !== null;
    this.monitor = monitor;
    this.watchersChanged();
    if (isNew) this.lookAgain();
  }

  untold<T>(work: () => T): T {
    const before = this.isInTracer;
    this.isInTracer = true;
    try {
      return work();
    } finally {
      this.isInTracer = before;
    }
  }

  /** Compiled code tells nobody what it does. */
  readonly noMonitoring = new Assumption('NoMonitoring', 'nobody traces, profiles or monitors');

  private watchersChanged(): void {
    const tellsPython = this.tracer !== null || this.profiler !== null || this.monitor !== null;
    if (tellsPython) this.noMonitoring.break();
    this.watched = tellsPython || this.evaluation !== null;
    watchCalls(this, this.profiler !== null || this.monitor !== null);
    if (tellsPython || this.evaluatorSeesAll) this.suspendCompiling();
    else this.resumeCompiling();
  }

  /** The frame that called, which did not know when it began that it would be watched, begins its call again. */
  private lookAgain(): void {
    if (this.current === null) return;
    this.silentCall = this.current;
    throw new StackCapture('frame-access');
  }

  /** The frame whose current call is not told of: it is being made again. */
  silentCall: Frame | null = null;

  private suspendCompiling(): void {
    this.suspendedTiers ??= this.tiers;
    this.stopCompiling();
  }

  private stopCompiling(): void {
    this.tiers = NO_TIERS;
    for (const p of this.profiles) {
      p.entry = null;
      p.nextTry = Infinity;
    }
  }

  // ---- frame evaluators ----

  /** Somebody is told when a frame starts or goes on: the one question that starting a frame asks. */
  watched = false;
  private evaluation: FrameEvaluation | null = null;
  /** Frames are carried out by this interpreter and nobody is asked. */
  readonly defaultEvaluator = new Assumption('DefaultEvaluator', 'frames are evaluated by the engine');
  /** What compiled before somebody came who must see every call; null while nobody is there. */
  private suspendedTiers: TierHook | null = null;

  private evaluatorSeesAll = false;

  /** `seesAll`: no call may be carried out in compiled code, where nobody would be asked. */
  setEvaluation(evaluation: FrameEvaluation | null, seesAll: boolean): void {
    if (evaluation !== null) this.vm.putOff?.stop();
    this.evaluation = evaluation;
    this.evaluatorSeesAll = seesAll;
    if (evaluation !== null) this.defaultEvaluator.break();
    this.watchersChanged();
  }

  private resumeCompiling(): void {
    const tiers = this.suspendedTiers;
    this.suspendedTiers = null;
    if (tiers === null || this.giveWay !== null) return;
    this.tiers = tiers;
    for (const p of this.profiles) {
      p.nextTry = p.refused === null ? p.calls + this.callThreshold : Infinity;
      p.backEdges = 0;
    }
  }

  /** What all compiled code relies on. */
  get standing(): readonly Assumption[] {
    return [this.singleThread, this.defaultEvaluator, this.noMonitoring];
  }

  /** Carries out a frame that an evaluator hands back. */
  runByDefault(frame: Frame): Value {
    this.current = frame.back;
    this.depthNow = frame.depth - 1;
    this.byDefault = frame;
    const result = this.run(frame);
    // the frame was called by compiled code, which takes exceptions another way
    if (this.raised !== null) throw this.takeRaised();
    return result;
  }

  /** The frame that is about to be carried out here although there is an evaluator. */
  private byDefault: Frame | null = null;

  /** What an evaluator makes of a frame; undefined when it is to be run here. */
  private evaluated(f: Frame): Value | undefined {
    if (this.evaluation !== null && this.byDefault !== f) return this.evaluation.evaluate(f);
    this.byDefault = null;
    return undefined;
  }

  // ---- threads ----

  readonly singleThread = new Assumption('SingleThread', 'one thread');
  private giveWay: (() => void) | null = null;

  /** Compiled code takes what it knows of objects over polls, where other threads now change them: it is given up. */
  beginThreads(giveWay: () => void): void {
    this.vm.putOff?.stop();
    this.giveWay = giveWay;
    this.singleThread.break();
    this.stopCompiling();
  }

  canPark(): boolean {
    let f = this.current;
    if (f === null) return false;
    for (; f.back !== null; f = f.back) if (f.isBase && !f.fromCompiled) return false;
    return f.generator === null;
  }

  park(): never {
    throw new StackCapture('switch');
  }

  runThread(start: (() => void) | null, stack: unknown, thrown: PyException | null): void {
    const { current, depthNow } = this;
    this.current = null;
    this.depthNow = 0;
    try {
      if (start !== null) start();
      else this.run(stack as Frame, true, thrown);
    } finally {
      this.current = current;
      this.depthNow = depthNow;
    }
  }

  /** Calls and back edges so far: the run’s clock. */
  get operations(): number {
    return this.counted + POLL_STEPS - this.stepsToPoll;
  }
  set operations(n: number) {
    this.counted = n - POLL_STEPS + this.stepsToPoll;
  }

  constructor(readonly vm: Vm) {
    this.caching = vm.options.inlineCaches;
    this.maxNesting = Math.max(100, Math.floor(vm.options.hostStackBytes / BYTES_PER_REENTRY));
  }

  // ---- profiles ----

  profileOf(code: PyCode): Profile {
    if (code.profile !== null) return code.profile as Profile;
    const p = new Profile(code, this.callThreshold);
    code.profile = p;
    this.profiles.push(p);
    return p;
  }

  listShape!: Shape;
  tupleShape!: Shape;
  dictShape!: Shape;
  private frameShape!: Shape;

  /** To be called once the builtin classes are made. */
  prepare(): void {
    const { types } = this.vm;
    this.tags.fix(types);
    this.listShape = types.list.rootShape;
    this.tupleShape = types.tuple.rootShape;
    this.dictShape = types.dict.rootShape;
    this.frameShape = types.frame.rootShape;
  }

  /** Executions of attribute sites that a case answered or described. */
  cacheHits(): number {
    let hits = 0;
    for (const p of this.profiles)
      for (const site of p.sites)
        if (site !== undefined && (site.kind === 'attr-load' || site.kind === 'attr-store')) for (const c of site.cases) hits += c.count;
    return hits;
  }

  // ---- calls from natives ----

  call(callee: Value, args: Value[], kwnames: readonly string[] | null): Value {
    if (callee instanceof PyFunction) return this.callFunction(callee, args, kwnames);
    if (callee instanceof PyMethod) return this.call(callee.func, [callee.self, ...args], kwnames);
    if (callee instanceof PyNative) return this.callNativeObject(callee, args, kwnames);
    if (callee instanceof PyClass && callee.shape.cls === this.vm.types.type) return construct(this.vm, callee, args, kwnames);
    return this.callObject(callee, args, kwnames);
  }

  /** Everything that is not a function, method or native. */
  private callObject(callee: Value, args: Value[], kwnames: readonly string[] | null): Value {
    const vm = this.vm;
    if (callee instanceof PyStaticMethod) return this.call(callee.callable, args, kwnames);
    const cls = classOf(vm, callee);
    const method = cls.find('__call__');
    if (method === undefined) throw ops.notCallable(vm, callee);
    if (method instanceof PyFunction || (method instanceof PyNative && method.owner !== null && method.self === undefined)) {
      return this.call(method, [callee, ...args], kwnames);
    }
    return this.call(bindDescriptor(vm, method, callee, cls), args, kwnames);
  }

  callNativeObject(f: PyNative, args: Value[], kwnames: readonly string[] | null): Value {
    switch (f.passes) {
      case Passes.selfFirst:
        return callNative(this.vm, f.spec, [f.self!, ...args], kwnames, f);
      case Passes.checkedSelf:
        checkDescriptorSelf(this.vm, f, args);
        break;
      case Passes.checkedClass:
        ops.checkNewClass(this.vm, f, args);
        break;
    }
    return callNative(this.vm, f.spec, args, kwnames, f);
  }

  /** Runs a Python function to completion on the host stack, or makes its generator. */
  callFunction(fn: PyFunction, args: readonly Value[], kwnames: readonly string[] | null): Value {
    const profile = this.profileOf(fn.code);
    if (profile.entry === null && ++profile.calls >= profile.nextTry && !profile.isGenerator) this.tiers.hotCall(profile, fn);
    if (profile.entry !== null && profile.entryGlobals === fn.globals) {
      return this.enterCompiled(profile, fn, this.exactArguments(profile, fn, args, kwnames));
    }
    const frame = this.makeFrame(fn, args, kwnames);
    if (profile.isGenerator) return this.makeGenerator(frame);
    return this.run(frame);
  }

  private exactArguments(profile: Profile, fn: PyFunction, args: readonly Value[], kwnames: readonly string[] | null): readonly Value[] {
    if (kwnames !== null) return this.boundArguments(fn, args, kwnames);
    if (profile.exactArguments === args.length) return args;
    const { beforeRest } = profile;
    return beforeRest < 0 || args.length < beforeRest ? this.boundArguments(fn, args, null) : this.withRest(args, beforeRest);
  }

  /** Hot: decorators, curried functions. */
  private withRest(args: readonly Value[], count: number): readonly Value[] {
    const bound = args.slice(0, count);
    bound.push(this.vm.tuple(args.slice(count)));
    return bound;
  }

  /** Calls compiled code from a native or from a base activation. */
  enterCompiled(profile: Profile, fn: PyFunction, args: readonly Value[]): Value {
    const entry = profile.entry!;
    const depth = this.depth() + 1;
    if (++this.nesting > this.maxNesting) {
      this.nesting--;
      throw recursionError(this.vm, 'maximum recursion depth exceeded');
    }
    const saved = this.current;
    const savedDepth = this.depthNow;
    try {
      const v = enter(entry, depth, fn, args);
      if (v === undefined) throw this.takeRaised();
      return v;
    } catch (e) {
      this.current = saved;
      if (e instanceof StackCapture) return this.resumeCaptured(e);
      throw e;
    } finally {
      this.nesting--;
      this.depthNow = savedDepth;
    }
  }

  /** Links captured frames under a fresh activation and runs them to completion. */
  private resumeCaptured(capture: StackCapture): Value {
    const top = this.linkCaptured(capture, this.current);
    capture.frames[capture.frames.length - 1].isBase = true;
    return this.run(top, true);
  }

  /** Innermost-first frames become a chain on top of `below`; returns the innermost. */
  linkCaptured(capture: StackCapture, below: Frame | null): Frame {
    const frames = capture.frames;
    for (let i = frames.length - 1; i >= 0; i--) {
      const f = frames[i];
      f.back = i + 1 < frames.length ? frames[i + 1] : below;
      f.depth = f.back === null ? 1 : f.back.depth + 1;
      f.resultRegister = f.back === null ? -1 : resultRegister(f.back);
    }
    return frames[0];
  }

  depth(): number {
    return this.depthNow;
  }

  makeFrame(fn: PyFunction, args: readonly Value[], kwnames: readonly string[] | null): Frame {
    const profile = this.profileOf(fn.code);
    const regs = registersFor(profile);
    if (kwnames === null && profile.exactArguments === args.length) {
      for (let i = 0; i < args.length; i++) regs[i] = args[i];
    } else bindArguments(this.vm, fn, args, kwnames, regs);
    return this.frameWith(fn, regs);
  }

  /** A frame whose parameters are already in `regs`. */
  frameWith(fn: PyFunction, regs: (Value | undefined)[]): Frame {
    const { closure } = fn;
    if (closure !== null) {
      const { firstFree } = this.profileOf(fn.code);
      for (let i = 0; i < closure.length; i++) regs[firstFree + i] = closure[i];
    }
    return new Frame(this.frameShape, fn.code, fn, regs, null);
  }

  makeFunction(code: PyCode, globals: PyDict): PyFunction {
    if (this.maker === null || this.maker.globals !== globals) this.maker = new ops.FunctionMaker(this.vm, globals);
    return this.maker.make(code);
  }
  /** Of the namespace in which a function was last made. */
  private maker: ops.FunctionMaker | null = null;

  execute(code: PyCode, globals: PyDict, locals: Value, closure: Value[] | null): Value {
    const profile = this.profileOf(code);
    const regs = registersFor(profile);
    if (closure !== null) for (let i = 0; i < closure.length; i++) regs[profile.firstFree + i] = closure[i];
    const frame = new Frame(this.frameShape, code, null, regs, new Scope(globals, ops.builtinsOf(this.vm, globals), locals));
    return (code.code.flags & GENERATOR_FLAGS) === 0 ? this.run(frame) : this.makeGenerator(frame);
  }

  // ---- frames for Python to see ----

  frameAt(depth: number): FrameView | null {
    let f = this.current;
    while (f !== null && depth-- > 0) f = this.backOf(f);
    return f;
  }

  /** The frame below. Where compiled frames lie between, the stack is captured and the asking instruction runs again. */
  backOf(view: FrameView): Frame | null {
    const f = view as Frame;
    if (f.fromCompiled && !this.isBehindBarrier(f)) throw new StackCapture('frame-access');
    return f.back;
  }

  /** Does a native that called back lie between the innermost frame and `f`? Then no capture gets through. */
  private isBehindBarrier(f: Frame): boolean {
    for (let at = this.current; at !== null && at !== f; at = at.back) if (at.isBase && !at.fromCompiled) return true;
    return false;
  }

  /** A call from compiled code at depth `d`, of anything; undefined when compiled code raised. */
  callFrom(d: number, callee: Value, args: Value[], kwnames: readonly string[] | null = null): Value | undefined {
    this.depthNow = d;
    if (callee instanceof PyMethod) return this.callFrom(d, callee.func, [callee.self, ...args], kwnames);
    if (callee instanceof PyFunction && !isGeneratorCode(callee)) {
      const profile = this.profileOf(callee.code);
      if (profile.entry === null && ++profile.calls >= profile.nextTry) this.tiers.hotCall(profile, callee);
      if (profile.entry !== null && profile.entryGlobals === callee.globals)
        return enter(profile.entry, d + 1, callee, this.exactArguments(profile, callee, args, kwnames));
      const frame = this.makeFrame(callee, args, kwnames);
      frame.fromCompiled = true;
      return this.run(frame);
    }
    return this.call(callee, args, kwnames);
  }

  handledException(): PyException | null {
    for (let f = this.current; f !== null; f = f.back) if (f.handled !== null) return f.handled;
    return null;
  }

  // ---- generators ----

  originDepth = 0;

  /** Thrown into a generator that had ended: it comes back as it was, without a context of here. */
  passedOn: PyException | null = null;

  /** (file, line, function) of the frames from the innermost one on. */
  private callers(depth: number): Value {
    const rows: Value[] = [];
    for (let f = this.current; f !== null && rows.length < depth; f = this.backOf(f)) {
      const { filename, name } = f.code.code;
      rows.push(this.vm.tuple([this.vm.text(filename), f.code.code.lineAt(f.pc), this.vm.text(name)]));
    }
    return this.vm.tuple(rows);
  }

  /** A call of a generator function by compiled code, with one argument for each parameter. */
  callGenerator(fn: PyFunction, args: readonly (Value | undefined)[]): PyGenerator {
    this.profileOf(fn.code).compiledCalls++;
    const regs = new Array<Value | undefined>(fn.code.code.registerCount).fill(undefined);
    for (let i = 0; i < args.length; i++) regs[i] = args[i];
    return this.makeGenerator(this.frameWith(fn, regs));
  }

  makeGenerator(frame: Frame): PyGenerator {
    const { code } = frame.code;
    const types = this.vm.types;
    const kind = code.flags & CodeFlag.ASYNC_GENERATOR ? 'async_generator' : code.flags & CodeFlag.COROUTINE ? 'coroutine' : 'generator';
    const gen = new PyGenerator(
      types[kind].rootShape,
      kind,
      frame.fn?.name ?? code.name,
      frame.fn?.qualname ?? code.qualname,
      frame.code,
      frame,
    );
    frame.generator = gen;
    if (this.originDepth > 0 && kind === 'coroutine') gen.origin = this.callers(this.originDepth);
    return gen;
  }

  resume(gen: PyGenerator, sent: Value | undefined, thrown: PyException | null): Value | undefined {
    if (thrown === null) return !this.watched && isChain(gen) ? resumeChain(this, gen, sent) : this.resumeSelf(gen, sent);
    gen.isThrownAtStart = gen.state === 'created';
    const frame = this.prepareResume(gen, sent, thrown);
    if (frame === null) return undefined;
    if (frame.handled !== null) ops.chain(thrown, frame.handled);
    const v = this.runThrowing(frame, thrown);
    if (gen.state !== 'closed') frame.back = null;
    return gen.state === 'closed' ? undefined : v;
  }

  resumeQuietly(gen: PyGenerator, sent: Value | undefined, thrown: PyException | null): Value | undefined {
    try {
      if (thrown === null && !this.watched && isChain(gen)) return resumeChain(this, gen, sent);
      gen.isThrownAtStart = thrown !== null && gen.state === 'created';
      const frame = this.prepareResume(gen, sent, thrown);
      if (frame === null) return undefined;
      if (thrown !== null && frame.handled !== null) ops.chain(thrown, frame.handled);
      gen.raisesQuietly = true;
      const v = thrown === null ? this.runGenerator(frame) : this.runThrowing(frame, thrown);
      if ((gen.state as string) === 'closed') return undefined;
      frame.back = null;
      return v;
    } catch (e) {
      if (!(e instanceof PyException)) throw e;
      this.raised = e;
      return undefined;
    }
  }

  /** Continues a generator whose own body is to go on. */
  resumeSelf(gen: PyGenerator, sent: Value | undefined): Value | undefined {
    const frame = this.prepareResume(gen, sent, null);
    if (frame === null) return undefined;
    const v = this.runGenerator(frame);
    if ((gen.state as string) === 'closed') return undefined;
    frame.back = null;
    return v;
  }

  /** What a `Use` raised that a generator offered an item to. */
  raisedByUse: unknown = null;

  /** Calls `use` with what the generator yields, until that is all or `use` returns true. */
  drain(gen: PyGenerator, use: Use): void {
    for (;;) {
      const item: Value | symbol | undefined = this.watched || isChain(gen) ? this.resume(gen, None, null) : this.resumeOffering(gen, use);
      if (item === Drained.again) continue;
      if (item === undefined || item === Drained.stopped || use(item as Value) === true) return;
      this.noteDrained();
    }
  }

  private itemsToPoll = POLL_STEPS;

  /** After an item that a native took from a generator: endless ones can be cancelled. */
  noteDrained(): void {
    if (--this.itemsToPoll >= 0) return;
    this.itemsToPoll = POLL_STEPS;
    this.poll();
  }

  private resumeOffering(gen: PyGenerator, use: Use): Value | symbol | undefined {
    const frame = this.prepareResume(gen, None, null);
    if (frame === null) return undefined;
    const v: Value | symbol = this.runGenerator(frame, use);
    if (v === Drained.failed) throw this.raisedByUse;
    if (v === Drained.stopped || v === Drained.again) return v;
    if ((gen.state as string) === 'closed') return undefined;
    frame.back = null;
    return v;
  }

  /** Hot: a generator's frame goes on at its pc, in compiled code where there is some. */
  runGenerator(frame: Frame): Value;
  runGenerator(frame: Frame, use: Use): Value | symbol;
  runGenerator(frame: Frame, use?: Use): Value | symbol {
    const entry = !this.watched ? this.tiers.resumption(this.profileOf(frame.code), frame) : null;
    if (entry === null || this.depthNow >= this.recursionLimit || this.nesting >= this.maxNesting) return this.run(frame);
    return this.runCompiled(frame, entry, use);
  }

  /** A new activation of a frame that goes on at its pc in compiled code; what that leaves is finished here. */
  runCompiled(frame: Frame, entry: Resumption): Value;
  runCompiled(frame: Frame, entry: Resumption, use: Use | undefined): Value | symbol;
  runCompiled(frame: Frame, entry: Resumption, use?: Use): Value | symbol {
    const depth = this.depthNow + 1;
    const { current } = this;
    this.nesting++;
    frame.back = current;
    frame.isBase = true;
    frame.depth = depth;
    this.current = frame;
    let thrown: unknown = null;
    let v: Value | symbol | undefined;
    try {
      v = entry(depth, frame, use);
      if (typeof v === 'symbol' && !isDrained(v)) v = this.tiers.goOn(frame, v);
    } catch (e) {
      thrown = e;
    }
    this.nesting--;
    this.current = current;
    this.depthNow = depth - 1;
    if (thrown === null) {
      if (v === undefined) {
        if (this.isRaisedPast(frame)) return undefined as unknown as Value;
        thrown = this.takeRaised();
      } else if (typeof v !== 'symbol' || isDrained(v)) return v;
    }
    return this.run(frame, true, thrown);
  }

  /** Compiled code raised, and the frame hands that on to the compiled code that called it. */
  private isRaisedPast(frame: Frame): boolean {
    if (!frame.fromCompiled || frame.generator !== null || this.watched) return false;
    if (frame.code.code.handlerFor(frame.pc) >= 0) return false;
    if (!this.isReraise(frame, this.raised!)) ops.addTraceback(this.vm, this.raised!, frame, frame.pc);
    return true;
  }

  /** Checks and readies a generator to be continued by `run`; null when it is already finished. */
  prepareResume(gen: PyGenerator, sent: Value | undefined, thrown: PyException | null): Frame | null {
    // Hot
    if (gen.state === 'suspended' && thrown === null) {
      const f = gen.frame as Frame;
      f.regs[f.code.code.instructions[f.pc + 1]] = sent ?? None;
      f.pc += WIDTH;
      return this.beginResume(gen, f);
    }
    if (gen.state === 'running') throw ops.alreadyRunning(this.vm, gen);
    if (gen.state === 'closed') {
      if (gen.kind === 'coroutine') throw runtimeError(this.vm, 'cannot reuse already awaited coroutine');
      if (thrown !== null) throw (this.passedOn = thrown);
      gen.returned = undefined;
      return null;
    }
    if (gen.state === 'created' && sent !== undefined && sent !== None && thrown === null)
      throw typeError(this.vm, `can't send non-None value to a just-started ${ops.generatorWord(gen)}`);
    return this.beginResume(gen, gen.frame as Frame);
  }

  private beginResume(gen: PyGenerator, frame: Frame): Frame {
    gen.state = 'running';
    gen.raisesQuietly = false;
    frame.isBase = true;
    return frame;
  }

  /** Runs linked frames that were rebuilt from compiled ones, innermost first; the last is the base. */
  runRebuilt(frames: Frame[], thrown: PyException | null): Value {
    const base = frames[frames.length - 1];
    base.back = this.current;
    for (let i = frames.length - 1; i >= 0; i--) frames[i].depth = this.depthNow + frames.length - i;
    return this.run(frames[0], true, thrown);
  }

  /** Does `work` as if `frame` had called it: a generator that waits for its delegate. */
  under<T>(frame: Frame, work: () => T): T {
    const below = this.current;
    frame.back = below;
    this.current = frame;
    try {
      return work();
    } finally {
      this.current = below;
      frame.back = null;
    }
  }

  runThrowing(frame: Frame, thrown: PyException): Value {
    return this.run(frame, false, thrown);
  }

  // ---- polls ----

  /** `maySwitch`: the current instruction has done nothing yet, so that another thread may have its turn first. */
  poll(maySwitch = false): void {
    this.counted = this.operations;
    this.stepsToPoll = POLL_STEPS;
    const flag = this.vm.host.interrupt();
    if (flag !== Interrupt.none) this.onInterrupt(flag);
    this.onPoll?.();
    if (maySwitch) this.giveWay?.();
  }

  private onInterrupt(flag: Interrupt): void {
    if (flag === Interrupt.keyboard) {
      this.vm.host.clearInterrupt();
      throw new PyException(this.vm.types.KeyboardInterrupt.rootShape, this.vm.emptyTuple);
    }
    throw new HostUnwind(flag === Interrupt.timeout ? 'timeout' : flag === Interrupt.memory ? 'memory' : 'cancel');
  }

  // ---- the activation ----

  /**
   * Runs `frame` until the base frame below it (itself, unless `captured`) returns, and gives that result.
   * A generator's `yield` ends the activation too. `thrown` is raised at the frame's current instruction.
   * What leaves an activation that compiled code started is left in `raised`; the result is then undefined.
   */
  run(frame: Frame, captured = false, thrown: unknown = null): Value {
    if (++this.nesting > this.maxNesting) {
      this.nesting--;
      throw recursionError(this.vm, 'maximum recursion depth exceeded');
    }
    const savedCurrent = this.current;
    const savedDepth = this.depthNow;
    let f: Frame = frame;
    let pending: unknown = thrown;
    let entering = this.watched && !captured;
    let fresh = frame.generator !== null && thrown === null && !captured && !entering;
    let caught = false;
    let result: Value | typeof UNWOUND = UNWOUND;
    let left: PyException | null = null;
    try {
      if (!captured) {
        frame.back = savedCurrent;
        frame.isBase = true;
        frame.depth = savedDepth + 1;
        if (frame.depth > this.recursionLimit && thrown === null) {
          frame.back = null;
          ops.abandonGenerator(frame);
          throw recursionError(this.vm, 'maximum recursion depth exceeded');
        }
      }
      this.current = f;
      if (entering && thrown === null) {
        const given = this.evaluated(f);
        if (given !== undefined) return given;
      }
      for (;;) {
        if (entering) {
          entering = false;
          pending = ops.raisedAtBegin(this, f, pending);
        }
        if (pending !== null) {
          // what a generator is resumed with was raised elsewhere, or is chained by `resume`
          const handler = this.unwind(pending, pending === thrown && !captured);
          if (handler === null) {
            left = this.leave();
            break;
          }
          f = handler;
          pending = null;
          caught = f.isBase && !this.watched;
        }
        try {
          if (caught) {
            caught = false;
            const given = this.tiers.atHandler(f);
            if (given !== undefined && typeof given !== 'symbol') return given;
          } else if (fresh) {
            fresh = false;
            const given = this.tiers.resumeGenerator(this.profileOf(f.code), f);
            if (given !== undefined) return given;
          }
          // a loop or a generator's body that raised in compiled code
          if (this.raised !== null) pending = this.takeRaised();
          else result = this.dispatch(f);
        } catch (e) {
          pending = e;
        }
        if (pending !== null) continue;
        if (result !== UNWOUND) return result;
        left = this.leave();
        break;
      }
    } finally {
      this.nesting--;
      this.current = savedCurrent;
      this.depthNow = savedDepth;
    }
    if (left !== null) throw left;
    return undefined as unknown as Value;
  }

  /** What leaves the activation, once `unwind` found no handler. */
  private leaving: PyException | null = null;

  /** Ends an activation that `unwind` found no handler in: what it raises, or null where whoever called finds it in `raised`. */
  private leave(): PyException | null {
    const e = this.leaving!;
    this.leaving = null;
    const { fromCompiled, generator } = this.current!;
    if (!fromCompiled && !generator?.raisesQuietly) return e;
    this.raised = e;
    return null;
  }

  /** Finds the handler of what was thrown in this activation; returns the frame to go on with, or null when there is none. */
  private unwind(thrown: unknown, isChained = false): Frame | null {
    let f = this.current!;
    if (thrown instanceof StackCapture) {
      if (thrown.frames.length === 0) this.countAgain(f);
      return this.adoptCapture(thrown, f);
    }
    let e = this.asPythonException(thrown, f, isChained);
    for (;;) {
      const code = f.code.code;
      if (!this.isReraise(f, e)) {
        ops.addTraceback(this.vm, e, f, f.pc);
        if (this.watched) e = ops.exceptionSeen(this, f, e);
      } else if (this.watched) e = ops.exceptionSeenAgain(this, f, e);
      // thrown before the body began: its first handler has not been entered, wherever that begins
      const row = f.generator?.isThrownAtStart === true ? -1 : code.handlerFor(f.pc);
      if (row >= 0) {
        if (this.watched) e = ops.exceptionHandled(this, f, e);
        f.regs[code.handlers[row + 3]] = e;
        f.pc = code.handlers[row + 2];
        this.current = f;
        return f;
      }
      if (this.watched) e = ops.frameUnwinds(this, f, e);
      if (f.generator !== null) e = ops.leaveGenerator(this.vm, f, e);
      if (f.isBase) {
        this.leaving = e;
        return null;
      }
      f = f.back!;
      this.current = f;
    }
  }

  /** A call that asked for compiled frames is made, and counted, once more. */
  private countAgain(f: Frame): void {
    const site = (f.code.profile as Profile).sites[f.code.code.instructions[f.pc + 5]];
    if (site?.kind === 'call' || site?.kind === 'method-call') site.count--;
  }

  /** An exception raised again as it was: it already has a traceback line of this frame. */
  isReraise(f: Frame, e: PyException): boolean {
    const ins = f.code.code.instructions;
    const op = ins[f.pc];
    if (op === Op.RAISE_VARARGS) return ins[f.pc + 1] < 0 && e === this.handledException();
    return op === Op.RERAISE || (op === Op.END_ASYNC_FOR && e === f.regs[ins[f.pc + 1]]);
  }

  private asPythonException(thrown: unknown, f: Frame, isChained: boolean): PyException {
    try {
      const e = this.translateHostError(thrown);
      if (!isChained) ops.chainNew(this, e);
      return e;
    } catch (other) {
      ops.abandonFrames(f);
      throw other;
    }
  }

  /** The Python exception that stands for what was thrown; throws on what no Python handler may see. */
  translateHostError(thrown: unknown): PyException {
    if (thrown instanceof PyException) return thrown;
    if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
      return recursionError(this.vm, 'maximum recursion depth exceeded');
    if (
      thrown instanceof RangeError &&
      /Invalid (array|typed array|string) length|Invalid count value|Array buffer allocation|BigInt/.test(thrown.message)
    ) {
      return ops.memoryErrorFrom(this.vm);
    }
    if (thrown instanceof Unsupported) return ops.unsupportedError(this.vm, thrown);
    throw thrown;
  }

  /** An activation that compiled code started hands its own frames on to the one below. */
  private passCaptureOn(capture: StackCapture, f: Frame): void {
    let base = f;
    while (!base.isBase) base = base.back!;
    if (!base.fromCompiled) return;
    for (let at: Frame | null = f; at !== null; at = at === base ? null : at.back) capture.frames.push(at);
    base.isBase = base.fromCompiled = false;
    throw capture;
  }

  /** Compiled frames above this activation were captured: they become heap frames and go on here. */
  private adoptCapture(capture: StackCapture, f: Frame): Frame {
    this.passCaptureOn(capture, f);
    const top = capture.frames.length === 0 ? f : this.linkCaptured(capture, f);
    for (const c of capture.frames) c.isBase = false;
    if (capture.why === 'switch') throw new ThreadParked(top);
    this.current = top;
    return top;
  }

  raiseUnbound(f: Frame, register: number): never {
    const name = f.code.code.varNames[register];
    throw unboundName(this.vm, 'UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`, name);
  }

  /**
   * Hot: one flat switch over all opcodes. It carries out moves and jumps and leaves the rest to functions, because
   * V8 takes half a second to optimise it when they are written out here, and does so again whenever one of their
   * paths is taken for the first time. Gives UNWOUND when an exception leaves the activation.
   */
  private dispatch(start: Frame): Value | typeof UNWOUND {
    let f = start;
    // once for each frame that starts, goes on, or is returned to
    running: for (;;) {
      const pyCode = f.code;
      const own = pyCode.profile as Profile;
      const ins = own.instructions;
      const regs = f.regs;
      const consts = pyCode.consts;
      const sites = own.sites;
      const traced = this.watched && ops.isWatched(this, f);
      let pc = f.pc;
      this.depthNow = f.depth;

      for (;;) {
        f.pc = pc;
        if (traced) ops.instructionBegins(this, f, pc);
        switch (ins[pc]) {
          case Op.NOP:
            break;
          case Op.LOAD_CONST:
            regs[ins[pc + 1]] = consts[ins[pc + 2]];
            break;
          case Op.MOVE:
            regs[ins[pc + 1]] = regs[ins[pc + 2]];
            break;
          case Op.CHECK_BOUND:
            if (regs[ins[pc + 1]] === undefined) this.raiseUnbound(f, ins[pc + 1]);
            break;
          case Op.LOAD_DEREF:
            regs[ins[pc + 1]] = (regs[ins[pc + 2]] as PyCell).value ?? this.raiseEmpty(f, ins[pc + 2]);
            break;
          case Op.LOAD_GLOBAL:
            regs[ins[pc + 1]] = ops.loadGlobal(this, f, sites[ins[pc + 5]], ins[pc + 2]);
            break;

          // ---- operators ----
          case Op.BINARY_OP:
          case Op.INPLACE_OP:
            binaryInstruction(this, regs, ins, pc, sites[ins[pc + 5]]);
            break;
          case Op.NOT: {
            const a = regs[ins[pc + 2]]!;
            regs[ins[pc + 1]] = !testInstruction(this, a, sites[ins[pc + 5]]);
            break;
          }
          case Op.COMPARE_OP: {
            const v = compareInstruction(this, regs, ins, pc, sites[ins[pc + 5]]);
            const to = ins[pc + 1];
            regs[to] = v;
            pc += WIDTH;
            // a branch on it follows nearly always: taken at once
            const next = ins[pc];
            if (
              ins[pc + 1] === to &&
              (next === Op.POP_JUMP_IF_FALSE || next === Op.POP_JUMP_IF_TRUE) &&
              typeof v === 'boolean' &&
              !traced
            ) {
              sites[ins[pc + 5]].noteQuick(Tag.bool, 0, this);
              pc = v === (next === Op.POP_JUMP_IF_TRUE) ? ins[pc + 2] : pc + WIDTH;
            }
            continue;
          }
          case Op.IS_OP:
            regs[ins[pc + 1]] = identical(regs[ins[pc + 2]]!, regs[ins[pc + 3]]!) !== (ins[pc + 4] === 1);
            break;
          case Op.CONTAINS_OP:
            regs[ins[pc + 1]] = containsInstruction(this, regs, ins, pc, sites[ins[pc + 5]]) !== (ins[pc + 4] === 1);
            break;
          case Op.BINARY_SUBSCR: {
            const v = subscriptInstruction(this, regs[ins[pc + 2]]!, regs[ins[pc + 3]]!, sites[ins[pc + 5]]);
            if (v !== undefined) {
              regs[ins[pc + 1]] = v;
              break;
            }
            const next = this.whereNext();
            if (next === null) return UNWOUND;
            f = next;
            continue running;
          }
          case Op.STORE_SUBSCR:
            storeSubscriptInstruction(this, regs[ins[pc + 1]]!, regs[ins[pc + 2]]!, regs[ins[pc + 3]]!, sites[ins[pc + 5]]);
            break;

          // ---- attributes ----
          case Op.LOAD_ATTR: {
            const v = loadAttribute(this, sites[ins[pc + 5]], regs[ins[pc + 2]]!, pyCode, ins[pc + 3]);
            if (v !== undefined) {
              regs[ins[pc + 1]] = v;
              break;
            }
            f = this.current!;
            continue running;
          }
          case Op.STORE_ATTR:
            storeAttribute(this, sites[ins[pc + 5]], regs[ins[pc + 1]]!, f, ins[pc + 3], regs[ins[pc + 2]]!);
            break;
          case Op.LOAD_METHOD:
            loadMethod(this, sites[ins[pc + 5]], regs[ins[pc + 2]]!, pyCode, ins[pc + 3], regs, ins[pc + 1]);
            break;

          // ---- building ----
          case Op.BUILD_TUPLE:
            regs[ins[pc + 1]] = this.vm.tuple(take(regs, ins[pc + 2], ins[pc + 3]));
            break;
          case Op.BUILD_LIST:
            regs[ins[pc + 1]] = this.vm.list(take(regs, ins[pc + 2], ins[pc + 3]));
            break;
          case Op.LIST_APPEND:
            ops.listAppend(this.vm, regs[ins[pc + 1]] as PyList, regs[ins[pc + 2]]!);
            break;
          case Op.UNPACK_SEQUENCE:
            unpackInstruction(this, regs, ins, pc, sites[ins[pc + 5]]);
            break;

          // ---- control ----
          case Op.JUMP:
            pc = ins[pc + 1];
            continue;
          case Op.JUMP_BACKWARD: {
            pc = ins[pc + 1];
            if (--this.stepsToPoll < 0) this.poll(true);
            if (++own.backEdges >= this.loopThreshold) {
              const result = this.enterLoop(f, pc);
              if (this.raised !== null) {
                const handler = this.unwind(this.takeRaised());
                if (handler === null) return UNWOUND;
                f = handler;
                continue running;
              }
              if (result !== undefined) {
                if (f.isBase) return result;
                f = this.leaveFrame(f, result);
                continue running;
              }
              pc = f.pc;
            }
            continue;
          }
          case Op.POP_JUMP_IF_TRUE:
            if (testInstruction(this, regs[ins[pc + 1]]!, sites[ins[pc + 5]])) {
              pc = ins[pc + 2];
              continue;
            }
            break;
          case Op.POP_JUMP_IF_FALSE:
            if (!testInstruction(this, regs[ins[pc + 1]]!, sites[ins[pc + 5]])) {
              pc = ins[pc + 2];
              continue;
            }
            break;
          case Op.POP_JUMP_IF_NONE:
            if (regs[ins[pc + 1]] === None) {
              pc = ins[pc + 2];
              continue;
            }
            break;
          case Op.POP_JUMP_IF_NOT_NONE:
            if (regs[ins[pc + 1]] !== None) {
              pc = ins[pc + 2];
              continue;
            }
            break;
          case Op.GET_ITER:
            regs[ins[pc + 1]] = iterInstruction(this, regs[ins[pc + 2]]!, sites[ins[pc + 5]]);
            break;
          case Op.FOR_ITER:
            pc = this.forIter(f, regs, ins, pc, sites[ins[pc + 5]]);
            if (pc < 0) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            continue;
          case Op.SEND:
            pc = this.send(f, regs, ins, pc);
            if (pc < 0) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            continue;
          case Op.YIELD_VALUE: {
            const v = regs[ins[pc + 2]]!;
            ops.suspend(this, f, v, ins[pc + 3] < 0 ? undefined : regs[ins[pc + 3]]);
            if (f.isBase) return v;
            f = this.leaveFrame(f, v);
            continue running;
          }
          case Op.RETURN_VALUE: {
            const v = regs[ins[pc + 1]]!;
            if (traced) ops.frameReturns(this, f, v);
            if (f.generator !== null) ops.finishGenerator(f, v);
            if (f.isBase) return v;
            f = this.leaveFrame(f, v);
            continue running;
          }
          case Op.RAISE_VARARGS:
          case Op.RERAISE:
          case Op.END_ASYNC_FOR: {
            const e = this.exceptionToRaise(regs, ins, pc);
            if (e === null) break;
            const handler = this.unwind(e, true);
            if (handler === null) return UNWOUND;
            f = handler;
            continue running;
          }

          // ---- calls: true when another frame goes on, or something was raised ----
          case Op.CALL:
          case Op.CALL_METHOD:
            if (this.callInstruction(f, regs, ins, pc, sites[ins[pc + 5]])) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            break;
          case Op.CALL_KW:
          case Op.CALL_METHOD_KW:
            if (this.callKeywords(f, regs, ins, pc, sites[ins[pc + 5]])) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            break;
          case Op.CALL_FUNCTION_EX:
            if (this.callSpread(f, regs, ins, pc, sites[ins[pc + 5]])) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            break;
          case Op.BEFORE_WITH:
          case Op.WITH_EXCEPT_START:
            if (this.callManager(f, regs, ins, pc)) {
              const next = this.whereNext();
              if (next === null) return UNWOUND;
              f = next;
              continue running;
            }
            break;
          default:
            this.rare(f, pc);
        }
        pc += WIDTH;
      }
    }
  }

  raiseEmpty(f: Frame, register: number): never {
    throw ops.emptyCell(this.vm, f.code.code, register);
  }

  /** A loop header was reached often: what the rest of the activation gave in compiled code, or undefined. */
  private enterLoop(f: Frame, header: number): Value | undefined {
    f.pc = header;
    this.depthNow = f.depth;
    const result = this.tiers.hotLoop(f.code.profile as Profile, f, header);
    this.current = f;
    return result;
  }

  /** The instructions that are neither hot nor change the frame. */
  rare(f: Frame, pc: number): void {
    const vm = this.vm;
    const code = f.code.code;
    const ins = code.instructions;
    const regs = f.regs;
    const consts = f.code.consts;
    const { sites } = f.code.profile as Profile;
    switch (ins[pc]) {
      case Op.DELETE_FAST:
        if (regs[ins[pc + 1]] === undefined) this.raiseUnbound(f, ins[pc + 1]);
        regs[ins[pc + 1]] = undefined;
        break;
      case Op.CLEAR:
        regs[ins[pc + 1]] = undefined;
        break;
      case Op.MAKE_CELL:
        regs[ins[pc + 1]] = new PyCell(vm.types.cell.rootShape, regs[ins[pc + 1]]);
        break;
      case Op.STORE_DEREF:
        (regs[ins[pc + 1]] as PyCell).value = regs[ins[pc + 2]];
        break;
      case Op.DELETE_DEREF: {
        const cell = regs[ins[pc + 1]] as PyCell;
        if (cell.value === undefined) throw ops.emptyCell(vm, code, ins[pc + 1]);
        cell.value = undefined;
        break;
      }
      case Op.LOAD_NAME:
        regs[ins[pc + 1]] = ops.loadName(vm, f, code.names[ins[pc + 2]]);
        break;
      case Op.STORE_NAME:
        ops.storeName(vm, f, code.names[ins[pc + 1]], regs[ins[pc + 2]]!);
        break;
      case Op.DELETE_NAME:
        ops.deleteName(vm, f, code.names[ins[pc + 1]]);
        break;
      case Op.STORE_GLOBAL:
        sites[ins[pc + 5]].count++;
        f.globals.setStr(code.names[ins[pc + 1]], regs[ins[pc + 2]]!);
        break;
      case Op.DELETE_GLOBAL:
        sites[ins[pc + 5]].count++;
        ops.deleteGlobal(vm, f, code.names[ins[pc + 1]]);
        break;
      case Op.LOAD_LOCALS:
        regs[ins[pc + 1]] = f.namespace ?? f.globals;
        break;
      case Op.LOAD_FROM_DICT_OR_DEREF:
        regs[ins[pc + 1]] = ops.loadFromDictOrDeref(vm, regs[ins[pc + 2]]!, code, ins[pc + 3], regs[ins[pc + 4]] as PyCell, ins[pc + 4]);
        break;
      case Op.LOAD_FROM_DICT_OR_GLOBALS:
        regs[ins[pc + 1]] = ops.loadFromDictOrGlobals(vm, f, regs[ins[pc + 2]]!, code.names[ins[pc + 3]]);
        break;
      case Op.LOAD_BUILD_CLASS:
        regs[ins[pc + 1]] = ops.loadBuildClass(vm, f);
        break;
      case Op.LOAD_ASSERTION_ERROR:
        regs[ins[pc + 1]] = vm.types.AssertionError;
        break;

      case Op.UNARY_OP: {
        const a = regs[ins[pc + 2]]!;
        const v = unary(vm, UNARY_OPERATORS[ins[pc + 3]], a);
        observeUnary(this, sites[ins[pc + 5]], a, v);
        regs[ins[pc + 1]] = v;
        break;
      }
      case Op.DELETE_SUBSCR:
        deleteItem(vm, regs[ins[pc + 1]]!, regs[ins[pc + 2]]!);
        break;

      case Op.DELETE_ATTR:
        observeOperand(this, sites[ins[pc + 5]], regs[ins[pc + 1]]!);
        deleteAttribute(vm, regs[ins[pc + 1]]!, code.names[ins[pc + 2]]);
        break;
      case Op.LOAD_SUPER_ATTR: {
        const a = ins[pc + 1];
        const pair: MethodPair = { func: None, self: undefined };
        const b = ins[pc + 2];
        ops.loadSuperAttribute(this, regs[b]!, regs[b + 1]!, regs[b + 2]!, code.names[ins[pc + 3]], ins[pc + 4], pair);
        regs[a] = pair.func;
        if (ins[pc + 4] & 1) regs[a + 1] = pair.self;
        break;
      }

      case Op.BUILD_SET:
        regs[ins[pc + 1]] = ops.buildSet(vm, take(regs, ins[pc + 2], ins[pc + 3]));
        break;
      case Op.BUILD_MAP: {
        const d = vm.dict();
        const b = ins[pc + 2];
        for (let i = 0; i < ins[pc + 3]; i++) d.set(regs[b + 2 * i]!, regs[b + 2 * i + 1]!);
        regs[ins[pc + 1]] = d;
        break;
      }
      case Op.BUILD_STRING:
        regs[ins[pc + 1]] = ops.buildString(vm, regs, ins[pc + 2], ins[pc + 3]);
        break;
      case Op.BUILD_SLICE:
        regs[ins[pc + 1]] = ops.buildSlice(vm, regs, ins[pc + 2], ins[pc + 3]);
        break;
      case Op.FORMAT_VALUE:
        regs[ins[pc + 1]] = ops.formatPiece(vm, regs[ins[pc + 2]]!, ins[pc + 3] < 0 ? undefined : regs[ins[pc + 3]], ins[pc + 4]);
        break;
      case Op.LIST_EXTEND:
        ops.listExtend(vm, regs[ins[pc + 1]] as PyList, regs[ins[pc + 2]]!);
        break;
      case Op.LIST_TO_TUPLE:
        regs[ins[pc + 1]] = vm.tuple((regs[ins[pc + 2]] as PyList).items.slice());
        break;
      case Op.SET_ADD:
        ops.setAdd(vm, regs[ins[pc + 1]]!, regs[ins[pc + 2]]!);
        break;
      case Op.SET_UPDATE:
        ops.setUpdate(vm, regs[ins[pc + 1]]!, regs[ins[pc + 2]]!);
        break;
      case Op.MAP_ADD:
        (regs[ins[pc + 1]] as PyDict).set(regs[ins[pc + 2]]!, regs[ins[pc + 3]]!);
        break;
      case Op.DICT_UPDATE:
        ops.dictUpdate(vm, regs[ins[pc + 1]] as PyDict, regs[ins[pc + 2]]!);
        break;
      case Op.DICT_MERGE:
        ops.dictMerge(vm, regs[ins[pc + 1]] as PyDict, regs[ins[pc + 2]]!, regs[ins[pc + 3]]!);
        break;
      case Op.UNPACK_EX: {
        const v = regs[ins[pc + 2]]!;
        observeOperand(this, sites[ins[pc + 5]], v);
        ops.unpackEx(vm, v, regs, ins[pc + 1], ins[pc + 3], ins[pc + 4]);
        break;
      }

      case Op.MAKE_FUNCTION:
        sites[ins[pc + 5]].count++;
        regs[ins[pc + 1]] = this.makeFunction(consts[ins[pc + 2]] as PyCode, f.globals);
        break;
      case Op.SET_FUNCTION_ATTRIBUTE:
        ops.setFunctionAttribute(vm, regs[ins[pc + 1]] as PyFunction, FUNCTION_ATTRIBUTES[ins[pc + 2]], regs[ins[pc + 3]]!);
        break;
      case Op.IMPORT_NAME:
        regs[ins[pc + 1]] = ops.importName(vm, f, code.names[ins[pc + 2]], consts[ins[pc + 3]], ins[pc + 4]);
        break;
      case Op.IMPORT_FROM:
        regs[ins[pc + 1]] = ops.importFrom(vm, regs[ins[pc + 2]]!, code.names[ins[pc + 3]]);
        break;
      case Op.IMPORT_STAR:
        ops.importStar(vm, f, regs[ins[pc + 1]]!);
        break;
      case Op.SETUP_ANNOTATIONS:
        ops.setupAnnotations(vm, f);
        break;
      case Op.INTRINSIC:
        regs[ins[pc + 1]] = ops.intrinsic(
          vm,
          INTRINSICS[ins[pc + 2]],
          ins[pc + 3] < 0 ? None : regs[ins[pc + 3]]!,
          ins[pc + 4] < 0 ? None : regs[ins[pc + 4]]!,
        );
        break;

      case Op.PUSH_EXC_INFO:
        regs[ins[pc + 2]] = f.handled ?? None;
        f.handled = regs[ins[pc + 1]] as PyException;
        break;
      case Op.POP_EXCEPT: {
        const before = regs[ins[pc + 1]]!;
        f.handled = before === None ? null : (before as PyException);
        break;
      }
      case Op.CHECK_EXC_MATCH:
        regs[ins[pc + 1]] = ops.exceptionMatches(vm, regs[ins[pc + 2]]!, regs[ins[pc + 3]]!);
        break;
      case Op.CHECK_EG_MATCH:
        ops.exceptionGroupMatch(vm, regs, ins[pc + 1], regs[ins[pc + 2]] as PyException, regs[ins[pc + 3]]!);
        break;
      case Op.PREP_RERAISE_STAR:
        regs[ins[pc + 1]] = ops.prepareReraiseStar(vm, regs[ins[pc + 2]] as PyException, regs[ins[pc + 3]] as PyList);
        break;
      // the loop of this activation enters a frame for these two; who has none calls
      case Op.BEFORE_WITH:
        ops.beforeWith(vm, regs, ins[pc + 1], regs[ins[pc + 2]]!);
        break;
      case Op.WITH_EXCEPT_START: {
        const e = regs[ins[pc + 3]] as PyException;
        regs[ins[pc + 1]] = this.call(regs[ins[pc + 2]]!, [e.shape.cls, e, e.traceback ?? None], null);
        break;
      }
      case Op.BEFORE_ASYNC_WITH:
        ops.beforeAsyncWith(vm, regs, ins[pc + 1], regs[ins[pc + 2]]!);
        break;

      case Op.GET_YIELD_FROM_ITER:
        regs[ins[pc + 1]] = ops.yieldFromIterator(vm, code.flags, regs[ins[pc + 2]]!);
        break;
      case Op.GET_AWAITABLE:
        regs[ins[pc + 1]] = ops.getAwaitable(vm, regs[ins[pc + 2]]!, ins[pc + 3]);
        break;
      case Op.GET_AITER:
        regs[ins[pc + 1]] = ops.getAsyncIterator(vm, regs[ins[pc + 2]]!);
        break;
      case Op.GET_ANEXT:
        regs[ins[pc + 1]] = ops.getAsyncNext(vm, regs[ins[pc + 2]]!);
        break;

      case Op.MATCH_SEQUENCE:
        regs[ins[pc + 1]] = ops.matchesSequence(vm, regs[ins[pc + 2]]!);
        break;
      case Op.MATCH_MAPPING:
        regs[ins[pc + 1]] = ops.matchesMapping(vm, regs[ins[pc + 2]]!);
        break;
      case Op.MATCH_CLASS:
        regs[ins[pc + 1]] = ops.matchClass(vm, regs[ins[pc + 2]]!, regs[ins[pc + 3]]!, consts[ins[pc + 4]] as PyTuple);
        break;
      case Op.MATCH_KEYS:
        regs[ins[pc + 1]] = ops.matchKeys(vm, regs[ins[pc + 2]]!, regs[ins[pc + 3]] as PyTuple);
        break;
      case Op.GET_LEN:
        regs[ins[pc + 1]] = lengthOf(vm, regs[ins[pc + 2]]!);
        break;
      case Op.COPY_DICT_WITHOUT_KEYS:
        regs[ins[pc + 1]] = ops.copyWithoutKeys(vm, regs[ins[pc + 2]]!, regs[ins[pc + 3]] as PyTuple);
        break;
      default:
        throw new EngineBug(`opcode ${OPCODE_NAMES[ins[pc]] ?? ins[pc]}`);
    }
  }

  /** What RAISE_VARARGS, RERAISE and END_ASYNC_FOR raise; null where the last goes on. */
  private exceptionToRaise(regs: Registers, ins: Int32Array, pc: number): Value | null {
    const a = ins[pc + 1] < 0 ? undefined : regs[ins[pc + 1]];
    if (ins[pc] === Op.RAISE_VARARGS) return ops.raised(this, a, ins[pc + 2] < 0 ? undefined : regs[ins[pc + 2]]);
    return ins[pc] === Op.END_ASYNC_FOR && isError(this.vm, a, 'StopAsyncIteration') ? null : a!;
  }

  // ---- instructions that give no value: a frame was entered, or something is to be raised ----

  /** To be raised by the instruction that gave no value; without a host exception, which costs a microsecond. */
  private failure: PyException | null = null;

  fail(e: PyException): undefined {
    this.failure = e;
    return undefined;
  }

  /** Compiled code raised: true, since the instruction is not completed here. */
  private failed(): true {
    this.failure = this.takeRaised();
    return true;
  }

  /** What the compiled activation raised that has just given undefined. */
  raised: PyException | null = null;

  takeRaised(): PyException {
    const e = this.raised!;
    this.raised = null;
    return e;
  }

  /** The frame that goes on; null when an exception leaves the activation. */
  private whereNext(): Frame | null {
    const e = this.failure;
    if (e === null) return this.current;
    this.failure = null;
    return this.unwind(e);
  }

  /**
   * A special method written in Python is run for the current instruction, whose first operand takes its result. True
   * when its frame is entered; false when it must be called like anything else.
   */
  enterMethod(fn: PyFunction, self: Value, argument?: Value): boolean {
    const profile = this.profileOf(fn.code);
    if (profile.isGenerator || profile.exactArguments !== (argument === undefined ? 1 : 2)) return false;
    if (profile.entry === null && ++profile.calls >= profile.nextTry) this.tiers.hotCall(profile, fn);
    if (profile.entry !== null) return false;
    if (--this.stepsToPoll < 0) this.poll();
    const regs = registersFor(profile);
    regs[0] = self;
    if (argument !== undefined) regs[1] = argument;
    const f = this.current!;
    this.pushFrame(f, this.frameWith(fn, regs), (f.code.profile as Profile).instructions[f.pc + 1]);
    return true;
  }

  // ---- iteration: the next pc, or −1 when another frame goes on ----

  private forIter(f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site): number {
    const it = regs[ins[pc + 2]]!;
    let v: Value | undefined;
    if (it instanceof RangeIterator) {
      v = it.next(this.vm);
      if (v !== undefined) site.noteQuick(Tag.rangeIterator, resultKind(v), this);
    } else if (it instanceof ListIterator) {
      v = it.next(this.vm);
      if (v !== undefined) site.noteQuick(Tag.listIterator, resultKind(v), this);
    } else if (it instanceof PyIterator && !it.shape.cls.isHeap) {
      if (it instanceof PyRowIterator && it.givesRows && unpacksAtOnce(f.code.profile as Profile, ins, pc))
        return this.nextRow(f, regs, ins, pc, site, it);
      v = it.next(this.vm);
      if (v !== undefined) observeNext(this, site, it, v);
    } else if (it instanceof PyGenerator && it.kind === 'generator' && !this.watched) {
      if (this.enterGenerator(f, it, None)) return -1;
      v = this.generated;
      if (v !== undefined) observeNext(this, site, it, v);
    } else {
      v = iteratorNext(this.vm, it);
      if (v !== undefined) observeNext(this, site, it, v);
    }
    if (v === undefined) {
      site.count++;
      return ins[pc + 3];
    }
    regs[ins[pc + 1]] = v;
    return pc + WIDTH;
  }

  /** FOR_ITER and the UNPACK_SEQUENCE after it, without the tuple between them. */
  private nextRow(f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site, it: PyRowIterator): number {
    if (!it.advance(this.vm)) {
      site.count++;
      return ins[pc + 3];
    }
    const { row } = it;
    const unpack = pc + WIDTH;
    site.noteQuick(this.tags.tagOfClass(it.shape.cls), RESULT.other, this);
    if (row.length !== ins[unpack + 3]) {
      regs[ins[pc + 1]] = this.vm.tuple(row.slice());
      return unpack;
    }
    (f.code.profile as Profile).sites[ins[unpack + 5]].noteQuick(Tag.tuple, 0, this);
    const to = ins[unpack + 1];
    for (let i = 0; i < row.length; i++) regs[to + i] = row[i];
    return unpack + WIDTH;
  }

  private send(f: Frame, regs: Registers, ins: Int32Array, pc: number): number {
    const it = regs[ins[pc + 2]]!;
    if (it instanceof PyGenerator && it.kind !== 'async_generator' && !this.watched) {
      if (this.enterGenerator(f, it, regs[ins[pc + 3]]!)) return -1;
      const v = this.generated;
      regs[ins[pc + 1]] = v ?? it.returned ?? None;
      return v === undefined ? ins[pc + 4] : pc + WIDTH;
    }
    const r = ops.send(this, it, regs[ins[pc + 3]]!);
    regs[ins[pc + 1]] = r.value;
    return r.done ? ins[pc + 4] : pc + WIDTH;
  }

  // ---- calls: true when another frame goes on ----

  callInstruction(f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site): boolean {
    const base = ins[pc + 2];
    const callee = regs[base]!;
    let first = base + 1;
    let argc = ins[pc + 3];
    let isMethod = false;
    if (ins[pc] === Op.CALL_METHOD) {
      if (regs[first] === undefined) first++;
      else {
        isMethod = true;
        argc++;
      }
    }
    if (callee instanceof PyFunction) {
      noteCall(this, site, callee);
      return this.callPython(f, callee, regs, first, argc, undefined, ins[pc + 1]);
    }
    this.depthNow = f.depth;
    if (callee instanceof PyNative) {
      noteCall(this, site, callee);
      const v = this.callNativeFrom(callee, regs, first, argc, isMethod);
      if (v === undefined) return this.failed();
      regs[ins[pc + 1]] = v;
      return false;
    }
    if (callee instanceof PyMethod) return this.callBound(f, callee, regs, first, argc, ins[pc + 1], site);
    noteCall(this, site, callee);
    if (callee instanceof PyClass) {
      const init = ops.plainConstructor(this.vm, callee);
      if (init !== null && !this.profileOf(init.code).isGenerator) return this.callInit(f, callee, init, regs, first, argc, ins[pc + 1]);
    }
    regs[ins[pc + 1]] = this.call(callee, take(regs, first, argc), null);
    return false;
  }

  /** `__enter__`, or `__exit__` with an exception: frames of this activation, so that a thread can park in them. */
  private callManager(f: Frame, regs: Registers, ins: Int32Array, pc: number): boolean {
    if (ins[pc] === Op.WITH_EXCEPT_START) {
      const e = regs[ins[pc + 3]] as PyException;
      return this.callPlain(f, regs[ins[pc + 2]]!, [e.shape.cls, e, e.traceback ?? None], ins[pc + 1]);
    }
    const manager = regs[ins[pc + 2]]!;
    const to = ins[pc + 1];
    this.depthNow = f.depth;
    const { enter, exit } = ops.withMethods(this.vm, manager);
    // the register of `__exit__` may be the manager's: until nothing can park any more, the instruction may run again
    if (enter instanceof PyFunction) {
      if (this.stepsToPoll <= 0) this.poll(true);
      regs[to] = exit;
      return this.callPlain(f, enter, [manager], to + 1);
    }
    regs[to + 1] = callMethodOn(this.vm, enter, manager, []);
    regs[to] = exit;
    return false;
  }

  /** A call that is no call site of the program's. */
  private callPlain(f: Frame, callee: Value, args: Value[], result: number): boolean {
    this.depthNow = f.depth;
    if (callee instanceof PyMethod) {
      args.unshift(callee.self);
      callee = callee.func;
    }
    if (callee instanceof PyFunction) {
      const profile = this.profileOf(callee.code);
      if (!profile.isGenerator) return this.callUnbound(f, callee, profile, args, null, result);
    }
    f.regs[result] = this.call(callee, args, null);
    return false;
  }

  private callBound(f: Frame, m: PyMethod, regs: Registers, first: number, argc: number, result: number, site: Site): boolean {
    const { func, self } = m;
    site.calledBound = true;
    noteCall(this, site, func);
    if (func instanceof PyFunction) return this.callPython(f, func, regs, first, argc, self, result);
    regs[result] = this.call(func, takeAfter(self, regs, first, argc), null);
    return false;
  }

  /** Calls a function with `self`, if any, and `argc` registers from `first`. */
  private callPython(
    f: Frame,
    fn: PyFunction,
    regs: Registers,
    first: number,
    argc: number,
    self: Value | undefined,
    result: number,
  ): boolean {
    const profile = this.profileOf(fn.code);
    if (profile.entry === null && ++profile.calls >= profile.nextTry) this.tiers.hotCall(profile, fn);
    if (profile.entry !== null && profile.entryGlobals === fn.globals) {
      const args = takeAfter(self, regs, first, argc);
      this.depthNow = f.depth;
      const bound = this.exactArguments(profile, fn, args, null);
      const v = this.callCompiled(profile, fn, bound, f);
      if (v === undefined) return this.failed();
      regs[result] = v;
      return false;
    }
    if (--this.stepsToPoll < 0) this.poll(true);
    const frame = this.frameWith(fn, this.boundRegisters(profile, fn, self, regs, first, argc));
    if (profile.isGenerator) {
      regs[result] = this.makeGenerator(frame);
      return false;
    }
    this.pushFrame(f, frame, result);
    return true;
  }

  /** A new instance whose `__init__` is a function. */
  private callInit(f: Frame, cls: PyClass, init: PyFunction, regs: Registers, first: number, argc: number, result: number): boolean {
    const obj = new PyInstance(cls.rootShape);
    const profile = this.profileOf(init.code);
    if (profile.entry === null && profile.calls + 1 >= profile.nextTry) {
      this.tiers.hotCall(profile, init);
      // this call is carried out here all the same
      if (profile.entry !== null) profile.calls++;
    }
    profile.calls++;
    const frame = this.frameWith(init, this.boundRegisters(profile, init, obj, regs, first, argc));
    frame.constructed = obj;
    this.pushFrame(f, frame, result);
    return true;
  }

  /** Registers of a new frame whose arguments are `self`, if any, and `argc` registers from `first`. */
  private boundRegisters(
    profile: Profile,
    fn: PyFunction,
    self: Value | undefined,
    regs: Registers,
    first: number,
    argc: number,
  ): Registers {
    const to = registersFor(profile);
    if (profile.exactArguments !== (self === undefined ? argc : argc + 1)) {
      bindArguments(this.vm, fn, takeAfter(self, regs, first, argc), null, to);
      return to;
    }
    let at = 0;
    if (self !== undefined) to[at++] = self;
    for (let i = 0; i < argc; i++) to[at++] = regs[first + i];
    return to;
  }

  callKeywords(f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site): boolean {
    const base = ins[pc + 2];
    const method = ins[pc] === Op.CALL_METHOD_KW;
    const first = !method || regs[base + 1] !== undefined ? base + 1 : base + 2;
    const last = base + (method ? 2 : 1) + ins[pc + 3];
    const kwnames = ops.keywordNames(f.code.consts[ins[pc + 4]]);
    const args = take(regs, first, last - first);
    let target = regs[base]!;
    if (target instanceof PyMethod) {
      args.unshift(target.self);
      target = target.func;
    }
    observeCall(this, site, target);
    this.depthNow = f.depth;
    if (target instanceof PyFunction) {
      const profile = this.profileOf(target.code);
      if (!profile.isGenerator) return this.callUnbound(f, target, profile, args, kwnames, ins[pc + 1]);
    }
    regs[ins[pc + 1]] = this.call(target, args, kwnames);
    return false;
  }

  callSpread(f: Frame, regs: Registers, ins: Int32Array, pc: number, site: Site): boolean {
    let callee = regs[ins[pc + 2]]!;
    observeCall(this, site, callee instanceof PyMethod ? callee.func : callee);
    const mapping = ins[pc + 4] < 0 ? undefined : regs[ins[pc + 4]];
    const { args, kwnames } = ops.spreadArguments(this.vm, callee, regs[ins[pc + 3]]!, mapping);
    this.depthNow = f.depth;
    if (callee instanceof PyMethod) {
      args.unshift(callee.self);
      callee = callee.func;
    }
    if (callee instanceof PyFunction) {
      const profile = this.profileOf(callee.code);
      if (!profile.isGenerator) return this.callUnbound(f, callee, profile, args, kwnames, ins[pc + 1]);
    }
    regs[ins[pc + 1]] = this.call(callee, args, kwnames);
    return false;
  }

  /** A Python function that is no generator's, with arguments that are not bound to its parameters yet. */
  private callUnbound(
    f: Frame,
    fn: PyFunction,
    profile: Profile,
    args: Value[],
    kwnames: readonly string[] | null,
    result: number,
  ): boolean {
    if (profile.entry === null && ++profile.calls >= profile.nextTry) this.tiers.hotCall(profile, fn);
    if (profile.entry !== null && profile.entryGlobals === fn.globals) {
      const v = this.callCompiled(profile, fn, this.exactArguments(profile, fn, args, kwnames), f);
      if (v === undefined) return this.failed();
      f.regs[result] = v;
      return false;
    }
    return this.enterFrame(f, fn, args, kwnames, result);
  }

  private enterFrame(f: Frame, fn: PyFunction, args: Value[], kwnames: readonly string[] | null, result: number): boolean {
    if (--this.stepsToPoll < 0) this.poll(true);
    this.pushFrame(f, this.makeFrame(fn, args, kwnames), result);
    return true;
  }

  private pushFrame(caller: Frame, next: Frame, resultRegister: number): void {
    next.back = caller;
    next.depth = caller.depth + 1;
    next.resultRegister = resultRegister;
    if (next.depth > this.recursionLimit) throw recursionError(this.vm, 'maximum recursion depth exceeded');
    this.current = next;
    this.depthNow = next.depth;
    if (this.watched) this.enterWatched(next);
  }

  private enterWatched(f: Frame): void {
    const result = this.evaluated(f);
    if (result !== undefined) this.leaveFrame(f, result);
    else ops.frameBegins(this, f, null);
  }

  /** Ends or suspends a frame that is not a base: gives its result to the one below, which goes on. */
  private leaveFrame(f: Frame, result: Value): Frame {
    const caller = f.back!;
    this.current = caller;
    if (f.generator !== null) {
      this.leaveGenerator(f, f.generator, caller, result);
      return caller;
    }
    let value = result;
    if (f.constructed !== null) {
      ops.checkInitResult(this.vm, result);
      value = f.constructed;
    }
    if (value === NotImplemented) value = ops.answerOf(this.vm, caller, value);
    if (f.resultRegister >= 0) caller.regs[f.resultRegister] = value;
    caller.pc += WIDTH;
    return caller;
  }

  /** A generator that FOR_ITER or SEND of `caller` continued has yielded or returned. */
  private leaveGenerator(f: Frame, gen: PyGenerator, caller: Frame, result: Value): void {
    const done = gen.state === 'closed';
    if (!done) f.back = null;
    if (f.drained !== null) {
      caller.regs[f.resultRegister] = finishDrain(this.vm, gen, f.drained, result);
      caller.pc += WIDTH;
      return;
    }
    const ins = caller.code.code.instructions;
    const at = caller.pc;
    if (ins[at] === Op.FOR_ITER) {
      const site = (caller.code.profile as Profile).sites[ins[at + 5]];
      if (done) {
        site.count++;
        caller.pc = ins[at + 3];
        return;
      }
      site.note(Tag.generator, resultKind(result), this.operations);
    }
    caller.regs[ins[at + 1]] = result;
    caller.pc = done ? ins[at + 4] : at + WIDTH;
  }

  /** What the generator gave when `enterGenerator` says false; undefined when it is finished. */
  private generated: Value | undefined = undefined;

  /** A generator goes on inside this activation, on top of `caller`; false when it has already answered, true also when it raised. */
  private enterGenerator(caller: Frame, gen: PyGenerator, sent: Value): boolean {
    this.generated = undefined;
    const frame = this.prepareResume(gen, sent, null);
    if (frame === null) return false;
    frame.isBase = false;
    frame.back = caller;
    frame.depth = caller.depth + 1;
    if (frame.depth > this.recursionLimit) {
      frame.back = null;
      ops.abandonGenerator(frame);
      throw recursionError(this.vm, 'maximum recursion depth exceeded');
    }
    this.current = frame;
    this.depthNow = frame.depth;
    const answer = this.tiers.resumeGenerator(this.profileOf(frame.code), frame);
    if (answer === undefined) return this.raised === null || this.failed();
    this.current = caller;
    this.depthNow = caller.depth;
    if ((gen.state as string) !== 'closed') {
      frame.back = null;
      this.generated = answer;
    }
    return false;
  }

  /**
   * Hot: calls a native with `argc` registers from `first`. `isMethod`: LOAD_METHOD found it on the class of the
   * first of them.
   */
  callNativeFrom(f: PyNative, regs: readonly (Value | undefined)[], first: number, argc: number, isMethod: boolean): Value | undefined {
    const { spec, passes } = f;
    const vm = this.vm;
    if ((isMethod || passes === Passes.arguments) && spec.takes(argc)) {
      const fn = (spec.quiet ?? spec.fn) as BoundNativeFn;
      switch (argc) {
        case 0:
          return fn(vm);
        case 1:
          return fn(vm, regs[first]);
        case 2:
          return fn(vm, regs[first], regs[first + 1]);
        case 3:
          return fn(vm, regs[first], regs[first + 1], regs[first + 2]);
      }
    } else if (passes === Passes.selfFirst && spec.takes(argc + 1)) {
      const fn = (spec.quiet ?? spec.fn) as BoundNativeFn;
      switch (argc) {
        case 0:
          return fn(vm, f.self);
        case 1:
          return fn(vm, f.self, regs[first]);
        case 2:
          return fn(vm, f.self, regs[first], regs[first + 1]);
      }
    }
    return this.callNativeObject(f, take(regs, first, argc), null);
  }

  /** One value for each parameter, as compiled entries take them. */
  boundArguments(fn: PyFunction, args: readonly Value[], kwnames: readonly string[] | null): Value[] {
    const bound: (Value | undefined)[] = [];
    bindArguments(this.vm, fn, args, kwnames, bound);
    return bound as Value[];
  }

  /** A call from interpreted to compiled code on the host stack; undefined when it raised. */
  private callCompiled(profile: Profile, fn: PyFunction, args: readonly Value[], f: Frame): Value | undefined {
    if (f.depth + 1 > this.recursionLimit) throw recursionError(this.vm, 'maximum recursion depth exceeded');
    const entry = profile.entry!;
    try {
      return enter(entry, f.depth + 1, fn, args);
    } finally {
      this.current = f;
      this.depthNow = f.depth;
    }
  }
}

export function enter(entry: Entry, depth: number, fn: PyFunction, args: readonly Value[]): Value | undefined {
  switch (args.length) {
    case 0:
      return entry(depth, fn);
    case 1:
      return entry(depth, fn, args[0]);
    case 2:
      return entry(depth, fn, args[0], args[1]);
    case 3:
      return entry(depth, fn, args[0], args[1], args[2]);
    default:
      return entry(depth, fn, ...args);
  }
}

/** Fresh registers. Hot: holes read as undefined, and filling them costs three times as much. */
function registersFor(profile: Profile): Registers {
  return new Array<Value | undefined>(profile.registerCount);
}

/** Does FOR_ITER give a temporary to UNPACK_SEQUENCE, where it ends? */
function unpacksAtOnce(profile: Profile, ins: Int32Array, pc: number): boolean {
  const item = ins[pc + 1];
  return ins[pc + WIDTH] === Op.UNPACK_SEQUENCE && ins[pc + WIDTH + 2] === item && item >= profile.firstTemporary;
}

/** Hot: most sites call what they called before. */
function noteCall(interp: Interpreter, site: Site, callee: Value): void {
  if (site.last !== null && site.last.expected === callee) site.count++;
  else observeCall(interp, site, callee);
}

/** The values of `count` registers, as an array without holes. */
function take(regs: readonly (Value | undefined)[], from: number, count: number): Value[] {
  switch (count) {
    case 0:
      return [];
    case 1:
      return [regs[from]!];
    case 2:
      return [regs[from]!, regs[from + 1]!];
    case 3:
      return [regs[from]!, regs[from + 1]!, regs[from + 2]!];
    default: {
      const items: Value[] = [];
      for (let i = 0; i < count; i++) items.push(regs[from + i]!);
      return items;
    }
  }
}

/** The same after `self`, if any. */
function takeAfter(self: Value | undefined, regs: Registers, from: number, count: number): Value[] {
  if (self === undefined) return take(regs, from, count);
  const items = [self];
  for (let i = 0; i < count; i++) items.push(regs[from + i]!);
  return items;
}

const GENERATOR_FLAGS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

export function isGeneratorCode(fn: PyFunction): boolean {
  return (fn.code.code.flags & GENERATOR_FLAGS) !== 0;
}

export {
  HANDLER_WIDTH,
  None,
  PyFloat,
  PyTraceback,
  PyObject,
  PyClassMethod,
  isClass,
  isError,
  stopIteration,
  stopValue,
  callMethodOn,
  getAttribute,
};
