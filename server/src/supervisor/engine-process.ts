/**
 * The engine process as the server sees it: started at the first run, ended when idle, replaced when it
 * dies. A run always comes to a result, with whatever was last heard of it. Knows no LSP.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Interrupt } from '#engine/host.js';
import type { RunOutcome } from '#engine';
import type { Distribution } from './distribution.js';
import { forcedOutcome, RunRecord } from './forced-end.js';
import type { WorkerEvent } from './engine-worker.js';
import type { FromProcess, Job, JobResult, RunLimits, StdinMessage, ToProcess } from './messages.js';

const IDLE_MS = 5 * 60_000;
/** The process itself ends a thread after 1 s; when even that does not happen, the process is ended. */
const CANCEL_PATIENCE_MS = 2000;
/** How much of what the process said last is kept to explain its death. */
const LAST_WORDS = 4096;

/** glibc would keep freed memory for each thread on its own: 15 to 30 MB of the idle process. Other libraries do not read it. */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

/** Its own thread passes reports on and keeps none: without this the room for what is young would stay as large as a report was. */
const FRUGAL = ['--max-semi-space-size=1'];

/** A run in the engine process. */
export interface RemoteRun {
  readonly done: Promise<JobResult>;
  cancel(): void;
  sendStdin(bytes: StdinMessage): void;
}

interface Pending {
  readonly record: RunRecord;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly resolve: (result: JobResult) => void;
  cancelled: boolean;
  patience?: NodeJS.Timeout;
}

export class EngineProcess {
  #child: ChildProcess | null = null;
  #lastWords = '';
  #nextId = 1;
  #idle: NodeJS.Timeout | undefined;
  readonly #pending = new Map<number, Pending>();

  constructor(
    readonly distribution: Distribution,
    readonly idleMs = IDLE_MS,
  ) {}

  run(job: Job, limits: RunLimits, onEvent: (event: WorkerEvent) => void): RemoteRun {
    const id = this.#nextId++;
    clearTimeout(this.#idle);
    const done = new Promise<JobResult>(resolve => {
      this.#pending.set(id, { record: new RunRecord(job), onEvent, resolve, cancelled: false });
    });
    this.#send({ type: 'run', id, job, limits });
    return {
      done,
      cancel: () => {
        this.#cancel(id);
      },
      sendStdin: bytes => {
        this.#send({ type: 'stdin', id, bytes });
      },
    };
  }

  dispose(): void {
    clearTimeout(this.#idle);
    this.#child?.kill('SIGKILL');
  }

  /** Its process id, or null while there is none. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  #cancel(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined || pending.cancelled) return;
    pending.cancelled = true;
    pending.patience = setTimeout(() => this.#child?.kill('SIGKILL'), CANCEL_PATIENCE_MS);
    this.#send({ type: 'cancel', id });
  }

  #send(message: ToProcess): void {
    const child = (this.#child ??= this.#start());
    if (child.connected) child.send(message);
  }

  /** Its output streams are not the server's: those may carry the protocol. */
  #start(): ChildProcess {
    const child = fork(this.distribution.process, [], {
      env: { ...process.env, ...ONE_ARENA },
      execArgv: FRUGAL,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#lastWords = '';
    child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text.toString()).slice(-LAST_WORDS);
    });
    child.on('message', (message: FromProcess) => {
      this.#receive(message);
    });
    child.on('error', error => {
      this.#lost(child, error.message);
    });
    child.on('close', (code, signal) => {
      this.#lost(child, `the engine process ended with ${signal ?? String(code)}\n${this.#lastWords}`);
    });
    return child;
  }

  #receive(message: FromProcess): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.type === 'done') {
      this.#finish(message.id, pending, message.result);
      return;
    }
    if (message.event.type === 'snapshot') pending.record.snapshot = message.event.report;
    pending.onEvent(message.event);
  }

  #finish(id: number, pending: Pending, result: JobResult): void {
    clearTimeout(pending.patience);
    this.#pending.delete(id);
    pending.resolve(result);
    if (this.#pending.size > 0) return;
    this.#idle = setTimeout(() => {
      this.#retire();
    }, this.idleMs);
    this.#idle.unref();
  }

  #retire(): void {
    if (this.#child?.connected === true) this.#child.disconnect();
    this.#child = null;
  }

  #lost(child: ChildProcess, message: string): void {
    if (this.#child !== child) return;
    this.#child = null;
    for (const [id, pending] of [...this.#pending]) {
      this.#finish(id, pending, pending.record.forced(this.#outcomeOf(pending, message)));
    }
  }

  /** V8 ends the process when memory runs out in a place where it cannot end the thread. */
  #outcomeOf(pending: Pending, message: string): RunOutcome {
    if (pending.cancelled) return forcedOutcome(Interrupt.cancel);
    return message.includes('out of memory') ? forcedOutcome(Interrupt.memory) : forcedOutcome(Interrupt.none, message);
  }
}
