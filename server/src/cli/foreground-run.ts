/**
 * A job in the foreground of a terminal: standard input is passed on, Ctrl-C is the program's
 * KeyboardInterrupt, and the second Ctrl-C ends the run whatever the program does with the first.
 */
import { EngineWorker } from '../supervisor/engine-worker.js';
import type { Job, JobResult, RunLimits } from '../supervisor/messages.js';
import { SupervisedRun } from '../supervisor/supervised-run.js';
import type { CliContext } from './commands.js';
import { StdinPump } from './stdin-pump.js';

export async function runInForeground(job: Job, limits: RunLimits, context: CliContext): Promise<JobResult> {
  const worker = context.worker ?? new EngineWorker(context.distribution, limits.memoryMB);
  const pump = new StdinPump(bytes => {
    worker.sendStdin(bytes);
  });
  const run = new SupervisedRun(worker, job, limits, event => {
    if (event.type === 'stdin-wanted') pump.want();
  });
  const result = await Promise.race([run.done, secondInterrupt(run)]);
  explain(result, limits);
  return result;
}

function secondInterrupt(run: SupervisedRun): Promise<JobResult> {
  return new Promise(resolve => {
    let interrupts = 0;
    process.on('SIGINT', () => {
      if (++interrupts === 1) run.interrupt();
      else resolve(run.abandoned());
    });
  });
}

/** Says what only the supervisor knows. What Python has to say, the engine has written. */
function explain({ outcome }: JobResult, limits: RunLimits): void {
  switch (outcome.ended) {
    case 'timeout':
      return say(`stopped at the time limit of ${String(limits.timeoutSeconds)} s`);
    case 'memory':
      return say(limits.memoryMB === null ? 'out of memory' : `stopped at the memory limit of ${String(limits.memoryMB)} MB`);
    case 'engine-bug':
      return say(`a fault of the engine itself, not of the program: ${outcome.message ?? 'no message'}`);
    case 'cancel':
    case 'exception':
    case 'exit':
    case 'finished':
  }
}

function say(text: string): void {
  process.stderr.write(`jitlens: ${text}\n`);
}
