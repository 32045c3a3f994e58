/**
 * Asynchronous generators (PEP 525): `asend`, `athrow` and `aclose` make awaitables that drive the body.
 * A value that the body yields arrives wrapped, so that it differs from what an `await` inside passes on.
 */
import { CLASS_GETITEM } from '../generic-class.js';
import { PyException } from '../exception.js';
import { isError, makeError, runtimeError, stopIteration } from '../errors.js';
import type { PyGenerator } from '../generator.js';
import { barrier, native, quietBarrier, type NativeSpec } from '../native.js';
import type { Shape } from '../shape.js';
import type { TypeSpec } from '../type-spec.js';
import { None, PyObject, type PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { generatorExit, namesOf, sendQuietly, stateAttributes, thrownException, throwQuietly, warnOfParts } from './generator.js';
import { hexId } from './object.js';

/** What an asynchronous generator yields to whoever awaits its next value. */
class YieldedValue extends PyObject {
  constructor(
    override shape: Shape,
    readonly value: Value,
  ) {
    super();
  }
}

export function wrapYielded(vm: Vm, v: Value): Value {
  return new YieldedValue(vm.types.object.rootShape, v);
}

/** `sys.set_asyncgen_hooks`; kept in `vm.state` under 'asyncgen-hooks'. */
export interface AsyncGeneratorHooks {
  firstiter: Value;
  finalizer: Value;
}

type Operation = 'anext' | 'athrow' | 'aclose';

export class PyAsyncStep extends PyObject {
  state: 'created' | 'running' | 'closed' = 'created';
  constructor(
    override shape: Shape,
    readonly generator: PyGenerator,
    readonly operation: Operation,
    /** What is sent first (anext), or the arguments of what is thrown first (athrow). */
    readonly first: Value,
  ) {
    super();
  }
}

const REUSED: Readonly<Record<Operation, string>> = {
  anext: '__anext__()/asend()',
  athrow: 'aclose()/athrow()',
  aclose: 'aclose()/athrow()',
};

/** Checks that the step may run on, and marks the generator as taken. */
function begin(vm: Vm, s: PyAsyncStep): void {
  if (s.state === 'closed') throw runtimeError(vm, `cannot reuse already awaited ${REUSED[s.operation]}`);
  if (s.state === 'created' && s.generator.asyncRunning) {
    s.state = 'closed';
    throw runtimeError(vm, `${s.operation}(): asynchronous generator is already running`);
  }
  s.state = 'running';
  s.generator.asyncRunning = true;
}

/** Ends the step: `e` is left to be raised to the one who awaits it. */
function end(vm: Vm, s: PyAsyncStep, e: PyException): undefined {
  s.state = 'closed';
  s.generator.asyncRunning = false;
  vm.interpreter.raised = e;
}

/** What the body's step gave, or left to be raised: passes on what it awaits; a yielded value is the step's result. */
function settle(vm: Vm, s: PyAsyncStep, v: Value | undefined): Value | undefined {
  if (v === undefined) {
    const e = vm.interpreter.takeRaised();
    const isEnd = isError(vm, e, 'StopAsyncIteration') || isError(vm, e, 'GeneratorExit');
    return end(vm, s, s.operation === 'aclose' && isEnd ? stopIteration(vm, undefined) : e);
  }
  if (!(v instanceof YieldedValue)) return v;
  if (s.operation === 'aclose') return end(vm, s, runtimeError(vm, 'async generator ignored GeneratorExit'));
  return end(vm, s, stopIteration(vm, v.value));
}

function sendStep(vm: Vm, s: PyAsyncStep, v: Value): Value | undefined {
  const g = s.generator;
  const starts = s.state === 'created';
  if (starts && s.operation !== 'anext' && g.state === 'closed') {
    s.state = 'closed';
    throw s.operation === 'aclose' ? stopIteration(vm, undefined) : makeError(vm, 'StopAsyncIteration', null);
  }
  if (starts && s.operation !== 'anext' && v !== None) throw runtimeError(vm, "can't send non-None value to a just-started coroutine");
  begin(vm, s);
  if (!starts) return settle(vm, s, sendQuietly(vm, g, v));
  if (s.operation === 'anext') return settle(vm, s, sendQuietly(vm, g, v === None ? s.first : v));
  return throwOnStart(vm, s);
}

function throwOnStart(vm: Vm, s: PyAsyncStep): Value | undefined {
  return settleThrown(vm, s, () => (s.operation === 'aclose' ? generatorExit(vm) : firstThrown(vm, s)));
}

/** Throws into the body; what fails before it is the step's end as well. */
function settleThrown(vm: Vm, s: PyAsyncStep, thrown: () => PyException): Value | undefined {
  let v: Value | undefined;
  try {
    v = throwQuietly(vm, s.generator, thrown());
  } catch (e) {
    if (!(e instanceof PyException)) throw e;
    vm.interpreter.raised = e;
  }
  return settle(vm, s, v);
}

function firstThrown(vm: Vm, s: PyAsyncStep): PyException {
  const [type, value, tb] = (s.first as PyTuple).items;
  return thrownException(vm, type, value, tb, true);
}

function throwStep(vm: Vm, s: PyAsyncStep, e: PyException): Value | undefined {
  begin(vm, s);
  return settleThrown(vm, s, () => e);
}

function closeStep(vm: Vm, s: PyAsyncStep): Value {
  if (s.state === 'closed') return None;
  if (throwStep(vm, s, generatorExit(vm)) !== undefined) throw runtimeError(vm, 'coroutine ignored GeneratorExit');
  const e = vm.interpreter.takeRaised();
  if (isError(vm, e, 'StopIteration') || isError(vm, e, 'StopAsyncIteration') || isError(vm, e, 'GeneratorExit')) return None;
  throw e;
}

function step(vm: Vm, g: PyGenerator, operation: Operation, first: Value): Value {
  if (!g.hooksCalled) {
    g.hooksCalled = true;
    const hooks = vm.state.get('asyncgen-hooks') as AsyncGeneratorHooks | undefined;
    if (hooks !== undefined && hooks.firstiter !== None) vm.call(hooks.firstiter, g);
  }
  return new PyAsyncStep(
    vm.types[operation === 'anext' ? 'async_generator_asend' : 'async_generator_athrow'].rootShape,
    g,
    operation,
    first,
  );
}

const STEP_METHODS: readonly NativeSpec[] = [
  native('__await__', '(self, /)', (_vm, s: PyAsyncStep) => s),
  native('__iter__', '(self, /)', (_vm, s: PyAsyncStep) => s),
  quietBarrier('__next__', '(self, /)', (vm, s: PyAsyncStep) => sendStep(vm, s, None)),
  quietBarrier('send', '(self, value, /)', sendStep),
  quietBarrier(
    'throw',
    '(self, type, value=None, traceback=None, /)',
    (vm, s: PyAsyncStep, t: Value, v: Value | undefined, tb: Value | undefined) => throwStep(vm, s, thrownException(vm, t, v, tb)),
  ),
  barrier('close', '(self, /)', closeStep),
];

export const ASYNC_GENERATOR: TypeSpec = {
  name: 'async_generator',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__aiter__', '(self, /)', (_vm, g: PyGenerator) => g),
    barrier('__anext__', '(self, /)', (vm, g: PyGenerator) => step(vm, g, 'anext', None)),
    barrier('asend', '(self, value, /)', (vm, g: PyGenerator, v: Value) => step(vm, g, 'anext', v)),
    barrier(
      'athrow',
      '(self, type, value=None, traceback=None, /)',
      (vm, g: PyGenerator, t: Value, v: Value | undefined, tb: Value | undefined) => {
        if (v !== undefined) warnOfParts(vm, 'athrow');
        return step(vm, g, 'athrow', vm.tuple([t, ...[v, tb].filter(a => a !== undefined)]));
      },
    ),
    barrier('aclose', '(self, /)', (vm, g: PyGenerator) => step(vm, g, 'aclose', None)),
    native('__repr__', '(self, /)', (vm, g: PyGenerator) => vm.text(`<async_generator object ${g.qualname} at ${hexId(vm, g)}>`)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    ...namesOf('asynchronous generator'),
    ...stateAttributes('ag', 'ag_await'),
    ag_running: { get: (_vm, g: PyGenerator) => g.asyncRunning },
  },
};

export const ASYNC_STEP: TypeSpec = { name: 'async_generator_asend', layout: 'native', final: true, create: 'none', methods: STEP_METHODS };
export const ASYNC_THROW: TypeSpec = {
  name: 'async_generator_athrow',
  layout: 'native',
  final: true,
  create: 'none',
  methods: STEP_METHODS,
};
