/** The report keeps to its schema, whatever it holds, and its text shows nothing a program could forge. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { RESULT } from '../../src/feedback/site.js';
import { renderText } from '../../src/insights/render-text.js';
import type { Report } from '../../src/insights/report.js';
import { parseTarget } from '../../src/insights/verdicts.js';
import { HandMade, saw } from './hand-made.js';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

const ADD = 'def f(a, b):\n    return a + b\n';

function full(): HandMade {
  const p = new HandMade(ADD);
  const site = p.site('f', 'BINARY_OP');
  saw(site, 'int', 'float', 500, RESULT.float);
  const { code } = p.profile('f');
  p.deopt('f', site.pc, { value: '2.5', bornAt: { code, pc: site.pc }, stack: [{ code, pc: site.pc }] });
  p.invalidations.push({
    assumption: 'ConstGlobal',
    target: 'global SCALE',
    reason: 'GlobalChanged',
    cause: { code, pc: site.pc },
    codes: [code],
    at: 1,
    count: 1,
  });
  p.partial = true;
  return p;
}

test.each<[string, Report]>([
  ['empty', new HandMade('').report()],
  ['everything', full().report({ minImpactPercent: 0, allSites: true, targetRuntime: 'all' })],
])('%s: fits the schema', (_name, report) => {
  validate(JSON.parse(JSON.stringify(report)));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema notices what is wrong', () => {
  expect(validate({ ...new HandMade('').report(), schemaVersion: 2 })).toBe(false);
  expect(validate({ ...new HandMade('').report(), surprise: 1 })).toBe(false);
});

test('the same evidence makes the same bytes', () => {
  expect(JSON.stringify(full().report())).toBe(JSON.stringify(full().report()));
});

test('positions are 0-based UTF-16', () => {
  const p = new HandMade('def f(a, b):\n    return ("𝒳", a + b)\n');
  saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
  expect(p.report().files[0].insights[0].range).toEqual({ start: { line: 1, character: 18 }, end: { line: 1, character: 23 } });
});

test('targets', () => {
  expect(parseTarget('cpython3.13')?.note).toBeNull();
  expect(parseTarget('cpython3.14')).toEqual({
    asked: 'cpython3.14',
    runtimes: ['cpython3.13'],
    note: 'cpython3.14 was not measured; figures are those of cpython3.13',
  });
  expect(parseTarget('cpython3.9')?.runtimes).toEqual(['cpython3.11']);
  expect(parseTarget('pypy')?.runtimes).toEqual(['pypy7.3']);
  expect(parseTarget('jython')).toBeNull();
  expect(() => new HandMade('').report({ targetRuntime: 'jython' })).toThrow('not a runtime: jython');
});

test('as text', () => {
  const report = full().report();
  const [{ verdicts, saving, share }] = report.files[0].insights;
  const costs = verdicts
    .map(v => `${v.runtime.replace('cpython', 'CPython ').replace('pypy', 'PyPy ').replace('engine', 'this engine')} ${v.text}`)
    .join(' · ');
  expect(renderText(report, { color: false })).toBe(
    [
      'JitLens main.py: 500 operations in 12 ms (partial: the run was cut short)',
      '1 insight, 100 % of hot sites monomorphic',
      '',
      '1. This `+` mixes int and float in 500 of 500 evaluations',
      `   /p/main.py:2:12 in f  JL601 int-float-mix  ${(share * 100).toFixed(1)} % of the run, saves about ${(saving * 100).toFixed(1)} % on CPython 3.13`,
      '',
      '   2 │ return a + b',
      '     │        ^^^^^',
      '',
      '   saw            500× int · float (100 %)',
      '   deopt    NotInt: expected int → got float, value 2.5 (1×, version 1)',
      '            made at /p/main.py:2',
      `   costs    ${costs}`,
      '   do       Make both operands floats: write constants as `2.0`, convert inputs once.',
      '',
      'Where the time went',
      '  f  100.0 %  interpreter · 0 calls',
      '',
      'note: counts cover what ran until then',
      '',
    ].join('\n'),
  );
});

test('nothing to fix is said in one line, with its evidence', () => {
  const p = new HandMade(ADD);
  saw(p.site('f', 'BINARY_OP'), 'int', 'int', 500, RESULT.smallInt);
  expect(renderText(p.report(), { color: false }).split('\n')[1]).toBe('nothing to fix: 100 % of hot sites monomorphic');
});

test('what a program wrote is escaped', () => {
  const p = new HandMade('def f(a, b):\n    return a + b  # \u001b[31m \u202e forged\n');
  saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
  p.deopt('f', p.site('f', 'BINARY_OP').pc, { value: '\u001b]8;;x\u0007\n2. forged' });
  const text = renderText(p.report(), { color: false });
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text).not.toMatch(/^2\. forged/m);
  expect(text).toContain('\\x1b[31m');
});

test('colours come only when asked for', () => {
  expect(renderText(full().report(), { color: true })).toContain('\u001b[1m');
});
