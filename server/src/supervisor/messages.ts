/**
 * What travels between a supervisor and its worker thread, and between the server and the engine
 * process. Plain data that structured clone can carry; knows nothing of who sends it how.
 */
import type { MessagePort } from 'node:worker_threads';
import type { EngineOptions, Program, Report, ReportOptions, RunOutcome } from '#engine';
import type { ControlBuffer } from './control.js';
import type { FilePolicy } from './sandbox-files.js';

export type StreamName = 'stdout' | 'stderr';

/** The next bytes of standard input; null at its end. */
export type StdinMessage = Uint8Array | null;

/** Read by the supervisor on the program's behalf. `text`: all that there is, for a thread that cannot ask. */
export interface SuppliedInput {
  readonly from: 'supervisor';
  readonly text?: string;
}

/** The world that a run gets. */
export interface HostSettings {
  readonly cwd: string;
  /** Folders of installed packages. They are among the read roots. */
  readonly sitePackages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: FilePolicy;
  readonly deterministic: boolean;
  readonly stdin: SuppliedInput | { readonly from: 'file'; readonly path: string } | { readonly from: 'nothing' };
  readonly output:
    | { readonly to: 'descriptors'; readonly stdout: number; readonly stderr: number }
    | { readonly to: 'supervisor'; readonly limitBytes: number };
  /** Whether snapshots for a partial report are wanted. */
  readonly snapshots: boolean;
}

export interface RunJob {
  readonly kind: 'run';
  readonly program: Program;
  readonly argv: readonly string[];
  readonly options: Partial<EngineOptions>;
  readonly host: HostSettings;
  /** null when no report is wanted. */
  readonly report: ReportOptions | null;
  /** Modules that extend the engine, by path; they run in the engine's thread, outside the sandbox. */
  readonly plugins?: readonly string[];
}

export interface DumpJob {
  readonly kind: 'dump';
  readonly program: Program;
  readonly stage: DumpStage;
  readonly qualname: string | null;
  readonly options: Partial<EngineOptions>;
  readonly host: HostSettings;
}

export type Job = RunJob | DumpJob;

export const DUMP_STAGES = ['ast', 'bytecode', 'feedback', 'ir', 'js'] as const;
export type DumpStage = (typeof DUMP_STAGES)[number];

/** How a job ended. `ended: 'fault'` is our own failure, which exits with 70. */
export interface JobResult {
  readonly outcome: RunOutcome;
  readonly report: Report | null;
  readonly counters: Readonly<Record<string, number>>;
  /** What `dump` was asked for. */
  readonly text: string | null;
}

export type FromWorker =
  | { readonly type: 'output'; readonly stream: StreamName; readonly bytes: Uint8Array }
  | { readonly type: 'output-limit' }
  | { readonly type: 'stdin-wanted' }
  | { readonly type: 'snapshot'; readonly report: Report }
  | { readonly type: 'done'; readonly result: JobResult };

/** What a worker thread is born with. */
export interface WorkerData {
  readonly control: ControlBuffer;
  readonly stdin: MessagePort;
  readonly stdlibPack: string;
  readonly stackBytes: number;
}

/** Limits that a supervisor enforces on a run; null is none. */
export interface RunLimits {
  readonly timeoutSeconds: number | null;
  readonly memoryMB: number | null;
}

export type ToProcess =
  | { readonly type: 'run'; readonly id: number; readonly job: Job; readonly limits: RunLimits }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'stdin'; readonly id: number; readonly bytes: StdinMessage };

export type FromProcess =
  | { readonly type: 'event'; readonly id: number; readonly event: Exclude<FromWorker, { type: 'done' }> }
  | { readonly type: 'done'; readonly id: number; readonly result: JobResult };
