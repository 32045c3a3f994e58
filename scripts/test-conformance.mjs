/**
 * Runs CPython 3.13's own test files on the engine and holds it to what passed before.
 *
 *   node scripts/test-conformance.mjs [--jit off|eager|CONFIGURATION] [--update] [--why] [test_NAME…]
 *
 * The files come from the installed python3.13 and are never copied. `scripts/conformance/passing.txt` lists the ids that
 * pass, a line a class; `eager-exceptions.txt` those of them that do not pass yet with the JIT eager (`test_NAME: *`: the
 * whole file is left out there, as the engine itself fails in it). Without `--jit` both
 * configurations run. `--update` adds what passes now (and, asked for by name, new files) and keeps all that was listed.
 * Knows nothing of the tests themselves.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from './configurations.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const here = join(root, 'scripts/conformance');
const PASSING = join(here, 'passing.txt');
const EXCEPTIONS = join(here, 'eager-exceptions.txt');
const SECONDS = { off: 120, interpreter: 120 };
const SECONDS_COMPILED = 240;
const isInterpreted = jit => jit === 'off' || optionsOf(jit).includes('off');
/** `off` and `eager` are what the ratchet holds; the other configurations are for the matrix. */
const optionsOf = jit => (jit === 'off' ? OPTIONS.interpreter : OPTIONS[jit]);
const secondsOf = jit => SECONDS[jit] ?? SECONDS_COMPILED;
const WORKERS = Math.max(1, Math.min(2, availableParallelism()));

const args = process.argv.slice(2);
const flag = name => args.includes(name);
const option = name => (args.includes(name) ? args[args.indexOf(name) + 1] : null);
const named = args.filter((a, i) => a.startsWith('test_') && args[i - 1] !== '--jit');

// ---- lists: `test_file.Class: test_a test_b`, ids outside classes as `test_file: …` ----

function readList(path) {
  const ids = new Set();
  if (!existsSync(path)) return ids;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [prefix, rest] = line.split(': ');
    if (rest !== undefined) for (const name of rest.split(' ')) ids.add(name === '*' ? prefix : `${prefix}.${name}`);
  }
  return ids;
}

function writeList(path, ids) {
  const lines = new Map();
  for (const id of [...ids].sort()) {
    const dot = id.lastIndexOf('.');
    const [prefix, name] = dot < 0 ? [id, '*'] : [id.slice(0, dot), id.slice(dot + 1)];
    lines.set(prefix, [...(lines.get(prefix) ?? []), name]);
  }
  writeFileSync(path, [...lines].map(([prefix, names]) => `${prefix}: ${names.join(' ')}\n`).join(''));
}

const fileOf = id => id.split('.')[0];

// ---- running ----

function findTests() {
  const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0' };
  try {
    return execFileSync('python3.13', ['-c', 'import test; print(test.__path__[0])'], { env, encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** Resolves to a map of id → {status, why}, and why the file ended early where it did. */
function runFile(file, jit, place) {
  const out = join(place.out, `${file}-${jit}.jsonl`);
  const cwd = mkdtempSync(join(place.work, 'cwd-'));
  const reads = [place.path, place.tests, here].flatMap(d => ['--allow-read', d]);
  const command = [
    join(root, 'dist/cli.js'),
    'run',
    ...optionsOf(jit),
    '--memory',
    '3000',
    ...reads,
    '--allow-write',
    place.out,
    '--allow-write',
    '.',
  ];
  const env = { ...process.env, PYTHONPATH: place.path, PYTHONHASHSEED: '1' };
  return new Promise(done => {
    const child = spawn('node', [...command, join(here, 'run_test_file.py'), file, out], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    let stderr = '';
    child.stderr.on('data', chunk => (stderr = (stderr + chunk).slice(-2000)));
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), secondsOf(jit) * 1000);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const lines = existsSync(out)
        ? readFileSync(out, 'utf8')
            .split('\n')
            .filter(l => l.endsWith('}'))
            .map(l => JSON.parse(l))
        : [];
      const ended = lines.some(l => l.status === 'done')
        ? null
        : (lines.find(l => l.file)?.why ??
          (signal ? `stopped after ${secondsOf(jit)} s` : `exit ${status}: ${stderr.trim().split('\n').at(-1)}`));
      const results = new Map(lines.filter(l => l.id).map(l => [l.id.replace(/^test\./, ''), l]));
      done({ results, ended, status });
    });
  });
}

async function runAll(files, jit, place, each) {
  const queue = [...files];
  const worker = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) each(file, await runFile(file, jit, place));
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

// ---- the ratchet ----

const passing = readList(PASSING);
const exceptions = readList(EXCEPTIONS);
const files = named.length > 0 ? named : [...new Set([...passing].map(fileOf))].sort();
const tests = findTests();
if (tests === null) {
  const message = "conformance: python3.13 is not installed, so CPython's test files are not there";
  console.log(process.env.CI ? `${message}: an error in CI` : `${message}: SKIPPED`);
  process.exit(process.env.CI ? 1 : 0);
}

const work = mkdtempSync(join(tmpdir(), 'conformance-'));
const place = { work, tests, path: join(work, 'path'), out: join(work, 'out') };
mkdirSync(place.path);
mkdirSync(place.out);
symlinkSync(tests, join(place.path, 'test'));

let lost = 0;
let gained = 0;
let faults = 0;
for (const jit of option('--jit') === null ? ['off', 'eager'] : [option('--jit')]) {
  let ok = 0;
  let of = 0;
  const leftOut = !isInterpreted(jit) ? files.filter(file => exceptions.has(file)) : [];
  for (const file of leftOut) console.log(`${jit.padEnd(5)} ${file.padEnd(28)} left out, see eager-exceptions.txt`);
  const run = files.filter(file => !leftOut.includes(file));
  await runAll(run, jit, place, (file, { results, ended, status }) => {
    const passes = id => results.get(id)?.status === 'pass';
    const expected = [...passing].filter(id => fileOf(id) === file && (isInterpreted(jit) || !exceptions.has(id)));
    const missing = expected.filter(id => !passes(id));
    const fresh = [...results.keys()].filter(id => passes(id) && !passing.has(id));
    if (status === 70) faults++;
    if (flag('--update')) {
      if (jit === 'off') for (const id of fresh) passing.add(id);
      else for (const id of passing) if (fileOf(id) === file) passes(id) ? exceptions.delete(id) : named.length > 0 && exceptions.add(id);
    }
    lost += flag('--update') && jit === 'eager' ? 0 : missing.length;
    gained += fresh.length;
    ok += expected.length - missing.length;
    of += expected.length;
    console.log(
      `${jit.padEnd(5)} ${file.padEnd(28)} ${expected.length - missing.length}/${expected.length}${fresh.length > 0 ? ` +${fresh.length}` : ''}${ended === null ? '' : `  ${ended}`}`,
    );
    for (const id of missing)
      console.log(`      lost: ${id}${results.has(id) ? `  ${results.get(id).status}: ${results.get(id).why}` : '  did not run'}`);
    if (flag('--why'))
      for (const [id, r] of results) if (r.status !== 'pass' && !passing.has(id)) console.log(`      ${r.status}: ${id}  ${r.why}`);
  });
  console.log(`${jit}: ${ok} of ${of} ids pass`);
}
rmSync(work, { recursive: true, force: true });
if (flag('--update')) {
  writeList(PASSING, passing);
  writeList(EXCEPTIONS, exceptions);
} else if (gained > 0) console.log('more ids pass than are listed: node scripts/test-conformance.mjs --update adds them');
process.exitCode = lost > 0 || faults > 0 ? 1 : 0;
