/** Every kind has its page, and the page says what the table and the measurements say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INSIGHT_CODES, kindOf } from '../../src/insights/kinds.js';
import { VERDICT_TABLE } from '../../src/insights/verdict-table.js';

const folder = join(import.meta.dirname, '../../../docs/insights');

test.each(INSIGHT_CODES)('%s', code => {
  const page = readFileSync(join(folder, `${code}.md`), 'utf8');
  const { name, title, ratios } = kindOf(code);
  expect(page).toContain(`# ${code} ${name}\n\n${title}.`);
  const rows = [...page.matchAll(/^\| (\w+ \d[^|]*) \| ([\d.]+) \| ±([\d.]+)/gm)].map(([, ...cells]) => cells);
  const expected = Object.entries(VERDICT_TABLE.runtimes).flatMap(([runtime, shown]) => {
    const figure = ratios?.[runtime];
    return figure === undefined ? [] : [[shown, String(figure.ratio), String(figure.spread)]];
  });
  expect(rows, 'node scripts/insight-pages.mjs writes them').toEqual(expected);
  for (const heading of ['How it is measured', 'What it costs', 'What not to do']) expect(page).toContain(`## ${heading}`);
});
