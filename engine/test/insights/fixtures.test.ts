/**
 * Every insight that a fixture marks is found, and no other. Files without marks assert silence. Runs the built command
 * line; what a missing build keeps from running is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { INSIGHT_CODES, KINDS } from '../../src/insights/kinds.js';
import type { Report, ReportInsight } from '../../src/insights/report.js';
import { disagreements, marksOf } from './insight-marks.js';

const root = resolve(import.meta.dirname, '../../..');
const cli = process.env['JITLENS_CLI'] ?? join(root, 'dist/cli.js');
const folder = join(root, 'test-fixtures/insights');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-insights-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Found by the interpreter's feedback alone; these need optimised code. */
const NEED_JIT = new Set(['deopt', 'deopt-loop', 'not-optimised']);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.py'));
const kindFolder = (file: string): string => file.split(/[\\/]/)[0];

const MODES = ['off', 'on'] as const;

function profile(file: string, jit: (typeof MODES)[number]): Report {
  const out = join(scratch, 'report.json');
  const args = ['profile', '--jit', jit, '--format', 'json', '-o', out, join(folder, file)];
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${relative(root, file)} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(out, 'utf8')) as Report;
}

/** Deopts that follow from a finding depend on when code was compiled; those without a cause must be marked. */
function withoutConsequentDeopts(report: Report): Report {
  const keep = (i: ReportInsight): boolean => !(i.code.startsWith('JL8') && i.causedBy !== null);
  return { ...report, files: report.files.map(f => ({ ...f, insights: f.insights.filter(keep) })) };
}

describe.skipIf(!existsSync(cli)).each(MODES)('insight fixtures, --jit %s', jit => {
  test.each(files.filter(f => jit === 'on' || !NEED_JIT.has(kindFolder(f))))('%s', file => {
    const marks = marksOf(readFileSync(join(folder, file), 'utf8'));
    expect(disagreements(marks, withoutConsequentDeopts(profile(file, jit)))).toEqual([]);
  });
});

test('there are as many silent files as marked ones', () => {
  const silent = files.filter(f => marksOf(readFileSync(join(folder, f), 'utf8')).length === 0);
  expect(silent.length).toBeGreaterThanOrEqual(files.length - silent.length);
});

test('every kind that needs no optimised code has a fixture', () => {
  const marked = new Set(files.flatMap(f => marksOf(readFileSync(join(folder, f), 'utf8')).map(m => m.kind)));
  const names = INSIGHT_CODES.map(code => KINDS[code].name).filter(name => !NEED_JIT.has(name));
  expect(names.filter(name => !marked.has(name))).toEqual([]);
});
