/**
 * The tests that a release runs at length: 10,000 random edits, 100,000 messages that make no sense, 200 runs and what they
 * leave in memory, 120 violent ends. Prints their figures. `npm test` runs the same tests in a short form.
 */
import { spawnSync } from 'node:child_process';

const LONG = {
  'server/test/features/edit-oracle.test.ts': { JITLENS_EDITS: '10000' },
  'server/test/lsp/robustness.test.ts': { JITLENS_MESSAGES: '100000' },
  'server/test/lsp/endurance.test.ts': { JITLENS_RUNS: '200' },
  'server/test/lsp/violent-end.test.ts': { JITLENS_KILLS: '120' },
};

let failed = 0;
for (const [file, length] of Object.entries(LONG)) {
  const { status } = spawnSync('npx', ['vitest', 'run', file], { stdio: 'inherit', env: { ...process.env, ...length } });
  if (status !== 0) failed++;
}
const all = Object.keys(LONG).length;
console.log(`${all - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
