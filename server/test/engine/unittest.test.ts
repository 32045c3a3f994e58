/** A package with fifty tests is discovered, run and profiled by the built command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '#engine';

const root = path.resolve(import.meta.dirname, '../../..');
const cli = path.join(root, 'dist/cli.js');
const suite = path.join(root, 'test-fixtures/suite');
const DISCOVER = ['-m', 'unittest', 'discover', '-v'];

const jitlens = (args: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...args], { cwd: suite, encoding: 'utf8', maxBuffer: 2 ** 26 });

it.skipIf(!existsSync(cli)).each(['off', 'on', 'eager'])('unittest discovers and runs the package, --jit %s', mode => {
  const { status, stderr } = jitlens(['run', '--jit', mode, ...DISCOVER]);
  expect(stderr.match(/^test_\w+ \(.*\) \.\.\. ok$/gm)).toHaveLength(49);
  expect(stderr).toMatch(/^Ran 50 tests in [\d.]+s\n\nOK \(skipped=1\)\n$/m);
  expect(status).toBe(0);
});

it.skipIf(!existsSync(cli))('the profile of the tests tells of the code that they test', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'jitlens-suite-')), 'report.json');
  const { status, stderr } = jitlens(['profile', '--format', 'json', '-o', file, '--min-impact', '0', ...DISCOVER]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(path.dirname(file), { recursive: true });
  expect(stderr).toContain('Ran 50 tests');
  expect(status).toBe(0);
  expect(report.partial).toBe(false);
  expect(report.files.map(({ path: name }) => path.basename(name))).toContain('stock.py');
});
