/** What generators and coroutines need of the interpreter (PEP 255, 342, 380, 479, 492, 525). */
import { callMethodOn, getAttribute } from '../objects/attribute.js';
import { getAwaitable } from '../objects/awaitable.js';
import { CodeFlag } from '../bytecode/code.js';
import { classOf } from '../objects/class-of.js';
import { isError, makeError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { PyNative } from '../objects/function.js';
import { PyGenerator } from '../objects/generator.js';
import { getIterator, iteratorNext, stopValue } from '../objects/iterate.js';
import { None, PyObject, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';
import type { Interpreter } from './interpreter.js';
import { frameReturns } from './tracing.js';

export function generatorWord(gen: PyGenerator): string {
  return gen.kind === 'async_generator' ? 'async generator' : gen.kind;
}

export function alreadyRunning(vm: Vm, gen: PyGenerator): PyException {
  return valueError(vm, `${generatorWord(gen)} already executing`);
}

/** YIELD_VALUE: the generator gives `v` and waits; `delegate` is the iterator it waits for. */
export function suspend(interp: Interpreter, f: Frame, v: Value, delegate: Value | undefined): void {
  if (interp.watched) frameReturns(interp, f, v);
  const gen = f.generator!;
  gen.state = 'suspended';
  gen.delegate = delegate;
}

/** The body returned. */
export function finishGenerator(f: Frame, result: Value): void {
  const gen = f.generator!;
  gen.state = 'closed';
  gen.returned = result;
  gen.frame = null;
  gen.delegate = undefined;
}

/** An exception leaves the body: StopIteration becomes RuntimeError (PEP 479). */
export function leaveGenerator(vm: Vm, f: Frame, e: PyException): PyException {
  const gen = f.generator!;
  finishGenerator(f, None);
  gen.returned = undefined;
  if (gen.isThrownAtStart) return e;
  const isStop = isError(vm, e, 'StopIteration');
  if (!isStop && !(gen.kind === 'async_generator' && isError(vm, e, 'StopAsyncIteration'))) return e;
  const error = runtimeError(vm, `${generatorWord(gen)} raised ${isStop ? 'StopIteration' : 'StopAsyncIteration'}`);
  error.cause = e;
  error.context = e;
  error.suppressContext = true;
  return error;
}

/** `flags`: of the code that yields from `v`. */
export function yieldFromIterator(vm: Vm, flags: number, v: Value): Value {
  if (v instanceof PyGenerator) {
    if (v.kind === 'generator') return v;
    if (v.kind === 'coroutine') {
      if (flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) return v;
      throw typeError(vm, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
  }
  return getIterator(vm, v);
}

export interface Sent {
  readonly value: Value;
  readonly done: boolean;
}

/** One step of `yield from` or `await`. */
export function send(interp: Interpreter, it: Value, v: Value): Sent {
  const vm = interp.vm;
  if (it instanceof PyGenerator && it.kind !== 'async_generator') {
    const yielded = interp.resume(it, v, null);
    return yielded === undefined ? { value: it.returned ?? None, done: true } : { value: yielded, done: false };
  }
  try {
    const quiet = v === None ? quietNext(vm, it) : null;
    const item = quiet !== null ? quiet(vm, it) : v === None ? nextOf(vm, it) : vm.call(getAttribute(vm, it, 'send'), v);
    return item === undefined ? stopped(vm, interp.takeRaised()) : { value: item, done: false };
  } catch (e) {
    return stopped(vm, e);
  }
}

/** The `__next__` of a builtin class that raises without a host exception. */
function quietNext(vm: Vm, it: Value): ((vm: Vm, it: Value) => Value | undefined) | null {
  const cls = classOf(vm, it);
  const next = cls.find('__next__');
  return next instanceof PyNative && next.self === undefined && next.owner === cls
    ? (next.spec.quiet as ((vm: Vm, it: Value) => Value | undefined) | null)
    : null;
}

function nextOf(vm: Vm, it: Value): Value {
  const next = classOf(vm, it).find('__next__');
  if (next === undefined) throw typeError(vm, `'${classOf(vm, it).name}' object is not an iterator`);
  return callMethodOn(vm, next, it, []);
}

/** StopIteration ends a delegate; all else is raised. */
function stopped(vm: Vm, e: unknown): Sent {
  if (isError(vm, e, 'StopIteration')) return { value: stopValue(e), done: true };
  throw e;
}

export function getAsyncIterator(vm: Vm, v: Value): Value {
  const cls = classOf(vm, v);
  const method = cls.find('__aiter__');
  if (method === undefined) throw typeError(vm, `'async for' requires an object with __aiter__ method, got ${cls.name}`);
  const it = callMethodOn(vm, method, v, []);
  if (classOf(vm, it).find('__anext__') === undefined)
    throw typeError(vm, `'async for' received an object from __aiter__ that does not implement __anext__: ${classOf(vm, it).name}`);
  return it;
}

export function getAsyncNext(vm: Vm, it: Value): Value {
  const cls = classOf(vm, it);
  const method = cls.find('__anext__');
  if (method === undefined) throw typeError(vm, `'async for' requires an iterator with __anext__ method, got ${cls.name}`);
  const awaitable = callMethodOn(vm, method, it, []);
  if (awaitable instanceof PyObject && awaitable.shape.cls === vm.types.async_generator_asend) return awaitable;
  try {
    return getAwaitable(vm, awaitable, 0);
  } catch (e) {
    if (!(e instanceof PyException)) throw e;
    const error = makeError(vm, 'TypeError', `'async for' received an invalid object from __anext__: ${classOf(vm, awaitable).name}`);
    error.cause = e;
    throw error;
  }
}

export { iteratorNext };
