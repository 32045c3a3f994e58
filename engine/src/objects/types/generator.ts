/** generator and coroutine classes (PEP 255, 342, 492). Asynchronous generators: async-generator.ts. */
import { callMethodOn, findAttribute } from '../attribute.js';
import { classOf, isClass, strValue } from '../class-of.js';
import { isError, makeError, runtimeError, stopIteration, typeError } from '../errors.js';
import { PyException, PyTraceback } from '../exception.js';
import { PyGenerator } from '../generator.js';
import { CLASS_GETITEM } from '../generic-class.js';
import { barrier, native, type NativeSpec } from '../native.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, PyObject, type Value } from '../value.js';
import { reprText } from '../text.js';
import type { Shape } from '../shape.js';
import { jsText, type FrameView, type Vm } from '../vm.js';
import { hexId } from './object.js';

export function warnOfParts(vm: Vm, method: 'throw' | 'athrow'): void {
  vm.warn('DeprecationWarning', `the (type, exc, tb) signature of ${method}() is deprecated, use the single-arg signature instead.`);
}

/** An instance of the class; the error of making it, where that fails, takes its place. */
function madeException(vm: Vm, type: Value, v: Value): PyException {
  try {
    const e = v === None ? vm.call(type) : vm.call(type, v);
    if (e instanceof PyException) return e;
    return typeError(vm, `calling ${reprText(vm, type)} should have returned an instance of BaseException, not ${classOf(vm, e).name}`);
  } catch (failure) {
    if (failure instanceof PyException) return failure;
    throw failure;
  }
}

/** The exception that `throw(type, value, traceback)` means. */
export function thrownException(vm: Vm, type: Value, value: Value | undefined, tb: Value | undefined, isWarned = false): PyException {
  let e: Value = type;
  if (tb !== undefined && tb !== None && !(tb instanceof PyTraceback))
    throw typeError(vm, 'throw() third argument must be a traceback object');
  if (value !== undefined && !isWarned) warnOfParts(vm, 'throw');
  if (isClass(type) && type.isSubclassOf(vm.types.BaseException)) {
    const v = value ?? None;
    e = v instanceof PyException && v.shape.cls.isSubclassOf(type) ? v : madeException(vm, type, v);
  } else if (value !== undefined && value !== None) throw typeError(vm, 'instance exception may not have a separate value');
  if (!(e instanceof PyException))
    throw typeError(vm, `exceptions must be classes or instances deriving from BaseException, not ${classOf(vm, type).name}`);
  if (tb instanceof PyTraceback) e.traceback = tb;
  return e;
}

/** StopIteration carrying what the body returned; StopAsyncIteration of an async generator. */
function finished(vm: Vm, gen: PyGenerator): PyException {
  if (gen.kind === 'async_generator') return makeError(vm, 'StopAsyncIteration', null);
  const v = gen.returned;
  gen.returned = undefined;
  return stopIteration(vm, v === None ? undefined : v);
}

export function sendTo(vm: Vm, gen: PyGenerator, v: Value): Value {
  return sendQuietly(vm, gen, v) ?? raise(vm);
}

function raise(vm: Vm): never {
  throw vm.interpreter.takeRaised();
}

/** What the generator yields; undefined when it has ended, and the exception that says so is left to be raised. */
export function sendQuietly(vm: Vm, gen: PyGenerator, v: Value): Value | undefined {
  return orFinished(vm, gen, vm.interpreter.resumeQuietly(gen, v, null));
}

function orFinished(vm: Vm, gen: PyGenerator, yielded: Value | undefined): Value | undefined {
  if (yielded === undefined) vm.interpreter.raised ??= finished(vm, gen);
  return yielded;
}

/** PEP 380: an exception goes to the delegate first. */
export function throwInto(vm: Vm, gen: PyGenerator, e: PyException): Value {
  return throwQuietly(vm, gen, e) ?? raise(vm);
}

export function throwQuietly(vm: Vm, gen: PyGenerator, e: PyException): Value | undefined {
  const delegate = gen.state === 'suspended' ? gen.delegate : undefined;
  if (delegate !== undefined) {
    return throwIntoDelegate(vm, gen, delegate, e) ?? continueAfterDelegate(vm, gen, e);
  }
  return orFinished(vm, gen, vm.interpreter.resumeQuietly(gen, undefined, e));
}

/** What the delegate yields; undefined when the exception is the generator’s own after all. */
function throwIntoDelegate(vm: Vm, gen: PyGenerator, delegate: Value, e: PyException): Value | undefined {
  gen.state = 'running';
  try {
    return vm.interpreter.under(gen.frame as FrameView, () => passToDelegate(vm, delegate, e));
  } catch (raised) {
    gen.state = 'suspended';
    if (!(raised instanceof PyException)) throw raised;
    return continueAfterDelegate(vm, gen, raised);
  } finally {
    if (gen.state === 'running') gen.state = 'suspended';
  }
}

function passToDelegate(vm: Vm, delegate: Value, e: PyException): Value | undefined {
  if (isError(vm, e, 'GeneratorExit')) {
    closeDelegate(vm, delegate);
    return undefined;
  }
  if (delegate instanceof PyGenerator && delegate.kind !== 'async_generator') return throwInto(vm, delegate, e);
  const method = findAttribute(vm, delegate, 'throw');
  return method === undefined ? undefined : vm.call(method, e);
}

/** The delegate ended: its StopIteration value is the result of `yield from`; other exceptions go on in the generator. */
function continueAfterDelegate(vm: Vm, gen: PyGenerator, raised: PyException): Value {
  const finish = vm.state.get('finish-delegate') as (gen: PyGenerator, value: Value) => Value | undefined;
  const yielded = isError(vm, raised, 'StopIteration')
    ? finish(gen, raised.fields?.get('value') ?? raised.args.items[0] ?? None)
    : vm.interpreter.resume(gen, undefined, raised);
  if (yielded === undefined) throw finished(vm, gen);
  return yielded;
}

function closeDelegate(vm: Vm, delegate: Value): void {
  if (delegate instanceof PyGenerator && delegate.kind !== 'async_generator') closeGenerator(vm, delegate);
  else {
    const close = closeMethod(vm, delegate);
    if (close !== undefined) vm.call(close);
  }
}

/** Looking for it may fail, which does not keep the generator from closing. */
function closeMethod(vm: Vm, delegate: Value): Value | undefined {
  try {
    return findAttribute(vm, delegate, 'close');
  } catch (e) {
    if (!(e instanceof PyException)) throw e;
    vm.unraisable(e, delegate);
    return undefined;
  }
}

/** What closing raises in the body, out of what is being handled. */
export function generatorExit(vm: Vm): PyException {
  const e = makeError(vm, 'GeneratorExit', null);
  e.context = vm.interpreter.handledException();
  return e;
}

export function closeGenerator(vm: Vm, gen: PyGenerator): Value {
  if (gen.state === 'created') {
    gen.state = 'closed';
    gen.frame = null;
    return None;
  }
  if (gen.state === 'closed') return None;
  try {
    throwInto(vm, gen, generatorExit(vm));
  } catch (e) {
    if (isError(vm, e, 'GeneratorExit')) return None;
    if (isError(vm, e, 'StopIteration')) return e.fields?.get('value') ?? e.args.items[0] ?? None;
    throw e;
  }
  throw runtimeError(vm, `${gen.kind} ignored GeneratorExit`);
}

const methodsOf = (kind: string): readonly NativeSpec[] => [
  barrier(
    'send',
    '(self, value, /)',
    (vm, g: PyGenerator, v: Value) => sendTo(vm, g, v),
    `send(arg) -> send 'arg' into ${kind},\nreturn next yielded value or raise StopIteration.`,
  ).quietly(sendQuietly),
  barrier(
    'throw',
    '(self, type, value=None, traceback=None, /)',
    (vm, g: PyGenerator, t: Value, v: Value | undefined, tb: Value | undefined) => throwInto(vm, g, thrownException(vm, t, v, tb)),
    `throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in ${kind}, return next yielded value or raise\nStopIteration. The signature of several arguments is deprecated.`,
  ).quietly((vm, g: PyGenerator, t: Value, v: Value | undefined, tb: Value | undefined) =>
    throwQuietly(vm, g, thrownException(vm, t, v, tb)),
  ),
  barrier('close', '(self, /)', (vm, g: PyGenerator) => closeGenerator(vm, g), `close() -> raise GeneratorExit inside ${kind}.`),
  native('__repr__', '(self, /)', (vm, g: PyGenerator) => vm.text(`<${g.kind} object ${g.qualname} at ${hexId(vm, g)}>`)),
];

function nameText(vm: Vm, which: string, v: Value | undefined): string {
  const text = v === undefined ? undefined : strValue(v);
  if (text === undefined) throw typeError(vm, `${which} must be set to a string object`);
  return jsText(text);
}

export const namesOf = (kind: string): Readonly<Record<string, GetSetSpec>> => ({
  __name__: {
    doc: `name of the ${kind}`,
    get: (vm, g: PyGenerator) => vm.text(g.name),
    set: (vm, g: PyGenerator, v) => void (g.name = nameText(vm, '__name__', v)),
  },
  __qualname__: {
    doc: `qualified name of the ${kind}`,
    get: (vm, g: PyGenerator) => vm.text(g.qualname),
    set: (vm, g: PyGenerator, v) => void (g.qualname = nameText(vm, '__qualname__', v)),
  },
});

export function stateAttributes(prefix: string, delegate: string): Readonly<Record<string, GetSetSpec>> {
  return {
    [`${prefix}_frame`]: { get: (_vm, g: PyGenerator) => g.frame ?? None },
    [`${prefix}_running`]: { get: (_vm, g: PyGenerator) => g.state === 'running' },
    [`${prefix}_suspended`]: { get: (_vm, g: PyGenerator) => g.state === 'suspended' },
    [`${prefix}_code`]: { get: (_vm, g: PyGenerator) => g.code },
    [delegate]: { get: (_vm, g: PyGenerator) => (g.state === 'suspended' ? (g.delegate ?? None) : None) },
  };
}

export const GENERATOR: TypeSpec = {
  name: 'generator',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...methodsOf('generator'),
    native('__iter__', '(self, /)', (_vm, g: PyGenerator) => g),
    barrier('__next__', '(self, /)', (vm, g: PyGenerator) => sendTo(vm, g, None)).quietly((vm, g: PyGenerator) => sendQuietly(vm, g, None)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { ...namesOf('generator'), ...stateAttributes('gi', 'gi_yieldfrom') },
};

/** What `coroutine.__await__` gives: the coroutine as an iterator. */
export class PyCoroutineWrapper extends PyObject {
  constructor(
    override shape: Shape,
    readonly coroutine: PyGenerator,
  ) {
    super();
  }
}

export const COROUTINE: TypeSpec = {
  name: 'coroutine',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...methodsOf('coroutine'),
    native('__await__', '(self, /)', (vm, g: PyGenerator) => new PyCoroutineWrapper(vm.types.coroutine_wrapper.rootShape, g)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { ...namesOf('coroutine'), ...stateAttributes('cr', 'cr_await'), cr_origin: { get: (_vm: Vm, g: PyGenerator) => g.origin } },
};

export const COROUTINE_WRAPPER: TypeSpec = {
  name: 'coroutine_wrapper',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__iter__', '(self, /)', (_vm, w: Value) => w),
    barrier('__next__', '(self, /)', (vm, w: PyCoroutineWrapper) => sendTo(vm, w.coroutine, None)),
    barrier('send', '(self, value, /)', (vm, w: PyCoroutineWrapper, v: Value) => sendTo(vm, w.coroutine, v)),
    barrier(
      'throw',
      '(self, type, value=None, traceback=None, /)',
      (vm, w: PyCoroutineWrapper, t: Value, v: Value | undefined, tb: Value | undefined) =>
        throwInto(vm, w.coroutine, thrownException(vm, t, v, tb)),
    ),
    barrier('close', '(self, /)', (vm, w: PyCoroutineWrapper) => closeGenerator(vm, w.coroutine)),
  ],
};

export { callMethodOn };
