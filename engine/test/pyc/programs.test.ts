/** Programs run from CPython's .pyc files as they do from source, in every tier (scripts/pyc-corpus.mjs makes the files). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from '../modules/run-source.js';

const fixtures = resolve(import.meta.dirname, '../../../test-fixtures');

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly stdout: string;
}

const programs = [
  ...(JSON.parse(readFileSync(resolve(fixtures, 'programs/expected.json'), 'utf8')) as Program[]).filter(p => p.args.length > 0),
  { file: 'constructs.py', args: [], stdout: readFileSync(resolve(fixtures, 'pyc/constructs.out'), 'utf8') },
];

describe.skipIf(!hasLibrary)('.pyc', () => {
  describe.each(['off', 'on', 'eager'] as const)('with jit %s', jit => {
    it.each(programs)('$file', async ({ file, args, stdout }) => {
      const { engine, runFile } = startOne({ jit });
      expect(await runFile(`/work/${file}c`, readFileSync(resolve(fixtures, `pyc/${file}c`)), args)).toBe(stdout);
      if (jit === 'eager') expect(engine.counters()['compiles']).toBeGreaterThan(0);
    });
  });

  it('is observed at the positions of the source', async () => {
    const { engine, runFile } = startOne();
    await runFile('/work/nbody.pyc', readFileSync(resolve(fixtures, 'pyc/nbody.pyc')), ['20']);
    const source = readFileSync(resolve(fixtures, 'programs/nbody.py'), 'utf8').split('\n');
    const { files } = engine.report({ targetRuntime: 'all', minImpactPercent: 0, allSites: true });
    const loads = files.flatMap(f => f.sites).filter(s => s.kind === 'attr-load');
    expect(loads.length).toBeGreaterThan(20);
    for (const { range } of loads) expect(source[range.start.line]!.slice(range.start.character, range.end.character)).toMatch(/\.\w+$/);
  });
});
