/** A part of scripts/pyc-fixtures.mjs: fixtures from `.pyc` files that CPython 3.13 makes here, with the JIT eager. Skipped without it. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasRunner } from '../fixtures/run-python.js';

const root = resolve(import.meta.dirname, '../../..');
const env = { ...process.env, PYENV_VERSION: process.env['PYENV_VERSION'] ?? '3.13.0' };
const hasPython = spawnSync('python3.13', ['--version'], { env }).status === 0;

describe.skipIf(!hasPython || !hasRunner)('.pyc made here', () => {
  it.each(['language/', 'builtins/'])(
    '%s',
    area => {
      const command = [resolve(root, 'scripts/pyc-fixtures.mjs'), '--configurations', 'eager', area];
      const { status, stdout } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
      expect(stdout).toMatch(/^(\d+) of \1 runs/m);
      expect(status).toBe(0);
    },
    300_000,
  );
});
