/** The JIT that only removes dispatch runs programs as the interpreter does: exceptions, closures, classes, limits. */
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from '../modules/run-source.js';
import { install } from '../../../docs/examples/dispatch-only.mjs';

const fixtures = resolve(import.meta.dirname, '../../../test-fixtures');

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly stdout: string;
}

const programs = (JSON.parse(readFileSync(resolve(fixtures, 'programs/expected.json'), 'utf8')) as Program[]).filter(
  p => p.args.length > 0,
);
const language = ['exceptions', 'classes', 'closures', 'match', 'with'].flatMap(area => filesIn(`language/${area}`));

function filesIn(folder: string): string[] {
  try {
    return readdirSync(resolve(fixtures, folder))
      .filter(f => f.endsWith('.py'))
      .map(f => `${folder}/${f}`);
  } catch {
    return [];
  }
}

describe.skipIf(!hasLibrary)('dispatch-only', () => {
  it.each(programs)('runs $file', async ({ file, args, stdout }) => {
    const { engine, runFile } = startOne();
    const jit = install(engine);
    expect(await runFile(`/work/${file}`, readFileSync(resolve(fixtures, 'programs', file), 'utf8'), args)).toBe(stdout);
    expect(jit.seen.compiled).toBeGreaterThan(0);
  });

  it.each(language)('runs %s as the interpreter does', async file => {
    const source = readFileSync(resolve(fixtures, file), 'utf8');
    const expected = await startOne().runFile('/work/fixture.py', source, []);
    // each evaluated call takes host stack, of which there is little here
    if (expected.includes('RecursionError')) return;
    const { engine, runFile } = startOne();
    install(engine);
    expect(await runFile('/work/fixture.py', source, [])).toBe(expected);
  });
});
