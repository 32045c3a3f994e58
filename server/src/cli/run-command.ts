/** `jitlens run`: a program as `python3` runs it; nothing else is printed. */
import type { CliContext } from './commands.js';
import { runInForeground } from './foreground-run.js';
import { engineOptionsOf, hostOf, limitsOf, pluginsOf, targetOf, type RunOptions } from './run-job.js';

const STDOUT = 1;

export async function runCommand(options: RunOptions, operands: readonly string[], context: CliContext): Promise<number> {
  const target = targetOf(options, operands);
  const { outcome } = await runInForeground(
    {
      kind: 'run',
      program: target.program,
      argv: target.argv,
      options: engineOptionsOf(options, false),
      host: hostOf(options, target, STDOUT, false),
      report: null,
      plugins: pluginsOf(options),
    },
    limitsOf(options),
    context,
  );
  return outcome.exitStatus;
}
