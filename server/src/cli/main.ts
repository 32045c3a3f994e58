/**
 * Entry of `jitlens`. Starts the engine's thread before anything else is loaded, since that takes the
 * longest, then hands over to the commands. Must stay small: see `docs` for the start-up budget.
 */
import { distributionBeside } from '../supervisor/distribution.js';
import { EngineWorker } from '../supervisor/engine-worker.js';
import { PROFILE_OPTIONS, RUN_OPTIONS, takesValue } from './option-tables.js';
import { peekOption, scanArguments } from './scan-arguments.js';

const distribution = distributionBeside(import.meta.url);
const [command = '', ...args] = process.argv.slice(2);

function startWorker(memory: string | undefined): EngineWorker {
  const megabytes = Number(memory);
  return new EngineWorker(distribution, megabytes > 0 ? megabytes : null);
}

/** Help is asked for often enough not to start an engine for it. */
function needsWorker(options: readonly string[]): boolean {
  return !options.includes('--help') && !options.includes('-h');
}

async function main(): Promise<number> {
  if (command !== 'run' && command !== 'profile') {
    const { runCli } = await import('./commands.js');
    return runCli(process.argv.slice(2), { distribution, worker: null });
  }
  const rows = command === 'run' ? RUN_OPTIONS : PROFILE_OPTIONS;
  const { options, operands } = scanArguments(args, takesValue(rows));
  const worker = needsWorker(options) ? startWorker(peekOption(options, '--memory')) : null;
  const { runCli } = await import('./commands.js');
  const separator = operands.length > 0 ? ['--'] : [];
  return runCli([command, ...options, ...separator, ...operands], { distribution, worker });
}

process.exit(await main());
