/**
 * The editor test over and over: what fails once in twenty is a fault of the product or of the test. Prints a line for each
 * run, then what failed how often; keeps the pictures of runs with failures in screenshots/soak-N.
 * usage: editor-soak.mjs [RUNS]
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = Number(process.argv[2] ?? 20);
const root = fileURLToPath(new URL('..', import.meta.url));
const test = path.join(root, 'scripts/test-editor.mjs');
const pictures = path.join(root, 'screenshots');
const failures = new Map();

/** Of steps that failed, and what the editor logged. */
function keep(run) {
  const folder = path.join(pictures, `soak-${run}`);
  fs.mkdirSync(folder, { recursive: true });
  const wanted = fs.readdirSync(pictures).filter(name => /^failed-|\.log$/.test(name));
  for (const name of wanted) fs.copyFileSync(path.join(pictures, name), path.join(folder, name));
}

for (let run = 1; run <= RUNS; run++) {
  const start = performance.now();
  const { stdout } = spawnSync(process.execPath, [test], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = stdout.trim().split('\n');
  for (const line of lines.filter(text => text.startsWith('FAIL '))) {
    const name = line.slice('FAIL '.length).split(': ')[0];
    failures.set(name, (failures.get(name) ?? 0) + 1);
    console.log(line);
  }
  if (lines.some(text => text.startsWith('FAIL '))) keep(run);
  console.log(`run ${run}: ${lines.at(-1)} in ${Math.round((performance.now() - start) / 1000)} s`);
}
for (const [name, times] of failures) console.log(`${times} of ${RUNS}: ${name}`);
const failed = [...failures.values()].reduce((sum, times) => sum + times, 0);
console.log(failed === 0 ? `${RUNS} runs without a failure` : `${failed} failures in ${RUNS} runs`);
process.exitCode = failed > 0 ? 1 : 0;
