/** `jitlens dump`: what one phase of the engine made of a file. */
import type { DumpStage } from '../supervisor/messages.js';
import type { CliContext } from './commands.js';
import { runInForeground } from './foreground-run.js';
import { engineOptionsOf, hostOf, targetOf, type RunOptions } from './run-job.js';

export interface DumpOptions {
  readonly stage: DumpStage;
  readonly function?: string;
}

const DEFAULTS: RunOptions = { jit: 'on', inline: true, unbox: true, ic: true };
const NO_LIMITS = { timeoutSeconds: null, memoryMB: null };
/** A program that is run to collect its feedback prints to standard error; the dump goes to standard output. */
const STDERR = 2;

export async function dumpCommand(file: string, options: DumpOptions, context: CliContext): Promise<number> {
  const target = targetOf(DEFAULTS, [file]);
  const { outcome, text } = await runInForeground(
    {
      kind: 'dump',
      program: target.program,
      stage: options.stage,
      qualname: options.function ?? null,
      options: engineOptionsOf(DEFAULTS, true),
      host: hostOf(DEFAULTS, target, STDERR, false),
    },
    NO_LIMITS,
    context,
  );
  if (text !== null) process.stdout.write(text.endsWith('\n') ? text : text + '\n');
  return outcome.exitStatus;
}
