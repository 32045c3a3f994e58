/**
 * What `ci` and `merge` remember and judge: findings and broken budgets of each program, by stable id. Structure only:
 * kinds, places and deopts, never times or shares, so that a slow machine fails nothing.
 */
import * as fs from 'node:fs';
import { brokenBudgets, findingsOf, shownPath } from '../outputs/findings.js';
import type { Report } from '#engine';
import { parsed } from './compare-command.js';
import { UsageError } from './usage-error.js';

export interface RecordedFinding {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

export interface RecordedProgram {
  /** By path and stable id. */
  readonly findings: Readonly<Record<string, RecordedFinding>>;
  readonly budgets: readonly string[];
  /** How the run ended, where not as it should: it fails no build, but says that there is no report. */
  readonly note: string | null;
}

export interface CiRecord {
  readonly schemaVersion: 1;
  readonly programs: Readonly<Record<string, RecordedProgram>>;
}

export function recordOf(report: Report | null, note: string | null): RecordedProgram {
  if (report === null) return { findings: {}, budgets: [], note };
  const findings = findingsOf(report).map(
    f => [`${f.path} ${f.stableId}`, { path: f.path, code: f.code, message: f.message, line: f.line }] as const,
  );
  const budgets = brokenBudgets(report).map(b => `${shownPath(b.path)}:${b.line + 1} ${b.promise}: ${b.violation ?? ''}`);
  return { findings: Object.fromEntries(findings), budgets, note };
}

export function readRecord(file: string): CiRecord {
  const record = parsed(file) as Partial<CiRecord> | null;
  if (record?.schemaVersion !== 1 || typeof record.programs !== 'object') throw new UsageError(`${file} was not written by jitlens ci`);
  return record as CiRecord;
}

/** An absent baseline is an empty one: everything is new. */
export function readBaseline(file: string): CiRecord {
  return fs.existsSync(file) ? readRecord(file) : { schemaVersion: 1, programs: {} };
}

/** Sorted, and without lines and messages that move: the file changes only when findings do. */
export function writeBaseline(file: string, { programs }: CiRecord): void {
  const kept = Object.entries(programs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { findings }]) => [
      name,
      {
        findings: Object.fromEntries(
          Object.entries(findings)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([id, f]) => [id, { ...f, line: 0, message: '' }]),
        ),
        budgets: [],
        note: null,
      },
    ]);
  write(file, { schemaVersion: 1, programs: Object.fromEntries(kept) as CiRecord['programs'] });
}

export function write(file: string, record: CiRecord): void {
  fs.writeFileSync(file, JSON.stringify(record, null, 2) + '\n');
}

const FINDINGS_STATUS = 3;

/** Tells what is new; 3 when there is something, else 0. */
export function judge(record: CiRecord, baseline: CiRecord): number {
  const lines: string[] = [];
  let failures = 0;
  for (const [name, program] of Object.entries(record.programs)) {
    const known = baseline.programs[name]?.findings ?? {};
    const fresh = Object.entries(program.findings).filter(([id]) => !(id in known));
    const gone = Object.keys(known).filter(id => program.note === null && !(id in program.findings)).length;
    failures += fresh.length + program.budgets.length;
    lines.push(...fresh.map(([, f]) => `new: ${f.path}:${f.line} ${f.code} ${f.message}`));
    lines.push(...program.budgets.map(b => `budget: ${b}`));
    if (program.note !== null) lines.push(`note: ${name}: ${program.note}`);
    if (gone > 0) lines.push(`gone: ${gone} in ${name} (--update removes them from the baseline)`);
  }
  const programs = Object.keys(record.programs).length;
  lines.push(`${programs} ${programs === 1 ? 'program' : 'programs'}, ${failures === 0 ? 'nothing new' : `${failures} new`}`);
  process.stdout.write(lines.map(l => `${l}\n`).join(''));
  return failures === 0 ? 0 : FINDINGS_STATUS;
}
