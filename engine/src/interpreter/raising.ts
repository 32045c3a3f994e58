/** Raising, matching and tracebacks (language reference §7.8, §8.4; PEP 654). */
import { bindDescriptor, callMethodOn, getAttribute } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyFunction, PyNative } from '../objects/function.js';
import type { Profile } from '../feedback/profile.js';
import { PyClass } from '../objects/class.js';
import { makeError, missingAttribute, runtimeError, typeError } from '../objects/errors.js';
import { PyException, PyTraceback, type Unsupported } from '../objects/exception.js';
import { truth } from '../objects/truth.js';
import { None, PyList, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';

/** The exception of a `raise` statement, with its cause; re-raises the handled one when `exc` is undefined. */
export function raised(interp: Interpreter, exc: Value | undefined, cause: Value | undefined): PyException {
  const vm = interp.vm;
  if (exc === undefined) {
    const handled = interp.handledException();
    if (handled === null) return runtimeError(vm, 'No active exception to reraise');
    return handled;
  }
  const e = asException(vm, exc, 'exceptions must derive from BaseException');
  const handled = interp.handledException();
  if (handled !== null) chain(e, handled);
  if (cause !== undefined) {
    e.cause = cause === None ? None : asException(vm, cause, 'exception causes must derive from BaseException');
    e.suppressContext = true;
  }
  return e;
}

function asException(vm: Vm, v: Value, message: string): PyException {
  if (v instanceof PyException) return v;
  if (v instanceof PyClass && v.isSubclassOf(vm.types.BaseException)) {
    const made = vm.call(v);
    if (made instanceof PyException) return made;
    throw typeError(vm, `calling ${v.name} should have returned an instance of BaseException, not ${classOf(vm, made).name}`);
  }
  throw typeError(vm, message);
}

/** What a native or an instruction raises anew is chained to what is being handled; what passes through has a traceback. */
export function chainNew(interp: Interpreter, e: PyException): void {
  if (e.context !== null || e.traceback !== null || e === interp.passedOn) return;
  const handled = interp.handledException();
  if (handled !== null) chain(e, handled);
}

/** The exception's `__context__` becomes the one being handled; cycles are cut (CPython's `_PyErr_SetObject`). */
export function chain(e: PyException, handled: PyException): void {
  if (handled === e) return;
  let slow: PyException | null = handled;
  let steps = 0;
  for (let c: PyException = handled; c.context !== null; c = c.context) {
    if (c.context === e) {
      c.context = null;
      break;
    }
    // Python can have made a cycle of its own: the slow one is met again
    if (c.context === slow) break;
    if (++steps % 2 === 0) slow = slow!.context;
  }
  e.context = handled;
}

/** Hot for deep unwinds. Adds the line of `pc` in `f` to the exception’s traceback. */
export function addTraceback(vm: Vm, e: PyException, f: Frame, pc: number): void {
  const inner = e.traceback === null ? null : (e.traceback.frame as Frame);
  // a frame rebuilt from compiled code learns its caller here; the bottom of the stack has none (the same exception may be raised again above it)
  if (
    inner !== null &&
    ((inner.back === null && (inner.depth === 0 || inner.depth > f.depth)) || inner.fromCompiled) &&
    !isBelow(inner, f)
  ) {
    inner.back = f;
    inner.fromCompiled = false;
  }
  (f.code.profile as Profile | null)?.noteRaise(pc, inner === null ? null : inner.code.code, e.traceback?.pc ?? 0);
  e.traceback = new PyTraceback(vm.types.traceback.rootShape, e.traceback, f, pc, f.code.code.lineAt(pc));
}

/** Is `frame` itself `top` or one of those below it? An exception may come back to a frame that goes on. */
function isBelow(frame: Frame, top: Frame): boolean {
  for (let f: Frame | null = top; f !== null; f = f.back) if (f === frame) return true;
  return false;
}

const CANNOT_CATCH = 'catching classes that do not inherit from BaseException is not allowed';

/** `except pattern`: subclass test by MRO, as CPython does (no `__subclasscheck__`). */
export function exceptionMatches(vm: Vm, e: Value, pattern: Value): boolean {
  if (pattern instanceof PyClass && pattern.isSubclassOf(vm.types.BaseException)) return classOf(vm, e).isSubclassOf(pattern);
  const candidates = pattern instanceof PyTuple ? flatten(pattern) : [pattern];
  for (const c of candidates) {
    if (!(c instanceof PyClass) || !c.isSubclassOf(vm.types.BaseException)) throw typeError(vm, CANNOT_CATCH);
  }
  const cls = classOf(vm, e);
  return candidates.some(c => cls.isSubclassOf(c as PyClass));
}

function flatten(t: PyTuple): Value[] {
  return t.items.flatMap(v => (v instanceof PyTuple ? flatten(v) : [v]));
}

// ---- except* ----

/** `except* pattern`: the matching part to regs[to], the rest to regs[to + 1]; None where empty. */
export function exceptionGroupMatch(vm: Vm, regs: (Value | undefined)[], to: number, e: Value, pattern: Value): void {
  regs[to] = None;
  regs[to + 1] = e;
  if (e === None) return void (regs[to + 1] = None);
  const groups = pattern instanceof PyTuple ? flatten(pattern) : [pattern];
  for (const g of groups) {
    if (!(g instanceof PyClass) || !g.isSubclassOf(vm.types.BaseException))
      throw typeError(vm, 'catching classes that do not inherit from BaseException is not allowed');
    if (g.isSubclassOf(vm.types.BaseExceptionGroup))
      throw typeError(vm, 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
  if (exceptionMatches(vm, e, pattern)) {
    regs[to] = classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup) ? e : wrapInGroup(vm, e as PyException);
    regs[to + 1] = None;
    return;
  }
  if (!classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup)) return;
  const split = vm.call(getAttribute(vm, e, 'split'), pattern);
  if (!(split instanceof PyTuple) || split.items.length < 2) throw typeError(vm, `${classOf(vm, e).name}.split must return a 2-tuple`);
  regs[to] = split.items[0];
  regs[to + 1] = split.items[1];
}

function wrapInGroup(vm: Vm, e: PyException): Value {
  const group = vm.call(vm.types.ExceptionGroup, '', vm.tuple([e])) as PyException;
  group.traceback = e.traceback;
  return group;
}

/** What is raised after all `except*` clauses: new exceptions and the unhandled rest of `original`. */
export function prepareReraiseStar(vm: Vm, original: PyException, list: PyList): Value {
  const found = list.items.filter(v => v !== None) as PyException[];
  if (found.length === 0) return None;
  if (!classOf(vm, original).isSubclassOf(vm.types.BaseExceptionGroup)) return found[0];
  const isReraised = (e: PyException): boolean =>
    e === original || (e.traceback === original.traceback && e.context === original.context && e.cause === original.cause);
  const fresh = found.filter(e => !isReraised(e));
  const kept = found.filter(isReraised);
  const rest = kept.length === 0 ? null : projection(vm, original, kept);
  if (fresh.length === 0) return rest ?? None;
  if (rest !== null) fresh.push(rest);
  return fresh.length === 1 ? fresh[0] : vm.call(vm.types.ExceptionGroup, '', vm.list(fresh));
}

/** The part of the group `original` whose leaves are in `kept`. */
function projection(vm: Vm, original: PyException, kept: readonly PyException[]): PyException | null {
  const leaves = new Set<Value>();
  const gather = (e: Value): void => {
    if (classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup)) {
      for (const sub of (getAttribute(vm, e, 'exceptions') as PyTuple).items) gather(sub);
    } else leaves.add(e);
  };
  kept.forEach(gather);
  return project(vm, original, leaves);
}

function project(vm: Vm, e: PyException, leaves: ReadonlySet<Value>): PyException | null {
  if (!classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup)) return leaves.has(e) ? e : null;
  const items = (getAttribute(vm, e, 'exceptions') as PyTuple).items;
  const parts = items.map(s => project(vm, s as PyException, leaves)).filter(s => s !== null);
  if (parts.length === 0) return null;
  const group = vm.call(getAttribute(vm, e, 'derive'), vm.list(parts)) as PyException;
  group.traceback = e.traceback;
  group.context = e.context;
  group.cause = e.cause;
  group.suppressContext = true;
  return group;
}

// ---- with ----

/** `with b`: bound `__exit__` to regs[to], result of `__enter__` to regs[to + 1]. */
export function beforeWith(vm: Vm, regs: (Value | undefined)[], to: number, manager: Value): void {
  const { enter, exit } = withMethods(vm, manager);
  regs[to] = exit;
  regs[to + 1] = callMethodOn(vm, enter, manager, []);
}

/** What `with` calls: `__enter__` as it is found in the class, and `__exit__` bound. */
export function withMethods(vm: Vm, manager: Value): { enter: Value; exit: Value } {
  const [enter, exit] = contextMethods(vm, manager, '__enter__', '__exit__', 'context manager');
  return { enter, exit: boundSpecial(vm, exit, manager) };
}

export function beforeAsyncWith(vm: Vm, regs: (Value | undefined)[], to: number, manager: Value): void {
  const [enter, exit] = contextMethods(vm, manager, '__aenter__', '__aexit__', 'asynchronous context manager');
  regs[to] = boundSpecial(vm, exit, manager);
  regs[to + 1] = callMethodOn(vm, enter, manager, []);
}

function contextMethods(vm: Vm, manager: Value, enterName: string, exitName: string, what: string): [Value, Value] {
  const cls = classOf(vm, manager);
  const enter = cls.find(enterName);
  const exit = cls.find(exitName);
  if (enter === undefined) {
    throw typeError(vm, `'${cls.name}' object does not support the ${what} protocol`);
  }
  if (exit === undefined) throw typeError(vm, `'${cls.name}' object does not support the ${what} protocol (missed ${exitName} method)`);
  return [enter, exit];
}

/** A method found in the class; other descriptors bind themselves. */
function boundSpecial(vm: Vm, attr: Value, self: Value): Value {
  const isMethod = attr instanceof PyFunction || (attr instanceof PyNative && attr.self === undefined);
  return isMethod ? vm.method(attr, self) : bindDescriptor(vm, attr, self, classOf(vm, self));
}

// ---- host failures ----

export function memoryErrorFrom(vm: Vm): PyException {
  return makeError(vm, 'MemoryError', null);
}

/** A part of Python that is not offered is a NotImplementedError to the program, and an event to the report. */
export function unsupportedError(vm: Vm, u: Unsupported): PyException {
  return makeError(vm, 'NotImplementedError', `JitLens does not support ${u.feature} yet`);
}

/** Frames that a host unwind leaves behind: their generators can never be resumed. */
export function abandonFrames(f: Frame): void {
  for (let at: Frame | null = f; at !== null; at = at.isBase ? null : at.back) abandonGenerator(at);
}

export function abandonGenerator(f: Frame): void {
  if (f.generator === null) return;
  f.generator.state = 'closed';
  f.generator.frame = null;
}

export { missingAttribute, truth };

/** Goes to the frame's own handler of an exception at its pc, with a line in the traceback; false when it has none. */
export function enterHandler(vm: Vm, f: Frame, e: PyException): boolean {
  const { pc } = f;
  if (!goToHandler(f, e)) return false;
  addTraceback(vm, e, f, pc);
  return true;
}

/** The same for an exception raised again, whose traceback has the line. */
export function goToHandler(f: Frame, e: PyException): boolean {
  const { code } = f.code;
  const row = code.handlerFor(f.pc);
  if (row < 0) return false;
  f.regs[code.handlers[row + 3]] = e;
  f.pc = code.handlers[row + 2];
  return true;
}
