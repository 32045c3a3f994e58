/**
 * Runs many Python files in many configurations for tests: a JSON list of requests on standard input, a
 * line of JSON per (file, configuration) on standard output, in the order in which they end. Every run
 * has a fresh engine; threads are used again until one crashes or hangs. Judges nothing.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import type { EngineOptions, Report, ReportOptions, RunOutcome } from '#engine';
import { distributionBeside } from './supervisor/distribution.js';
import { EngineWorker } from './supervisor/engine-worker.js';
import type { JobResult, RunJob } from './supervisor/messages.js';
import { SupervisedRun } from './supervisor/supervised-run.js';

export interface FixtureRequest {
  readonly file: string;
  readonly configs: readonly { readonly name: string; readonly options: Partial<EngineOptions> }[];
  readonly argv?: readonly string[];
  readonly stdin?: string;
  /** The run ends after so long; 20 seconds if not said. */
  readonly timeoutSeconds?: number;
  /** A report is wanted. */
  readonly report?: ReportOptions;
}

export interface FixtureResult {
  readonly file: string;
  readonly config: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitStatus: number;
  readonly ended: RunOutcome['ended'];
  readonly message: string | null;
  readonly counters: Readonly<Record<string, number>>;
  readonly wallMs: number;
  readonly report: Report | null;
}

interface Task {
  readonly request: FixtureRequest;
  readonly name: string;
  readonly options: Partial<EngineOptions>;
}

const LIMITS = { timeoutSeconds: 20, memoryMB: 1024 };
const OUTPUT_LIMIT_BYTES = 16 * 2 ** 20;

const distribution = distributionBeside(import.meta.url);

async function main(): Promise<void> {
  const requests = JSON.parse(readFileSync(0, 'utf8')) as FixtureRequest[];
  const tasks = requests.flatMap(request => request.configs.map((config): Task => ({ request, ...config })));
  const queue = tasks.values();
  const threads = Math.min(tasks.length, availableParallelism());
  await Promise.all(Array.from({ length: threads }, () => work(queue)));
  process.exit(0);
}

async function work(queue: Iterable<Task>): Promise<void> {
  let worker: EngineWorker | null = null;
  for (const task of queue) {
    if (worker?.alive !== true) worker = new EngineWorker(distribution, LIMITS.memoryMB);
    process.stdout.write(JSON.stringify(await runTask(task, worker)) + '\n');
  }
}

async function runTask({ request, name, options }: Task, worker: EngineWorker): Promise<FixtureResult> {
  const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const input = [new TextEncoder().encode(request.stdin ?? '')].filter(bytes => bytes.length > 0);
  const start = performance.now();
  const limits = { ...LIMITS, timeoutSeconds: request.timeoutSeconds ?? LIMITS.timeoutSeconds };
  const run = new SupervisedRun(worker, jobOf(request, options), limits, event => {
    if (event.type === 'stdin-wanted') worker.sendStdin(input.shift() ?? null);
    if (event.type !== 'output') return;
    output[event.stream].push(event.bytes);
    worker.control.outputTaken(event.bytes.length);
  });
  const { outcome, counters, report }: JobResult = await run.done;
  const wallMs = performance.now() - start;
  const [stdout, stderr] = [textOf(output.stdout), textOf(output.stderr)];
  return { file: request.file, config: name, stdout, stderr, ...outcome, counters, wallMs, report };
}

function textOf(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

function jobOf(request: FixtureRequest, options: Partial<EngineOptions>): RunJob {
  const file = path.resolve(request.file);
  return {
    kind: 'run',
    program: { kind: 'file', path: file, source: new Uint8Array(readFileSync(file)) },
    argv: [request.file, ...(request.argv ?? [])],
    options: { memoryLimit: LIMITS.memoryMB * 2 ** 20, ...options },
    report: request.report ?? null,
    host: {
      cwd: process.cwd(),
      sitePackages: [],
      env: {},
      files: {
        readRoots: [process.cwd(), path.dirname(file)],
        writeRoots: [],
        overlay: true,
        readHint: 'tests read their own folder only',
        writeHint: 'tests write in memory only',
      },
      deterministic: options.deterministic ?? false,
      stdin: { from: 'supervisor' },
      output: { to: 'supervisor', limitBytes: OUTPUT_LIMIT_BYTES },
      snapshots: false,
    },
  };
}

await main();
