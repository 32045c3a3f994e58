/** Which Python is the person’s: told by files, no Python is started. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownRuntime } from '../../src/cli/own-runtime.js';

const scratch = mkdtempSync(join(tmpdir(), 'jitlens-own-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

mkdirSync(join(scratch, '.venv'));
writeFileSync(join(scratch, '.venv/pyvenv.cfg'), 'home = /usr/bin\nversion = 3.12.4\n');
mkdirSync(join(scratch, 'bin'));
writeFileSync(join(scratch, 'bin/python3.11'), '');
symlinkSync('python3.11', join(scratch, 'bin/python3'));
mkdirSync(join(scratch, 'active'));
writeFileSync(join(scratch, 'active/pyvenv.cfg'), 'version_info = 3.14.0.final.0\n');

test('an active environment, one in the folder, the path, none', () => {
  const PATH = `${join(scratch, 'missing')}:${join(scratch, 'bin')}`;
  expect(ownRuntime(scratch, { PATH, VIRTUAL_ENV: join(scratch, 'active') })).toBe('cpython3.14');
  expect(ownRuntime(scratch, { PATH })).toBe('cpython3.12');
  expect(ownRuntime(join(scratch, 'bin'), { PATH })).toBe('cpython3.11');
  expect(ownRuntime(join(scratch, 'bin'), { PATH: '' })).toBe('cpython3.13');
});
