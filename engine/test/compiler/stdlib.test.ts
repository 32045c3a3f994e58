/**
 * CPython 3.13's own library, compiled and verified file by file, marshalled and read back.
 * Skipped where no python3.13 is found. `STDLIB=all` includes its tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { marshal } from '../../src/bytecode/marshal.js';
import { unmarshal } from '../../src/bytecode/unmarshal.js';
import { compileSource } from '../../src/compiler/index.js';
import { PySyntaxError } from '../../src/syntax/syntax-error.js';
import { libraryFolder } from './cpython.js';
import { verify } from './verify.js';

const SKIPPED = process.env['STDLIB'] === 'all' ? ['site-packages'] : ['site-packages', 'test', 'tests', 'idlelib', 'lib2to3'];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.includes(entry.name)) yield* sources(path);
    else if (entry.isFile() && entry.name.endsWith('.py')) yield path;
  }
}

/** Null when it is in an encoding other than UTF-8. */
function readSource(path: string): string | null {
  const bytes = readFileSync(path);
  const cookie = /^(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(bytes.toString('latin1'));
  return cookie === null || /^utf-?8/i.test(cookie[1]) ? bytes.toString('utf8') : null;
}

const folder = libraryFolder();

test.skipIf(folder === null)('the standard library compiles, verifies and survives marshalling', { timeout: 600_000 }, () => {
  const problems: string[] = [];
  let files = 0;
  for (const path of sources(folder!)) {
    const source = readSource(path);
    if (source === null) continue;
    try {
      const code = compileSource(source, path, 'exec', { optimize: 0 });
      files++;
      problems.push(...verify(code));
      const bytes = marshal(code);
      if (Buffer.compare(marshal(unmarshal(bytes, path)), bytes) !== 0) problems.push(`${path}: marshals to other code`);
    } catch (error) {
      // Sources made to be wrong are among CPython's tests; the parser's own tests judge those.
      if (error instanceof PySyntaxError && /[/\\]tests?[/\\]/.test(path)) continue;
      problems.push(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}`);
    }
  }
  expect(problems.slice(0, 20)).toEqual([]);
  expect(files).toBeGreaterThan(300);
});
