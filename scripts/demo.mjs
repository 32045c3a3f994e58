/** `npm run demo`: builds where something has changed, profiles a shipped Python program, prints its report. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = path.join(root, 'dist/cli.js');
const program = 'test-fixtures/programs/deltablue.py';
const SOURCES = ['engine/src', 'server/src', 'client/src', 'scripts', 'package.json'];

/** The time of the newest file below a path. */
function newest(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return -Infinity;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(-Infinity, ...fs.readdirSync(place).map(name => newest(path.join(place, name))));
}

function isBuilt() {
  const changed = Math.max(...SOURCES.map(source => newest(path.join(root, source))));
  return newest(cli) > changed;
}

if (!isBuilt()) {
  console.log('Building…');
  await build({ quiet: true });
}
console.log(`$ jitlens profile ${program}`);
const { status } = spawnSync(process.execPath, [cli, 'profile', program], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
