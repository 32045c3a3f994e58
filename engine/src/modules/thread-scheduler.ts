/**
 * Threads on one host thread (engine.md §5b.6). One runs at a time. A thread gives way by parking: its frames are
 * kept on the heap and the instruction that asked runs again later. A thread with a native that called back below
 * it cannot park: while it waits, the others run on top of it. Threads change at polls and where a native waits,
 * so that a program does the same in every run.
 */
import { runtimeError } from '../objects/errors.js';
import { PyException, ThreadParked } from '../objects/exception.js';
import { PyFunction, PyMethod } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { engineState } from './module-spec.js';

/** Identity of the main thread; any non-zero number will do. */
export const MAIN_THREAD = 0x7f00_0000_0740;

/** More would be a mistake, or an attack. */
const MOST_THREADS = 10_000;

/** So many turns may a thread that holds a lock and cannot park keep for itself. */
const MOST_KEPT_TURNS = 100;

class Thread {
  /** What it runs first; null once it has started. */
  start: (() => void) | null;
  /** Its parked frames. */
  stack: unknown = null;
  /** Its frames are on the host's stack, running or under others. */
  isOnStack = false;
  /** When it can go on. */
  ready: () => boolean = () => true;
  deadline: number | null = null;
  /** The deadline of a wait that parked, for the instruction that runs again. */
  waited: { readonly deadline: number | null } | null = null;
  /** To be raised where it goes on. */
  thrown: PyException | null = null;
  /** Locks it has taken and nobody has released. */
  locks = 0;

  constructor(
    readonly identity: number,
    start: (() => void) | null,
    readonly finish: (error: PyException | null) => void,
    /** The program ends without waiting for it. */
    readonly isDaemon: boolean,
    /** Python code lies at its bottom; a native there would not be gone on with. */
    readonly parks: boolean,
  ) {
    this.start = start;
  }
}

export class ThreadScheduler {
  /** Who runs; null outside of `runMain`. */
  private running: Thread | null = null;
  private readonly threads = new Map<number, Thread>();
  private made = 0;
  private keptTurns = 0;

  constructor(private readonly vm: Vm) {}

  /** Identity of the running thread. */
  current(): number {
    return this.running?.identity ?? MAIN_THREAD;
  }

  /** Threads started by `start` and not yet ended. */
  count(): number {
    return this.threads.size - (this.threads.has(MAIN_THREAD) ? 1 : 0);
  }

  /** Does `work` as the main thread, which may park when Python code is all that `work` runs at last. */
  runMain(work: () => void, parks: boolean): void {
    let ended: { readonly error: PyException | null } | null = null;
    const finish = (error: PyException | null): void => void (ended = { error });
    const main = new Thread(MAIN_THREAD, work, finish, true, parks);
    this.threads.set(MAIN_THREAD, main);
    this.run(main);
    while (ended === null) if (!this.runOthers()) this.sleep(null, main);
    const { error } = ended as { readonly error: PyException | null };
    if (error !== null) throw error;
  }

  /** A new thread that will call `callee`, and `finish` with what ended it; its identity. */
  start(
    callee: Value,
    args: Value[],
    kwnames: readonly string[] | null,
    finish: (error: PyException | null) => void,
    isDaemon = true,
  ): number {
    if (this.threads.size >= MOST_THREADS) throw runtimeError(this.vm, "can't start new thread");
    if (this.made === 0) this.vm.interpreter.beginThreads(() => this.giveWay());
    const identity = MAIN_THREAD + ++this.made * 0x1000;
    const start = (): void => void this.vm.callArgs(callee, args, kwnames);
    this.threads.set(identity, new Thread(identity, start, finish, isDaemon, isPython(callee)));
    return identity;
  }

  /** At the end of the program: those that are no daemons run to their end. */
  finishThreads(): void {
    this.wait(() => [...this.threads.values()].every(t => t.isDaemon), null);
  }

  /** Waits until `ready()` holds or the deadline (monotonic seconds; null: none) has passed; what `ready()` said last. */
  wait(ready: () => boolean, deadline: number | null): boolean {
    const me = this.running;
    const until = me?.waited == null ? deadline : me.waited.deadline;
    if (me !== null) me.waited = null;
    for (;;) {
      if (ready()) return true;
      if (until !== null && this.now() >= until) return false;
      if (this.canPark()) {
        me!.waited = { deadline: until };
        this.park(ready, until);
      }
      if (!this.runOthers()) this.sleep(until, null);
    }
  }

  private now(): number {
    return this.vm.host.monotonic();
  }

  private canPark(): boolean {
    return this.running?.parks === true && this.count() > 0 && this.vm.interpreter.canPark();
  }

  private park(ready: () => boolean, deadline: number | null): never {
    this.running!.ready = ready;
    this.running!.deadline = deadline;
    return this.vm.interpreter.park();
  }

  /** The running thread has taken a lock; whoever releases it calls what this gives. */
  tookLock(): () => void {
    const t = this.running;
    if (t === null) return nothing;
    t.locks++;
    return () => {
      t.locks--;
      this.keptTurns = 0;
    };
  }

  /**
   * At a poll: others have a turn. Those that run on top of a thread that cannot park must not come to wait for it: while
   * it holds a lock it keeps its turn, unless it does so for long (a lock may be a signal that another thread gives).
   */
  private giveWay(): void {
    if (this.count() === 0) return;
    if (this.canPark()) return this.park(() => true, null);
    if (this.running !== null && this.running.locks > 0 && ++this.keptTurns < MOST_KEPT_TURNS) return;
    this.keptTurns = 0;
    this.runOthers();
  }

  private canRun(t: Thread): boolean {
    return !t.isOnStack && ((t.deadline !== null && this.now() >= t.deadline) || t.ready());
  }

  /** One turn for each thread that can go on; false when there was none. */
  private runOthers(): boolean {
    let ran = false;
    for (const t of [...this.threads.values()]) {
      // one that ran before may have let this one run to its end
      if (this.threads.get(t.identity) !== t || !this.canRun(t)) continue;
      this.run(t);
      ran = true;
    }
    return ran;
  }

  /** Runs a thread on top of the running one until it parks or ends. */
  private run(t: Thread): void {
    const before = this.running;
    const { start, stack, thrown } = t;
    this.running = t;
    t.isOnStack = true;
    t.start = t.stack = t.thrown = null;
    try {
      this.vm.interpreter.runThread(start, stack, thrown);
      this.end(t, null);
    } catch (e) {
      if (e instanceof ThreadParked) t.stack = e.stack;
      else if (e instanceof PyException) this.end(t, e);
      else {
        // the run is ending: nobody goes on
        this.threads.clear();
        throw e;
      }
    } finally {
      t.isOnStack = false;
      this.running = before;
    }
  }

  private end(t: Thread, error: PyException | null): void {
    this.threads.delete(t.identity);
    t.finish(error);
  }

  /** Nobody can run: time must pass, or the program has locked itself up. `main`: where the second is to be raised. */
  private sleep(until: number | null, main: Thread | null): void {
    let next = until;
    for (const t of this.threads.values()) if (!t.isOnStack && t.deadline !== null) next = Math.min(next ?? Infinity, t.deadline);
    if (next !== null) {
      this.vm.host.sleepUntil(next);
      this.vm.interpreter.poll();
      return;
    }
    const error = runtimeError(this.vm, this.deadlock());
    if (main === null) throw error;
    main.thrown = error;
    main.ready = () => true;
  }

  private deadlock(): string {
    if (this.count() === 0) return 'deadlock: the only thread waits for itself';
    const below = [...this.threads.values()].some(t => t.isOnStack && t !== this.running);
    return below
      ? 'deadlock: threads wait for one another, or for one that cannot go on before a native call above it returns'
      : 'deadlock: all threads wait for one another';
  }
}

const nothing = (): void => {};

const isPython = (callee: Value): boolean => (callee instanceof PyMethod ? callee.func : callee) instanceof PyFunction;

export function scheduler(vm: Vm): ThreadScheduler {
  return engineState(vm, 'thread-scheduler', () => new ThreadScheduler(vm));
}
