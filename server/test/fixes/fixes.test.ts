/** Edits in text, and fixes proven on the marked fixtures of the kinds that propose any. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { counted, findingsOf, insightsIn, isProven, KINDS, type Kind, type KindFinding } from '../../../scripts/verified-fixes.mjs';
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

/** Findings of each kind’s marked fixtures that have a proven fix; may only become more. */
const PROVEN: Readonly<Record<Kind, number>> = {
  'shape-late': 3,
  'shape-order': 4,
  'int-float-mix': 4,
  'numeric-flip': 4,
  'constructor-keywords': 7,
  'module-level-loop': 7,
  'string-build': 8,
  'negative-index': 8,
  'isinstance-chain': 3,
  'star-wrapper': 7,
  'class-churn': 7,
  'getattr-fallback': 9,
};

/** Of the fixtures, and of the findings, so many have a fix that is proven. */
const PROVEN_PART = 0.8;

describe.skipIf(!existsSync(cli))('fixes of the fixtures, verified', () => {
  const all: KindFinding[] = [];
  test.each(KINDS)(
    '%s',
    kind => {
      const findings = findingsOf(kind);
      all.push(...findings);
      expect(findings.filter(isProven).length).toBeGreaterThanOrEqual(PROVEN[kind]);
      for (const { verified } of findings.flatMap(f => f.fixes)) if (verified !== null) expect(verified).toContain('same output');
    },
    120_000,
  );

  test('most fixtures, and most findings, get one', () => {
    const { fixtures, provenFixtures, findings, provenFindings } = counted(all);
    const without = all.filter(f => !isProven(f)).map(f => `${f.kind}/${f.fixture}: ${f.message}`);
    expect(provenFixtures / fixtures, without.join('\n')).toBeGreaterThanOrEqual(PROVEN_PART);
    expect(provenFindings / findings, without.join('\n')).toBeGreaterThanOrEqual(PROVEN_PART);
  });
});

test.skipIf(!existsSync(cli))('a fix in an imported module is verified too, and changes no file', () => {
  const late = readFileSync(join(root, 'test-fixtures/insights/shape-late/one-path.py'), 'utf8');
  const module = join(scratch, 'points.py');
  writeFileSync(module, late);
  writeFileSync(join(scratch, 'imports.py'), 'import points\n');
  const [fix] = insightsIn(join(scratch, 'imports.py'))
    .filter(i => i.code === 'JL202')
    .flatMap(i => i.fixes);
  expect(fix.verified).toContain('same output');
  expect(readFileSync(module, 'utf8')).toBe(late);
});
