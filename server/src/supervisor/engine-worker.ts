/**
 * A worker thread as its supervisor sees it: started early, given jobs one after the other, told to
 * stop through shared memory, ended when it does not. Decides nothing about when (supervised-run.ts).
 */
import { totalmem } from 'node:os';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { Control } from './control.js';
import type { Distribution } from './distribution.js';
import type { FromWorker, Job, JobResult, StdinMessage, WorkerData } from './messages.js';

export type WorkerEvent = Exclude<FromWorker, { type: 'done' }>;

/** How a job came to its end: with a result, or with the thread. */
export type WorkerEnd =
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'lost'; readonly message: string };

/** Measured: holds about 12 million small frames of the dispatch function. */
const STACK_MB = 512;
/** Without `--memory`, the heap may take this share of the machine's memory. */
const DEFAULT_HEAP_SHARE = 0.75;
/**
 * The engine's own polls are to meet the limit before V8 does, which runs no code after that, and which
 * ends the whole process when one large array does not fit: there is room for a list to be copied.
 */
const HEAP_MARGIN = 3;
const HEAP_MARGIN_MB = 64;

export function heapLimit(memoryMB: number | null): number {
  if (memoryMB === null) return Math.floor((totalmem() / 2 ** 20) * DEFAULT_HEAP_SHARE);
  return memoryMB * HEAP_MARGIN + HEAP_MARGIN_MB;
}

export class EngineWorker {
  readonly control = new Control();
  readonly #worker: Worker;
  readonly #stdin: MessagePort;
  #onEvent: (event: WorkerEvent) => void = () => undefined;
  #onEnd: (end: WorkerEnd) => void = () => undefined;
  #ended: WorkerEnd | null = null;

  constructor(
    distribution: Distribution,
    readonly memoryMB: number | null,
  ) {
    const { port1, port2 } = new MessageChannel();
    const workerData: WorkerData = {
      control: this.control.buffer,
      stdin: port2,
      stdlibPack: distribution.stdlibPack,
      stackBytes: STACK_MB * 2 ** 20,
    };
    this.#stdin = port1;
    this.#worker = new Worker(distribution.worker, {
      workerData,
      transferList: [port2],
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: heapLimit(memoryMB) },
    });
    this.#worker.on('message', (message: FromWorker) => {
      this.#receive(message);
    });
    this.#worker.on('error', error => {
      this.#end(lostBy(error));
    });
    this.#worker.on('exit', code => {
      this.#end({ kind: 'lost', message: `the engine's thread ended with ${String(code)}` });
    });
  }

  /** Resolves when the job is done or the thread is gone. One job at a time. */
  perform(job: Job, onEvent: (event: WorkerEvent) => void): Promise<WorkerEnd> {
    if (this.#ended !== null) return Promise.resolve(this.#ended);
    this.control.reset();
    this.#onEvent = onEvent;
    this.#worker.postMessage(job);
    return new Promise(resolve => {
      this.#onEnd = resolve;
    });
  }

  sendStdin(bytes: StdinMessage): void {
    this.#stdin.postMessage(bytes);
    this.control.ring();
  }

  /** Lets the process end though this thread, having no job, has not. */
  unref(): void {
    this.#worker.unref();
  }

  ref(): void {
    this.#worker.ref();
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  get alive(): boolean {
    return this.#ended === null;
  }

  #receive(message: FromWorker): void {
    if (message.type === 'done') this.#onEnd({ kind: 'done', result: message.result });
    else this.#onEvent(message);
  }

  #end(end: WorkerEnd): void {
    this.#ended ??= end;
    this.#stdin.close();
    this.#onEnd(this.#ended);
  }
}

function lostBy(error: unknown): WorkerEnd {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { kind: 'out-of-memory' };
  return { kind: 'lost', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
