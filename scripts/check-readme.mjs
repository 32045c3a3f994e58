/**
 * Runs what the README tells a reader to run: in a fresh clone of the last commit, with nothing on the PATH but
 * Node, npm, git and a shell. Ends with `N passed, N failed`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PROGRAMS = ['node', 'npm', 'npx', 'git', 'sh'];
/** A reader runs these too, on another machine or with more patience. */
const ELSEWHERE = /^code |^npm test$/;

/** The lines of the README's `sh` blocks, without their comments. */
function commandsOf(readme) {
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block);
  const lines = blocks.flatMap(block => block.split('\n')).map(line => line.replace(/\s+#.*$/, '').trim());
  return lines.filter(line => line !== '');
}

function onlyThese(folder) {
  fs.mkdirSync(folder);
  for (const name of PROGRAMS) {
    const found = execFileSync('which', [name], { encoding: 'utf8' }).trim();
    fs.symlinkSync(fs.realpathSync(found), path.join(folder, name));
  }
  return folder;
}

function run(command, cwd, env) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd, env, encoding: 'utf8' });
  const passed = status === 0;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${command} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  if (!passed) console.log((stdout + stderr).trimEnd().split('\n').slice(-20).join('\n'));
  return passed;
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-readme-'));
let failed = 0;
try {
  const clone = path.join(temporary, 'jitlens');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const env = { PATH: onlyThese(path.join(temporary, 'bin')), HOME: temporary, TMPDIR: temporary };
  const commands = commandsOf(fs.readFileSync(path.join(clone, 'README.md'), 'utf8'));
  const here = commands.filter(command => !ELSEWHERE.test(command));
  for (const command of here) if (!run(command, clone, env)) failed++;
  for (const command of commands.filter(command => ELSEWHERE.test(command))) console.log(`not run: ${command}`);
  console.log(`${here.length - failed} passed, ${failed} failed`);
} finally {
  fs.rmSync(temporary, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
