/**
 * What a JIT outside its VM gains: the programs under the interpreter without and with its caches, under the dispatch-only
 * JIT of docs/examples, and under the engine's own. Writes the table of docs/why-inside.md.
 *
 *   node bench/why-inside.mjs [--rounds R] [--iterations N] [--only a,b] [--write]
 *
 * Interleaved: in every round each tier runs each program once, in a fresh process, one after the other. A process repeats its
 * program N times (`--bench N`). The best reading of all rounds counts: whatever else a machine does only adds time.
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
    iterations: { type: 'string', default: '3' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const plugin = file => ['--plugin', path.join(root, file)];

/** The second is what the others are compared with. `iterations`: as many times the usual repetitions. */
const TIERS = [
  { name: 'no caches', args: ['--jit', 'off', '--no-ic'] },
  { name: 'interpreter', args: ['--jit', 'off'] },
  { name: 'empty evaluator', args: ['--jit', 'off', ...plugin('bench/why-inside/empty-evaluator.mjs')] },
  { name: 'dispatch-only', args: ['--jit', 'off', ...plugin('docs/examples/dispatch-only.mjs')] },
  // several repetitions go by until all that is hot is compiled
  { name: 'full JIT', args: ['--jit', 'on'], iterations: 4 },
];
const BASE = 1;

const geometricMean = numbers => Math.exp(numbers.reduce((sum, x) => sum + Math.log(x), 0) / numbers.length);

/** Seconds of the best iteration of one fresh process, and what it printed. */
function measure({ args, iterations = 1 }, program) {
  const command = [
    path.join(root, 'dist/cli.js'),
    'run',
    ...args,
    path.join(programs, program),
    '--bench',
    String(iterations * Number(options.iterations)),
  ];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: 300_000 });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${run.stderr}`);
  const seconds = run.stderr
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter(s => s > 0);
  return { seconds: Math.min(...seconds), output: run.stdout };
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
  const best = samples.get(name).map(readings => Math.min(...readings));
  return { name: name.slice(0, -3), ms: best[BASE] * 1000, speeds: best.map(s => best[BASE] / s) };
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
