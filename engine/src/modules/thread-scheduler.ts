/** What `_thread` asks of whoever schedules threads; `singleThread` serves until a scheduler is installed as `vm.state` 'thread-scheduler'. */
import { runtimeError } from '../objects/errors.js';
import type { Vm } from '../objects/vm.js';
import { engineState } from './module-spec.js';

export interface ThreadScheduler {
  /** Identity of the running thread. */
  current(): number;
  /** Threads started by `start` and not yet ended. */
  count(): number;
  /** Starts `run` in a new thread; its identity. */
  start(vm: Vm, run: () => void): number;
  /** Waits until `ready()` holds or the deadline (monotonic seconds; null: none) has passed; what `ready()` said last. */
  wait(vm: Vm, ready: () => boolean, deadline: number | null): boolean;
}

/** Identity of the main thread; any non-zero number will do. */
export const MAIN_THREAD = 0x7f00_0000_0740;

const singleThread: ThreadScheduler = {
  current: () => MAIN_THREAD,
  count: () => 0,
  start: vm => {
    throw runtimeError(vm, "can't start new thread: threads are not offered by this engine yet");
  },
  wait: (vm, ready, deadline) => {
    for (;;) {
      if (ready()) return true;
      if (deadline === null) throw runtimeError(vm, 'deadlock: the only thread waits for itself');
      if (vm.host.monotonic() >= deadline) return false;
      vm.host.sleepUntil(deadline);
      vm.interpreter.poll();
    }
  },
};

export function scheduler(vm: Vm): ThreadScheduler {
  return engineState<ThreadScheduler>(vm, 'thread-scheduler', () => singleThread);
}

