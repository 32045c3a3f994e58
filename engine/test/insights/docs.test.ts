/** Every kind has its page, and the page says what the table says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INSIGHT_CODES, kindOf } from '../../src/insights/kinds.js';

const folder = join(import.meta.dirname, '../../../docs/insights');
const RUNTIME_TITLES = { 'cpython3.11': 'CPython 3.11', 'cpython3.13': 'CPython 3.13', 'pypy7.3': 'PyPy 7.3' } as const;

test.each(INSIGHT_CODES)('%s', code => {
  const page = readFileSync(join(folder, `${code}.md`), 'utf8');
  const { name, title, ratios } = kindOf(code);
  expect(page).toMatch(new RegExp(`^# ${code} ${name}\n\n${title}\\.`));
  const rows = [...page.matchAll(/^\| (\w+ [\d.]+)\s+\| ([\d.]+)/gm)].map(([, runtime, ratio]) => [runtime, Number(ratio)]);
  const expected =
    ratios === null ? [] : Object.entries(RUNTIME_TITLES).map(([runtime, shown]) => [shown, ratios[runtime as keyof typeof ratios]]);
  expect(rows).toEqual(expected);
  for (const heading of ['How it is measured', 'What it costs', 'What not to do']) expect(page).toContain(`## ${heading}`);
});
