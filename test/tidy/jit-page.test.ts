/** docs/jit.md shows what the engine does today. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

test.skipIf(!existsSync('dist/cli.js'))('the dumps of docs/jit.md are what the engine makes', () => {
  expect(() => execFileSync('node', ['scripts/jit-page.mjs', '--check'], { stdio: 'pipe' })).not.toThrow();
});
