/**
 * Runs the behaviour fixtures and the ten programs from `.pyc` files that CPython 3.13 made, and from source, and compares what
 * they print. Needs a build.
 *
 *     node scripts/pyc-fixtures.mjs [--jit off,eager] [PART OF A PATH…]
 */
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './pyc-front.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = path.join(root, 'test-fixtures');

const COMPILE = `
import json, os, py_compile, shutil, sys
for source, target in json.load(sys.stdin):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        py_compile.compile(source, cfile=target, doraise=True)
    except (py_compile.PyCompileError, ValueError):
        shutil.copy(source, target[:-1])  # to be imported, and to fail
`;

function pythonFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? pythonFiles(at) : at.endsWith('.py') ? [at] : [];
  });
}

const args = process.argv.slice(2);
const tiers = (args[0] === '--jit' ? args.splice(0, 2)[1] : 'off,eager').split(',');
const chosen = file => args.length === 0 || args.some(part => file.includes(part));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyc-fixtures-'));
const inFolder = file => path.join(folder, path.relative(fixtures, file) + 'c');
const all = [path.join(fixtures, 'behaviour'), path.join(fixtures, 'programs')].flatMap(pythonFiles);
const pairs = all.map(file => [file, inFolder(file)]);
spawnSync('python3.13', ['-W', 'ignore', '-c', COMPILE], {
  env: pythonEnvironment(),
  input: JSON.stringify(pairs),
  stdio: ['pipe', 'inherit', 'inherit'],
});

const configs = tiers.map(jit => ({ name: jit, options: { jit, deterministic: true } }));
const small = new Map(
  JSON.parse(fs.readFileSync(path.join(fixtures, 'programs/expected.json'), 'utf8'))
    .filter(p => p.args.length > 0)
    .map(p => [p.file, p.args]),
);
const tasks = pairs.filter(([source, compiled]) => chosen(source) && fs.existsSync(compiled));
const requests = tasks.flatMap(pair => pair.map(file => ({ file, configs, argv: [file, ...(small.get(path.basename(pair[0])) ?? [])] })));

const runner = spawn('node', [path.join(root, 'dist/fixture-runner.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
let output = '';
runner.stdout.on('data', chunk => (output += chunk));
runner.stdin.end(JSON.stringify(requests));
await new Promise(resolve => runner.on('close', resolve));

const results = new Map();
for (const line of output.split('\n').filter(l => l !== '')) {
  const r = JSON.parse(line);
  results.set(`${r.config} ${r.file}`, r);
}

/** What may differ: where the file is. */
function seen(r, [source, compiled]) {
  if (r === undefined) return 'no result';
  const text = [r.exitStatus, r.stdout, r.stderr, r.ended === 'engine-bug' ? r.message : ''].join('\n');
  return text
    .replaceAll(compiled, source)
    .replaceAll(path.dirname(compiled), path.dirname(source))
    .replaceAll(/ at 0x[0-9a-f]+/g, '');
}

/** Some programs notice: sets of constants have another order, and modules another loader. Then CPython's own run decides. */
function onCPython(pair) {
  const file = pair[1];
  const args = small.get(path.basename(pair[0])) ?? [];
  const { status, stdout, stderr } = spawnSync('python3.13', [file, ...args], {
    env: { ...pythonEnvironment(), PYTHONHASHSEED: '0' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return seen({ exitStatus: status, stdout, stderr, ended: 'finished' }, pair);
}

let same = 0;
const different = [];
for (const pair of tasks) {
  for (const { name } of configs) {
    const [a, b] = pair.map(file => seen(results.get(`${name} ${file}`), pair));
    if (a === b || b === onCPython(pair)) same++;
    else different.push({ name, file: path.relative(root, pair[0]), a: a.split('\n'), b: b.split('\n') });
  }
}
for (const { name, file, a, b } of different) {
  const at = a.findIndex((line, i) => line !== b[i]);
  console.log(`${file} (${name})\n    source ${a[at]}\n    .pyc   ${b[at]}`);
}
fs.rmSync(folder, { recursive: true });
console.log(
  `${same} of ${same + different.length} runs give the same from .pyc as from source (${tasks.length} files, ${tiers.join(', ')})`,
);
process.exit(different.length === 0 ? 0 : 1);
