/**
 * Operations of builtin types against CPython 3.13, as ratios.
 *
 *   node bench/micro.mjs [--rounds R] [--budget SECONDS] [--only a,b] [--engine-options "--jit off"] [--json FILE]
 *
 * Paired and interleaved: in every round each runtime measures all operations of micro.py in a fresh process, one after
 * the other. An operation counts as its best round on each side; the ratio is CPython's time over ours, so above 1 is
 * faster than CPython. Knows nothing of the engine but its command line.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    budget: { type: 'string', default: '0.05' },
    only: { type: 'string' },
    'engine-options': { type: 'string', default: '' },
    json: { type: 'string' },
  },
});

const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONHASHSEED: '1' };
const runtimes = [
  {
    name: 'jitlens',
    command: process.execPath,
    args: [join(root, 'dist/cli.js'), 'run', ...options['engine-options'].split(' ').filter(Boolean)],
  },
  { name: 'cpython', command: 'python3.13', args: [] },
];

/** @returns {Map<string, number>} seconds by operation */
function measure({ name, command, args }) {
  const program = [join(root, 'bench/micro.py'), options.budget, ...(options.only === undefined ? [] : [options.only])];
  const run = spawnSync(command, [...args, ...program], { env, encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`${name}: ${run.error?.message ?? run.stderr}`);
  return new Map(
    run.stdout
      .trim()
      .split('\n')
      .map(line => line.split(' '))
      .map(([operation, seconds]) => [operation, Number(seconds)]),
  );
}

const best = { jitlens: new Map(), cpython: new Map() };
for (let round = 0; round < Number(options.rounds); round++) {
  for (const runtime of runtimes) {
    const times = best[runtime.name];
    for (const [operation, seconds] of measure(runtime)) times.set(operation, Math.min(seconds, times.get(operation) ?? Infinity));
  }
}

const rows = [...best.cpython].map(([operation, seconds]) => ({ operation, ratio: seconds / best.jitlens.get(operation) }));
rows.sort((a, b) => a.ratio - b.ratio);
for (const { operation, ratio } of rows) {
  const micros = (best.jitlens.get(operation) * 1e6).toFixed(1);
  console.log(`${operation.padEnd(22)} ${ratio.toFixed(2).padStart(6)}×  ${micros.padStart(9)} µs${ratio < 0.5 ? '  slower than 2×' : ''}`);
}
const mean = Math.exp(rows.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / rows.length);
console.log(`${'geometric mean'.padEnd(22)} ${mean.toFixed(2).padStart(6)}×`);
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ mean, rows }, null, 1));
