/**
 * Whole programs, steady state, on this engine and on the Pythons that are here.
 *
 *   node bench/programs.mjs [--rounds R] [--iterations N] [--only a,b] [--engine-options "--jit off"] [--json FILE] [--pypy]
 *
 * Paired and interleaved: in every round each runtime runs each program once, in a fresh process, one after the other,
 * so that a slow minute of the machine hits all of them. A process repeats its program N times (`--bench N`) and counts
 * as the median of the last half of its iterations; a runtime as the median over rounds.
 * Knows nothing of the engine but its command line.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const programs = join(root, 'test-fixtures/programs');

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    iterations: { type: 'string', default: '10' },
    only: { type: 'string' },
    'engine-options': { type: 'string', default: '' },
    json: { type: 'string' },
    pypy: { type: 'boolean', default: false },
  },
});

const pythonEnv = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONUTF8: '1' };

/** {name, command, args, version} of what can run here; what is missing is said. */
function findRuntimes() {
  const cli = join(root, 'dist/cli.js');
  const engineOptions = options['engine-options'].split(' ').filter(Boolean);
  const wanted = [
    {
      name: 'jitlens',
      command: process.execPath,
      args: [cli, 'run', ...engineOptions],
      missing: !existsSync(cli) && 'dist/cli.js is not built',
    },
    { name: 'cpython', command: 'python3.13', args: [] },
    ...(options.pypy ? [{ name: 'pypy', command: 'pypy3', args: [] }] : []),
  ];
  const found = [];
  for (const runtime of wanted) {
    const reason = runtime.missing || reasonMissing(runtime);
    if (reason) console.error(`${runtime.name}: not measured, ${reason}`);
    else found.push({ ...runtime, version: versionOf(runtime) });
  }
  return found;
}

function reasonMissing({ command, args }) {
  const probe = spawnSync(command, [...args, '-c', 'print(6 * 7)'], { env: pythonEnv });
  if (probe.error) return `${command} is not here`;
  return String(probe.stdout).trim() === '42' ? undefined : `${command} does not run: ${String(probe.stderr).trim().split('\n').at(-1)}`;
}

function versionOf({ command, args }) {
  const probe = spawnSync(command, [...args, '-c', 'import sys; print(sys.version.split(" ")[0], sys.implementation.name)'], {
    env: pythonEnv,
  });
  return String(probe.stdout).trim();
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const geometricMean = numbers => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);

/** One fresh process: seconds per iteration in the steady state, seconds of the first iteration, and what it printed. */
function measure(runtime, program) {
  const args = [...runtime.args, join(programs, program), '--bench', options.iterations];
  const run = spawnSync(runtime.command, args, { env: pythonEnv, maxBuffer: 1 << 26 });
  if (run.status !== 0) return { error: `status ${run.status}: ${String(run.stderr).trim().split('\n').at(-1)}` };
  const seconds = String(run.stderr).trim().split('\n').map(Number);
  const steady = median(seconds.slice(Math.floor(seconds.length / 2)));
  return Number.isFinite(steady) ? { steady, first: seconds[0], output: String(run.stdout) } : { error: 'printed no times' };
}

/** program → runtime → {steady, first, rounds} or {error}. */
function measureAll(runtimes, names) {
  const samples = new Map(names.map(name => [name, new Map(runtimes.map(runtime => [runtime.name, []]))]));
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const name of names) {
      for (const runtime of runtimes) samples.get(name).get(runtime.name).push(measure(runtime, name));
    }
    console.error(`round ${round + 1} of ${options.rounds}`);
  }
  return names.map(name => ({ program: name.replace('.py', ''), ...summarise(samples.get(name)) }));
}

function summarise(byRuntime) {
  const results = {};
  for (const [runtime, runs] of byRuntime) {
    const failed = runs.find(run => run.error);
    const steady = runs.map(run => run.steady);
    results[runtime] = failed
      ? { error: failed.error }
      : { steady: median(steady), first: median(runs.map(run => run.first)), rounds: steady };
  }
  const outputs = new Set([...byRuntime.values()].flat().flatMap(run => (run.output === undefined ? [] : [run.output])));
  return { results, sameOutput: outputs.size <= 1 };
}

/** How many times faster than CPython; undefined where one of them has no figure. */
function speedup(row, name) {
  const base = row.results.cpython?.steady;
  const own = row.results[name]?.steady;
  return base && own ? base / own : undefined;
}

function printTable(runtimes, rows) {
  const others = runtimes.filter(runtime => runtime.name !== 'cpython').map(runtime => runtime.name);
  const heading = [
    'program'.padEnd(18),
    ...runtimes.map(({ name }) => `${name} ms`.padStart(12)),
    ...others.map(name => `${name} ×`.padStart(11)),
  ];
  console.log(heading.join(''));
  for (const row of rows) {
    const times = runtimes.map(({ name }) => milliseconds(row.results[name]).padStart(12));
    const ratios = others.map(name => (speedup(row, name)?.toFixed(2) ?? '-').padStart(11));
    console.log([row.program.padEnd(18), ...times, ...ratios].join('') + (row.sameOutput ? '' : '  outputs differ'));
    for (const { name } of runtimes) if (row.results[name].error) console.log(`  ${name}: ${row.results[name].error}`);
  }
  const means = others.map(name => meanOf(rows, name).padStart(11));
  console.log(['geometric mean'.padEnd(18), ...runtimes.map(() => ''.padStart(12)), ...means].join(''));
}

const milliseconds = result => (result.error ? 'failed' : (result.steady * 1000).toFixed(1));

function meanOf(rows, name) {
  const ratios = rows.map(row => speedup(row, name)).filter(ratio => ratio !== undefined);
  return ratios.length === 0 ? '-' : geometricMean(ratios).toFixed(2) + (ratios.length < rows.length ? ` (${ratios.length})` : '');
}

function main() {
  const wanted = options.only?.split(',').map(name => `${name.replace('.py', '')}.py`);
  const names = readdirSync(programs).filter(name => name.endsWith('.py') && (!wanted || wanted.includes(name)));
  const runtimes = findRuntimes();
  if (runtimes.length === 0 || names.length === 0) {
    console.error('nothing to measure');
    process.exit(2);
  }
  const rows = measureAll(runtimes, names.sort());
  for (const { name, version } of runtimes) console.log(`${name}: ${version}`);
  console.log(`${options.rounds} rounds of ${options.iterations} iterations, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}\n`);
  printTable(runtimes, rows);
  if (options.json) writeJson(runtimes, rows);
}

function writeJson(runtimes, rows) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const about = {
    engine: version,
    rounds: Number(options.rounds),
    iterations: Number(options.iterations),
    engineOptions: options['engine-options'],
  };
  const report = { ...about, runtimes: runtimes.map(({ name, version }) => ({ name, version })), programs: rows };
  writeFileSync(options.json, JSON.stringify(report, null, 2) + '\n');
}

main();
