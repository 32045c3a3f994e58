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

/** Kinds that propose edits, with how many of their fixtures' fixes must be proven. */
const KINDS = {
  'shape-order': 3,
  'shape-late': 3,
  'class-churn': 3,
  'module-level-loop': 3,
  'getattr-fallback': 3,
  'constructor-keywords': 3,
  'star-wrapper': 2,
  'int-float-mix': 2,
  'numeric-flip': 1,
  'string-build': 1,
} as const;

describe.skipIf(!existsSync(cli))('fixes of the fixtures, verified', () => {
  test.each(Object.entries(KINDS))(
    '%s',
    (kind, least) => {
      const folder = join(root, 'test-fixtures/insights', kind);
      const marked = readdirSync(folder).filter(name => !name.startsWith('silent'));
      const fixes = marked.flatMap(name => fixesOf(kind, join(folder, name)));
      const proven = fixes.filter(f => f.verified !== null);
      expect(proven.length).toBeGreaterThanOrEqual(least);
      for (const { verified } of proven) expect(verified).toContain('same output');
    },
    120_000,
  );
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
