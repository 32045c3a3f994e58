/**
 * What JitLens says of code that was not written for it: five packages from Debian's archive under their workloads. Lists
 * every finding and every fix, with what running the program again proved, for a person to judge.
 *
 *   node scripts/judge-packages.mjs [--keep FOLDER] [NAME…]
 *
 * Ends with 1 when a package has more than one finding for 200 executed lines (CPython's count). Without apt-get or
 * python3.13 it says what was not judged.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { names, packagesFor, pythonEnvironment, Skipped, workloadOf } from './debian-packages.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-judge-'));
const { values: options, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });

const LINES_FOR_ONE = 200;

function run(command, args, env) {
  const done = spawnSync(command, args, { env, encoding: 'utf8', timeout: 900_000, maxBuffer: 2 ** 28 });
  if (done.error?.code === 'ENOENT') throw new Skipped(`${command} is missing`);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: status ${done.status}\n${done.stderr}`);
}

function judged(name, folder) {
  const packages = packagesFor(name, folder);
  const env = pythonEnvironment(packages);
  const count = join(scratch, 'lines');
  run('python3.13', [join(root, 'scripts/executed-lines.py'), count, packages, workloadOf(name)], env);
  const out = join(scratch, 'report.json');
  run(process.execPath, [join(root, 'dist/cli.js'), 'profile', '--verify-fixes', '--format', 'json', '-o', out, workloadOf(name)], env);
  const { files } = JSON.parse(readFileSync(out, 'utf8'));
  return { executed: Number(readFileSync(count, 'utf8')), found: files.flatMap(f => f.insights.map(i => ({ ...i, path: f.path }))) };
}

function print(name, { executed, found }) {
  console.log(`${name}: ${found.length} findings in ${executed} executed lines, ${Math.floor(executed / LINES_FOR_ONE)} allowed`);
  for (const i of found) {
    const where = `${basename(i.path)}:${i.range.start.line + 1}`;
    console.log(`  ${where} ${i.code} ${(i.share * 100).toFixed(1)} %${i.causedBy === null ? '' : ' (consequence)'} ${i.message}`);
    for (const fix of i.fixes) console.log(`    fix: ${fix.title}: ${fix.verified ?? 'not verified'}`);
  }
}

let isGood = true;
const folder = options.keep === undefined ? join(scratch, 'packages') : resolve(options.keep);
for (const name of positionals.length > 0 ? positionals : names) {
  try {
    const result = judged(name, folder);
    print(name, result);
    isGood &&= result.found.length * LINES_FOR_ONE <= result.executed;
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    console.log(`${name}: NOT JUDGED: ${error.message}`);
  }
}
rmSync(scratch, { recursive: true });
process.exit(isGood ? 0 : 1);
