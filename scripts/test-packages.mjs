/**
 * Pure-Python packages from Debian's archive, unpacked as they are, under the workloads of test-fixtures/packages: the
 * output must be CPython 3.13's, with --jit off, on and eager.
 *
 *   node scripts/test-packages.mjs [--keep FOLDER] [NAME…]
 *
 * A workload says in its first line which packages it needs: `# debian: python3-pint python3-packaging`. They are downloaded
 * with apt-get into a temporary folder, or into FOLDER, which is used again. Without apt-get, dpkg-deb, network or
 * python3.13 it says what is missing and that nothing was tested, and ends with 0. Knows nothing of the engine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const workloads = join(root, 'test-fixtures/packages');
const cli = join(root, 'dist/cli.js');
const SUFFIX = '_workload.py';
const MODES = ['off', 'on', 'eager'];

const { values: options, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });

class Skipped extends Error {}

/** Downloads and unpacks; does nothing for what is there. @returns {string} the folder to import from */
function unpack(names, folder) {
  for (const name of names) {
    const place = join(folder, name);
    if (existsSync(place)) continue;
    mkdirSync(place, { recursive: true });
    try {
      tool('apt-get', ['download', name], place);
      for (const file of readdirSync(place)) tool('dpkg-deb', ['-x', join(place, file), join(folder, 'unpacked')], place);
    } catch (error) {
      rmSync(place, { recursive: true });
      throw error;
    }
  }
  return join(folder, 'unpacked/usr/lib/python3/dist-packages');
}

function tool(command, args, cwd) {
  const run = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (run.error !== undefined) throw new Skipped(`${command} is missing`);
  if (run.status !== 0) throw new Skipped(`${command} ${args.join(' ')}: ${run.stderr.trim()}`);
}

/** Sets of texts have one order in both for one seed. */
function python(command, args, packages) {
  const env = { ...process.env, PYTHONPATH: packages, PYTHONHASHSEED: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };
  env.PYENV_VERSION ??= '3.13.0';
  return spawnSync(command, args, { env, encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 26 });
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

const all = readdirSync(workloads)
  .filter(file => file.endsWith(SUFFIX))
  .map(file => file.slice(0, -SUFFIX.length));
const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'jitlens-packages-')) : resolve(options.keep);
const counts = { same: 0, different: 0, skipped: 0 };
for (const name of positionals.length > 0 ? positionals : all) {
  const file = join(workloads, name + SUFFIX);
  const needs = /^# debian: (.*)$/m.exec(readFileSync(file, 'utf8'))[1].split(' ');
  try {
    const wrong = compare(file, unpack(needs, folder));
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
