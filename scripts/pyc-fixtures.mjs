/**
 * Runs the fixtures of `language/`, `builtins/` and `behaviour/` and the ten programs from `.pyc` files that CPython 3.13 made,
 * and compares what they print with what they print from source. Needs a build and CPython 3.13.
 *
 *     node scripts/pyc-fixtures.mjs [--configurations interpreter,eager,…] [PART OF A PATH…]
 *
 * From source they run in the interpreter (that the configurations agree there is what the fixtures' own suite says), from
 * `.pyc` in each of the configurations; default: all ten. Where a program sees whether it is run from source, CPython's own run
 * of the `.pyc` decides.
 */
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineOptions, OPTIONS } from './configurations.mjs';
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

/** Files whose names begin with "_" are modules that others import. */
const isProgram = file => !path.basename(file).startsWith('_');

function pythonFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? pythonFiles(at) : at.endsWith('.py') ? [at] : [];
  });
}

const args = process.argv.slice(2);
const names = args[0] === '--configurations' ? args.splice(0, 2)[1].split(',') : Object.keys(OPTIONS);
const chosen = file => args.length === 0 || args.some(part => file.includes(part));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyc-fixtures-'));
const inFolder = file => path.join(folder, path.relative(fixtures, file) + 'c');
const all = ['language', 'builtins', 'behaviour', 'programs'].flatMap(area => pythonFiles(path.join(fixtures, area)));
const pairs = all.map(file => [file, inFolder(file)]);
spawnSync('python3.13', ['-W', 'ignore', '-c', COMPILE], {
  env: pythonEnvironment(),
  input: JSON.stringify(pairs),
  stdio: ['pipe', 'inherit', 'inherit'],
});

const configurationOf = name => ({ name, options: { ...engineOptions(OPTIONS[name]), deterministic: true } });
const small = new Map(
  JSON.parse(fs.readFileSync(path.join(fixtures, 'programs/expected.json'), 'utf8'))
    .filter(p => p.args.length > 0)
    .map(p => [p.file, p.args]),
);
const argumentsOf = pair => small.get(path.basename(pair[0])) ?? [];
const tasks = pairs.filter(([source, compiled]) => chosen(source) && isProgram(source) && fs.existsSync(compiled));
const requests = tasks.flatMap(pair => [
  { file: pair[0], configs: [configurationOf('interpreter')], argv: [pair[0], ...argumentsOf(pair)] },
  { file: pair[1], configs: names.map(configurationOf), argv: [pair[1], ...argumentsOf(pair)] },
]);

async function resultsOf(list) {
  const runner = spawn('node', [path.join(root, 'dist/fixture-runner.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  runner.stdout.on('data', chunk => (output += chunk));
  runner.stdin.end(JSON.stringify(list));
  await new Promise(resolve => runner.on('close', resolve));
  const lines = output.split('\n').filter(l => l !== '');
  return lines.map(l => JSON.parse(l)).map(r => [`${r.config} ${r.file}`, r]);
}

const results = new Map(await resultsOf(requests));
/** What ran out of time on a busy machine, or of memory that programs before it in the process had left, has a second chance. */
const LIMITS = [124, 137];
const late = ({ file, configs, argv }) => ({
  file,
  argv,
  configs: configs.filter(c => LIMITS.includes(results.get(`${c.name} ${file}`)?.exitStatus)),
});
for (const [key, r] of await resultsOf(requests.map(late).filter(r => r.configs.length > 0))) results.set(key, r);

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
  const { status, stdout, stderr } = spawnSync('python3.13', [pair[1], ...argumentsOf(pair)], {
    env: { ...pythonEnvironment(), PYTHONHASHSEED: '0' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return seen({ exitStatus: status, stdout, stderr, ended: 'finished' }, pair);
}

const different = [];
const noticed = new Set();
for (const pair of tasks) {
  const fromSource = seen(results.get(`interpreter ${pair[0]}`), pair);
  const runs = names.map(name => [name, seen(results.get(`${name} ${pair[1]}`), pair)]).filter(([, text]) => text !== fromSource);
  if (runs.length === 0) continue;
  const there = onCPython(pair);
  const file = path.relative(root, pair[0]);
  if (runs.some(([, text]) => text === there)) noticed.add(file);
  for (const [name, text] of runs)
    if (text !== there) different.push({ name, file, texts: [fromSource, text, there].map(t => t.split('\n')) });
}
for (const { name, file, texts } of different) {
  const [source, compiled, there] = texts;
  const at = source.findIndex((line, i) => line !== compiled[i]);
  console.log(`${file} (${name})\n    source ${source[at]}\n    .pyc   ${compiled[at]}\n    CPython's .pyc ${there[at]}`);
}
for (const file of noticed) console.log(`${file} sees that it is not run from source, as on CPython`);
fs.rmSync(folder, { recursive: true });
const runs = tasks.length * names.length;
console.log(
  `${runs - different.length} of ${runs} runs give the same from .pyc as from source (${tasks.length} files, ${names.join(', ')})`,
);
process.exit(different.length === 0 ? 0 : 1);
