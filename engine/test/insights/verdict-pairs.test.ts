/**
 * The pairs that measure what a kind costs are about that kind: the slow side has the finding, the fast side has not. And
 * what is within noise of 1 is called no effect.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { INSIGHT_CODES, isEngineOnly } from '../../src/insights/kinds.js';
import type { Report } from '../../src/insights/report.js';
import { measuredRatios, verdictText } from '../../src/insights/verdicts.js';

const root = resolve(import.meta.dirname, '../../..');
const runner = join(root, 'dist/fixture-runner.js');
const folder = join(root, 'bench/verdicts');
const kinds = readdirSync(folder).flatMap(name => /^(JL\d+)\.py$/.exec(name)?.[1] ?? []);

interface Profiled {
  readonly file: string;
  readonly config: string;
  readonly exitStatus: number;
  readonly report: Report | null;
}

/** Codes of the findings of one side. */
function codesOf(side: 'slow' | 'fast'): Map<string, string[]> {
  const requests = kinds.map(kind => ({
    file: join(folder, `${kind}.py`),
    argv: [side],
    timeoutSeconds: 60,
    configs: [{ name: side, options: { jit: 'on', profile: true } }],
    report: { targetRuntime: 'all', minImpactPercent: 1, allSites: false },
  }));
  const { stdout } = spawnSync(process.execPath, [runner], { input: JSON.stringify(requests), encoding: 'utf8', maxBuffer: 2 ** 30 });
  const results = stdout.split('\n').filter(line => line !== '');
  return new Map(
    results
      .map(line => JSON.parse(line) as Profiled)
      .map(({ file, exitStatus, report }) => [
        /JL\d+/.exec(file)![0],
        exitStatus === 0 && report !== null ? report.files.flatMap(f => f.insights.map(i => i.code as string)) : [`status ${exitStatus}`],
      ]),
  );
}

describe.skipIf(!existsSync(runner))('pairs', () => {
  let slow: Map<string, string[]>;
  let fast: Map<string, string[]>;
  beforeAll(() => {
    slow = codesOf('slow');
    fast = codesOf('fast');
  }, 600_000);

  test.each(kinds)('%s', kind => {
    expect(slow.get(kind)).toContain(kind);
    expect(fast.get(kind)).not.toContain(kind);
    expect(fast.get(kind)).not.toContainEqual(expect.stringContaining('status'));
  });
});

test('every kind but those of the engine has a pair, and was measured on every runtime', () => {
  const measured = INSIGHT_CODES.filter(code => measuredRatios(code) !== null);
  expect(measured).toEqual(INSIGHT_CODES.filter(code => !code.startsWith('JL8')));
  expect([...kinds].sort()).toEqual([...measured].sort());
  expect(INSIGHT_CODES.filter(code => code.startsWith('JL8')).every(isEngineOnly)).toBe(true);
  const runtimes = new Set(measured.map(code => Object.keys(measuredRatios(code)!).sort().join(' ')));
  expect([...runtimes]).toHaveLength(1);
});

test('within noise of 1 is no effect', () => {
  const figures = INSIGHT_CODES.flatMap(code => Object.values(measuredRatios(code) ?? {}));
  for (const figure of figures) {
    const isNoise = Math.abs(figure.ratio - 1) <= figure.spread;
    if (isNoise) expect(verdictText(figure)).toBe('no effect');
    else if (Math.abs(figure.ratio - 1) > 0.051) expect(verdictText(figure)).toMatch(/×/);
  }
});
