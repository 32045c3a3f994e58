#!/usr/bin/env node
/**
 * Entry of `jitlens`. Starts the engine's thread before anything else is loaded, since that takes the
 * longest, then hands over to the commands. Must stay small: an empty program may cost 150 ms more than `node -e 0`.
 */
import { distributionBeside } from '../supervisor/distribution.js';
import { EngineWorker } from '../supervisor/engine-worker.js';
import { endWithParent } from '../supervisor/parent-watch.js';
import { PROFILE_OPTIONS, RUN_OPTIONS, takesValue } from './option-tables.js';
import { peekOption, scanArguments } from './scan-arguments.js';

const FAULT_STATUS = 70;

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

/** What nobody expected is our fault, and its exit status says so. */
function fault(error: unknown): number {
  process.stderr.write(`jitlens: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return FAULT_STATUS;
}

endWithParent();
process.exit(await main().catch(fault));
