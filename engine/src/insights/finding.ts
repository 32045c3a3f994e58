/**
 * A finding before it becomes part of a report: where, how much, why, and which other finding causes it.
 * One cause, one finding: a cause carries the weight of what it explains, its consequences point to it.
 */
import type { Profile } from '../feedback/profile.js';
import type { Site, SiteState } from '../feedback/site.js';
import type { Span } from '../syntax/span.js';
import { kindOf, type InsightCode, type KindInfo } from './kinds.js';
import type { LayoutConflict } from './layout-conflicts.js';
import { observedCount, type CaseView, type Program, type SiteView } from './program.js';
import type { ReportCase } from './report.js';

/** Below this many executions nothing is hot, whatever its share. */
export const MIN_COUNT = 100;
/** A site weighs about so much by itself; what its kind costs beyond that makes the run heavier. */
export const USUAL_WEIGHT = 2;
/** Rarer than this among a site’s executions, another type does no harm. */
export const RARE = 0.01;

export interface RelatedPlace {
  readonly filename: string;
  readonly span: Span;
  readonly message: string;
}

export interface FixEdit {
  readonly filename: string;
  readonly span: Span;
  readonly newText: string;
}

export interface ProposedFix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
}

export interface Finding {
  readonly code: InsightCode;
  readonly profile: Profile;
  /** The exact expression. */
  readonly span: Span;
  /** The site it is about; null when it is about a place without one. */
  readonly site: Site | null;
  readonly count: number;
  /** Weighted operations of its own. */
  readonly weight: number;
  readonly message: string;
  readonly advice: string;
  readonly cases: readonly ReportCase[];
  readonly related: RelatedPlace[];
  /** Sites whose own findings follow from this one. */
  readonly explains: readonly Site[];
  cause: Finding | null;
  /** Runtimes, by the beginning of their names, on which there is nothing better to write. */
  readonly noGainOn?: string;
  /** The part of its weight that lies in other places, and the pair of bench/verdicts that says what these would save. */
  readonly elsewhere?: { readonly weight: number; readonly pair: string };
  /** What it makes the run heavier by, beyond what its sites weigh; without it, what its kind's weight says. */
  readonly dearer?: number;
}

export type FindingFields = Pick<Finding, 'message' | 'count'> & Partial<Omit<Finding, 'code' | 'profile' | 'site'>>;

/** A finding at a site. */
export function findingAt(view: SiteView, code: InsightCode, fields: FindingFields): Finding {
  return {
    code,
    profile: view.profile,
    span: view.span,
    site: view.site,
    weight: fields.count * kindOf(code).weight,
    advice: kindOf(code).advice,
    cases: [],
    related: [],
    explains: [],
    cause: null,
    ...fields,
  };
}

/** The finding at the end of the chain of causes. */
export function rootOf(finding: Finding): Finding {
  let root = finding;
  for (const seen = new Set([root]); root.cause !== null && !seen.has(root.cause); root = root.cause) seen.add(root.cause);
  return root;
}

/**
 * The measured ratios that hold for a finding: other layouts of *one* class cost what their cause costs, since runtimes
 * that do not mind the cause tell such objects apart no better.
 */
export function ratiosOf(finding: Finding): KindInfo['ratios'] {
  const isLayout = finding.code.startsWith('JL1') && rootOf(finding).code.startsWith('JL2');
  return kindOf(isLayout ? rootOf(finding).code : finding.code).ratios;
}

/** The earlier finding that says it explains this site. */
export function causeOf(findings: readonly Finding[], site: Site): Finding | null {
  return findings.find(f => f.explains.includes(site)) ?? null;
}

/** What all kinds see while they look: the program, and what kinds before them found. */
export interface Search {
  readonly program: Program;
  readonly findings: readonly Finding[];
  readonly layouts: readonly LayoutConflict[];
}

/** Looks for one kind; `search.findings` has those of the kinds before it. */
export type Finder = (search: Search) => Finding[];

export function reportCases(cases: readonly CaseView[]): ReportCase[] {
  return cases.map(c => ({ types: c.types, shapes: c.shape === null ? [] : [c.shape.id], count: c.count, firstSeen: c.firstSeen }));
}

/** What a site saw; behind the cases that it tells apart, the rest. */
export function casesAt(view: SiteView): ReportCase[] {
  const cases = reportCases(view.cases);
  const rest = view.site.count - cases.reduce((sum, c) => sum + c.count, 0);
  return view.site.overflowed && rest > 0 ? [...cases, { types: ['others'], shapes: [], count: rest, firstSeen: 0 }] : cases;
}

/** Share of a site’s executions that its commonest case does not cover. */
export function oddShare(view: SiteView): number {
  const most = Math.max(0, ...view.cases.map(c => c.count));
  return view.site.count === 0 ? 0 : 1 - most / view.site.count;
}

/** So many executions of one kind, and runtimes have adapted: CPython specialises again after some 50 misses. */
const LONG_RUN = 500;

/**
 * Cases come in turn, not one for long and then another. Beyond the cases that are told apart, nothing is known of turns.
 */
export function isInTurn({ site }: SiteView): boolean {
  return site.overflowed || (site.turns > 1 && site.turns * LONG_RUN >= observedCount(site));
}

/** What the site is in effect: other cases that are rare, or that follow each other in long runs, leave it monomorphic. */
export function stateOf(view: SiteView): SiteState {
  const { state } = view.site;
  return state === 'polymorphic' && (oddShare(view) < RARE || !isInTurn(view)) ? 'monomorphic' : state;
}

export const isHot = (view: SiteView): boolean => view.site.count >= MIN_COUNT;

export function sameSpan(a: Span, b: Span): boolean {
  return a.line === b.line && a.col === b.col && a.endLine === b.endLine && a.endCol === b.endCol;
}
