/** `_thread`: identities, locks, thread-local data, and starting threads through the scheduler. */
import { getAttribute } from '../objects/attribute.js';
import { classOf, intValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asDouble, asSize } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { isError, makeError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { barrier, native } from '../objects/native.js';
import { strText } from '../objects/text.js';
import type { Shape } from '../objects/shape.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { DICT_GETSET } from '../objects/types/callables.js';
import { truth } from '../objects/truth.js';
import { None, PyFloat, PyObject, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { engineState, moduleType, type ModuleSpec } from './module-spec.js';
import { LOCK, makeLock, RLOCK, TIMEOUT_MAX, waitUntil } from './thread-locks.js';
import { MAIN_THREAD, scheduler } from './thread-scheduler.js';
import { exceptionText, reportUnraisable, writeError } from './report-errors.js';
import { structSequence } from './struct-sequence.js';

// ---- _local: attributes that each thread has for itself ----

class PyLocal extends PyObjectWithDict {
  private readonly dicts = new Map<number, PyDict>();
  constructor(
    override shape: Shape,
    vm: Vm,
    args: readonly Value[],
    kwargs: ReadonlyMap<string, Value>,
  ) {
    super();
    this.dicts.set(scheduler(vm).current(), vm.dict());
    Object.defineProperty(this, 'dict', { get: () => this.current(vm, args, kwargs), set: () => undefined });
  }

  /** A thread's first access makes its dict and runs `__init__` again, as CPython does. */
  private current(vm: Vm, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): PyDict {
    const me = scheduler(vm).current();
    let dict = this.dicts.get(me);
    if (dict === undefined) {
      this.dicts.set(me, (dict = vm.dict()));
      if (this.shape.cls.cell('__init__').owner !== vm.types.object)
        vm.callArgs(getAttribute(vm, this, '__init__'), [...args, ...kwargs.values()], [...kwargs.keys()]);
    }
    return dict;
  }
}

const LOCAL: TypeSpec = {
  name: '_local',
  module: '_thread',
  layout: 'native',
  hasDict: true,
  doc: 'Thread-local data',
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
    if ((args.length > 0 || kwargs.size > 0) && cls.cell('__init__').owner === vm.types.object)
      throw typeError(vm, 'Initialization arguments are not supported');
    return new PyLocal(cls.rootShape, vm, args, kwargs);
  }),
  getset: { __dict__: DICT_GETSET },
};

// ---- starting and joining ----

class ThreadHandle extends PyObject {
  ident = 0;
  state: 'not started' | 'running' | 'done' = 'not started';
  constructor(override shape: Shape) {
    super();
  }
}

const HANDLE: TypeSpec = {
  name: '_ThreadHandle',
  module: '_thread',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, /)', (_vm, cls: PyClass) => new ThreadHandle(cls.rootShape)),
  methods: [
    native('join', '(self, timeout=None, /)', (vm, h: ThreadHandle, timeout: Value | undefined) => {
      if (h.state === 'not started') throw runtimeError(vm, 'thread not started');
      if (h.state === 'running' && h.ident === scheduler(vm).current()) throw runtimeError(vm, 'Cannot join current thread');
      const seconds = timeout === undefined || timeout === None ? -1 : asDouble(vm, timeout);
      waitUntil(vm, () => h.state === 'done', seconds < 0 ? null : vm.host.monotonic() + seconds);
      return None;
    }),
    native('is_done', '(self, /)', (_vm, h: ThreadHandle) => h.state === 'done'),
    native('_set_done', '(self, /)', (vm, h: ThreadHandle) => {
      if (h.state === 'not started') throw runtimeError(vm, 'thread not started');
      h.state = 'done';
      return None;
    }),
    native('__repr__', '(self, /)', (vm, h: ThreadHandle) => vm.text(`<_ThreadHandle object: ident=${h.ident}>`)),
  ],
  getset: { ident: { get: (_vm, h: ThreadHandle) => h.ident } },
};

/** SystemExit ends a thread silently; any other exception is reported and ends it. */
function reportEnd(vm: Vm, f: Value, error: PyException | null): void {
  if (error !== null && !isError(vm, error, 'SystemExit')) reportUnraisable(vm, error, f, 'Exception ignored in thread started by');
}

function startNew(vm: Vm, f: Value, args: Value, kwargs: Value | undefined): Value {
  if (classOf(vm, f).find('__call__') === undefined) throw typeError(vm, 'first arg must be callable');
  if (!(args instanceof PyTuple)) throw typeError(vm, '2nd arg must be a tuple');
  if (kwargs !== undefined && !(kwargs instanceof PyDict)) throw typeError(vm, 'optional 3rd arg must be a dictionary');
  const named = kwargs === undefined ? [] : [...kwargs.entries()];
  return scheduler(vm).start(
    f,
    [...args.items, ...named.map(e => e[1])],
    named.map(e => String(e[0])),
    error => reportEnd(vm, f, error),
  );
}

function startJoinable(vm: Vm, f: Value, handle: Value | undefined, daemon: Value | undefined): Value {
  if (classOf(vm, f).find('__call__') === undefined) throw typeError(vm, 'thread function must be callable');
  const h = handle === undefined || handle === None ? new ThreadHandle(moduleType(vm, HANDLE).rootShape) : handle;
  if (!(h instanceof ThreadHandle)) throw typeError(vm, "'handle' must be a _ThreadHandle");
  if (h.state !== 'not started') throw runtimeError(vm, 'thread already started');
  const finish = (error: PyException | null): void => {
    h.state = 'done';
    reportEnd(vm, f, error);
  };
  h.ident = scheduler(vm).start(f, [], null, finish, daemon === undefined || truth(vm, daemon));
  h.state = 'running';
  return h;
}

const HOOK_ARGS = structSequence('_thread._ExceptHookArgs', ['exc_type', 'exc_value', 'exc_traceback', 'thread']);

/** `threading.excepthook` until somebody replaces it. */
function exceptHook(vm: Vm, args: Value): Value {
  if (!(args instanceof PyTuple) || args.shape.cls !== HOOK_ARGS.classOf(vm))
    throw typeError(vm, '_thread.excepthook argument type must be ExceptHookArgs');
  const [, value, , thread] = args.items;
  if (value instanceof PyException && !isError(vm, value, 'SystemExit')) {
    const name = thread === None ? scheduler(vm).current() : strText(vm, getAttribute(vm, thread, 'name'));
    writeError(vm, `Exception in thread ${name}:\n${exceptionText(vm, value)}`);
  }
  return None;
}

const exit = (vm: Vm): Value => {
  throw makeError(vm, 'SystemExit', null);
};

function stackSize(vm: Vm, size: Value | undefined): Value {
  const sizes = engineState(vm, 'thread-stack-size', () => ({ value: 0 }));
  const old = sizes.value;
  const n = size === undefined ? 0 : asSize(vm, size);
  if (n < 0) throw valueError(vm, 'size must be 0 or a positive value');
  if (n > 0 && n < 0x8000) throw valueError(vm, `size not valid: ${n} bytes`);
  sizes.value = n;
  return old;
}

export const THREAD_MODULE: ModuleSpec = {
  name: '_thread',
  doc: 'Primitive operations to write multi-threaded programs.',
  functions: [
    native('allocate_lock', '()', makeLock),
    native('allocate', '()', makeLock),
    native('get_ident', '()', vm => scheduler(vm).current()),
    native('get_native_id', '()', vm => scheduler(vm).current() % 2 ** 22),
    native('_get_main_thread_ident', '()', () => MAIN_THREAD),
    native('_is_main_interpreter', '()', () => true),
    native('daemon_threads_allowed', '()', () => true),
    native('_count', '()', vm => scheduler(vm).count()),
    native('_shutdown', '()', vm => {
      scheduler(vm).finishThreads();
      return None;
    }),
    native('start_new_thread', '(function, args, kwargs={}, /)', startNew),
    native('start_new', '(function, args, kwargs={}, /)', startNew),
    native('start_joinable_thread', '(function, handle=None, daemon=True)', startJoinable),
    native('_make_thread_handle', '(ident, /)', (vm, ident: Value) => {
      const h = new ThreadHandle(moduleType(vm, HANDLE).rootShape);
      h.ident = Number(intValue(ident) ?? 0);
      h.state = 'running';
      return h;
    }),
    barrier('_excepthook', '(args, /)', exceptHook),
    native('exit', '()', exit),
    native('exit_thread', '()', exit),
    native('interrupt_main', '(signum=2, /)', vm => {
      throw makeError(vm, 'KeyboardInterrupt', null);
    }),
    native('stack_size', '(size=0, /)', stackSize),
  ],
  types: [LOCK, RLOCK, LOCAL, HANDLE],
  setup: (vm, dict) => {
    dict.setStr('LockType', moduleType(vm, LOCK));
    dict.setStr('_ExceptHookArgs', HOOK_ARGS.classOf(vm));
    dict.setStr('error', vm.types.RuntimeError);
    dict.setStr('TIMEOUT_MAX', new PyFloat(TIMEOUT_MAX));
  },
};
