/**
 * Runs programs for the server, in the engine process: what the server imports of this folder. A run
 * always comes to a report; no program ends the server. Knows no LSP.
 */
import type { Report } from '#engine';
import { distributionBeside, type Distribution } from './distribution.js';
import { editorJob, editorLimits, type EditorRun } from './editor-job.js';
import { EngineProcess, type RemoteRun } from './engine-process.js';
import type { WorkerEvent } from './engine-worker.js';
import type { JobResult, StdinMessage, StreamName } from './messages.js';

export interface RunnerOptions {
  /** Where the built files lie; beside the running bundle unless said otherwise. */
  readonly distribution?: Distribution;
}

export interface EditorRunRequest extends EditorRun {
  /** What the program reads; after that it is at its end. */
  readonly stdin: string;
}

/** What a run shows of itself while it is under way. */
export interface EditorProgress {
  readonly elapsedMs: number;
  /** The report so far. */
  readonly report: Report;
}

export interface EditorRunHandle {
  readonly done: Promise<{ readonly report: Report; readonly result: JobResult }>;
  cancel(): void;
  onOutput(listener: (text: string, stream: StreamName) => void): void;
  onProgress(listener: (progress: EditorProgress) => void): void;
}

export interface EditorRunner {
  run(request: EditorRunRequest): EditorRunHandle;
  dispose(): void;
}

export function createRunner(options: RunnerOptions = {}): EditorRunner {
  const engine = new EngineProcess(options.distribution ?? distributionBeside(import.meta.url));
  return {
    run: request => startRun(engine, request),
    dispose: () => {
      engine.dispose();
    },
  };
}

function startRun(engine: EngineProcess, request: EditorRunRequest): EditorRunHandle {
  const start = performance.now();
  const outputs: Parameters<EditorRunHandle['onOutput']>[0][] = [];
  const progresses: Parameters<EditorRunHandle['onProgress']>[0][] = [];
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const input = stdinOf(request.stdin);
  const write = (text: string, stream: StreamName): void => {
    for (const listener of outputs) listener(text, stream);
  };
  const receive = (event: WorkerEvent): void => {
    switch (event.type) {
      case 'output':
        return write(decoders[event.stream].decode(event.bytes, { stream: true }), event.stream);
      case 'output-limit':
        return write('\n[the output limit is reached: the rest is not shown]\n', 'stderr');
      case 'stdin-wanted':
        return remote.sendStdin(input.shift() ?? null);
      case 'snapshot':
        for (const listener of progresses) listener({ elapsedMs: performance.now() - start, report: event.report });
    }
  };
  const remote: RemoteRun = engine.run(editorJob(request), editorLimits(request), receive);
  return {
    done: remote.done.then(withReport),
    cancel: () => {
      remote.cancel();
    },
    onOutput: listener => void outputs.push(listener),
    onProgress: listener => void progresses.push(listener),
  };
}

function stdinOf(text: string): StdinMessage[] {
  return text === '' ? [] : [new TextEncoder().encode(text)];
}

/** Every run of an editor asks for a report, and SupervisedRun makes one whatever happens. */
function withReport(result: JobResult): { report: Report; result: JobResult } {
  if (result.report === null) throw new Error(result.outcome.message ?? 'the run left no report');
  return { report: result.report, result };
}
