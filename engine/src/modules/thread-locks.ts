/** `_thread.lock` and `_thread.RLock`. Waiting is the scheduler's business. */
import { classOf, intValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asDouble } from '../objects/convert.js';
import { overflowError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { hexId } from '../objects/types/object.js';
import { None, PyObject, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { moduleType } from './module-spec.js';
import { scheduler } from './thread-scheduler.js';

export const TIMEOUT_MAX = 9223372036;

class Lock extends PyObject {
  /** To be called when it is released; null while nobody has it. */
  private given: (() => void) | null = null;
  constructor(override shape: Shape) {
    super();
  }

  get locked(): boolean {
    return this.given !== null;
  }

  take(vm: Vm): void {
    this.given = scheduler(vm).tookLock();
  }

  free(): void {
    this.given?.();
    this.given = null;
  }
}

export class PyLock extends Lock {}

export class PyRLock extends Lock {
  owner = 0;
  count = 0;

  override free(): void {
    this.owner = this.count = 0;
    super.free();
  }
}

/** When an `acquire` is to give up: null is never, −Infinity at once. */
export function deadlineOf(vm: Vm, blocking: Value | undefined, timeout: Value | undefined): number | null {
  const blocks = blocking === undefined || truth(vm, blocking);
  const seconds = timeout === undefined ? -1 : asDouble(vm, timeout);
  if (!blocks && seconds !== -1) throw valueError(vm, "can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError(vm, 'timeout value must be a non-negative number');
  if (seconds > TIMEOUT_MAX + 1) throw overflowError(vm, 'timestamp out of range for platform time_t');
  if (!blocks) return -Infinity;
  return seconds === -1 ? null : vm.host.monotonic() + seconds;
}

export function waitUntil(vm: Vm, ready: () => boolean, deadline: number | null): boolean {
  return deadline === -Infinity ? ready() : scheduler(vm).wait(ready, deadline);
}

function acquire(vm: Vm, l: PyLock, blocking: Value | undefined, timeout: Value | undefined): Value {
  if (!waitUntil(vm, () => !l.locked, deadlineOf(vm, blocking, timeout))) return false;
  l.take(vm);
  return true;
}

function release(vm: Vm, l: PyLock): Value {
  if (!l.locked) throw runtimeError(vm, 'release unlocked lock');
  l.free();
  return None;
}

const ACQUIRE = '(self, blocking=True, timeout=-1)';
const EXIT = '(self, exc_type, exc_value, exc_traceback, /)';

const reinit: NativeSpec = native('_at_fork_reinit', '(self, /)', (_vm, l: PyLock | PyRLock) => {
  l.free();
  return None;
});

export const LOCK: TypeSpec = {
  name: 'lock',
  module: '_thread',
  layout: 'native',
  final: true,
  doc: 'A lock object is a synchronization primitive.',
  create: native('__new__', '(cls, /)', (_vm, cls: PyClass) => new PyLock(cls.rootShape)),
  methods: [
    native('acquire', ACQUIRE, acquire),
    native('acquire_lock', ACQUIRE, acquire),
    native('release', '(self, /)', release),
    native('release_lock', '(self, /)', release),
    native('locked', '(self, /)', (_vm, l: PyLock) => l.locked),
    native('locked_lock', '(self, /)', (_vm, l: PyLock) => l.locked),
    native('__enter__', '(self, /)', (vm, l: PyLock) => acquire(vm, l, undefined, undefined)),
    native('__exit__', EXIT, release),
    native('__repr__', '(self, /)', (vm, l: PyLock) =>
      vm.text(`<${l.locked ? 'locked' : 'unlocked'} _thread.lock object at ${hexId(vm, l)}>`),
    ),
    reinit,
  ],
};

export function makeLock(vm: Vm): PyLock {
  return new PyLock(moduleType(vm, LOCK).rootShape);
}

// ---- RLock ----

function acquireAgain(vm: Vm, l: PyRLock, blocking: Value | undefined, timeout: Value | undefined): Value {
  const me = scheduler(vm).current();
  if (l.count === 0 || l.owner !== me) {
    if (!waitUntil(vm, () => l.count === 0, deadlineOf(vm, blocking, timeout))) return false;
    l.owner = me;
    l.take(vm);
  }
  l.count++;
  return true;
}

function mine(vm: Vm, l: PyRLock): boolean {
  return l.count > 0 && l.owner === scheduler(vm).current();
}

function releaseOnce(vm: Vm, l: PyRLock): Value {
  if (!mine(vm, l)) throw runtimeError(vm, 'cannot release un-acquired lock');
  if (--l.count === 0) l.free();
  return None;
}

export const RLOCK: TypeSpec = {
  name: 'RLock',
  module: '_thread',
  layout: 'native',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyRLock(cls.rootShape)),
  methods: [
    native('acquire', ACQUIRE, acquireAgain),
    native('release', '(self, /)', releaseOnce),
    native('__enter__', '(self, /)', (vm, l: PyRLock) => acquireAgain(vm, l, undefined, undefined)),
    native('__exit__', EXIT, releaseOnce),
    native('_is_owned', '(self, /)', mine),
    native('_recursion_count', '(self, /)', (vm, l: PyRLock) => (mine(vm, l) ? l.count : 0)),
    native('_release_save', '(self, /)', (vm, l: PyRLock) => {
      if (l.count === 0) throw runtimeError(vm, 'cannot release un-acquired lock');
      const saved = vm.tuple([l.count, l.owner]);
      l.free();
      return saved;
    }),
    native('_acquire_restore', '(self, state, /)', (vm, l: PyRLock, state: Value) => {
      const [count, owner] = state instanceof PyTuple ? state.items.map(v => Number(intValue(v) ?? 0)) : [];
      if (count === undefined || owner === undefined)
        throw typeError(vm, `_acquire_restore() argument 1 must be 2-item tuple, not ${classOf(vm, state).name}`);
      waitUntil(vm, () => l.count === 0, null);
      l.count = count;
      l.owner = owner;
      l.take(vm);
      return None;
    }),
    native('__repr__', '(self, /)', (vm, l: PyRLock) =>
      vm.text(
        `<${l.count > 0 ? 'locked' : 'unlocked'} ${qualified(l.shape.cls)} object owner=${l.owner} count=${l.count} at ${hexId(vm, l)}>`,
      ),
    ),
    reinit,
  ],
};

const qualified = (cls: PyClass): string => `${String(cls.dict.getStr('__module__'))}.${cls.name}`;
