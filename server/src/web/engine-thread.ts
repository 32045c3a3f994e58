/**
 * The first part of the engine's thread in a browser. The second part is the very bundle that Node's thread runs; this one
 * gives it the few calls of Node that it makes. Knows no Python.
 */
import { inflateSync } from 'fflate';
import type { FromWorker, Job, WorkerData } from '../supervisor/messages.js';
import { MemoryDisk, PACK } from './memory-disk.js';
import * as path from './path.js';
import type { ToThread } from './thread-messages.js';
import * as url from './url.js';

type Engine = (require: (name: string) => unknown, importModule: () => never, process: object) => void;

/** Where the second part puts itself. */
declare const globalThis: { jitlensEngine: Engine };

/** What the engine reads when it starts. */
type Start = Extract<ToThread, { type: 'start' }>;
type Perform = Extract<ToThread, { type: 'job' }>;

let thread: EngineThread | null = null;

self.onmessage = ({ data }) => {
  const message = data as ToThread;
  if (message.type === 'start') thread = new EngineThread(message);
  else thread?.perform(message);
};

class EngineThread {
  readonly #disk: MemoryDisk;
  /** What the program is still to read. */
  #input: Uint8Array[] = [];
  #hadInput = false;
  #isWanted = false;
  #onJob: (job: Job) => void = () => undefined;

  constructor({ control, pack, stackBytes }: Start) {
    this.#disk = new MemoryDisk(pack);
    const workerData = { control, stdin: null as never, stdlibPack: PACK, stackBytes } satisfies WorkerData;
    const modules = this.#modules(workerData);
    globalThis.jitlensEngine(name => modules[name.replace(/^node:/, '')], noModules, processOf());
  }

  perform({ job, files }: Perform): void {
    const { cwd, files: policy, stdin } = job.host;
    this.#disk.mount(files, [...policy.readRoots, cwd]);
    const text = stdin.from === 'supervisor' ? (stdin.text ?? '') : '';
    this.#hadInput = text !== '';
    this.#input = this.#hadInput ? [new TextEncoder().encode(text)] : [];
    this.#isWanted = false;
    if (files.isCutShort) this.#say('the folder has more files than are read ahead here: some are not found');
    const jit = canCompile() ? {} : ({ jit: 'off' } as const);
    if ('jit' in jit) this.#say('this page refuses new code: the program is interpreted');
    this.#onJob({ ...job, options: { ...job.options, ...jit } });
  }

  #modules(workerData: WorkerData): Readonly<Record<string, unknown>> {
    const parentPort = {
      on: (_event: 'message', listener: (job: Job) => void) => {
        this.#onJob = listener;
      },
      postMessage: (message: FromWorker) => {
        if (message.type === 'stdin-wanted') this.#isWanted = true;
        else self.postMessage(message);
      },
    };
    return {
      fs: this.#disk.module,
      path,
      url,
      os: { devNull: '/dev/null', tmpdir: () => '/tmp' },
      tty: { isatty: () => false },
      util: { inspect: String },
      v8: { getHeapStatistics, setFlagsFromString: () => undefined },
      vm: { createContext: () => ({}), Script: NoScript },
      worker_threads: { parentPort, workerData, receiveMessageOnPort: () => this.#receive() },
      zlib: { inflateRawSync: (bytes: Uint8Array) => inflateSync(bytes), brotliDecompressSync: noBrotli },
    };
  }

  /** What the program asked for; a thread of a browser hears no messages while it runs, so nobody can be asked. */
  #receive(): { message: Uint8Array | null } | undefined {
    if (!this.#isWanted) return undefined;
    this.#isWanted = false;
    const next = this.#input.shift();
    if (next === undefined && !this.#hadInput)
      this.#say('a program in a browser cannot wait for input: what it reads is in the setting jitlens.stdin');
    return { message: next ?? null };
  }

  #say(text: string): void {
    const bytes = new TextEncoder().encode(`[${text}]\n`);
    self.postMessage({ type: 'output', stream: 'stderr', bytes } satisfies FromWorker);
  }
}

/** Empties no weak references: what it would do only makes them go earlier. */
class NoScript {
  runInContext(): void {
    // Nothing to run.
  }
}

/** Chromium says how much is used, others do not: there, only time is limited. */
function getHeapStatistics(): object {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return { used_heap_size: memory?.usedJSHeapSize ?? 0, external_memory: 0, malloced_memory: 0 };
}

function processOf(): object {
  return {
    platform: 'linux',
    versions: { v8: '0' },
    cpuUsage: (since?: { user: number; system: number }) => ({ user: performance.now() * 1000 - (since?.user ?? 0), system: 0 }),
  };
}

/** The JIT makes functions of text, which a page may forbid. */
function canCompile(): boolean {
  try {
    return Reflect.construct(Function, ['return true']) instanceof Function;
  } catch {
    return false;
  }
}

function noModules(): never {
  throw new Error('plug-ins are loaded on a machine only');
}

function noBrotli(): never {
  throw new Error('this pack is made for machines');
}
