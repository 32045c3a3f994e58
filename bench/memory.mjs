/**
 * What programs need in memory, here and on CPython: the peak of all processes of a run, above that of an empty program.
 *
 *   npm run bench -- memory [--only a,b] [--categories c,d] [--rounds R] [--at-least MB] [--json FILE] [--write]
 *
 * Compared are the programs for which CPython needs at least so many MB (20) more than for an empty one. Linux only.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePrograms, geometricMean, readOptions } from './measure.mjs';
import { isSupported, measurePeak } from './peak-memory.mjs';
import { machine, markdownTable, ratio, writeFigures } from './report.mjs';
import { findRuntimes } from './runtimes.mjs';

const MB = 2 ** 20;

export async function main(args) {
  if (!isSupported) throw new Error('memory is read from /proc, which is not here');
  const options = readOptions(args, { 'at-least': { type: 'string', default: '20' } }, { rounds: '2' });
  const runtimes = findRuntimes(['jitlens', 'cpython']);
  if (runtimes.length < 2) throw new Error('both runtimes are needed');
  const about = { machine: machine(), rounds: Number(options.rounds), atLeast: Number(options['at-least']) };
  const empty = await withEmptyProgram(path => peaksOf(runtimes, path, about.rounds));
  const programs = [];
  for (const { name, category, path } of choosePrograms(options)) {
    const peaks = await peaksOf(runtimes, path, about.rounds);
    programs.push({ name, category, ...increments(peaks, empty) });
    console.error(name);
  }
  const result = { ...about, empty, programs };
  console.log(textOf(result));
  if (options.json) writeFileSync(options.json, JSON.stringify(result, null, 2) + '\n');
  if (options.write) writeFigures('memory', result, textOf(result));
}

async function withEmptyProgram(use) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'empty.py');
  writeFileSync(path, '');
  try {
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** runtime → MB, the highest over rounds: on a busy machine a look at the process comes too late, and is too low. */
async function peaksOf(runtimes, path, rounds) {
  const samples = Object.fromEntries(runtimes.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const runtime of runtimes) {
      const { bytes, error } = await measurePeak(runtime, [path]);
      if (error) throw new Error(`${path} on ${runtime.name}: ${error}`);
      samples[runtime.name].push(bytes / MB);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, readings]) => [name, Math.max(...readings)]));
}

const increments = (peaks, empty) => ({ jitlens: peaks.jitlens - empty.jitlens, cpython: peaks.cpython - empty.cpython });

function textOf({ empty, programs, atLeast, machine, rounds }) {
  const large = programs.filter(({ cpython }) => cpython >= atLeast);
  const rows = large.map(({ name, jitlens, cpython }) => [name, cpython.toFixed(0), jitlens.toFixed(0), ratio(jitlens / cpython)]);
  if (large.length > 0) {
    const mean = geometricMean(large.map(({ jitlens, cpython }) => jitlens / cpython));
    rows.push(['**geometric mean**', '', '', `**${ratio(mean)}**`]);
  }
  const others = programs.length - large.length;
  return [
    `Empty program: ${empty.jitlens.toFixed(0)} MB here, ${empty.cpython.toFixed(0)} MB on CPython. Above that, at the peak:`,
    markdownTable(['program', 'CPython, MB', 'JitLens, MB', 'ratio'], rows),
    `Measured and left out: ${others} programs that need less than ${atLeast} MB on CPython. The highest of ${rounds} rounds; ${machine}`,
  ].join('\n\n');
}
