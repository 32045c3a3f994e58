/**
 * Runs random programs on CPython 3.13 and on the engine in several configurations, and compares what they write.
 *
 *   node scripts/fuzz.mjs [--count N] [--seed S | --seeds S,S,…] [--batch B] [--rounds R] [--configurations interpreter,eager,stress-deopt-1,…] [--show SEED] [--keep FOLDER] [--cli FILE]
 *
 * `--record` adds the result to `scripts/fuzz/results.txt`.
 * Program k of a run has seed S + k (`scripts/fuzz/programs.mjs`). A batch of programs shares one process of each side.
 * A program that differs is made smaller line by line and printed; `--keep` writes it there as a fixture, too.
 * Two that both run into the recursion limit agree: how far each comes before that is its own.
 * Without CPython 3.13 the interpreter is what the other configurations are compared with.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from './configurations.mjs';
import { program } from './fuzz/programs.mjs';
import { smaller } from './fuzz/shrink.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const runner = join(root, 'scripts/fuzz/run_programs.py');

/** What `--record` adds a line to: the last long runs. */
const RECORD = join(root, 'scripts/fuzz/results.txt');

/** A side that writes nothing for so long has hung. */
const SILENCE_SECONDS = 60;

const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);

if (args.includes('--show')) {
  process.stdout.write(program(Number(option('--show'))));
  process.exit(0);
}

/** Another build than dist/ may be tested, so that this one can be made anew meanwhile. */
const cli = resolve(option('--cli', join(root, 'dist/cli.js')));
const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONHASHSEED: '0' };
const python = findPython();
const names = option('--configurations', 'interpreter,eager,stress-deopt-1,stress-deopt-7').split(',');
const sides = [...(python === null ? [] : ['cpython']), ...names];
const work = mkdtempSync(join(tmpdir(), 'fuzz-'));

function findPython() {
  try {
    return execFileSync('python3.13', ['-c', 'import sys; print(sys.executable)'], { env, encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** What one side writes for each program; `null` and why for those it did not come to. */
function run(side, programs) {
  const file = join(work, `${side}.jsonl`);
  writeFileSync(file, programs.map(p => JSON.stringify(p) + '\n').join(''));
  const [command, ...rest] =
    side === 'cpython' ? [python, '-P', '-s', runner, file] : ['node', cli, 'run', ...OPTIONS[side], '--allow-read', work, runner, file];
  return new Promise(done => {
    const child = spawn(command, rest, { env: side === 'cpython' ? { ...env, PYTHONUTF8: '1' } : env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
      timer.refresh();
    });
    child.stderr.on('data', chunk => (stderr = (stderr + chunk).slice(-1500)));
    const timer = setTimeout(() => child.kill('SIGKILL'), SILENCE_SECONDS * 1000);
    child.on('close', status => {
      clearTimeout(timer);
      const results = new Array(programs.length).fill(null);
      for (const line of stdout.split('\n')) {
        if (!line.endsWith(']')) continue;
        const [index, written] = JSON.parse(line);
        results[index] = JSON.stringify(written);
      }
      done({ results, ended: status === 0 ? '' : `exit ${status}: ${stderr.trim()}` });
    });
  });
}

/** What one side writes for each of the programs, whatever becomes of some: after one that ends the process it goes on with the next. */
async function runWhole(side, programs) {
  const written = [];
  while (written.length < programs.length) {
    const { results, ended } = await run(side, programs.slice(written.length));
    const missing = results.indexOf(null);
    written.push(...(missing < 0 ? results : [...results.slice(0, missing), ended]));
  }
  return written;
}

/** Every program that differs: its index, and two sides with what each wrote. */
async function differences(programs, among = sides) {
  const outcomes = [];
  for (const side of among) outcomes.push({ side, written: await runWhole(side, programs) });
  const [reference, ...others] = outcomes;
  const ofProgram = index => {
    const other = others.find(o => o.written[index] !== reference.written[index] || !o.written[index].endsWith(']'));
    if (other?.written[index].includes('RecursionError') && reference.written[index].includes('RecursionError')) return undefined;
    return other && { index, sides: [reference, other].map(o => ({ side: o.side, written: o.written[index] })) };
  };
  return programs.map((_, i) => ofProgram(i)).filter(d => d !== undefined);
}

/** Where the two texts part. */
function parting(a, b) {
  const at = [...a].findIndex((c, i) => c !== b[i]);
  const from = Math.max(0, at - 120);
  return [a, b].map(text => text.slice(from, from + 360));
}

const first = Number(option('--seed', '1'));
/** `--seeds`: just these, those that differed once for instance. */
const listed = option('--seeds', null)?.split(',').map(Number);
const count = listed?.length ?? Number(option('--count', '200'));
const batch = Number(option('--batch', '200'));
const keep = option('--keep', null);
/** How often a program that differs is made smaller. */
const rounds = Number(option('--rounds', '60'));
let found = 0;

async function report(seed, text, difference) {
  found++;
  const two = difference.sides.map(o => o.side);
  const firstFailing = async programs => (await differences(programs, two))[0]?.index ?? -1;
  console.log(`seed ${seed}: ${two.join(' and ')} differ`);
  const alone = (await firstFailing([text])) === 0;
  const small = alone ? await smaller(text, firstFailing, rounds) : text;
  const shown = alone ? ((await differences([small], two))[0] ?? difference) : difference;
  const [a, b] = shown.sides;
  const texts = parting(a.written, b.written);
  console.log(alone ? '' : '(not when run alone)');
  console.log(small + `-- ${a.side}: ${texts[0]}\n-- ${b.side}: ${texts[1]}`);
  if (keep === null) return;
  mkdirSync(keep, { recursive: true });
  writeFileSync(join(keep, `seed-${seed}.py`), small);
}

for (let from = 0; from < count; from += batch) {
  const seeds = Array.from({ length: Math.min(batch, count - from) }, (_, i) =>
    listed === undefined ? first + from + i : listed[from + i],
  );
  const programs = seeds.map(program);
  for (const difference of await differences(programs)) await report(seeds[difference.index], programs[difference.index], difference);
  console.log(`${from + seeds.length} programs, ${found} differ`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${count} programs on ${sides.join(', ')}: ${found === 0 ? 'all agree' : `${found} differ`}`);
if (args.includes('--record')) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const seeds = `seeds ${first} to ${first + count - 1}`;
  appendFileSync(RECORD, `${commit} ${new Date().toISOString().slice(0, 10)}  ${seeds}  ${sides.join(' = ')}  ${found} differ\n`);
}
process.exitCode = found === 0 ? 0 : 1;
