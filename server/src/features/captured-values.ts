/** What a report tells of the values of a program: all, their types, or nothing. Knows no settings of other things. */
import type { Report, ReportDeopt } from '#engine/insights/report.js';
import type { Settings } from '../protocol.js';

type Captured = Settings['captureValues'];

const NOT_CAPTURED = 'a value (not captured)';

const DEOPTS = {
  value: deopt => deopt,
  type: deopt => ({ ...deopt, value: '' }),
  none: deopt => ({ ...deopt, value: '', actual: NOT_CAPTURED }),
} satisfies Record<Captured, (deopt: ReportDeopt) => ReportDeopt>;

export function capturing(report: Report, captured: Captured): Report {
  return { ...report, deopts: report.deopts.map(DEOPTS[captured]) };
}

/** What leaves the editor says no more than types. */
export function forOthers(report: Report): Report {
  return { ...report, deopts: report.deopts.map(DEOPTS.type) };
}
