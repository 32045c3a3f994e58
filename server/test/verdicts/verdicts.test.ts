/** Figures from readings, the shipped table’s form, what is kept of a measurement, and that every pair runs on whatever Python is here. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { INSIGHT_CODES } from '../../../engine/src/insights/kinds.js';
import { hasEffect, measuredRatios } from '../../../engine/src/insights/verdicts.js';
import { VERDICT_TABLE } from '../../../engine/src/insights/verdict-table.js';
import { isUnchanged } from '../../src/verdicts/interpreters.js';
import { MeasuredCache } from '../../src/verdicts/measured-cache.js';
import { figureOf, type Figures } from '../../src/verdicts/summary.js';
import { mergedFacts, tableSource, type TableFacts } from '../../src/verdicts/table-file.js';

const root = resolve(import.meta.dirname, '../../..');
const pairs = join(root, 'bench/verdicts');

describe('figures', () => {
  test('the best readings make the ratio', () => {
    const rounds = [
      { slow: 30, fast: 10 },
      { slow: 20, fast: 14 },
    ];
    expect(figureOf(rounds).ratio).toBe(2);
    expect(figureOf(rounds).slowNs).toBe(20);
  });

  test('the spread is what halves of the rounds disagree by', () => {
    const rounds = [20, 20, 30, 30].map(slow => ({ slow, fast: 10 }));
    expect(figureOf(rounds)).toEqual({ ratio: 2, spread: 0.5, slowNs: 20 });
  });

  test('two readings have a spread, one says nothing', () => {
    const [first, second] = [
      { slow: 20, fast: 10 },
      { slow: 30, fast: 10 },
    ];
    expect(figureOf([first, second]).spread).toBe(0.5);
    expect(hasEffect(figureOf([first]))).toBe(false);
  });

  test('within the spread there is no effect', () => {
    expect(hasEffect({ ratio: 1.2, spread: 0.3, slowNs: 1 })).toBe(false);
    expect(hasEffect({ ratio: 1.04, spread: 0, slowNs: 1 })).toBe(false);
    expect(hasEffect({ ratio: 1.2, spread: 0.05, slowNs: 1 })).toBe(true);
  });
});

test('the shipped table is what the command writes', () => {
  expect(tableSource(shipped)).toBe(readFileSync(join(root, 'engine/src/insights/verdict-table.ts'), 'utf8'));
});

const unit = Object.entries(VERDICT_TABLE.intAddNs).map(([runtime, slowNs]) => [runtime, { ratio: 1, spread: 0, slowNs }]);
const shipped: TableFacts = {
  ...VERDICT_TABLE,
  figures: { ...VERDICT_TABLE.pairs, baseline: Object.fromEntries(unit) as Figures[string] },
};

describe('one pair measured again', () => {
  const runtimes = { 'cpython3.13': VERDICT_TABLE.runtimes['cpython3.13'] };
  const figure = { ratio: 9, spread: 1, slowNs: 2 };
  const measured = { JL402: { date: '2030-01-01', rounds: 7 } };
  const fresh = { machine: 'another', runtimes, measured, figures: { JL402: { 'cpython3.13': figure } } };

  test('stands beside all others', () => {
    const { figures, measured } = mergedFacts(shipped, fresh);
    expect(figures.JL402).toEqual({ ...VERDICT_TABLE.pairs.JL402, 'cpython3.13': figure });
    expect(measured.JL402.date).toBe('2030-01-01');
    expect(measured.JL101).toEqual(VERDICT_TABLE.measured.JL101);
    expect(figures.JL101).toEqual(VERDICT_TABLE.pairs.JL101);
  });

  test('is refused on another version', () => {
    expect(() => mergedFacts(shipped, { ...fresh, runtimes: { 'cpython3.13': 'CPython 3.13.9' } })).toThrow(
      `the table is of ${runtimes['cpython3.13']}`,
    );
  });
});

describe('what was measured on an interpreter', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'jitlens-cache-'));
  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });
  const executable = join(scratch, 'python');
  const build = { executable, version: '3.14.1 (main) [GCC 12]', size: 6, modified: 1 };
  const figure = { ratio: 1.4, spread: 0.1, slowNs: 30 };
  const folder = join(scratch, 'pairs');
  const cache = (): MeasuredCache => new MeasuredCache(folder, join(scratch, 'kept/verdicts.json'));
  mkdirSync(folder);
  writeFileSync(join(folder, 'harness.py'), '');
  writeFileSync(join(folder, 'JL101.py'), 'one');

  test('is found again for this build and kind only', () => {
    expect(cache().find(build, 'JL101')).toBeNull();
    cache().keep(build, new Map([['JL101', figure]]), '2026-11-30');
    expect(cache().find(build, 'JL101')).toMatchObject({ figure, date: '2026-11-30' });
    for (const other of [{ executable: 'x' }, { version: '3.14.2' }, { size: 7 }, { modified: 2 }])
      expect(cache().find({ ...build, ...other }, 'JL101')).toBeNull();
  });

  test('is measured again when the pair is another one, or the file is broken', () => {
    writeFileSync(join(folder, 'JL101.py'), 'two');
    expect(cache().find(build, 'JL101')).toBeNull();
    cache().keep(build, new Map([['JL101', figure]]), '2026-11-30');
    expect(cache().find(build, 'JL101')).not.toBeNull();
    writeFileSync(join(scratch, 'kept/verdicts.json'), '[1');
    expect(cache().find(build, 'JL101')).toBeNull();
  });

  test('is of the program that was there, not of the next one', () => {
    writeFileSync(executable, 'binary');
    const { size, mtimeMs } = statSync(executable);
    const there = { executable: realpathSync(executable), version: '', size, modified: mtimeMs };
    expect(isUnchanged(there)).toBe(true);
    writeFileSync(executable, 'another binary');
    expect(isUnchanged(there)).toBe(false);
    rmSync(executable);
    expect(isUnchanged(there)).toBe(false);
  });
});

test('every kind that other runtimes can show has a pair and a measurement', () => {
  const codes = INSIGHT_CODES.filter(code => !code.startsWith('JL8'));
  const files = readdirSync(pairs).filter(name => /^JL\d+\.py$/.test(name));
  expect(files.map(name => name.slice(0, -3)).sort()).toEqual([...codes].sort());
  expect(codes.filter(code => measuredRatios(code) === null)).toEqual([]);
});

const python = ['python3.13', 'python3.12', 'python3.11', 'pypy3'].find(p => spawnSync(p, ['-c', '']).status === 0);

test.skipIf(python === undefined)('a pair prints a time', () => {
  const { stdout } = spawnSync(python!, [join(pairs, 'JL101.py'), 'fast'], { encoding: 'utf8' });
  expect(Number(stdout)).toBeGreaterThan(0);
});
