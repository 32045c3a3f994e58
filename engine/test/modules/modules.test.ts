/**
 * Native modules against CPython: each program in cases/ prints what its expectation beside it says. Expectations
 * are what CPython 3.13 prints: `for f in cases/*.py; do python3.13 -I $f > ${f%.py}.txt; done`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasLibrary, run } from './run-source.js';

const cases = join(dirname(fileURLToPath(import.meta.url)), 'cases');

describe.skipIf(!hasLibrary)('native modules', () => {
  for (const file of readdirSync(cases).filter(f => f.endsWith('.py'))) {
    it(file.slice(0, -3), async () => {
      const program = join(cases, file);
      expect(await run(readFileSync(program, 'utf8'))).toBe(readFileSync(program.replace(/py$/, 'txt'), 'utf8'));
    });
  }
});
