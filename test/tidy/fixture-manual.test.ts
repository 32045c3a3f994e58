/** The tables of contents of the fixture manuals name every fixture. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('tables of contents of the fixtures are up to date', () => {
  expect(() => execFileSync('node', ['scripts/fixture-manual.mjs', '--check'], { stdio: 'pipe' })).not.toThrow();
});
