/** Edits in text, and fixes proven on the marked fixtures of the kinds that propose any. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../engine/src/insights/report.js';
import { applyEdits } from '../../src/fixes/apply-edits.js';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'dist/cli.js');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-fixes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const edit = (line: number, from: number, to: number, newText: string) => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  newText,
});

describe('applyEdits', () => {
  test('all positions are those of the text before', () => {
    expect(applyEdits('ab\ncd\n', [edit(1, 0, 1, 'X'), edit(0, 1, 2, 'long'), edit(2, 0, 0, 'end\n')])).toBe('along\nXd\nend\n');
  });

  test('newlines of any kind', () => {
    expect(applyEdits('a\r\nb\rc', [edit(1, 0, 1, 'B'), edit(2, 0, 1, 'C')])).toBe('a\r\nB\rC');
  });

  test('what overlaps is refused', () => {
    expect(applyEdits('abc', [edit(0, 0, 2, 'x'), edit(0, 1, 3, 'y')])).toBeNull();
  });
});

/** Kinds that propose edits, with how many of their fixtures’ fixes must be proven. */
const KINDS = {
  'shape-order': 4,
  'shape-late': 3,
  'class-churn': 7,
  'module-level-loop': 6,
  'getattr-fallback': 6,
  'constructor-keywords': 7,
  'star-wrapper': 6,
  'int-float-mix': 2,
  'numeric-flip': 1,
  'string-build': 3,
  'negative-index': 4,
  'isinstance-chain': 3,
} as const;

/** Of the fixtures that have such a finding, so many have a fix that is proven. */
const PROVEN_FIXTURES = 0.8;

describe.skipIf(!existsSync(cli))('fixes of the fixtures, verified', () => {
  const fixtures: { readonly file: string; readonly proven: number }[] = [];
  test.each(Object.entries(KINDS))(
    '%s',
    (kind, least) => {
      const folder = join(root, 'test-fixtures/insights', kind);
      const marked = readdirSync(folder).filter(name => !name.startsWith('silent'));
      const fixes = marked.map(name => fixesOf(kind, join(folder, name)).filter(f => f.verified !== null));
      for (const [i, proven] of fixes.entries()) fixtures.push({ file: `${kind}/${marked[i]}`, proven: proven.length });
      expect(fixes.flat().length).toBeGreaterThanOrEqual(least);
      for (const { verified } of fixes.flat()) expect(verified).toContain('same output');
    },
    120_000,
  );

  test('most fixtures get one', () => {
    const without = fixtures.filter(f => f.proven === 0).map(f => f.file);
    expect(without.length, without.join(', ')).toBeLessThanOrEqual(fixtures.length * (1 - PROVEN_FIXTURES));
  });
});

test.skipIf(!existsSync(cli))('a fix in an imported module is verified too, and changes no file', () => {
  const late = readFileSync(join(root, 'test-fixtures/insights/shape-late/one-path.py'), 'utf8');
  const module = join(scratch, 'points.py');
  writeFileSync(module, late);
  writeFileSync(join(scratch, 'imports.py'), 'import points\n');
  const [fix] = fixesOf('shape-late', join(scratch, 'imports.py'));
  expect(fix.verified).toContain('same output');
  expect(readFileSync(module, 'utf8')).toBe(late);
});

function fixesOf(kind: string, file: string): { readonly verified: string | null }[] {
  const out = join(scratch, 'report.json');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'profile', '--verify-fixes', '--format', 'json', '-o', out, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const report = JSON.parse(readFileSync(out, 'utf8')) as Report;
  return report.files.flatMap(f => f.insights.filter(i => i.name === kind).flatMap(i => i.fixes));
}
