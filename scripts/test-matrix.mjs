/**
 * The full stress matrix: every fixture, every benchmark program at its whole size, and every conformance file that the
 * ratchet lists, in each of the ten configurations.
 *
 *   node scripts/test-matrix.mjs [--configurations NAME,…] [test_NAME…]
 *
 * Writes `scripts/conformance/matrix.txt`: a row a configuration, with the commit and the day it was measured. Rows of
 * configurations that did not run stay. With test_NAMEs only these files run, and the row says so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from './configurations.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const RESULT = join(root, 'scripts/conformance/matrix.txt');
const HEAD = `# The last results of \`npm run test:matrix\`: fixtures and benchmark programs that pass, ids of CPython's tests that pass of those listed.\n`;

const args = process.argv.slice(2);
const named = args.filter(a => a.startsWith('test_'));
const chosen = args.includes('--configurations') ? args[args.indexOf('--configurations') + 1].split(',') : Object.keys(OPTIONS);

/** Tests passed of a vitest suite under one configuration. */
function suite(path, name) {
  const work = mkdtempSync(join(tmpdir(), 'matrix-'));
  const file = join(work, 'result.json');
  const env = { ...process.env, JITLENS_CONFIGURATIONS: name, JITLENS_WHOLE_PROGRAMS: '1' };
  spawnSync('npx', ['vitest', 'run', path, '--reporter=json', `--outputFile=${file}`], { cwd: root, env, stdio: 'inherit' });
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(work, { recursive: true, force: true });
  return result === null ? 'did not run' : `${result.numPassedTests}/${result.numTotalTests}`;
}

/** What the last line of the ratchet says. */
function conformance(name) {
  const command = ['scripts/test-conformance.mjs', '--jit', name, ...named];
  const { stdout } = spawnSync('node', command, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  process.stdout.write(stdout);
  const [, ok, of] = /: (\d+) of (\d+) ids pass/.exec(stdout) ?? [];
  return ok === undefined ? 'did not run' : `${ok}/${of}${named.length > 0 ? ` (${named.length} files)` : ''}`;
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const day = new Date().toISOString().slice(0, 10);
const rows = new Map();
if (existsSync(RESULT))
  for (const line of readFileSync(RESULT, 'utf8').split('\n')) if (/^\w/.test(line)) rows.set(line.split(' ')[0], line);
for (const name of chosen) {
  const fixtures = suite('engine/test/fixtures/behaviour.test.ts', name);
  const programs = suite('engine/test/fixtures/bench-programs.test.ts', name);
  rows.set(name, `${name.padEnd(18)} ${commit} ${day}  fixtures ${fixtures}  programs ${programs}  conformance ${conformance(name)}`);
  const known = Object.keys(OPTIONS).filter(n => rows.has(n));
  writeFileSync(RESULT, HEAD + known.map(n => rows.get(n) + '\n').join(''));
}
process.stdout.write(readFileSync(RESULT, 'utf8'));
