/** The Pythons that can be measured here, how each is started, and why one is left out. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess } from './measure.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/cli.js');

/** `repeats`: of the repetitions asked for, what a runtime needs to be steady. Those that compile need them all. */
const RUNTIMES = {
  jitlens: { command: process.execPath, args: [cli, 'run'], needs: cli, hint: 'npm run build', repeats: 1 },
  cpython: { command: 'python3.13', args: [], repeats: 0.4 },
  pypy: { command: 'pypy3', args: [], hint: 'apt-get install pypy3', repeats: 1 },
  pyodide: {
    command: process.execPath,
    args: [join(root, 'bench/pyodide-run.mjs')],
    needs: join(root, 'node_modules/pyodide'),
    hint: 'npm install',
    repeats: 0.4,
  },
};

export const RUNTIME_NAMES = Object.keys(RUNTIMES);

/** This engine with options for `jitlens run`. */
export const engineWith = options => ({ ...RUNTIMES.jitlens, args: [...RUNTIMES.jitlens.args, ...options] });

/** Runtimes by name, in that order, with their versions; what is missing is said on stderr and left out. */
export function findRuntimes(names, engineOptions = []) {
  return names.flatMap(name => {
    if (!(name in RUNTIMES)) throw new Error(`no such runtime: ${name} (${RUNTIME_NAMES.join(', ')})`);
    const runtime = { name, ...(name === 'jitlens' ? engineWith(engineOptions) : RUNTIMES[name]) };
    const { version, executable, missing } = probe(runtime);
    if (missing === undefined) return [{ ...runtime, version, command: executable ?? runtime.command }];
    console.error(`${name}: skipped, ${missing}${runtime.hint ? ` (${runtime.hint})` : ''}`);
    return [];
  });
}

const VERSION = 'import sys; print(sys.version.split(" ")[0], sys.implementation.name, sys.executable, sep="\\n")';

/** `executable`: of a native Python itself, without the scripts of a version manager before it. */
function probe(runtime) {
  if (runtime.needs && !existsSync(runtime.needs)) return { missing: `${runtime.needs} is not there` };
  const run = runProcess(runtime, ['-c', VERSION]);
  if (run.error) return { missing: run.error };
  const [version, implementation, executable] = run.stdout.trim().split('\n');
  return { version: `${version} (${implementation})`, executable: runtime.command === process.execPath ? undefined : executable };
}
