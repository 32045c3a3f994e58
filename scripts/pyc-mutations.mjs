/**
 * Mutated .pyc files, many of them: runs engine/test/pyc/mutations.test.ts in portions, each in a process of its own, so that a
 * crash or a hang is found and named.
 *
 *     node scripts/pyc-mutations.mjs [COUNT] [FIRST SEED]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PORTION = 500;
/** For a portion: a hundred times what it takes on an idle machine. */
const TIMEOUT_MS = 600_000;

const count = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 0);
const folder = mkdtempSync(path.join(os.tmpdir(), 'pyc-mutations-'));
const last = path.join(folder, 'last');
let failures = 0;

for (let seed = first; seed < first + count; seed += PORTION) {
  const portion = Math.min(PORTION, first + count - seed);
  const env = { ...process.env, JITLENS_PYC_MUTATIONS: String(portion), JITLENS_PYC_SEED: String(seed), JITLENS_PYC_LAST: last };
  const run = spawnSync('npx', ['vitest', 'run', 'engine/test/pyc/mutations.test.ts'], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  const ends = /^.*?((?:finished|exception|exit|timeout|memory|engine-bug) \d.*)$/m.exec(run.stdout)?.[1] ?? '';
  if (run.status === 0) {
    console.log(`${seed}–${seed + portion - 1}: ${ends}`);
    continue;
  }
  failures++;
  const how = run.error?.code === 'ETIMEDOUT' ? 'hung' : 'failed';
  console.log(`${seed}–${seed + portion - 1} ${how}, at ${readFileSync(last, 'utf8')}\n${(run.stdout + run.stderr).slice(-4000)}`);
}
rmSync(folder, { recursive: true });
console.log(failures === 0 ? `${count} mutated files: no crash, no hang, no fault of the engine` : `${failures} portions failed`);
process.exit(failures === 0 ? 0 : 1);
