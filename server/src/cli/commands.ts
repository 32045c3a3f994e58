/**
 * The commands of `jitlens` and their options, checked. What they do is in one file each, loaded when
 * asked for. A usage error is one line on standard error and exit status 2.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Distribution } from '../supervisor/distribution.js';
import type { EngineWorker } from '../supervisor/engine-worker.js';
import { DUMP_STAGES } from '../supervisor/messages.js';
import { VERSION } from '../supervisor/version.js';
import { PROFILE_OPTIONS, RUN_OPTIONS, type OptionRow } from './option-tables.js';
import type { DumpOptions } from './dump-command.js';
import type { ProfileOptions } from './profile-command.js';
import type { CiOptions } from './ci-command.js';
import type { McpOptions } from './mcp-command.js';
import type { RecordOptions } from './record-command.js';
import type { MergeOptions } from './merge-command.js';
import { projectSettings } from './pyproject.js';
import type { VerdictsOptions } from './verdicts-command.js';
import { CannotStart, type RunOptions } from './run-job.js';
import { UsageError } from './usage-error.js';

/** What the entry has prepared; `worker` is null for commands that run nothing. */
export interface CliContext {
  readonly distribution: Distribution;
  readonly worker: EngineWorker | null;
}

const USAGE_STATUS = 2;

/** Resolves to the exit status. */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  let status = 0;
  const cli = createCli(context, code => (status = code));
  try {
    await cli.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_STATUS;
  if (!(error instanceof UsageError || error instanceof CannotStart)) throw error;
  process.stderr.write(oneLine(error.message));
  return error instanceof CannotStart ? error.exitStatus : USAGE_STATUS;
}

function createCli(context: CliContext, finish: (status: number) => void): Command {
  const cli = new Command('jitlens')
    .description('Python 3.13 on a speculative JIT that tells what it assumed, what broke, and what the fix is worth.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(oneLine(text));
      },
    });
  const run = programCommand(cli, 'run', 'run a Python program', RUN_OPTIONS);
  run.action(async (options: RunOptions, { args }: Command) => {
    const { runCommand } = await import('./run-command.js');
    finish(await runCommand(options, args, context));
  });
  const profile = programCommand(cli, 'profile', 'run a Python program, then report', PROFILE_OPTIONS);
  profile.action(async (options: ProfileOptions, { args }: Command) => {
    const { profileCommand } = await import('./profile-command.js');
    finish(await profileCommand(withProject(profile, options), args, context));
  });
  addExplain(cli, finish);
  addVerdicts(cli, finish);
  addCompare(cli, finish);
  addCi(cli, finish);
  addMerge(cli, finish);
  addDump(cli, context, finish);
  addLsp(cli);
  addMcp(cli, finish);
  addRecord(cli, finish);
  return cli;
}

/** `run` and `profile`: the entry has put `--` between our options and the program's arguments. */
function programCommand(cli: Command, name: string, description: string, rows: readonly OptionRow[]): Command {
  const command = cli.command(name).description(description).usage('[options] (FILE | -m MODULE | -c CODE | -) [ARGS...]');
  for (const row of rows) command.addOption(optionOf(row));
  return command.allowExcessArguments();
}

function addExplain(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('explain').description('the documentation of one insight').argument('<code>', 'like JL101');
  command.action(async (code: string) => {
    const { explainCommand } = await import('./explain-command.js');
    finish(explainCommand(code));
  });
}

/** What the command line leaves open, `[tool.jitlens]` decides. */
function withProject<Options extends object>(command: Command, options: Options): Options {
  const { options: project, warnings } = projectSettings(process.cwd());
  for (const warning of warnings) process.stderr.write(oneLine(warning));
  const open = Object.entries(project).filter(([name]) => command.getOptionValueSource(name) !== 'cli');
  return { ...options, ...Object.fromEntries(open) };
}

function addCompare(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('compare').description('findings gone, new and changed between two JSON reports');
  command
    .argument('<old>')
    .argument('<new>')
    .action(async (oldFile: string, newFile: string) => {
      const { compareCommand } = await import('./compare-command.js');
      finish(compareCommand(oldFile, newFile));
    });
}

function addCi(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('ci').description('fails with 3 on findings that a baseline does not know, and on budgets not kept');
  command.argument('<files...>', 'programs to profile').requiredOption('--baseline <file>', 'what is known');
  command.option('--update', 'write what was found as the new baseline').option('--shard <i/n>', 'every n-th program, from the i-th');
  command.option('-o, --output <file>', 'write what was found, for merge');
  command.option('--example', 'of programs with comments `# jitlens: example f(…)`, run these calls');
  for (const flags of ['--timeout', '--min-impact', '--select', '--ignore', '--target']) {
    const row = PROFILE_OPTIONS.find(r => r.flags.startsWith(flags))!;
    command.addOption(flags === '--timeout' ? optionOf({ ...row, default: CI_TIMEOUT_SECONDS }) : optionOf(row));
  }
  command.action(async (files: string[], options: CiOptions) => {
    const { ciCommand } = await import('./ci-command.js');
    finish(await ciCommand(files, withProject(command, options)));
  });
}

/** A program that hangs must not hold a build up. */
const CI_TIMEOUT_SECONDS = 60;

function addMerge(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('merge').description('joins what `ci --shard -o` wrote, and judges it against a baseline');
  command.argument('<parts...>').option('-o, --output <file>', 'write the whole');
  command.option('--baseline <file>', 'what is known').option('--update', 'write what was found as the new baseline');
  command.action(async (parts: string[], options: MergeOptions) => {
    const { mergeCommand } = await import('./merge-command.js');
    finish(mergeCommand(parts, options));
  });
}

function addVerdicts(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('verdicts').description('measures what each insight costs, on this engine and on the Pythons it finds');
  command.addOption(parsed(new Option('--python <path>', 'on this Python only; may be given again'), 'texts'));
  command.option('--only <codes>', 'only these pairs, like JL101,JL202');
  command.addOption(parsed(new Option('--rounds <n>', 'fresh processes of each side').default(5), 'count'));
  command.option('--json <file>', 'write the figures there too');
  command.addOption(new Option('--table <file>', 'write the table that the product ships').hideHelp());
  command.action(async (options: VerdictsOptions) => {
    const { verdictsCommand } = await import('./verdicts-command.js');
    finish(await verdictsCommand(options));
  });
}

function addDump(cli: Command, context: CliContext, finish: (status: number) => void): void {
  const command = cli.command('dump').description('what each phase of the engine made of a file');
  command.addOption(new Option('--stage <stage>', 'which phase').choices(DUMP_STAGES).makeOptionMandatory());
  command.option('--function <qualname>', 'only this function').argument('<file>');
  command.action(async (file: string, options: DumpOptions) => {
    const { dumpCommand } = await import('./dump-command.js');
    finish(await dumpCommand(file, options, context));
  });
}

function addLsp(cli: Command): void {
  const command = cli.command('lsp').description('the language server, for any editor');
  command.option('--stdio', 'speak over standard input and output').allowUnknownOption();
  command.action(async () => {
    const { lspCommand } = await import('./lsp-command.js');
    await lspCommand();
  });
}

function addMcp(cli: Command, finish: (status: number) => void): void {
  const command = cli.command('mcp').description('profile, findings and compare for agents: the Model Context Protocol over stdio');
  for (const flags of ['--allow-read', '--allow-write', '--allow-env', '--timeout', '--memory']) {
    const row = PROFILE_OPTIONS.find(r => r.flags.startsWith(flags))!;
    command.addOption(optionOf(flags in MCP_LIMITS ? { ...row, default: MCP_LIMITS[flags as keyof typeof MCP_LIMITS] } : row));
  }
  command.option('--include-values', 'tell values of the program, not only their types');
  command.action(async (options: McpOptions) => {
    const { mcpCommand } = await import('./mcp-command.js');
    finish(await mcpCommand(options));
  });
}

function addRecord(cli: Command, finish: (status: number) => void): void {
  const command = cli
    .command('record')
    .description('runs a program on your own Python, outside of the sandbox, and keeps the arguments of one function');
  command.usage('--function NAME [options] -- python (FILE | -m MODULE | -c CODE) [ARGS...]').argument('<command...>');
  command.option('--function <name>', 'whose arguments: score, Basket.total, or app.py:score');
  command.addOption(parsed(new Option('--limit <n>', 'keep so many calls, a fair sample of all').default(200), 'count'));
  command.option('-o, --output <file>', 'where they are written; .jitlens beside the program is where `example @recorded` looks');
  command.action(async (given: string[], options: RecordOptions) => {
    const { recordCommand } = await import('./record-command.js');
    finish(await recordCommand(given, options));
  });
}

/** Nobody watches what an agent starts. */
const MCP_LIMITS = { '--timeout': 60, '--memory': 512 } as const;

function optionOf(row: OptionRow): Option {
  const option = new Option(row.flags, row.description);
  if (row.choices !== undefined) option.choices(row.choices);
  if (row.default !== undefined) option.default(row.default);
  if (row.hidden) option.hideHelp();
  return parsed(option, row.kind);
}

function parsed(option: Option, kind: OptionRow['kind']): Option {
  switch (kind) {
    case 'flag':
    case 'text':
      return option;
    case 'texts':
      return option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text]);
    case 'count':
      return option.argParser(text => numberIn(text, Number.isSafeInteger, 'a positive whole number'));
    case 'seconds':
      return option.argParser(text => numberIn(text, Number.isFinite, 'a positive number of seconds'));
    case 'percent':
      return option.argParser(text => (Number(text) === 0 ? 0 : numberIn(text, n => n <= 100, 'a number from 0 to 100')));
  }
}

function numberIn(text: string, fits: (value: number) => boolean, expected: string): number {
  const value = Number(text);
  if (text.trim() === '' || !fits(value) || value <= 0) throw new InvalidArgumentError(`Expected ${expected}.`);
  return value;
}

function oneLine(text: string): string {
  return `jitlens: ${text
    .replace(/^error: /, '')
    .trim()
    .split('\n')
    .join(' ')}\n`;
}
