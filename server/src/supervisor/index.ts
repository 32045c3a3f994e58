/**
 * Runs programs for the server, in the engine process: what the server imports of this folder. A run
 * always comes to a report; no program ends the server. Knows no LSP.
 */
import type { Report } from '#engine';
import { distributionBeside, type Distribution } from './distribution.js';
import { editorDump, editorJob, editorLimits, type EditorRun } from './editor-job.js';
import { EngineProcess, type RemoteRun } from './engine-process.js';
import type { WorkerEvent } from './engine-worker.js';
import type { DumpStage, JobResult, StdinMessage, StreamName } from './messages.js';

export interface RunnerOptions {
  /** Where the built files lie; beside the running bundle unless said otherwise. */
  readonly distribution?: Distribution;
}

export interface EditorRunRequest extends EditorRun {
  /** What the program reads; after that it is at its end, or asks. */
  readonly stdin: string;
  /** Somebody can be asked for more. */
  readonly interactive?: boolean;
}

export interface EditorDumpRequest extends EditorRun {
  readonly stage: DumpStage;
  /** One function by its qualified name; null is all. */
  readonly qualname: string | null;
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
  /** Only of an interactive run: it waits until `sendInput` is called; null ends its input. */
  onInputWanted(listener: () => void): void;
  sendInput(text: string | null): void;
  onOutput(listener: (text: string, stream: StreamName) => void): void;
  onProgress(listener: (progress: EditorProgress) => void): void;
}

export interface EditorRunner {
  run(request: EditorRunRequest): EditorRunHandle;
  /** What one phase of the engine makes of a program; rejects with what the program's own fault is. */
  dump(request: EditorDumpRequest): Promise<string>;
  dispose(): void;
}

export function createRunner(options: RunnerOptions = {}): EditorRunner {
  const engine = new EngineProcess(options.distribution ?? distributionBeside(import.meta.url));
  return {
    run: request => startRun(engine, request),
    dump: request => dump(engine, request),
    dispose: () => {
      engine.dispose();
    },
  };
}

async function dump(engine: EngineProcess, request: EditorDumpRequest): Promise<string> {
  const job = editorDump(request, request.stage, request.qualname);
  const { text, outcome } = await engine.run(job, editorLimits(request), () => undefined).done;
  if (text === null) throw new Error(outcome.message ?? `there is no ${request.stage}: the program ended with ${outcome.exitStatus}`);
  return text;
}

function startRun(engine: EngineProcess, request: EditorRunRequest): EditorRunHandle {
  const start = performance.now();
  const outputs: Parameters<EditorRunHandle['onOutput']>[0][] = [];
  const progresses: Parameters<EditorRunHandle['onProgress']>[0][] = [];
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const input = stdinOf(request.stdin);
  const inputs: (() => void)[] = [];
  const ask = (): void => {
    if (request.interactive !== true || request.stdin !== '') return remote.sendStdin(null);
    for (const listener of inputs) listener();
  };
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
        return input.length > 0 ? remote.sendStdin(input.shift() ?? null) : ask();
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
    onInputWanted: listener => void inputs.push(listener),
    sendInput: text => {
      remote.sendStdin(text === null ? null : new TextEncoder().encode(text));
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
