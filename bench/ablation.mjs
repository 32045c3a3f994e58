/**
 * What each part of the engine gains: the programs under ever more of it, steady state, relative to the interpreter
 * without caches.
 *
 *   npm run bench -- ablation [--only a,b] [--categories c,d] [--rounds R] [--iterations N] [--json FILE] [--write]
 *
 * By default one program of each category, the last that the suite names. Interleaved like the speed section: a round
 * runs each program once in each tier, in fresh processes.
 */
import { writeFileSync } from 'node:fs';
import { choosePrograms, geometricMean, measureSteady, median, readOptions } from './measure.mjs';
import { machine, markdownTable, ratio, writeFigures } from './report.mjs';
import { engineWith } from './runtimes.mjs';

/** Each adds one thing to the one before. `repeats` as in runtimes.mjs: what only interprets is steady at once. */
const TIERS = [
  { name: 'interpreter', options: ['--jit', 'off', '--no-ic'], repeats: 0.2 },
  { name: 'dispatch removed', options: ['--jit', 'generic', '--no-ic'], repeats: 0.6 },
  { name: '+ inline caches', options: ['--jit', 'generic'], repeats: 0.6 },
  { name: '+ shapes and types', options: ['--jit', 'on', '--no-unbox', '--no-inline'], repeats: 1 },
  { name: '+ unboxing', options: ['--jit', 'on', '--no-inline'], repeats: 1 },
  { name: '+ inlining', options: ['--jit', 'on'], repeats: 1 },
];

export function main(args) {
  const options = readOptions(args, { iterations: { type: 'string', default: '10' } }, { rounds: '1' });
  const programs = options.only || options.categories ? choosePrograms(options) : onePerCategory(choosePrograms(options));
  const about = { machine: machine(), rounds: Number(options.rounds), iterations: Number(options.iterations) };
  const rows = programs.map(program => ({ ...program, samples: TIERS.map(() => []), outputs: new Set(), errors: [] }));
  for (let round = 0; round < about.rounds; round++) for (const row of rows) measureRow(row, about.iterations);
  const result = { ...about, tiers: TIERS, programs: rows.map(summarise) };
  console.log(textOf(result));
  if (options.json) writeFileSync(options.json, JSON.stringify(result, null, 2) + '\n');
  if (options.write) writeFigures('ablation', result, textOf(result));
}

const onePerCategory = programs => [...new Map(programs.map(program => [program.category, program])).values()];

function measureRow(row, iterations) {
  TIERS.forEach(({ name, options, repeats }, i) => {
    const run = measureSteady(engineWith(options), row.path, Math.max(2, Math.round(iterations * repeats)));
    if (run.error) row.errors.push(`${row.name}, ${name}: ${run.error}.`);
    else row.samples[i].push(run.seconds);
    if (!run.error) row.outputs.add(run.output);
  });
  console.error(row.name);
}

function summarise({ name, category, samples, outputs, errors }) {
  const differs = outputs.size > 1 ? [`${name}: the tiers print different results.`] : [];
  return {
    name,
    category,
    seconds: samples.map(readings => (readings.length > 0 ? median(readings) : null)),
    errors: [...differs, ...errors],
  };
}

function textOf({ tiers, programs, machine, rounds, iterations }) {
  const speeds = programs.map(({ seconds: [base, ...rest] }) => [base, ...rest].map(s => (base && s ? base / s : null)));
  const rows = programs.map(({ name, seconds }, i) => [name, seconds[0] ? (seconds[0] * 1000).toFixed(0) : '', ...speeds[i].map(ratio)]);
  const means = tiers
    .map((_, i) => speeds.map(row => row[i]).filter(x => x !== null))
    .map(known => (known.length > 0 ? geometricMean(known) : null));
  const last = ['**geometric mean**', '', ...means.map(mean => `**${ratio(mean)}**`)];
  const table = markdownTable(['program', 'interpreter, ms', ...tiers.map(({ name }) => name)], [...rows, last]);
  const errors = programs.flatMap(({ errors }) => errors);
  return [table, `${rounds} rounds of ${iterations} repetitions; ${machine}`, ...errors].join('\n\n');
}
