/**
 * `npm run verdicts`: measures every pair on every runtime found, writes the table that the product ships
 * (engine/src/insights/verdict-table.ts) and the cost tables of the pages in docs/insights. Options as `jitlens verdicts`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

node('scripts/build.mjs');
node('dist/cli.js', 'verdicts', '--table', 'engine/src/insights/verdict-table.ts', ...process.argv.slice(2));
node('scripts/insight-pages.mjs');
