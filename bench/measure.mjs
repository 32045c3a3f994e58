/** Fresh processes and what their readings come to. Knows of a runtime its command line, of a program `--bench N`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { SUITE } from './suite.mjs';

/** What hangs is ended after so long, and reported. */
const TIMEOUT_MS = 300_000;

export const environment = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONUTF8: '1' };

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const geometricMean = numbers => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);

/** @returns {{seconds: number, stdout: string, stderr: string} | {error: string}} of a whole process, start-up included */
export function runProcess({ command, args }, words) {
  const start = performance.now();
  const run = spawnSync(command, [...args, ...words], { env: environment, encoding: 'utf8', maxBuffer: 1 << 26, timeout: TIMEOUT_MS });
  const seconds = (performance.now() - start) / 1000;
  if (run.error) return { error: run.error.message };
  if (run.status !== 0) return { error: `${run.signal ?? `status ${run.status}`}: ${run.stderr.trim().split('\n').at(-1)}` };
  return { seconds, stdout: run.stdout, stderr: run.stderr };
}

/** The steady state of one process: seconds of a repetition, the median of the last half; what is compiled late is not in it. */
export function measureSteady(runtime, path, iterations) {
  const run = runProcess(runtime, [path, '--bench', String(iterations)]);
  if (run.error) return run;
  const laps = run.stderr.trim().split('\n').map(Number);
  const seconds = median(laps.slice(Math.floor(laps.length / 2)));
  return Number.isFinite(seconds) ? { seconds, laps, output: run.stdout } : { error: 'printed no times' };
}

/** The first value: seconds from the start of a process to its end, for one repetition. */
export function measureFirst(runtime, path) {
  const run = runProcess(runtime, [path]);
  return run.error ? run : { seconds: run.seconds, output: run.stdout };
}

/** @param {string[]} args of the command line @param {object} own options, beside those that all measurements have */
export function readOptions(args, own, defaults = {}) {
  const options = {
    only: { type: 'string' },
    categories: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    json: { type: 'string' },
    ...own,
  };
  for (const [name, value] of Object.entries(defaults)) options[name].default = value;
  return parseArgs({ args, options }).values;
}

/** The programs that `--only` or `--categories` name; all of them otherwise. */
export function choosePrograms({ only, categories }) {
  const names = only?.split(',').map(name => name.replace(/\.py$/, ''));
  const unknown = names?.filter(name => !SUITE.some(program => program.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`no such program: ${unknown.join(', ')}`);
  const wanted = categories?.split(',');
  return SUITE.filter(({ name, category }) => (names?.includes(name) ?? true) && (wanted?.includes(category) ?? true));
}
