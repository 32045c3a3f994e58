/** From weighed findings to the insights of a report: names, severities, verdicts, stable ids. */
import { ratiosOf, type Finding, type RelatedPlace } from './finding.js';
import type { Weighed } from './find-insights.js';
import { covers, forbids } from './budgets.js';
import { FixContext } from './fixes/fix-context.js';
import { fixesFor } from './fixes/index.js';
import { isEngineOnly, kindOf } from './kinds.js';
import type { Program } from './program.js';
import type { ReportInsight, ReportRelated, ReportSeverity } from './report.js';
import { rangeOf, textHash } from './source-text.js';
import { verdictsOf } from './verdicts.js';

/** A finding whose cure saves this share of the run on the target runtime is worth an interruption. */
const WORTH_KNOWING = 0.05;

export function reportInsights(program: Program, weighed: readonly Weighed[]): Map<string, ReportInsight[]> {
  const ids = stableIds(program, weighed);
  const fixes = new FixContext(program);
  const byFile = new Map<string, ReportInsight[]>();
  for (const w of weighed) {
    const { filename } = w.finding.profile.code;
    byFile.set(filename, [...(byFile.get(filename) ?? []), insightOf(program, w, ids, fixes)]);
  }
  return byFile;
}

function insightOf(program: Program, w: Weighed, ids: ReadonlyMap<Finding, string>, fixes: FixContext): ReportInsight {
  const { finding } = w;
  const { code, profile, span, cause } = finding;
  return {
    code,
    name: kindOf(code).name,
    severity: severityOf(program, w),
    range: rangeOf(span),
    message: finding.message,
    count: finding.count,
    share: round(w.share),
    saving: round(w.saving),
    cases: finding.cases,
    related: finding.related.map(r => relatedOf(program, r)),
    verdicts: verdictsOf(ratiosOf(finding)),
    fixes: fixesFor(fixes, finding).map(f => ({
      title: f.title,
      edits: f.edits.map(e => ({ path: e.filename, range: rangeOf(e.span), newText: e.newText })),
      verified: null,
    })),
    advice: finding.advice,
    stableId: ids.get(finding)!,
    causedBy: cause === null ? null : (ids.get(cause) ?? null),
    function: profile.code.qualname,
    excerpt: program.sources.line(profile.code.filename, span.line),
  };
}

function severityOf(program: Program, { finding, saving }: Weighed): ReportSeverity {
  const { code, profile, span } = finding;
  if (program.budgets.some(b => forbids(b, code) && covers(b, profile.code.filename, span.line))) return 'warning';
  return finding.cause === null && !isEngineOnly(finding.code) && saving >= WORTH_KNOWING ? 'information' : 'hint';
}

function relatedOf(program: Program, { filename, span, message }: RelatedPlace): ReportRelated {
  return { location: { path: filename, range: rangeOf(span) }, message, excerpt: program.sources.line(filename, span.line) };
}

/** Equal findings on equal text in one function are numbered in the order of the source. */
function stableIds(program: Program, weighed: readonly Weighed[]): Map<Finding, string> {
  const ids = new Map<Finding, string>();
  const used = new Map<string, number>();
  const inSourceOrder = weighed.map(w => w.finding).toSorted((a, b) => a.span.line - b.span.line || a.span.col - b.span.col);
  for (const f of inSourceOrder) {
    const { qualname, filename } = f.profile.code;
    const id = `${f.code}:${qualname}:${textHash(program.sources.text(filename, f.span))}`;
    const key = `${filename} ${id}`;
    const nth = (used.get(key) ?? 0) + 1;
    used.set(key, nth);
    ids.set(f, nth === 1 ? id : `${id}.${nth}`);
  }
  return ids;
}

/** Shares keep six digits: enough for a millionth of a run, and the same text on every machine. */
export function round(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
