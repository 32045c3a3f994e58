/**
 * Every insight that a fixture marks is found, and no other. Files without marks assert silence. Runs the built command
 * line; what a missing build keeps from running is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { INSIGHT_CODES, KINDS } from '../../src/insights/kinds.js';
import type { Report, ReportInsight } from '../../src/insights/report.js';
import { disagreements, marksOf } from './insight-marks.js';

const root = resolve(import.meta.dirname, '../../..');
const runner = join(root, 'dist/fixture-runner.js');
const folder = join(root, 'test-fixtures/insights');

/** Found by the interpreter's feedback alone; these need optimised code. */
const NEED_JIT = new Set(['deopt', 'deopt-loop', 'not-optimised']);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.py'));
const kindFolder = (file: string): string => file.split(/[\\/]/)[0];

const MODES = ['off', 'on'] as const;

type Mode = (typeof MODES)[number];

interface Profiled {
  readonly file: string;
  readonly config: Mode;
  readonly exitStatus: number;
  readonly stderr: string;
  readonly report: Report | null;
}

const isRun = (file: string, mode: Mode): boolean => mode === 'on' || !NEED_JIT.has(kindFolder(file));

/** All files in one process: by mode and file. */
function profileAll(): Map<string, Profiled> {
  const requests = files.map(file => ({
    file: join(folder, file),
    // a second each on a machine of its own; nothing here is about time
    timeoutSeconds: 120,
    configs: MODES.filter(mode => isRun(file, mode)).map(mode => ({ name: mode, options: { jit: mode, profile: true } })),
    report: { targetRuntime: 'all', minImpactPercent: 1, allSites: true },
  }));
  const { stdout } = spawnSync(process.execPath, [runner], { input: JSON.stringify(requests), encoding: 'utf8', maxBuffer: 2 ** 30 });
  const results = stdout.split('\n').filter(line => line !== '');
  return new Map(results.map(line => JSON.parse(line) as Profiled).map(r => [`${r.config} ${relative(folder, r.file)}`, r]));
}

function reportOf(profiled: Profiled | undefined): Report {
  if (profiled?.exitStatus !== 0 || profiled.report === null) throw new Error(`ended with ${profiled?.exitStatus}: ${profiled?.stderr}`);
  return profiled.report;
}

/** Deopts that follow from a finding depend on when code was compiled; those without a cause must be marked. */
function withoutConsequentDeopts(report: Report): Report {
  const keep = (i: ReportInsight): boolean => !(i.code.startsWith('JL8') && i.causedBy !== null);
  return { ...report, files: report.files.map(f => ({ ...f, insights: f.insights.filter(keep) })) };
}

/** How often each site saw which types, as a text for each; sites with more cases than are kept list those that came first. */
function casesOf(report: Report): Map<string, string> {
  const sites = report.files.flatMap(f => f.sites).filter(s => s.state !== 'megamorphic');
  return new Map(
    sites.map(({ range: { start, end }, kind, function: name, cases }) => [
      `${name} ${kind} ${start.line + 1}:${start.character}-${end.line + 1}:${end.character}`,
      cases
        .map(c => `${c.types.join(' · ')} ${c.count}`)
        .sort()
        .join(', '),
    ]),
  );
}

describe.skipIf(!existsSync(runner))('insight fixtures', () => {
  let profiled: Map<string, Profiled>;
  beforeAll(() => {
    profiled = profileAll();
  }, 600_000);
  for (const mode of MODES) {
    test.each(files.filter(file => isRun(file, mode)))(`--jit ${mode} %s`, file => {
      const marks = marksOf(readFileSync(join(folder, file), 'utf8'));
      expect(disagreements(marks, withoutConsequentDeopts(reportOf(profiled.get(`${mode} ${file}`))))).toEqual([]);
    });
  }

  test.each(files.filter(file => MODES.every(mode => isRun(file, mode))))(
    '%s: compiled code tells cases apart as the interpreter does',
    file => {
      const [off, on] = MODES.map(mode => casesOf(reportOf(profiled.get(`${mode} ${file}`))));
      const places = [...off.keys()].filter(place => on.has(place));
      expect(Object.fromEntries(places.map(p => [p, on.get(p)]))).toEqual(Object.fromEntries(places.map(p => [p, off.get(p)])));
    },
  );
});

/** Of each kind: programs that have it, and programs that nearly do. */
const LEAST = { marked: 3, silent: 2 };

describe('every kind has its guises and its near misses', () => {
  const marksIn = (file: string) => marksOf(readFileSync(join(folder, file), 'utf8'));
  test.each(INSIGHT_CODES.map(code => KINDS[code].name))('%s', name => {
    const own = files.filter(file => kindFolder(file) === name);
    const marked = own.filter(file => marksIn(file).some(m => m.kind === name));
    const silent = own.filter(file => !marksIn(file).some(m => m.kind === name));
    expect(marked.length).toBeGreaterThanOrEqual(LEAST.marked);
    expect(silent.length).toBeGreaterThanOrEqual(LEAST.silent);
  });
});

/** Programs as people write them, without a fault: nothing is said of them (they have no marks). */
test('idiomatic programs are many, and long enough to be programs', () => {
  const idiomatic = files.filter(file => kindFolder(file) === 'idiomatic').map(file => readFileSync(join(folder, file), 'utf8'));
  expect(idiomatic.length).toBeGreaterThanOrEqual(25);
  for (const text of idiomatic) {
    expect(text.split('\n').length).toBeGreaterThan(50);
    expect(marksOf(text)).toEqual([]);
  }
});
