/**
 * Makes what the engine knows of Unicode from the database in node_modules: engine/src/util/unicode-types.ts, which is
 * committed, and the files of the standard library pack under `unicodedata/`, which are read when a program first asks.
 *
 * usage: node scripts/build-unicode.mjs [--check]
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { typeTable } from './unicode/type-table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(root, 'engine/src/util/unicode-types.ts');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = typeTable();
  if (!process.argv.includes('--check')) fs.writeFileSync(target, text);
  else if (fs.readFileSync(target, 'utf8') !== text)
    throw new Error(`${target} is not what the database says: run scripts/build-unicode.mjs`);
}
