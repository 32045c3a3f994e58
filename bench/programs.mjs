/**
 * The suite on this engine and on the Pythons that are here: steady state and first value.
 *
 *   npm run bench -- [--only richards,nbody] [--categories float,dict] [--runtimes jitlens,cpython,pypy,pyodide] [--rounds R]
 *                    [--iterations N] [--engine-options "--no-inline"] [--json FILE] [--from FILE] [--write]
 *
 * Paired and interleaved: in every round each program runs once on each runtime, one after the other, in fresh processes, so
 * that a slow minute of the machine hits all of them; ratios are of medians over rounds. With --write the figures go to
 * docs/benchmarks.md, .json and .svg; --from takes those that --json wrote. Knows nothing of the engine but its command line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { drawChart } from './chart.mjs';
import { choosePrograms, geometricMean, measureFirst, measureSteady, median, readOptions } from './measure.mjs';
import { machine, markdownTable, ratio, writeFigures } from './report.mjs';
import { findRuntimes, RUNTIME_NAMES } from './runtimes.mjs';

const BASE = 'cpython';
const KINDS = ['steady', 'first'];

export function main(args) {
  const options = readOptions(args, {
    runtimes: { type: 'string', default: RUNTIME_NAMES.join(',') },
    iterations: { type: 'string', default: '10' },
    'engine-options': { type: 'string', default: '' },
    from: { type: 'string' },
  });
  const result = options.from ? JSON.parse(readFileSync(options.from, 'utf8')) : measure(options);
  console.log(textOf(result));
  if (options.json) writeFileSync(options.json, JSON.stringify(result, null, 2) + '\n');
  if (options.write) writeFigures('speed', result, textOf(result), { 'benchmarks.svg': drawChart(result) });
}

function measure(options) {
  const runtimes = findRuntimes(options.runtimes.split(','), options['engine-options'].split(' ').filter(Boolean));
  const programs = choosePrograms(options);
  if (runtimes.length === 0 || programs.length === 0) throw new Error('nothing to measure');
  const about = { machine: machine(), rounds: Number(options.rounds), iterations: Number(options.iterations) };
  const measured = { ...about, programs: measureAll(runtimes, programs, about) };
  const versions = runtimes.map(({ name, version }) => ({ name, version }));
  return { ...measured, runtimes: versions, means: meansOf(versions, measured.programs) };
}

function measureAll(runtimes, programs, { rounds, iterations }) {
  const rows = programs.map(program => ({ ...program, samples: runtimes.map(() => ({ steady: [], first: [] })), outputs: new Set() }));
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      runtimes.forEach((runtime, i) => sample(runtime, row, row.samples[i], iterations));
      console.error(`round ${round + 1} of ${rounds}: ${row.name}`);
    }
  }
  return rows.map(row => summarise(row, runtimes));
}

/** Adds one reading of each kind; the first error stays, and ends the measurement of this pair. */
function sample(runtime, row, into, iterations) {
  if (into.error) return;
  const repeats = Math.max(2, Math.round(iterations * runtime.repeats));
  const readings = { steady: measureSteady(runtime, row.path, repeats), first: measureFirst(runtime, row.path) };
  for (const kind of KINDS) {
    const { error, seconds, output } = readings[kind];
    if (error) into.error = error;
    else into[kind].push(seconds);
    if (!error) row.outputs.add(output);
  }
}

function summarise({ name, category, samples, outputs }, runtimes) {
  const results = {};
  runtimes.forEach((runtime, i) => {
    const { steady, first, error } = samples[i];
    results[runtime.name] = error ? { error } : { steady: median(steady), first: median(first), samples: { steady, first } };
  });
  return { name, category, results, sameOutput: outputs.size <= 1 };
}

/** How many times faster than CPython; null where one of the two has no figure. */
function speedup(row, runtime, kind) {
  const [base, own] = [row.results[BASE]?.[kind], row.results[runtime]?.[kind]];
  return base && own ? base / own : null;
}

/** kind → runtime → {categories, mean}: the mean of a category over its programs, and the geometric mean of those means. */
function meansOf(runtimes, programs) {
  const categories = [...new Set(programs.map(row => row.category))];
  const of = (runtime, kind) => {
    const means = categories.map(category => {
      const known = programs.filter(row => row.category === category).map(row => speedup(row, runtime, kind));
      return [category, meanOf(known)];
    });
    return { categories: Object.fromEntries(means), mean: meanOf(means.map(([, mean]) => mean)) };
  };
  return Object.fromEntries(KINDS.map(kind => [kind, Object.fromEntries(runtimes.map(({ name }) => [name, of(name, kind)]))]));
}

function meanOf(ratios) {
  const known = ratios.filter(x => x !== null);
  return known.length > 0 ? geometricMean(known) : null;
}

function textOf(result) {
  const others = result.runtimes.map(({ name }) => name).filter(name => name !== BASE);
  const versions = result.runtimes.map(({ name, version }) => `${name} ${version}`).join(', ');
  return [
    'Times faster than CPython (below 1 is slower), by category:',
    categoryTable(result, others),
    'By program:',
    programTable(result, others),
    `${versions}. ${result.rounds} rounds of ${result.iterations} repetitions; ${result.machine}`,
    ...failures(result),
  ].join('\n\n');
}

const titles = others => KINDS.flatMap(kind => others.map(name => `${name}, ${kind}`));

function categoryTable({ means }, others) {
  const [example] = Object.values(means.steady);
  const cells = pick => KINDS.flatMap(kind => others.map(name => pick(means[kind][name])));
  const rows = Object.keys(example.categories).map(category => [category, ...cells(of => ratio(of.categories[category]))]);
  return markdownTable(['category', ...titles(others)], [...rows, ['**geometric mean**', ...cells(of => `**${ratio(of.mean)}**`)]]);
}

function programTable({ programs, runtimes }, others) {
  const rows = programs.map(row => [
    row.name,
    row.category,
    milliseconds(row.results[BASE]?.steady),
    ...KINDS.flatMap(kind => others.map(name => ratio(speedup(row, name, kind)))),
  ]);
  const hasBase = runtimes.some(({ name }) => name === BASE);
  return markdownTable(['program', 'category', hasBase ? 'CPython, ms' : '', ...titles(others)], rows);
}

const milliseconds = seconds => (seconds === undefined ? '' : (seconds * 1000).toFixed(0));

function failures({ programs }) {
  const differing = programs.filter(row => !row.sameOutput).map(row => `${row.name}: the runtimes print different results.`);
  const failed = programs.flatMap(row =>
    Object.entries(row.results)
      .filter(([, result]) => result.error)
      .map(([name, { error }]) => `${row.name} on ${name}: ${error}.`),
  );
  return [...differing, ...failed];
}
