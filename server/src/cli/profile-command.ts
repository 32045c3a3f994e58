/** `jitlens profile`: runs a program, then writes the report. The program's own exit status wins over 3. */
import * as fs from 'node:fs';
import * as tty from 'node:tty';
import { fileURLToPath } from 'node:url';
import type { EngineOptions, Report, ReportOptions, WhatIf } from '#engine';
import type { ReportWhatIf } from '#engine/insights/report.js';
import { Control } from '../supervisor/control.js';
import type { RunJob } from '../supervisor/messages.js';
import { descriptorSink } from '../supervisor/streams.js';
import { VERSION } from '../supervisor/version.js';
import type { CliContext } from './commands.js';
import { DRIVER_FILES } from '../features/drivers.js';
import { exampleTarget } from './example-program.js';
import { runInForeground } from './foreground-run.js';
import { REPORT_FORMATS, type ReportFormat } from './option-tables.js';
import { ownRuntime } from './own-runtime.js';
import { engineOptionsOf, hostOf, limitsOf, pluginsOf, targetOf, type RunOptions } from './run-job.js';
import { brokenBudgets } from '../outputs/findings.js';
import { selectInsights } from './select-insights.js';
import { UsageError } from './usage-error.js';
import { whatIfIn } from './what-if-option.js';

export interface ProfileOptions extends RunOptions {
  readonly format: string;
  readonly output?: string;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly minImpact: number;
  readonly target: string;
  readonly allSites?: boolean;
  readonly exitOnFindings?: boolean;
  readonly verifyFixes?: boolean;
  readonly whatIf?: readonly string[];
  readonly confirm?: string;
  readonly example?: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

const STDOUT = 1;
const STDERR = 2;
const FINDINGS_STATUS = 3;

export async function profileCommand(options: ProfileOptions, operands: readonly string[], context: CliContext): Promise<number> {
  const format = checkFormat(options.format);
  const descriptor = openOutput(options.output);
  const job = jobOf(options, operands);
  const asked = (options.whatIf ?? []).map(text => whatIfIn(text, job.program));
  const result = await runInForeground(job, limitsOf(options), context);
  const { exitStatus } = result.outcome;
  if (result.report === null) return exitStatus;
  const selected = selectInsights(result.report, options.select, options.ignore);
  const proven = options.verifyFixes === true ? await verified(selected, job, context) : selected;
  const tried = asked.length === 0 ? proven : { ...proven, whatIfs: await answered(asked, job, context) };
  const report = options.confirm === undefined ? tried : await confirmed(tried, job, options.confirm);
  await writeReport(report, format, descriptor, options);
  const { waysOn } = await import('./ways-on.js');
  const [file = null, ...args] = job.program.kind === 'file' || options.example === true ? operands : [];
  for (const line of waysOn(result.outcome, file, args, options.example === true)) process.stderr.write(`jitlens: ${line}\n`);
  const fails =
    (options.exitOnFindings ?? false) && (report.files.some(file => file.insights.length > 0) || brokenBudgets(report).length > 0);
  return exitStatus === 0 && fails ? FINDINGS_STATUS : exitStatus;
}

/** Runs the program once more for each fix, and once for comparison. */
async function verified(report: Report, job: RunJob, { distribution }: CliContext): Promise<Report> {
  if (job.program.kind !== 'file') throw new UsageError('--verify-fixes needs a program in a file');
  const { verifyFixes } = await import('../fixes/verify-fixes.js');
  const { trialRunner } = await import('../fixes/trial-run.js');
  return verifyFixes(report, path => fs.readFileSync(path, 'utf8'), trialRunner(job, distribution));
}

/** Once more as it is, so that both runs are alike, and once for each what-if. */
async function answered(asked: readonly WhatIf[], job: RunJob, { distribution }: CliContext): Promise<ReportWhatIf[]> {
  const { tryWhatIf } = await import('../fixes/what-if.js');
  const { whatIfRunner } = await import('../fixes/trial-run.js');
  const run = whatIfRunner(job, distribution);
  const before = await run(null);
  const answers: ReportWhatIf[] = [];
  for (const whatIf of asked) answers.push(await tryWhatIf(whatIf, before, run));
  return answers;
}

/** The person named that interpreter: it runs the program as they would. */
async function confirmed(report: Report, job: RunJob, python: string): Promise<Report> {
  if (job.program.kind !== 'file') throw new UsageError('--confirm needs a program in a file');
  const { confirmedReport, viewOf } = await import('../features/cpython-view.js');
  const { specialisedBy } = await import('../verdicts/specialised.js');
  const { path: file } = job.program;
  const driver = fileURLToPath(new URL('./python/specialised.py', import.meta.url));
  const place = { cwd: process.cwd(), env: {}, stdin: '', timeoutSeconds: CONFIRM_SECONDS, signal: new AbortController().signal };
  try {
    const result = await specialisedBy({ python, driver, file, args: job.argv.slice(1), ...place });
    return confirmedReport(report, file, viewOf(result, fs.readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`--confirm ${python}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const CONFIRM_SECONDS = 60;

function jobOf(options: ProfileOptions, operands: readonly string[]): RunJob {
  const target = options.example === true ? exampleTarget(operands[0] ?? '', operands) : targetOf(options, operands);
  return {
    kind: 'run',
    program: target.program,
    argv: target.argv,
    // an example needs what it calls, not all that its file needs
    options: { ...engineOptionsOf(options, true), ...(options.example === true && { missingModules: 'placeholder' }) },
    host: hostOf(options, target, options.output === '-' ? STDERR : STDOUT, true),
    report: reportOptionsOf(options),
    plugins: pluginsOf(options),
  };
}

const RUNTIMES = /^(cpython3\.\d+|pypy|engine|all)$/;

function reportOptionsOf(options: ProfileOptions): ReportOptions {
  const target = options.target === 'own' ? ownRuntime(process.cwd(), process.env) : options.target;
  if (!RUNTIMES.test(target)) {
    throw new UsageError(`--target is own, cpython3.N, pypy, engine or all, not ${options.target}`);
  }
  return {
    targetRuntime: target,
    minImpactPercent: options.minImpact,
    allSites: options.allSites ?? false,
    ...(options.example === true && { leaveOut: DRIVER_FILES }),
  };
}

function checkFormat(format: string): ReportFormat {
  const known = REPORT_FORMATS.find(offered => offered === format);
  if (known === undefined) throw new UsageError(`--format ${format} is not a format: there are ${REPORT_FORMATS.join(', ')}`);
  return known;
}

async function writeReport(report: Report, format: ReportFormat, descriptor: number, options: ProfileOptions): Promise<void> {
  const { writeAs } = await import('../outputs/index.js');
  const text = writeAs(format, report, { color: colored(options, descriptor), version: VERSION, sources: sourceOn });
  descriptorSink(descriptor, 'report', new Control())(new TextEncoder().encode(text));
}

/** A file as it is on disk; null for what is none. */
function sourceOn(path: string): string | null {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Opened before the run, so that a mistake costs no run. */
function openOutput(output: string | undefined): number {
  if (output === undefined) return STDERR;
  if (output === '-') return STDOUT;
  try {
    return fs.openSync(output, 'w');
  } catch (error) {
    throw new UsageError(`cannot write the report: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function colored({ color }: ProfileOptions, descriptor: number): boolean {
  if (color !== 'auto') return color === 'always';
  return (process.env.NO_COLOR ?? '') === '' && tty.isatty(descriptor);
}
