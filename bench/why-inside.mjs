/**
 * What a JIT outside its VM gains: the programs under the interpreter without and with its caches, under the dispatch-only
 * JIT of docs/examples, and under the engine's own. Writes the table of docs/why-inside.md.
 *
 *   node bench/why-inside.mjs [--rounds R] [--iterations N] [--only a,b] [--write]
 *
 * Paired and interleaved: in every round each tier runs each program once, in a fresh process, one after the other. A process
 * repeats its program N times (`--bench N`) and counts as the median of the last half; a tier as the median over rounds.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = path.join(root, 'docs/why-inside.md');
const programs = path.join(root, 'test-fixtures/programs');

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    iterations: { type: 'string', default: '4' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const plugin = file => ['--plugin', path.join(root, file)];

/** The second is what the others are compared with. */
const TIERS = [
  { name: 'no caches', args: ['--jit', 'off', '--no-ic'] },
  { name: 'interpreter', args: ['--jit', 'off'] },
  { name: 'empty evaluator', args: ['--jit', 'off', ...plugin('bench/why-inside/empty-evaluator.mjs')] },
  { name: 'dispatch-only', args: ['--jit', 'off', ...plugin('docs/examples/dispatch-only.mjs')] },
  { name: 'full JIT', args: ['--jit', 'on'] },
];
const BASE = 1;

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const geometricMean = numbers => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);

/** Seconds of an iteration in the steady state of one fresh process, and what it printed. */
function measure({ args }, program) {
  const command = [path.join(root, 'dist/cli.js'), 'run', ...args, path.join(programs, program), '--bench', options.iterations];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr}`);
  const seconds = run.stderr
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter(s => s > 0);
  return { seconds: median(seconds.slice(seconds.length >> 1)), output: run.stdout };
}

const chosen = options.only?.split(',');
const names = readdirSync(programs).filter(f => f.endsWith('.py') && (chosen === undefined || chosen.includes(f.slice(0, -3))));
const samples = new Map(names.map(name => [name, TIERS.map(() => [])]));
for (let round = 0; round < Number(options.rounds); round++) {
  for (const name of names) {
    const outputs = new Set();
    TIERS.forEach((tier, i) => {
      const { seconds, output } = measure(tier, name);
      samples.get(name)[i].push(seconds);
      outputs.add(output);
    });
    if (outputs.size > 1) throw new Error(`${name}: the tiers print different results`);
    console.error(`round ${round + 1}: ${name}`);
  }
}

const rows = names.map(name => {
  const medians = samples.get(name).map(median);
  return { name: name.slice(0, -3), ms: medians[BASE] * 1000, speeds: medians.map(s => medians[BASE] / s) };
});
const means = TIERS.map((_, i) => geometricMean(rows.map(r => r.speeds[i])));
const cell = x => `${x.toFixed(2)}×`;
const table = [
  `| program | interpreter, ms | ${TIERS.map(t => t.name).join(' | ')} |`,
  `|---|---:|${TIERS.map(() => '---:').join('|')}|`,
  ...rows.map(r => `| ${r.name} | ${r.ms.toFixed(0)} | ${r.speeds.map(cell).join(' | ')} |`),
  `| **geometric mean** | | ${means.map(m => `**${cell(m)}**`).join(' | ')} |`,
  '',
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${options.rounds} rounds of ${options.iterations} iterations.`,
].join('\n');

console.log(table);
if (options.write) {
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(/(<!-- table -->\n)[^]*?(\n<!-- end of table -->)/, (_, before, after) => before + table + after),
  );
}
