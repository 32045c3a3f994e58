/**
 * A worker thread of a browser as its supervisor sees it: as engine-worker.ts, but the files that a program may read
 * are sent with the job, and what it reads as input, too.
 */
import { preload } from '../web/client-files.js';
import type { ToThread } from '../web/thread-messages.js';
import { Control } from './control.js';
import type { Distribution } from './distribution.web.js';
import type { WorkerEnd, WorkerEvent } from './engine-worker.js';
import type { FromWorker, Job } from './messages.js';

/** Browsers give a worker about 1 MB; the rest is for what is called at the end of it. */
const STACK_BYTES = 600 * 1024;

export class EngineWorker {
  readonly control = new Control();
  readonly #worker: Promise<Worker>;
  #onEvent: (event: WorkerEvent) => void = () => undefined;
  #onEnd: (end: WorkerEnd) => void = () => undefined;
  #ended: WorkerEnd | null = null;

  constructor(
    distribution: Distribution,
    readonly memoryMB: number | null,
  ) {
    this.#worker = this.#start(distribution);
    this.#worker.catch((error: unknown) => {
      this.#end({ kind: 'lost', message: String(error) });
    });
  }

  /** Resolves when the job is done or the thread is gone. One job at a time. */
  perform(job: Job, onEvent: (event: WorkerEvent) => void): Promise<WorkerEnd> {
    if (this.#ended !== null) return Promise.resolve(this.#ended);
    this.control.reset();
    this.#onEvent = onEvent;
    return new Promise(resolve => {
      this.#onEnd = resolve;
      this.#send(job).catch((error: unknown) => {
        this.#end({ kind: 'lost', message: String(error) });
      });
    });
  }

  sendStdin(): void {
    // It went with the job.
  }

  async terminate(): Promise<void> {
    this.#end({ kind: 'lost', message: "the engine's thread was ended" });
    (await this.#worker).terminate();
  }

  get alive(): boolean {
    return this.#ended === null;
  }

  async #start(distribution: Distribution): Promise<Worker> {
    const [script, pack] = await Promise.all([distribution.thread(), distribution.stdlibPack()]);
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onmessage = ({ data }) => {
      this.#receive(data as FromWorker);
    };
    worker.onerror = ({ message }) => {
      this.#end({ kind: 'lost', message: message ?? "the engine's thread failed" });
    };
    worker.postMessage({ type: 'start', control: this.control.buffer, pack, stackBytes: STACK_BYTES } satisfies ToThread);
    return worker;
  }

  async #send(job: Job): Promise<void> {
    const [worker, files] = await Promise.all([this.#worker, preload(job.host.files.readRoots)]);
    worker.postMessage({ type: 'job', job, files } satisfies ToThread);
  }

  #receive(message: FromWorker): void {
    if (message.type === 'done') this.#onEnd({ kind: 'done', result: message.result });
    else this.#onEvent(message);
  }

  #end(end: WorkerEnd): void {
    this.#ended ??= end;
    this.#onEnd(this.#ended);
  }
}
