/**
 * What JitLens says of code that was not written for it: five packages from Debian's archive under their workloads. Lists
 * every finding and every fix, with what running the program again proved, for a person to judge. Each fix is also tried
 * on a copy of the package under CPython 3.13, with the workload and with the tests that the package ships.
 *
 *   node scripts/judge-packages.mjs [--keep FOLDER] [--min-impact PERCENT] [NAME…]
 *
 * Ends with 1 when a package has more than one finding for 200 executed lines (CPython's count), or when a fix changes
 * what the program prints on CPython. Without apt-get or python3.13 it says what was not judged.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { names, packagesFor, pythonEnvironment, Skipped, testsOf, workloadOf } from './debian-packages.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-judge-'));
const { values: options, positionals } = parseArgs({
  options: { keep: { type: 'string' }, 'min-impact': { type: 'string', default: '1' } },
  allowPositionals: true,
});

const LINES_FOR_ONE = 200;

function run(command, args, env) {
  const done = spawnSync(command, args, { env, encoding: 'utf8', timeout: 900_000, maxBuffer: 2 ** 28 });
  if (done.error?.code === 'ENOENT') throw new Skipped(`${command} is missing`);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: status ${done.status}\n${done.stderr}`);
  return done.stdout;
}

/** Of the text with the edits of a fix; from the last to the first, so that places stay what they are. */
function edited(text, edits) {
  const lines = text.split('\n');
  const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
  const placed = edits.map(e => ({ from: offset(e.range.start), to: offset(e.range.end), newText: e.newText }));
  return placed.sort((a, b) => b.from - a.from).reduce((all, e) => all.slice(0, e.from) + e.newText + all.slice(e.to), text);
}

/** What CPython prints with the fix, and its own tests say; packages are copied, the workload itself is written anew. */
function tried(fix, packages, name) {
  const workload = workloadOf(name);
  const copy = join(scratch, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(packages, copy, { recursive: true });
  const program = join(copy, basename(workload));
  copyFileSync(workload, program);
  for (const path of new Set(fix.edits.map(e => e.path))) {
    const place = path === workload ? program : join(copy, relative(packages, path));
    writeFileSync(
      place,
      edited(
        readFileSync(place, 'utf8'),
        fix.edits.filter(e => e.path === path),
      ),
    );
  }
  const done = spawnSync('python3.13', [program], { env: pythonEnvironment(copy), encoding: 'utf8', timeout: 300_000, maxBuffer: 2 ** 28 });
  return (done.status === 0 ? done.stdout : `status ${done.status}\n${done.stderr}`) + tested(name, copy);
}

/** How many tests ran and how they ended, without the time that they took. */
function tested(name, packages) {
  const tests = testsOf(name);
  if (tests.length === 0) return '';
  const args = ['-m', 'unittest', ...tests];
  const { stderr } = spawnSync('python3.13', args, { env: pythonEnvironment(packages), cwd: scratch, encoding: 'utf8', timeout: 300_000 });
  return stderr.slice(stderr.lastIndexOf('\nRan ')).replace(/ in [\d.]+s/, '');
}

function judged(name, folder) {
  const packages = packagesFor(name, folder);
  const env = pythonEnvironment(packages);
  const count = join(scratch, 'lines');
  run('python3.13', [join(root, 'scripts/executed-lines.py'), count, packages, workloadOf(name)], env);
  const out = join(scratch, 'report.json');
  run(
    process.execPath,
    [
      join(root, 'dist/cli.js'),
      'profile',
      '--verify-fixes',
      '--min-impact',
      options['min-impact'],
      '--format',
      'json',
      '-o',
      out,
      workloadOf(name),
    ],
    env,
  );
  const { files } = JSON.parse(readFileSync(out, 'utf8'));
  const expected = run('python3.13', [workloadOf(name)], env) + tested(name, packages);
  const same = fix => tried(fix, packages, name) === expected;
  const found = files.flatMap(f =>
    f.insights.map(i => ({ ...i, path: f.path, fixes: i.fixes.map(fix => ({ ...fix, isSame: same(fix) })) })),
  );
  return { executed: Number(readFileSync(count, 'utf8')), found, tests: /Ran \d+ tests/.exec(expected)?.[0] ?? 'no tests of its own' };
}

function print(name, { executed, found, tests }) {
  console.log(`${name}: ${found.length} findings in ${executed} executed lines, ${Math.floor(executed / LINES_FOR_ONE)} allowed; ${tests}`);
  for (const i of found) {
    const where = `${basename(i.path)}:${i.range.start.line + 1}`;
    console.log(`  ${where} ${i.code} ${(i.share * 100).toFixed(1)} %${i.causedBy === null ? '' : ' (consequence)'} ${i.message}`);
    for (const { title, verified, isSame } of i.fixes)
      console.log(`    fix: ${title}: ${verified ?? 'not verified'}; on CPython ${isSame ? 'same output' : 'OTHER OUTPUT'}`);
  }
}

let isGood = true;
const folder = options.keep === undefined ? join(scratch, 'packages') : resolve(options.keep);
for (const name of positionals.length > 0 ? positionals : names) {
  try {
    const result = judged(name, folder);
    print(name, result);
    const isSafe = result.found.every(i => i.fixes.every(f => f.isSame));
    isGood &&= isSafe && result.found.length * LINES_FOR_ONE <= result.executed;
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    console.log(`${name}: NOT JUDGED: ${error.message}`);
  }
}
rmSync(scratch, { recursive: true });
process.exit(isGood ? 0 : 1);
