/** A report made by hand, and the text that it is about: small enough to be read next to what is expected of it. */
import type { Report, ReportFile, ReportFunction, ReportInsight, ReportSite } from '#engine/insights/report.js';
import type { FileRun } from '../../src/features/findings.js';
import type { Range } from '../../src/protocol.js';

export const TEXT = ['def area(shape):', '    return shape.w * shape.h', '', 'def scale(x):', '    return x * 2.5', '', 'area(1)', ''].join(
  '\n',
);

/** Of the n-th occurrence of a piece of text. */
export function rangeIn(text: string, piece: string, n = 0): Range {
  let at = text.indexOf(piece);
  for (let i = 0; i < n; i++) at = text.indexOf(piece, at + 1);
  const line = text.slice(0, at).split('\n').length - 1;
  const character = at - (text.lastIndexOf('\n', at - 1) + 1);
  return { start: { line, character }, end: { line, character: character + piece.length } };
}

export function insight(changes: Partial<ReportInsight> & Pick<ReportInsight, 'code' | 'range'>): ReportInsight {
  return {
    name: 'polymorphic-attribute',
    severity: 'hint',
    message: '"w" is read from 2 classes: A and B (20 times)',
    count: 20,
    share: 0.3,
    saving: 0.1,
    cases: [seen(['A'], 12), seen(['B'], 8)],
    related: [],
    verdicts: [{ runtime: 'cpython3.13', ratio: 1.4, basis: 'measured', text: '1.4× slower' }],
    fixes: [],
    advice: 'Split the work by type.',
    stableId: `${changes.code}:${changes.range.start.line}:${changes.range.start.character}`,
    causedBy: null,
    function: 'area',
    excerpt: '',
    ...changes,
  };
}

export function seen(types: readonly string[], count: number): ReportInsight['cases'][number] {
  return { types, shapes: [], count, firstSeen: 100 - count };
}

export const WIDTH = insight({ code: 'JL101', range: rangeIn(TEXT, 'shape.w') });
export const SCALED = insight({
  code: 'JL601',
  range: rangeIn(TEXT, 'x * 2.5'),
  severity: 'information',
  message: 'This `*` mixes int and float',
  function: 'scale',
  saving: 0.2,
  cases: [seen(['int', 'float'], 20)],
});

const AREA: ReportFunction = {
  name: 'area',
  range: rangeIn(TEXT, 'def area(shape):'),
  calls: 20,
  selfShare: 0.38,
  totalShare: 0.4,
  tier: 'optimized',
  compiles: 2,
  deopts: 3,
};
const COLD: ReportFunction = {
  ...AREA,
  name: 'scale',
  range: rangeIn(TEXT, 'def scale(x):'),
  selfShare: 0.01,
  deopts: 0,
  tier: 'interpreter',
};

export const HEALTHY: ReportSite = {
  range: rangeIn(TEXT, 'area(1)'),
  kind: 'call',
  state: 'monomorphic',
  count: 1,
  cases: [seen(['int'], 1)],
  tier: 'interpreter',
  function: '<module>',
};

export function runWith(insights: readonly ReportInsight[], changes: Partial<Report> = {}): FileRun {
  const file: ReportFile = { path: '/w/area.py', sha256: '', functions: [AREA, COLD], sites: [HEALTHY], insights };
  const report: Report = {
    $schema: '',
    schemaVersion: 1,
    engine: { version: '0', python: '3.13' },
    partial: false,
    run: {
      argv: ['/w/area.py', 'small.txt'],
      exitStatus: 0,
      wallMs: 30_000,
      operations: 1000,
      tiers: { interpreter: 1000, generic: 0, optimized: 0 },
      peakMemoryMB: 1,
      droppedEvents: 0,
    },
    target: { asked: 'cpython3.13', runtimes: ['cpython3.13'], note: null },
    summary: { belowFloor: 0, hotSites: 100, hotMonomorphic: 97 },
    files: [file],
    shapes: [],
    deopts: [],
    invalidations: [],
    ...changes,
  };
  return { report, file, endedAt: 0, ended: 'finished', message: null };
}
