/**
 * The worker thread: runs the jobs it is sent, one at a time, each with a host and an engine of its
 * own. The only file here that starts the engine. Knows no limits: its supervisor holds them.
 */
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { DEFAULT_OPTIONS, Engine, type Host, type RunOutcome } from '#engine';
import { Control } from './control.js';
import type { DumpJob, FromWorker, Job, JobResult, RunJob, WorkerData } from './messages.js';
import { installPlugins } from './plugins.js';
import { createHost, type Thread } from './node-host.js';
import { patiently } from './patience.js';
import { StdlibPack } from './stdlib-pack.js';

const FINISHED: RunOutcome = { exitStatus: 0, ended: 'finished', message: null };

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('this file is the entry of a worker thread');
  const data = workerData as WorkerData;
  const control = new Control(data.control);
  const send = (message: FromWorker): void => {
    port.postMessage(message);
  };
  const thread: Thread = {
    control,
    stdlib: new StdlibPack(data.stdlibPack),
    stdinPort: data.stdin,
    send,
  };
  port.on('message', (job: Job) => {
    void perform(job, thread, data.stackBytes).then(result => {
      send({ type: 'done', result });
    });
  });
}

async function perform(job: Job, thread: Thread, hostStackBytes: number): Promise<JobResult> {
  const { host, end } = patiently(createHost(job.host, thread));
  try {
    return job.kind === 'run' ? await run(job, host, hostStackBytes) : dump(job, host, hostStackBytes);
  } catch (error) {
    return fault(error);
  } finally {
    end();
  }
}

async function run(job: RunJob, host: Host, hostStackBytes: number): Promise<JobResult> {
  const engine = new Engine(host, { ...DEFAULT_OPTIONS, hostStackBytes, ...job.options });
  const plugins = await installPlugins(engine, job.plugins ?? [], text => {
    host.writeStderr(new TextEncoder().encode(text));
  });
  const outcome = await engine.run(job.program, job.argv);
  for (const plugin of plugins) plugin.finish?.();
  const report = job.report === null ? null : engine.report(job.report);
  return { outcome, report, counters: engine.counters(), text: null };
}

function dump(job: DumpJob, host: Host, hostStackBytes: number): JobResult {
  const engine = new Engine(host, { ...DEFAULT_OPTIONS, hostStackBytes, ...job.options });
  const text = engine.dump(job.stage, job.program, job.qualname);
  return { outcome: FINISHED, report: null, counters: engine.counters(), text };
}

/** What comes out of the engine as a host exception is our own fault. */
function fault(error: unknown): JobResult {
  const message = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  return { outcome: { exitStatus: 70, ended: 'engine-bug', message }, report: null, counters: {}, text: null };
}

serve();
