/**
 * `jitlens ci`: profiles many programs, each in a process of its own, and fails on findings that the baseline does not know
 * and on budgets that are not kept. Statuses of the programs are never passed on.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { shownPath } from '../outputs/findings.js';
import { judge, readBaseline, recordOf, write, writeBaseline, type CiRecord, type RecordedProgram } from './baseline.js';
import { examplesIn } from './example-program.js';
import { profileProcess } from './profile-process.js';
import { UsageError } from './usage-error.js';

export interface CiOptions {
  readonly baseline: string;
  readonly update?: boolean;
  readonly shard?: string;
  readonly output?: string;
  readonly example?: boolean;
  readonly timeout: number;
  readonly minImpact: number;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly target: string;
}

export async function ciCommand(files: readonly string[], options: CiOptions): Promise<number> {
  const mine = shardOf(files, options.shard);
  const programs: Record<string, RecordedProgram> = {};
  for (const file of mine) programs[shownPath(path.resolve(file))] = await profiled(file, options);
  const record: CiRecord = { schemaVersion: 1, programs };
  if (options.output !== undefined) write(options.output, record);
  return settle(record, options);
}

/** Judges, or with `--update` writes what was found as the new baseline; programs that were not run keep theirs. */
export function settle(record: CiRecord, { baseline: file, update }: Pick<CiOptions, 'baseline' | 'update'>): number {
  const baseline = readBaseline(file);
  if (update !== true) {
    if (!fs.existsSync(file)) process.stderr.write(`jitlens: there is no ${file} yet, so everything is new; --update writes it\n`);
    return judge(record, baseline);
  }
  writeBaseline(file, { schemaVersion: 1, programs: { ...baseline.programs, ...record.programs } });
  const budgets = Object.values(record.programs).flatMap(p => p.budgets);
  return budgets.length === 0 ? 0 : judge({ ...record, programs: onlyBudgets(record) }, baseline);
}

/** A baseline forgives findings, not budgets. */
function onlyBudgets({ programs }: CiRecord): CiRecord['programs'] {
  return Object.fromEntries(Object.entries(programs).map(([name, p]) => [name, { ...p, findings: {} }]));
}

/** `2/3`: every third file from the second on. */
function shardOf(files: readonly string[], shard: string | undefined): readonly string[] {
  if (files.length === 0) throw new UsageError('no program to profile');
  if (shard === undefined) return files;
  const [index, count] = (/^(\d+)\/(\d+)$/.exec(shard) ?? []).slice(1).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) throw new UsageError('--shard is I/N, with I from 1 to N');
  return files.filter((_, i) => i % count === index - 1);
}

async function profiled(file: string, options: CiOptions): Promise<RecordedProgram> {
  if (!fs.existsSync(file)) throw new UsageError(`there is no ${file}`);
  const example = options.example === true && examplesIn(file).length > 0 ? ['--example'] : [];
  const { status, report } = await profileProcess([...settingsOf(options), ...example, file]);
  return recordOf(report, status === 0 ? null : `ended with status ${status}${report?.partial === true ? ', the report is partial' : ''}`);
}

function settingsOf({ timeout, minImpact, target, select = [], ignore = [] }: CiOptions): string[] {
  const lists = [...select.flatMap(c => ['--select', c]), ...ignore.flatMap(c => ['--ignore', c])];
  return ['--timeout', String(timeout), '--min-impact', String(minImpact), '--target', target, '--deterministic', ...lists];
}
