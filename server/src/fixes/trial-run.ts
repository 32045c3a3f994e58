/** Runs a program again, under another text or a what-if, on a thread of its own, and keeps what it prints. */
import type { RunJob } from '../supervisor/messages.js';
import type { Distribution } from '../supervisor/distribution.js';
import { EngineWorker } from '../supervisor/engine-worker.js';
import { SupervisedRun } from '../supervisor/supervised-run.js';
import type { RunTrial, Trial } from './verify-fixes.js';
import { WHAT_IF_REPORT, type RunWhatIf } from './what-if.js';

const LIMITS = { timeoutSeconds: 60, memoryMB: 1024 };
const OUTPUT_LIMIT_BYTES = 16 * 2 ** 20;

/** Trials read no input: a program that waits for some sees its end. */
export function trialRunner(job: RunJob, distribution: Distribution): RunTrial {
  const { program } = job;
  if (program.kind !== 'file') throw new TypeError('only programs in files can be tried');
  const encoder = new TextEncoder();
  return texts => {
    const own = texts.get(program.path);
    const instead = new Map([...texts].map(([path, text]) => [path, encoder.encode(text)]));
    const files = { ...job.host.files, overlay: true, instead };
    const tried = own === undefined ? program : { ...program, source: encoder.encode(own) };
    return runTrial({ ...job, program: tried, host: { ...job.host, files } }, distribution);
  };
}

export function whatIfRunner(job: RunJob, distribution: Distribution): RunWhatIf {
  const report = job.report === null ? null : { ...job.report, ...WHAT_IF_REPORT };
  return whatIf => runTrial({ ...job, report, options: { ...job.options, whatIf } }, distribution);
}

async function runTrial(job: RunJob, distribution: Distribution): Promise<Trial> {
  const worker = new EngineWorker(distribution, LIMITS.memoryMB);
  const out: Uint8Array[] = [];
  const trial: RunJob = {
    ...job,
    host: {
      ...job.host,
      deterministic: true,
      stdin: { from: 'nothing' },
      output: { to: 'supervisor', limitBytes: OUTPUT_LIMIT_BYTES },
      snapshots: false,
    },
  };
  const run = new SupervisedRun(worker, trial, LIMITS, event => {
    if (event.type !== 'output') return;
    if (event.stream === 'stdout') out.push(event.bytes);
    worker.control.outputTaken(event.bytes.length);
  });
  const { outcome, report } = await run.done;
  return { stdout: Buffer.concat(out).toString('utf8'), exitStatus: outcome.exitStatus, report };
}
