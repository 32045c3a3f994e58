/**
 * Writes the expectations of the Python fixtures from CPython 3.13, or checks that they are up to date.
 *
 *   node scripts/expect.mjs [--check] [PATH…]
 *
 * PATH: a fixture, a folder of fixtures, or a table (expected.json); default: all of test-fixtures' own.
 * A fixture is a .py file in language/<topic>/, builtins/<topic>/, behaviour/<area>/ or frames/ whose name does not begin with "_";
 * such files and deeper folders are modules that fixtures import.
 * Every fixture runs twice with different hash seeds: one whose output differs is refused.
 * Knows nothing of the engine. The forms of the marks are engine/test/fixtures/marks.mjs's.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMarks, stripMarks, wantsStderr, writeInline, writeTail } from '../engine/test/fixtures/marks.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const fixtures = join(root, 'test-fixtures');
const TABLES = ['programs/expected.json', 'bad-input/expected.json', '../bench/programs/expected.json'];
const SECONDS = 60;

/** Runs argv[1] with a stdout that notes, for each write, the line of that file that caused it. */
const TRACER = `
import json, sys
path = sys.argv[1]
del sys.argv[0]
sys.path[0] = path.rpartition("/")[0]
written = []
class Notes:
    encoding = "utf-8"
    def write(self, text):
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != path:
            frame = frame.f_back
        written.append([frame.f_lineno if frame else 0, text])
        return len(text)
    def flush(self):
        pass
real, sys.stdout = sys.stdout, Notes()
main = type(sys)("__main__")
main.__file__ = path
sys.modules["__main__"] = main
try:
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), main.__dict__)
except BaseException:
    pass
real.write(json.dumps(written))
`;

function findPython() {
  for (const command of ['python3.13', 'python3']) {
    const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0' };
    const probe = spawnSync(command, ['-c', 'import sys; print(sys.executable if sys.version_info[:2] == (3, 13) else "")'], { env });
    const path = probe.status === 0 ? String(probe.stdout).trim() : '';
    if (path) return path;
  }
  return undefined;
}

const environment = seed => ({ PATH: process.env.PATH, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: String(seed) });

/** One run of CPython: file names in stderr become relative to the folder of the file. */
function runPython(python, args, { seed = 0, cwd, stdin = '' }) {
  const run = spawnSync(python, args, { env: environment(seed), cwd, input: stdin, timeout: SECONDS * 1000, maxBuffer: 1 << 26 });
  if (run.error) throw new Error(`${args.join(' ')}: ${run.error.message}`);
  return {
    stdout: String(run.stdout),
    stderr: String(run.stderr).replaceAll(cwd + '/', ''),
    exitStatus: run.status ?? 128 + constants.signals[run.signal],
  };
}

function runTwice(python, args, options) {
  const first = runPython(python, args, { ...options, seed: 1 });
  const second = runPython(python, args, { ...options, seed: 2 });
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error(`output differs from run to run:\n${first.stdout}${first.stderr}`);
  return first;
}

/** line → text, or undefined unless every line that prints does so once, in the order of the source. */
function attribute(python, path) {
  const options = { env: environment(1), timeout: SECONDS * 1000, maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] };
  const written = JSON.parse(execFileSync(python, ['-c', TRACER, path], options));
  const printed = new Map();
  let last = 0;
  for (const [line, text] of written) {
    if (line < last || line === 0) return undefined;
    printed.set(line, (printed.get(line) ?? '') + text);
    last = line;
  }
  return printed;
}

/** Inline marks are used where they read back as exactly the output and stay readable. */
function isReadable(marked, stdout) {
  const tidy = marked.split('\n').every(line => !line.includes('# expect:') || (line.length <= 160 && line === line.trimEnd()));
  return tidy && readMarks(marked).stdout === stdout;
}

function tailOf(source, run, output) {
  const tail = { output };
  const error = run.stderr.trimEnd().split('\n').at(-1);
  if (wantsStderr(source)) tail.stderr = run.stderr;
  else if (run.exitStatus === 1 && error) tail.error = error;
  if (run.exitStatus !== (tail.stderr !== undefined || tail.error !== undefined ? 1 : 0)) tail.exit = run.exitStatus;
  return writeTail(tail);
}

function fits(source, run) {
  const marks = readMarks(source);
  const stderrFits =
    marks.stderr !== undefined
      ? run.stderr === marks.stderr
      : marks.error === undefined
        ? run.stderr === '' || run.exitStatus > 1
        : run.stderr.trimEnd().split('\n').at(-1) === marks.error;
  return stderrFits && run.stdout === marks.stdout && run.exitStatus === marks.exitStatus;
}

/** A copy of an area in which candidates can be tried without touching the original. */
function openSandbox(area) {
  const folder = mkdtempSync(join(tmpdir(), 'expect-'));
  cpSync(area, folder, { recursive: true });
  return folder;
}

/** The marked text of one fixture: the first of inline and block form under which CPython does what the marks say. */
function expect(python, sandbox, name, source) {
  const path = join(sandbox, name);
  const attempt = text => {
    writeFileSync(path, text);
    return runTwice(python, [path], { cwd: sandbox });
  };
  const body = stripMarks(source);
  const plain = attempt(body);
  if (/[\t ]$/m.test(plain.stdout)) throw new Error('prints white space at the end of a line; print the repr');
  // eslint-disable-next-line no-control-regex -- that is what must not be there
  if (/[\x00-\x09\x0b-\x1f\x7f]/.test(plain.stdout)) throw new Error('prints control characters; print the repr');
  const printed = plain.stdout === '' ? undefined : attribute(python, path);
  const inline = printed && writeInline(body, printed);
  const candidates = [];
  if (plain.stdout === '') candidates.push(body + tailOf(source, plain, undefined));
  if (inline && isReadable(inline, plain.stdout)) candidates.push(inline + tailOf(source, plain, undefined));
  candidates.push(body + tailOf(source, plain, plain.stdout));
  for (const text of candidates) {
    const run = attempt(text);
    if (fits(text, run)) return text;
  }
  throw new Error(plain.stderr && plain.exitStatus === 0 ? `warns: ${plain.stderr}` : 'marks change what the program prints');
}

function* fixturesUnder(path) {
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  const isArea =
    path === join(fixtures, 'frames') || ['language', 'builtins', 'behaviour'].some(name => dirname(path) === join(fixtures, name));
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory() && !isArea) yield* fixturesUnder(inner);
    else if (entry.isFile() && isArea && entry.name.endsWith('.py') && !entry.name.startsWith('_')) yield inner;
  }
}

/** A table's row as CPython fills it in; rows with a `limit` do not end by themselves and are never run. */
function fillRow(python, folder, row) {
  if (row.limit) return row;
  const { file, note, args = [], stdin } = row;
  const { exitStatus, stdout, stderr } = runTwice(python, [join(folder, file), ...args], { cwd: folder, stdin });
  return { file, note, args, stdin, exitStatus, stdout, stderr };
}

function updateTable(python, path, check) {
  const old = readFileSync(path, 'utf8');
  const rows = JSON.parse(old).map(row => fillRow(python, dirname(path), row));
  const text = JSON.stringify(rows, null, 2) + '\n';
  if (text === old) return false;
  if (!check) writeFileSync(path, text);
  return true;
}

function updateFixture(python, sandboxes, path, check) {
  const area = dirname(path);
  if (!sandboxes.has(area)) sandboxes.set(area, openSandbox(area));
  const sandbox = sandboxes.get(area);
  const old = readFileSync(path, 'utf8');
  if (check) return !fits(old, runTwice(python, [join(sandbox, basename(path))], { cwd: sandbox }));
  const text = expect(python, sandbox, basename(path), old);
  if (text !== old) writeFileSync(path, text);
  return text !== old;
}

function main() {
  const args = process.argv.slice(2);
  const check = args.includes('--check');
  const named = args.filter(arg => arg !== '--check').map(arg => resolve(arg));
  const python = findPython();
  if (!python) {
    console.error('expect: CPython 3.13 is not here; nothing was checked');
    process.exit(check ? 0 : 2);
  }
  const all = ['language', 'builtins', 'behaviour', 'frames'].map(name => join(fixtures, name)).filter(existsSync);
  const tables = TABLES.map(name => join(fixtures, name)).filter(existsSync);
  const paths = named.length > 0 ? named : [...all, ...tables];
  const sandboxes = new Map();
  const outcome = { same: 0, changed: [], refused: [] };
  for (const path of paths.flatMap(path => (path.endsWith('.json') ? [path] : [...fixturesUnder(path)]))) {
    try {
      const update = path.endsWith('.json') ? updateTable(python, path, check) : updateFixture(python, sandboxes, path, check);
      if (update) outcome.changed.push(relative(root, path));
      else outcome.same += 1;
    } catch (error) {
      outcome.refused.push(`${relative(root, path)}: ${error.message}`);
    }
  }
  for (const sandbox of sandboxes.values()) rmSync(sandbox, { recursive: true });
  for (const path of outcome.changed) console.log(`${check ? 'out of date' : 'written'}: ${path}`);
  for (const line of outcome.refused) console.error(`refused: ${line}`);
  console.log(
    `${outcome.same} unchanged, ${outcome.changed.length} ${check ? 'out of date' : 'written'}, ${outcome.refused.length} refused`,
  );
  process.exit(outcome.refused.length > 0 || (check && outcome.changed.length > 0) ? 1 : 0);
}

main();
