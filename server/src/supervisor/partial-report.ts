/**
 * The report of a run that did not come to its own end: the last snapshot, or, where there was none
 * yet, a report that says nothing but how the run ended. Knows nothing of insights.
 */
import type { Report, RunOutcome } from '#engine';
import { REPORT_SCHEMA } from '#engine/insights/report.js';
import { VERSION } from './version.js';

export interface EndedRun {
  readonly argv: readonly string[];
  readonly outcome: RunOutcome;
  readonly wallMs: number;
}

export function partialReport(snapshot: Report | null, ended: EndedRun): Report {
  const report = snapshot ?? emptyReport(ended);
  return { ...report, partial: true, run: { ...report.run, exitStatus: ended.outcome.exitStatus, wallMs: ended.wallMs } };
}

function emptyReport({ argv, outcome, wallMs }: EndedRun): Report {
  return {
    $schema: REPORT_SCHEMA,
    schemaVersion: 1,
    engine: { version: VERSION, python: '3.13' },
    partial: true,
    run: {
      argv: [...argv],
      exitStatus: outcome.exitStatus,
      wallMs,
      operations: 0,
      tiers: { interpreter: 0, generic: 0, optimized: 0 },
      peakMemoryMB: 0,
      droppedEvents: 0,
    },
    target: { asked: 'engine', runtimes: [], note: null },
    summary: { belowFloor: 0, hotSites: 0, hotMonomorphic: 0 },
    files: [],
    shapes: [],
    deopts: [],
    invalidations: [],
  };
}
