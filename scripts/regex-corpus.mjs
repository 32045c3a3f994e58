/**
 * Writes the corpus that the regular expression tests compare with, from CPython 3.13.
 *
 *   node scripts/regex-corpus.mjs [--check]
 *
 * What is in it: engine/test/modules/sre/regex_corpus.py. Knows nothing of the engine.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'engine/test/modules/sre');
const corpus = join(folder, 'corpus.json');

const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0' };
const text = execFileSync('python3.13', ['-I', join(folder, 'regex_corpus.py')], { encoding: 'utf8', env, maxBuffer: 2 ** 26 });

if (!process.argv.includes('--check')) {
  writeFileSync(corpus, text);
} else if (readFileSync(corpus, 'utf8') !== text) {
  console.error('engine/test/modules/sre/corpus.json is not what CPython says; run: node scripts/regex-corpus.mjs');
  process.exit(1);
}
