/** Figures from readings, the shipped table’s form, and that every pair runs on whatever Python is here. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INSIGHT_CODES } from '../../../engine/src/insights/kinds.js';
import { hasEffect, measuredRatios } from '../../../engine/src/insights/verdicts.js';
import { VERDICT_TABLE } from '../../../engine/src/insights/verdict-table.js';
import { figureOf } from '../../src/verdicts/summary.js';
import { tableSource } from '../../src/verdicts/table-file.js';

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

  test('within the spread there is no effect', () => {
    expect(hasEffect({ ratio: 1.2, spread: 0.3, slowNs: 1 })).toBe(false);
    expect(hasEffect({ ratio: 1.04, spread: 0, slowNs: 1 })).toBe(false);
    expect(hasEffect({ ratio: 1.2, spread: 0.05, slowNs: 1 })).toBe(true);
  });
});

test('the shipped table is what the command writes', () => {
  const { runtimes, intAddNs, pairs: measured, date, machine, rounds } = VERDICT_TABLE;
  const interpreters = Object.entries(runtimes).map(([runtime, title]) => ({ runtime, title, command: '', args: [] }));
  const baseline = Object.fromEntries(Object.entries(intAddNs).map(([runtime, slowNs]) => [runtime, { ratio: 1, spread: 0, slowNs }]));
  const figures = { ...measured, baseline };
  expect(tableSource({ date, machine, rounds, interpreters, figures })).toBe(
    readFileSync(join(root, 'engine/src/insights/verdict-table.ts'), 'utf8'),
  );
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
