/**
 * Compares regular expressions with CPython 3.13: test-fixtures/regex/corpus.py runs in both, line by line.
 *
 *   node scripts/regex-corpus.mjs
 *
 * Needs python3.13 with its test folder, from which re_tests and test_re are read; says so where there is none. Knows
 * nothing of the engine.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const corpus = join(root, 'test-fixtures/regex/corpus.py');
const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONDONTWRITEBYTECODE: '1' };
const run = (command, args) => spawnSync(command, args, { env, encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 26 });

const folder = run('python3.13', ['-c', 'import test.re_tests, os; print(os.path.dirname(test.re_tests.__file__))']);
if (folder.status !== 0) {
  console.log('NOT TESTED: python3.13 or its test folder is missing');
  process.exit(0);
}
const tests = folder.stdout.trim();
const expected = run('python3.13', [corpus, tests]).stdout.split('\n');
const found = run(process.execPath, [join(root, 'dist/cli.js'), 'run', '--allow-read', tests, corpus, tests]).stdout.split('\n');
const different = expected.flatMap((line, i) => (line === found[i] ? [] : [`expected ${line}\nfound    ${found[i]}`]));
for (const text of different.slice(0, 20)) console.log(text);
console.log(`${expected.length - 1} pairs, ${different.length} different`);
process.exit(different.length > 0 ? 1 : 0);
