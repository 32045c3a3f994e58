/**
 * From evidence to report. The only door of insights/ for the engine: everything in a report is decided here and in the
 * files that it imports, once, so that every output shows the same.
 */
import { REPORT_SCHEMA } from './report.js';
import type { Profile } from '../feedback/profile.js';
import type { SiteState } from '../feedback/site.js';
import type { CodePosition, DeoptRecord, InvalidationRecord } from '../observe/events.js';
import type { Evidence } from './evidence.js';
import { callsOf } from './executions.js';
import { findInsights } from './find-insights.js';
import { isHot, reportCases, stateOf } from './finding.js';
import { Program, type SiteView } from './program.js';
import { reportInsights, round } from './report-insights.js';
import { reportShapes } from './report-shapes.js';
import {
  SCHEMA_VERSION,
  type Location,
  type Report,
  type ReportDeopt,
  type ReportFile,
  type ReportFunction,
  type ReportInsight,
  type ReportInvalidation,
  type ReportOptions,
  type ReportRun,
  type ReportSite,
  type ReportSiteKind,
  type ReportSummary,
} from './report.js';
import { reportBudget } from './report-budgets.js';
import { calleesOf } from './report-callees.js';
import { meetsRewritten, rewrittenClasses } from './rewritten-classes.js';
import { rangeOf } from './source-text.js';
import { parseTarget, type Target } from './verdicts.js';

const PYTHON = '3.13';
/** A site with less than this part of the busiest site's executions is cold. */
const HOT_PART = 0.01;

export function buildReport(all: Evidence, options: ReportOptions): Report {
  const evidence = leavingOut(all, options.leaveOut ?? []);
  const target = parseTarget(options.targetRuntime);
  if (target === null) throw new RangeError(`not a runtime: ${options.targetRuntime}`);
  const program = new Program(evidence);
  const { shown, belowFloor, total } = findInsights(program, target, options.minImpactPercent);
  const insights = reportInsights(program, shown);
  const hot = hotSites(program);
  const stateAt = statesFor(program, target);
  return {
    $schema: REPORT_SCHEMA,
    schemaVersion: SCHEMA_VERSION,
    engine: { version: evidence.engineVersion, python: PYTHON },
    partial: evidence.partial,
    run: { ...runOf(program), weight: Math.round(total) },
    target,
    summary: summaryOf(hot, belowFloor, stateAt),
    files: filesOf(program, insights, options.allSites ? null : hot, stateAt),
    shapes: reportShapes(program),
    deopts: evidence.deopts.map(deoptOf),
    invalidations: evidence.invalidations.map(invalidationOf),
    budgets: program.budgets.map(b => reportBudget(program, b)),
    ...(evidence.forced === undefined ? {} : { forced: evidence.forced }),
  };
}

function leavingOut(evidence: Evidence, files: readonly string[]): Evidence {
  if (files.length === 0) return evidence;
  const keeps = ({ code }: { readonly code: { readonly filename: string } }): boolean => !files.includes(code.filename);
  return { ...evidence, profiles: evidence.profiles.filter(keeps), deopts: evidence.deopts.filter(keeps) };
}

/** Executions of the program's own sites, told apart by who carried them out. */
function runOf({ evidence: { run }, sites }: Program): ReportRun {
  const { argv, exitStatus, wallMs, peakMemoryMB, droppedEvents } = run;
  const operations = sites.reduce((sum, v) => sum + v.site.count, 0);
  const interpreter = sites.reduce((sum, v) => sum + v.site.noted, 0);
  const tiers = { interpreter, generic: 0, optimized: operations - interpreter };
  return { argv, exitStatus, wallMs, operations, tiers, peakMemoryMB, droppedEvents };
}

function hotSites(program: Program): Set<SiteView> {
  const busiest = program.sites.reduce((most, v) => Math.max(most, v.site.count), 0);
  return new Set(program.sites.filter(v => v.site.count >= busiest * HOT_PART));
}

type StateAt = (view: SiteView) => SiteState;

/** One case is no help on a runtime that keeps nothing of its class. */
function statesFor(program: Program, target: Target): StateAt {
  const rewritten = target.runtimes.some(r => r.startsWith('cpython')) ? rewrittenClasses(program.sites) : new Set<never>();
  return view => (stateOf(view) === 'monomorphic' && meetsRewritten(view, rewritten) ? 'uncacheable' : stateOf(view));
}

function summaryOf(hot: ReadonlySet<SiteView>, belowFloor: number, stateAt: StateAt): ReportSummary {
  const counted = [...hot].filter(isHot);
  return { belowFloor, hotSites: counted.length, hotMonomorphic: counted.filter(v => stateAt(v) === 'monomorphic').length };
}

/** Files in the order in which their code first ran; `only` null lists every site. */
function filesOf(
  program: Program,
  insights: ReadonlyMap<string, ReportInsight[]>,
  only: ReadonlySet<SiteView> | null,
  stateAt: StateAt,
): ReportFile[] {
  const byFile = new Map<string, Profile[]>();
  for (const p of program.userProfiles) {
    const { filename } = p.code;
    byFile.set(filename, [...(byFile.get(filename) ?? []), p]);
  }
  return [...byFile].map(([path, profiles]) => ({
    path,
    sha256: program.evidence.sha256Of?.(path) ?? '',
    functions: profiles.filter(hasRun).map(p => functionOf(program, p)),
    sites: program.sites.filter(v => v.code.filename === path && isListed(v, only)).map(v => siteOf(v, stateAt(v))),
    insights: insights.get(path) ?? [],
  }));
}

const hasRun = (p: Profile): boolean => p.calls > 0 || p.sites.some(s => s !== undefined && s.count > 0);

/** Unless all are asked for: sites that are hot, or that saw more than one case. */
const isListed = (v: SiteView, only: ReadonlySet<SiteView> | null): boolean =>
  only === null || only.has(v) || v.site.state !== 'monomorphic';

function functionOf(program: Program, profile: Profile): ReportFunction {
  return {
    name: profile.code.qualname,
    range: rangeOf(profile.code.span),
    calls: callsOf(profile),
    inlinedCalls: profile.inlinedCalls,
    selfShare: round(program.weights.selfShare(profile)),
    totalShare: round(program.weights.totalShare(profile)),
    tier: profile.tier,
    compiles: profile.compiles,
    deopts: profile.deopts,
    callees: calleesOf(program, profile),
  };
}

function siteOf(view: SiteView, state: SiteState): ReportSite {
  const { site, span, cases, profile } = view;
  return {
    range: rangeOf(span),
    kind: site.kind as ReportSiteKind,
    state,
    count: site.count,
    cases: reportCases(cases),
    tier: profile.tier,
    function: profile.code.qualname,
  };
}

function locationOf({ code, pc }: CodePosition): Location {
  return { path: code.filename, range: rangeOf(code.spanAt(pc)) };
}

function deoptOf(d: DeoptRecord): ReportDeopt {
  const { path, range } = locationOf(d);
  const { reason, expected, actual, value, count, kind, version, generated } = d;
  return {
    path,
    range,
    reason,
    expected,
    actual,
    value,
    bornAt: d.bornAt === null ? null : locationOf(d.bornAt),
    count,
    kind,
    version,
    generated,
    stack: d.stack.map(s => ({ function: s.code.qualname, location: locationOf(s) })),
  };
}

function invalidationOf({ assumption, target, cause, codes }: InvalidationRecord): ReportInvalidation {
  return { assumption, target, causeRange: cause === null ? null : locationOf(cause), codes: codes.map(c => c.qualname) };
}
