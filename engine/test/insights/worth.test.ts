/** What a finding is worth on a CPython: a cure that gains nothing there is no reason to interrupt anybody. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report, ReportInsight } from '../../src/insights/report.js';

const root = resolve(import.meta.dirname, '../../..');
const runner = join(root, 'dist/fixture-runner.js');

function reportOf(file: string): Report {
  const request = {
    file: join(root, 'test-fixtures/insights', file),
    timeoutSeconds: 120,
    configs: [{ name: 'on', options: { jit: 'on', profile: true } }],
    report: { targetRuntime: 'cpython3.13', minImpactPercent: 1, allSites: true },
  };
  const { stdout } = spawnSync(process.execPath, [runner], { input: JSON.stringify([request]), encoding: 'utf8', maxBuffer: 2 ** 28 });
  return (JSON.parse(stdout) as { report: Report }).report;
}

const found = (report: Report, name: string): ReportInsight[] => report.files.flatMap(f => f.insights.filter(i => i.name === name));

describe.skipIf(!existsSync(runner))('worth on CPython 3.13', () => {
  test('a loop over few objects: parting them gains nothing', () => {
    const [loop] = found(reportOf('mixed-collection/caught.py'), 'mixed-collection');
    expect(loop).toMatchObject({ severity: 'hint', saving: 0 });
    expect(loop.advice).toContain('few objects each time');
  });

  test('a product that is reduced at once: there is nothing better to write', () => {
    const products = found(reportOf('int-widened/random-numbers.py'), 'int-widened');
    expect(products.some(i => i.saving === 0 && i.advice.startsWith('The value is made small at once'))).toBe(true);
  });

  test('a class that is written a thousand times: all that uses its objects, which is not called monomorphic', () => {
    const report = reportOf('class-mutated/given-up.py');
    const [most, other] = found(report, 'class-mutated');
    expect(most).toMatchObject({ severity: 'information', count: 1200 });
    expect(most.advice).toContain('CPython caches nothing of Shape and its subclasses: that slows 15 other places');
    expect(most.related.map(r => r.message)).toContain('written here 300 times');
    expect(most.share).toBeGreaterThan(5 * other.share);
    const states = report.files.flatMap(f => f.sites.filter(s => s.kind === 'attr-load' && s.count > 500).map(s => s.state));
    expect(new Set(states)).toEqual(new Set(['uncacheable']));
  });
});
