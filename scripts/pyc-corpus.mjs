/**
 * Makes the .pyc files of test-fixtures/pyc with CPython 3.13: of the ten programs, and of constructs.py, whose output it
 * stores beside it. Tests read them where there is no CPython.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './pyc-front.mjs';

const fixtures = fileURLToPath(new URL('../test-fixtures/', import.meta.url));
const sources = ['programs', 'pyc'].flatMap(f =>
  readdirSync(path.join(fixtures, f))
    .filter(n => n.endsWith('.py'))
    .map(n => `${f}/${n}`),
);

/** Without the time of the source and without this machine's paths, so that the same source gives the same file. */
const COMPILE = `
import py_compile, sys
unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
for source in sys.argv[1:]:
    name = source.rpartition('/')[2]
    py_compile.compile(source, cfile='pyc/' + name + 'c', dfile=name, doraise=True, invalidation_mode=unchecked)
`;

const options = { cwd: fixtures, env: pythonEnvironment(), encoding: 'utf8' };
const { status, stderr } = spawnSync('python3.13', ['-c', COMPILE, ...sources], options);
if (status !== 0) throw new Error(stderr);
writeFileSync(path.join(fixtures, 'pyc/constructs.out'), spawnSync('python3.13', ['pyc/constructs.pyc'], options).stdout);
