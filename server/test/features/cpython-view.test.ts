/** How CPython's own view is read at the place of a finding. */
import { expect, test } from 'vitest';
import { confirmedBy, rowOf, viewOf } from '../../src/features/cpython-view.js';

const row = {
  base: 'BINARY_OP',
  now: 'BINARY_OP',
  start: { line: 1, column: 5 },
  end: { line: 1, column: 10 },
  tries: 1,
  forms: ['BINARY_OP'],
};
const view = viewOf({ version: '3.13.0', error: null, rows: [row] }, '"é";a + b\n');
const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } };

test('columns of bytes become those of the text', () => {
  expect(rowOf(view.rows, { range, count: 1 })?.range).toEqual(range);
});

test('a place that ran often here is hot, whatever the counter of its instruction says', () => {
  const stateFor = (count: number): string => confirmedBy(view.title, rowOf(view.rows, { range, count })!).state;
  expect(stateFor(20)).toBe('cold');
  expect(stateFor(400)).toBe('general');
});
