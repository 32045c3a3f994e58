/** The example tracer counts what `sys.setprofile` counts on CPython (scripts/call-counts.mjs), for the ten programs. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from '../modules/run-source.js';
import { install } from '../../../docs/examples/call-tree.mjs';

const folder = resolve(import.meta.dirname, '../../../test-fixtures/programs');
const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8');

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly stdout: string;
}

/** Each program is there twice: with a small task, and as it is. */
const programs = (JSON.parse(read('expected.json')) as Program[]).filter(({ args }) => args.length > 0);
const expected = JSON.parse(read('call-counts.json')) as Record<string, Record<string, number>>;

describe.skipIf(!hasLibrary)('the call tree', () => {
  it.each(programs)('of $file has as many calls as on CPython', async ({ file, args, stdout }) => {
    const { engine, runFile } = startOne({ jit: 'on' });
    const tree = install(engine, { tell: () => undefined });
    expect(await runFile(`/work/${file}`, read(file), args)).toBe(stdout);
    const counts: Record<string, number> = {};
    for (const [code, n] of tree.counts()) {
      if (code.filename === `/work/${file}`) counts[code.qualname] = (counts[code.qualname] ?? 0) + n;
    }
    expect(counts).toEqual(expected[file]);
  });
});
