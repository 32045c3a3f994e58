/**
 * One job under supervision: its time limit, its interrupts, and the last word when the thread does not
 * stop or is gone. Knows nothing of processes, terminals or editors.
 */
import { Interrupt } from '#engine/host.js';
import type { RunOutcome } from '#engine';
import type { EngineWorker, WorkerEnd, WorkerEvent } from './engine-worker.js';
import { forcedOutcome, RunRecord } from './forced-end.js';
import type { Job, JobResult, RunLimits, StdinMessage } from './messages.js';

/** A thread that has not stopped by itself after this is ended. */
const GRACE_MS = 1000;

/** Node's timers fire at once when asked for more; as a limit on a run it is none. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What a run asks of the thread that it has. */
export type RunThread = Pick<EngineWorker, 'control' | 'perform' | 'sendStdin' | 'terminate'>;

export class SupervisedRun {
  readonly done: Promise<JobResult>;
  #stopping: Interrupt = Interrupt.none;
  #interrupted = false;
  readonly #record: RunRecord;
  #timer: NodeJS.Timeout | undefined;
  #timedSince = 0;
  #secondsLeft: number;
  #grace: NodeJS.Timeout | undefined;

  constructor(
    readonly worker: RunThread,
    job: Job,
    limits: RunLimits,
    onEvent: (event: WorkerEvent) => void,
  ) {
    this.#record = new RunRecord(job);
    this.#secondsLeft = limits.timeoutSeconds ?? Infinity;
    this.#startTimer();
    this.done = worker
      .perform(job, event => {
        if (event.type === 'snapshot') this.#record.snapshot = event.report;
        onEvent(event);
      })
      .then(end => this.#finish(end));
  }

  /** Ctrl-C: the program decides what it makes of it. */
  interrupt(): void {
    this.#interrupted = true;
    this.worker.control.request(Interrupt.keyboard);
  }

  /** Ends the run, by force if it does not end by itself. */
  stop(why: Interrupt): void {
    if (this.#stopping !== Interrupt.none) return;
    this.#stopping = why;
    this.worker.control.request(why);
    this.#grace = setTimeout(() => void this.worker.terminate(), GRACE_MS);
  }

  /** The time in which a program waits for a person is not its own. */
  pause(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#secondsLeft -= (performance.now() - this.#timedSince) / 1000;
  }

  resume(): void {
    if (this.#timer === undefined && this.#stopping === Interrupt.none) this.#startTimer();
  }

  sendStdin(bytes: StdinMessage): void {
    this.worker.sendStdin(bytes);
  }

  /** What can be said now, for when nobody will wait for `done`. */
  abandoned(): JobResult {
    return this.#record.forced(forcedOutcome(Interrupt.keyboard));
  }

  #startTimer(): void {
    if (this.#secondsLeft * 1000 > LONGEST_TIMER_MS) return;
    this.#timedSince = performance.now();
    this.#timer = setTimeout(
      () => {
        this.stop(Interrupt.timeout);
      },
      Math.max(0, this.#secondsLeft * 1000),
    );
  }

  #finish(end: WorkerEnd): JobResult {
    this.#secondsLeft = Infinity;
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
    switch (end.kind) {
      case 'done':
        return this.#completed(end.result);
      case 'out-of-memory':
        return this.#record.forced(forcedOutcome(Interrupt.memory));
      case 'lost':
        return this.#record.forced(forcedOutcome(this.#stopping, this.#stopping === Interrupt.none ? end.message : null));
    }
  }

  /** A report of a run that did not come to its own end is partial, whoever made it. */
  #completed(result: JobResult): JobResult {
    const partial = !endedByItself(result.outcome) || (this.#interrupted && result.outcome.exitStatus === 130);
    return partial ? { ...result, report: this.#record.partial(result.report, result.outcome) } : result;
  }
}

function endedByItself(outcome: RunOutcome): boolean {
  return outcome.ended === 'finished' || outcome.ended === 'exception' || outcome.ended === 'exit';
}
