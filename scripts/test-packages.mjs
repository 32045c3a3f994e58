/**
 * Pure-Python packages from Debian's archive under the workloads of test-fixtures/packages: the output must be CPython
 * 3.13's, with --jit off, on and eager.
 *
 *   node scripts/test-packages.mjs [--keep FOLDER] [NAME…]
 *
 * Packages are downloaded into a temporary folder, or into FOLDER, which is used again. Without apt-get, dpkg-deb, network
 * or python3.13 it says what is missing and that nothing was tested, and ends with 0. Knows nothing of the engine.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { names, packagesFor, pythonEnvironment, Skipped, workloadOf } from './debian-packages.mjs';

const cli = resolve(fileURLToPath(import.meta.url), '../../dist/cli.js');
const MODES = ['off', 'on', 'eager'];

const { values: options, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });

function python(command, args, packages) {
  return spawnSync(command, args, { env: pythonEnvironment(packages), encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 26 });
}

/** @returns {string[]} what is wrong */
function compare(file, packages) {
  const expected = python('python3.13', [file], packages);
  if (expected.error !== undefined) throw new Skipped('python3.13 is missing');
  if (expected.status !== 0) return [`CPython 3.13 itself: ${expected.stderr}`];
  return MODES.flatMap(mode => {
    const run = python(process.execPath, [cli, 'run', '--jit', mode, file], packages);
    if (run.status === 0 && run.stdout === expected.stdout) return [];
    return [`--jit ${mode}: status ${run.status}, ${firstDifference(expected.stdout, run.stdout)}\n${run.stderr}`];
  });
}

function firstDifference(expected, found) {
  const [a, b] = [expected.split('\n'), found.split('\n')];
  const line = a.findIndex((text, i) => text !== b[i]);
  return line < 0 ? 'same output' : `line ${line + 1}\n  expected ${a[line]}\n  found    ${b[line]}`;
}

const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'jitlens-packages-')) : resolve(options.keep);
const counts = { same: 0, different: 0, skipped: 0 };
for (const name of positionals.length > 0 ? positionals : names) {
  try {
    const wrong = compare(workloadOf(name), packagesFor(name, folder));
    counts[wrong.length === 0 ? 'same' : 'different']++;
    console.log(`${name}: ${wrong.length === 0 ? `as CPython 3.13, --jit ${MODES.join(', ')}` : wrong.join('\n')}`);
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    counts.skipped++;
    console.log(`${name}: NOT TESTED: ${error.message}`);
  }
}
if (options.keep === undefined) rmSync(folder, { recursive: true });
console.log(`${counts.same} as CPython, ${counts.different} different, ${counts.skipped} not tested`);
process.exit(counts.different > 0 ? 1 : 0);
