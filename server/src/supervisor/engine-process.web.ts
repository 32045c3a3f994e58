/**
 * Runs in threads of the server's own worker, where there are no processes: each run has a thread, the next one is kept
 * warm. Nothing that a program does reaches the server. Knows no LSP.
 */
import { Interrupt } from '#engine/host.js';
import type { Distribution } from './distribution.web.js';
import { EngineWorker } from './engine-worker.web.js';
import type { RemoteRun } from './engine-process.js';
import type { WorkerEvent } from './engine-worker.js';
import type { Job, RunLimits } from './messages.js';
import { SupervisedRun } from './supervised-run.js';

const IDLE_MS = 5 * 60_000;
const WRITE_HINT = 'programs that run in a browser change no files of the workspace';

export class EngineProcess {
  #warm: EngineWorker | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #runs = new Set<EngineWorker>();

  constructor(readonly distribution: Distribution) {}

  run(job: Job, limits: RunLimits, onEvent: (event: WorkerEvent) => void): RemoteRun {
    clearTimeout(this.#idle);
    const worker = this.#take(limits.memoryMB);
    this.#runs.add(worker);
    const run = new SupervisedRun(worker, withoutWrites(job), limits, onEvent);
    const done = run.done.finally(() => {
      this.#runs.delete(worker);
      void worker.terminate();
      this.#rest();
    });
    return {
      done,
      cancel: () => {
        run.stop(Interrupt.cancel);
      },
      sendStdin: () => undefined,
    };
  }

  dispose(): void {
    clearTimeout(this.#idle);
    for (const worker of [...this.#runs, this.#warm]) void worker?.terminate();
    this.#warm = null;
  }

  #take(memoryMB: number | null): EngineWorker {
    const ready = this.#warm;
    this.#warm = null;
    return ready?.alive === true ? ready : new EngineWorker(this.distribution, memoryMB);
  }

  #rest(): void {
    this.#warm ??= new EngineWorker(this.distribution, null);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#runs.size > 0) return;
      void this.#warm?.terminate();
      this.#warm = null;
    }, IDLE_MS);
  }
}

function withoutWrites(job: Job): Job {
  const files = { ...job.host.files, writeRoots: [], writeHint: WRITE_HINT };
  return { ...job, host: { ...job.host, files } };
}
