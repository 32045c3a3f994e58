/** Kinds by their boundaries, on evidence made by hand. */
import { describe, expect, test } from 'vitest';
import { RESULT } from '../../src/feedback/site.js';
import { FINDERS } from '../../src/insights/kinds/index.js';
import { INSIGHT_CODES, KINDS } from '../../src/insights/kinds.js';
import type { Report } from '../../src/insights/report.js';
import { HandMade, saw } from './hand-made.js';

const ADD = 'def f(a, b):\n    return a + b\n';

/** `JL601 2:12 hint`, and `< JL602` for a consequence. */
function brief(report: Report): string[] {
  const all = report.files.flatMap(f => f.insights);
  return all.map(i => {
    const cause = all.find(c => c.stableId === i.causedBy);
    return `${i.code} ${i.range.start.line + 1}:${i.range.start.character} ${i.severity}${cause === undefined ? '' : ` < ${cause.code}`}`;
  });
}

test('every kind has a finder, and every finder a kind', () => {
  expect(Object.keys(FINDERS).sort()).toEqual([...INSIGHT_CODES].sort());
  expect(new Set(Object.values(KINDS).map(k => k.name)).size).toBe(INSIGHT_CODES.length);
});

describe('JL601 and JL602', () => {
  test('one evaluation mixes: JL601', () => {
    const p = new HandMade(ADD);
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
    expect(brief(p.report()).map(b => b.replace(/ (hint|information)/, ''))).toEqual(['JL601 2:11']);
  });

  test('the result alternates: JL602, and JL601 is silent', () => {
    const p = new HandMade(ADD);
    const site = p.site('f', 'BINARY_OP');
    saw(site, 'int', 'int', 500, RESULT.smallInt);
    saw(site, 'int', 'float', 500, RESULT.float);
    site.flips = 400;
    expect(brief(p.report())).toEqual(['JL602 2:11 hint']);
  });

  test('cold or rare mixing is healthy', () => {
    const p = new HandMade(ADD);
    saw(p.site('f', 'BINARY_OP'), 'float', 'float', 100_000, RESULT.float);
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 900, RESULT.float);
    expect(brief(p.report())).toEqual([]);
  });

  test('a constant can be written as a float', () => {
    const p = new HandMade('def f(a):\n    return 2 * a\n');
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
    const [insight] = p.report().files[0].insights;
    expect(insight.fixes[0].edits).toEqual([
      { path: '/p/main.py', range: { start: { line: 1, character: 11 }, end: { line: 1, character: 12 } }, newText: '2.0' },
    ]);
  });
});

describe('JL801 and JL802', () => {
  const deopted = (versions: number): HandMade => {
    const p = new HandMade(ADD);
    const site = p.site('f', 'BINARY_OP');
    saw(site, 'int', 'int', 5000, RESULT.smallInt);
    for (let version = 1; version <= versions; version++) p.deopt('f', site.pc, { version, count: 4, value: '2.5' });
    return p;
  };

  test('a guard failed again: JL801, with expectation and value', () => {
    const report = deopted(2).report();
    expect(brief(report)).toEqual(['JL801 2:11 hint']);
    expect(report.files[0].insights[0].message).toContain('expected int, got float: 2.5');
  });

  test('one version is how the engine learns', () => {
    expect(brief(deopted(1).report())).toEqual([]);
  });

  test('three versions make a loop: JL802', () => {
    expect(brief(deopted(3).report())).toEqual(['JL802 2:11 hint']);
  });

  test('another finding at the same expression is the cause', () => {
    const p = deopted(2);
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 5000, RESULT.float);
    expect(brief(p.report()).map(b => b.replace(/ (hint|information)/, ''))).toEqual(['JL601 2:11', 'JL801 2:11 < JL601']);
  });

  test('reasons by which the engine merely learns say nothing', () => {
    const p = deopted(0);
    p.deopt('f', p.site('f', 'BINARY_OP').pc, { reason: 'ColdBranch', count: 50 });
    expect(brief(p.report())).toEqual([]);
  });
});

test('JL803: hot code that was refused, at its first line', () => {
  const p = new HandMade(ADD);
  saw(p.site('f', 'BINARY_OP'), 'int', 'int', 5000, RESULT.smallInt);
  p.profile('f').refused = 'too large';
  const report = p.report();
  expect(brief(report)).toEqual(['JL803 1:0 hint']);
  expect(report.files[0].insights[0].message).toContain('not optimised: too large');
});

test.each([
  [null, 'compiled without assumptions: its assumptions failed too often'],
  ['deopt-loop', 'not optimised: its assumptions failed too often'],
  ['too large', 'not optimised: too large'],
])('JL803: generic code, refused: %s', (refused, said) => {
  const p = new HandMade(ADD);
  saw(p.site('f', 'BINARY_OP'), 'int', 'int', 5000, RESULT.smallInt);
  Object.assign(p.profile('f'), { isGeneric: true, refused });
  expect(p.report().files[0].insights[0].message).toContain(said);
});

describe('silencing and the floor', () => {
  const mixed = (source: string): HandMade => {
    const p = new HandMade(source);
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
    return p;
  };

  test.each(['ignore', 'ignore[JL601]', 'ignore[JL101, int-float-mix]'])('# jitlens: %s', comment => {
    expect(brief(mixed(`def f(a, b):\n    return a + b  # jitlens: ${comment}\n`).report())).toEqual([]);
  });

  test('another code is not silenced', () => {
    expect(brief(mixed('def f(a, b):\n    return a + b  # jitlens: ignore[JL101]\n').report())).toHaveLength(1);
  });

  test('below the floor it is counted, not shown', () => {
    const p = mixed(`${ADD}def g(a, b):\n    return a + b\n`);
    saw(p.site('g', 'BINARY_OP'), 'int', 'int', 1_000_000, RESULT.smallInt);
    const report = p.report();
    expect(brief(report)).toEqual([]);
    expect(report.summary.belowFloor).toBe(1);
    expect(brief(p.report({ minImpactPercent: 0 }))).toHaveLength(1);
  });
});

test('a stable id does not move with its lines', () => {
  const ids = (source: string): string[] => {
    const p = new HandMade(source);
    saw(p.site('f', 'BINARY_OP'), 'int', 'float', 500, RESULT.float);
    saw(p.site('f', 'BINARY_OP', 1), 'int', 'float', 500, RESULT.float);
    return p.report().files[0].insights.map(i => i.stableId);
  };
  const twice = 'def f(a, b):\n    x = a + b\n    return (a + b, x)\n';
  const [first, second] = ids(twice);
  expect(ids(`\n\n${twice.replace('a + b\n', 'a  +  b\n')}`)).toEqual([first, second]);
  expect(second).toBe(`${first}.2`);
});
