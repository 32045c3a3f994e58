/**
 * Two runs of one program: which findings went, came and stayed, by their stable ids, and the counts that do not
 * depend on the machine. Knows no LSP.
 */
import type { Report, ReportInsight } from '#engine/insights/report.js';
import type { Place } from '../protocol.js';
import { isCause } from './findings.js';
import { plainText } from './text.js';

export interface ViewComparison {
  readonly findings: readonly ViewChange[];
  readonly counts: readonly ViewCount[];
}

export interface ViewChange {
  readonly state: 'new' | 'gone' | 'stayed';
  readonly code: string;
  readonly message: string;
  /** Shares of the run; null where it was not found. */
  readonly before: number | null;
  readonly after: number | null;
  /** null where it is gone. */
  readonly place: Place | null;
}

export interface ViewCount {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

interface Found {
  readonly insight: ReportInsight;
  readonly path: string;
}

export function comparison(
  before: Report,
  after: Report,
  placeOf: (at: { path: string; range: ReportInsight['range'] }) => Place,
): ViewComparison {
  const [old, now] = [causes(before), causes(after)];
  const gone = [...old].filter(([id]) => !now.has(id)).map(([, { insight }]) => change('gone', insight, insight.share, null, null));
  const others = [...now].map(([id, { insight, path }]) => {
    const known = old.get(id);
    const place = placeOf({ path, range: insight.range });
    return change(known === undefined ? 'new' : 'stayed', insight, known?.insight.share ?? null, insight.share, place);
  });
  return { findings: [...gone, ...others].sort((a, b) => ORDER[a.state] - ORDER[b.state]), counts: counts(before, after) };
}

const ORDER = { gone: 0, new: 1, stayed: 2 } satisfies Record<ViewChange['state'], number>;

function causes({ files }: Report): ReadonlyMap<string, Found> {
  const found = files.flatMap(({ path, insights }) => insights.filter(isCause).map(insight => ({ insight, path })));
  return new Map(found.map(entry => [entry.insight.stableId, entry]));
}

function change(
  state: ViewChange['state'],
  { code, message }: ReportInsight,
  before: number | null,
  after: number | null,
  place: Place | null,
): ViewChange {
  return { state, code, message: plainText(message, 300), before, after, place };
}

function counts(before: Report, after: Report): ViewCount[] {
  const rows: [string, (report: Report) => number][] = [
    ['findings', report => causes(report).size],
    ['deopts', report => report.deopts.reduce((sum, { count }) => sum + count, 0)],
    ['broken assumptions', report => report.invalidations.length],
    ['hot sites', report => report.summary.hotSites],
    ['of these monomorphic', report => report.summary.hotMonomorphic],
    ['optimised functions', report => functionsOf(report).filter(({ tier }) => tier === 'optimized').length],
  ];
  return rows.map(([name, of]) => ({ name, before: of(before), after: of(after) }));
}

function functionsOf({ files }: Report): Report['files'][number]['functions'] {
  return files.flatMap(file => file.functions);
}
