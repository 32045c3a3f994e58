/**
 * The JSON report (interfaces.md §3, schemaVersion 1): plain data, the one source from which every other output is
 * made. Knows nothing of the engine: a saved report is as good as a fresh one.
 * Positions are 0-based lines and UTF-16 columns, as in LSP. Text that comes from a program is stored as it is;
 * whoever shows it escapes it.
 */
import type { DeoptKind, DeoptReason } from '../observe/deopt-reasons.js';
import type { InsightCode } from './kinds.js';
import type { RuntimeName } from './verdicts.js';

export const SCHEMA_VERSION = 1;

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range and its file; `path` is what the engine was given. */
export interface Location {
  readonly path: string;
  readonly range: Range;
}

export interface ReportOptions {
  /** `cpython3.13`, `pypy`, `engine` or `all`; an unmeasured version uses the nearest measured one and says so. */
  readonly targetRuntime: string;
  /** Insights below this share of the run, in per cent, are left out. */
  readonly minImpactPercent: number;
  /** Also list sites that are cold or healthy. */
  readonly allSites: boolean;
  /** File names of which nothing counts: what only calls the program. */
  readonly leaveOut?: readonly string[];
}

export const DEFAULT_REPORT_OPTIONS: ReportOptions = Object.freeze({ targetRuntime: 'cpython3.13', minImpactPercent: 1, allSites: false });

/** The schema that reports name; schema/report.schema.json carries it as `$id`. */
export const REPORT_SCHEMA = 'https://jitlens.dev/schema/report-1.json';

export interface Report {
  readonly $schema: string;
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly engine: { readonly version: string; readonly python: string };
  /** The run ended before the program did, by a crash, a limit or the user. */
  readonly partial: boolean;
  readonly run: ReportRun;
  /** What severities and estimates refer to. */
  readonly target: ReportTarget;
  readonly summary: ReportSummary;
  readonly files: readonly ReportFile[];
  readonly shapes: readonly ReportShape[];
  readonly deopts: readonly ReportDeopt[];
  readonly invalidations: readonly ReportInvalidation[];
  readonly budgets?: readonly ReportBudget[];
  /** Of a run under a what-if: how often it acted. */
  readonly forced?: ReportForced;
  /** What runs under what-ifs came to, next to one without. */
  readonly whatIfs?: readonly ReportWhatIf[];
}

export interface ReportForced {
  readonly applied: number;
  /** Why nothing could be forced. */
  readonly problem: string | null;
}

/** A ceiling: the program ran with something forced, and what it then did is nobody's result. */
export interface ReportWhatIf {
  readonly kind: 'float' | 'split' | 'inline';
  readonly location: Location;
  /** How often the program was made to do something else. */
  readonly applied: number;
  /** Why there is no figure; then the tallies are null. */
  readonly problem: string | null;
  readonly before: ReportTally | null;
  readonly after: ReportTally | null;
  /** Whether standard output and exit status stayed as they are. */
  readonly sameOutput: boolean;
}

/** Exact operations of the program's own code. */
export interface ReportTally {
  readonly operations: number;
  /** At sites that saw several types or layouts, or an int and a float together. */
  readonly mixed: number;
  /** Calls of Python functions that had a frame of their own. */
  readonly calls: number;
  readonly deopts: number;
  /** Weight of all findings, 0…1 of the run without the what-if. */
  readonly findings: number;
}

/** A promise that a comment makes, and whether the run kept it. */
export interface ReportBudget {
  readonly promise: 'expect monomorphic' | 'no-deopt';
  readonly path: string;
  /** 0-based line of the comment. */
  readonly line: number;
  /** What broke it, in words; null when it was kept. */
  readonly violation: string | null;
}

export interface ReportRun {
  readonly argv: readonly string[];
  readonly exitStatus: number;
  readonly wallMs: number;
  readonly operations: number;
  /** Operations by tier. */
  readonly tiers: { readonly interpreter: number; readonly generic: number; readonly optimized: number };
  readonly peakMemoryMB: number;
  /** Operations weighed by what they cost next to an int addition: shares are parts of it. */
  readonly weight?: number;
  /** Events that the bounded ring could not keep. */
  readonly droppedEvents: number;
}

export interface ReportTarget {
  /** As asked for. */
  readonly asked: string;
  /** The measured runtimes whose verdicts were used. */
  readonly runtimes: readonly RuntimeName[];
  /** Set when the asked version was not measured itself. */
  readonly note: string | null;
}

export interface ReportSummary {
  /** Insights left out because they are below `minImpactPercent`. */
  readonly belowFloor: number;
  /** Sites with at least 1 % of the busiest site's executions, and how many of them are monomorphic. */
  readonly hotSites: number;
  readonly hotMonomorphic: number;
}

export interface ReportFile {
  readonly path: string;
  /** Hex digest of the source, or '' where the engine was given none. */
  readonly sha256: string;
  readonly functions: readonly ReportFunction[];
  readonly sites: readonly ReportSite[];
  readonly insights: readonly ReportInsight[];
}

export type ReportTier = 'interpreter' | 'generic' | 'optimized';

export interface ReportFunction {
  /** Qualified name; `<module>` for the file's own code. */
  readonly name: string;
  readonly range: Range;
  readonly calls: number;
  /** Those of them that were built into their callers. */
  readonly inlinedCalls?: number;
  /** Shares of the run's weighted total, 0…1. */
  readonly selfShare: number;
  readonly totalShare: number;
  readonly tier: ReportTier;
  readonly compiles: number;
  readonly deopts: number;
  /** Functions of user code that it calls, with the calls counted. */
  readonly callees?: readonly ReportCallee[];
}

export interface ReportCallee {
  readonly path: string;
  readonly name: string;
  readonly line: number;
  readonly count: number;
}

export type ReportSiteKind =
  | 'attr-load'
  | 'attr-store'
  | 'method-call'
  | 'call'
  | 'binary'
  | 'unary'
  | 'compare'
  | 'contains'
  | 'subscript-load'
  | 'subscript-store'
  | 'iterate'
  | 'global-load'
  | 'truth'
  | 'unpack';
export type ReportSiteState = 'uninitialized' | 'monomorphic' | 'polymorphic' | 'megamorphic' | 'uncacheable';

export interface ReportSite {
  readonly range: Range;
  readonly kind: ReportSiteKind;
  readonly state: ReportSiteState;
  /** Exact executions. */
  readonly count: number;
  readonly cases: readonly ReportCase[];
  readonly tier: ReportTier;
  /** Qualified name. */
  readonly function: string;
}

/** What one kind of operands looked like at a site. */
export interface ReportCase {
  /** One name an operand: `["int", "float"]`. */
  readonly types: readonly string[];
  /** Ids of `shapes`, where the site tells layouts apart. */
  readonly shapes: readonly number[];
  readonly count: number;
  /** Operations of the run when first seen: orders the cases of different sites. */
  readonly firstSeen: number;
}

export type ReportSeverity = 'hint' | 'information' | 'warning';

export interface ReportInsight {
  readonly code: InsightCode;
  readonly name: string;
  readonly severity: ReportSeverity;
  readonly range: Range;
  /** One sentence, plain text. */
  readonly message: string;
  /** Exact operations behind it. */
  readonly count: number;
  /** Share of the run's weighted total, 0…1. */
  readonly share: number;
  /** Share of the run that the fix would save on the target runtime: share × (1 − 1 ÷ ratio). */
  readonly saving: number;
  readonly cases: readonly ReportCase[];
  readonly related: readonly ReportRelated[];
  readonly verdicts: readonly ReportVerdict[];
  readonly fixes: readonly ReportFix[];
  /** One sentence: what to do about it. */
  readonly advice: string;
  /** Code, qualified name and a hash of the expression's own text: no line numbers. */
  readonly stableId: string;
  /** Set on a consequence: the `stableId` of the finding that causes it. Such insights are hints and are not counted. */
  readonly causedBy: string | null;
  /** Qualified name of the function that it is in. */
  readonly function: string;
  /** The first line of `range`, so that a report can be shown without sources. */
  readonly excerpt: string;
  /** What the person's own CPython made of it, where that was asked. */
  readonly confirmed?: ReportConfirmed;
}

export interface ReportConfirmed {
  /** `CPython 3.13.0`. */
  readonly runtime: string;
  readonly state: 'specialised' | 'unsettled' | 'general' | 'cold';
  /** What it was when the program ended: `LOAD_ATTR_SLOT`. */
  readonly instruction: string;
  /** One phrase: `left this general: …`. */
  readonly text: string;
}

export interface ReportRelated {
  readonly location: Location;
  readonly message: string;
  /** The line of `location`. */
  readonly excerpt: string;
}

export interface ReportVerdict {
  readonly runtime: RuntimeName;
  /** Slow ÷ fast of the measured pair; null when unknown or when the runtime has no such thing. */
  readonly ratio: number | null;
  /** Half the difference between two halves of the measurements. */
  readonly spread?: number;
  readonly basis: 'measured' | 'derived' | 'unknown';
  /** One phrase: `1.4× slower`, `no effect`. */
  readonly text: string;
}

export interface ReportFix {
  readonly title: string;
  readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
  /** What a re-run with the edits proved; null until it was made. */
  readonly verified: string | null;
}

export interface ReportShape {
  readonly id: number;
  readonly class: string;
  readonly attributes: readonly string[];
  /** Id of the layout that it extends; null for the empty layout. */
  readonly parent: number | null;
  /** The attribute that makes it differ from its parent. */
  readonly added: string | null;
  readonly addedAt: Location | null;
  readonly instances: number;
}

export interface ReportDeopt {
  readonly path: string;
  readonly range: Range;
  readonly reason: DeoptReason;
  readonly expected: string;
  readonly actual: string;
  /** A description made without running Python. */
  readonly value: string;
  readonly bornAt: Location | null;
  readonly count: number;
  readonly kind: DeoptKind;
  readonly version: number;
  /** Compiled code around the guard that failed; `line` is the guard's in it, from 0. */
  readonly generated?: { readonly text: string; readonly line: number } | null;
  /** Innermost first. */
  readonly stack: readonly { readonly function: string; readonly location: Location }[];
}

export interface ReportInvalidation {
  readonly assumption: string;
  readonly target: string;
  readonly causeRange: Location | null;
  /** Qualified names of the code that was discarded. */
  readonly codes: readonly string[];
}
