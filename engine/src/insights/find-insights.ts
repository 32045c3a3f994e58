/**
 * Finds everything, settles what causes what, and weighs it: a cause carries its own weight and that of all it
 * explains, and is compared with the floor; a consequence must reach it by itself, and goes with its cause.
 */
import { ratiosOf, rootOf, sameSpan, USUAL_WEIGHT, type Finding, type Search } from './finding.js';
import { FINDERS } from './kinds/index.js';
import { isEngineOnly, kindOf } from './kinds.js';
import { covers, forbids } from './budgets.js';
import { layoutConflicts } from './layout-conflicts.js';
import { linkReceivers } from './receiver-causes.js';
import type { Program } from './program.js';
import { measuredRatios, worstRatio, type Ratios, type Target } from './verdicts.js';

/** A finding with what it is worth. */
export interface Weighed {
  readonly finding: Finding;
  /** Share of the run's weighted total, with its consequences. */
  readonly share: number;
  /** Share of the run that its cure saves on the target runtime. */
  readonly saving: number;
}

export interface Found {
  /** Most worth first; consequences after every cause. */
  readonly shown: readonly Weighed[];
  /** Causes below the floor. */
  readonly belowFloor: number;
  /** What the run weighed: shares are parts of it. */
  readonly total: number;
}

export function findInsights(program: Program, target: Target, minImpactPercent: number): Found {
  const findings = withoutSilenced(program, search(program));
  const weights = carriedWeights(findings);
  const total = program.weights.total + dearerThanSites(findings);
  const shares = new Map(findings.map(f => [f, Math.min(1, (weights.get(f) ?? 0) / total)]));
  const causes = findings.filter(f => f.cause === null);
  const isHeavy = (f: Finding): boolean => shares.get(f)! * 100 >= minImpactPercent || isBudgeted(program, f);
  const kept = new Set(causes.filter(isHeavy));
  const shown = findings
    .filter(f => kept.has(rootOf(f)) && isHeavy(f) && !isSaidByCause(program, f))
    .map(f => ({ finding: f, share: shares.get(f)!, saving: shares.get(f)! * savedPart(f, target) }))
    .sort(byWorth);
  return { shown, belowFloor: causes.length - kept.size, total };
}

/** A site weighs what it usually costs. What costs more, a class that is made or an exception, makes the run heavier by the rest. */
function dearerThanSites(findings: readonly Finding[]): number {
  const extra = (f: Finding): number => {
    const { weight } = kindOf(f.code);
    return f.dearer ?? (f.weight === f.count * weight ? f.count * Math.max(0, weight - USUAL_WEIGHT) : 0);
  };
  return findings.reduce((sum, f) => sum + extra(f), 0);
}

/** What a budget forbids is shown however little it costs. */
function isBudgeted(program: Program, f: Finding): boolean {
  return program.budgets.some(b => forbids(b, f.code) && covers(b, f.profile.code.filename, f.span.line));
}

function search(program: Program): Finding[] {
  const found: Finding[] = [];
  const search: Search = { program, findings: found, layouts: layoutConflicts(program) };
  for (const find of Object.values(FINDERS)) found.push(...find(search));
  linkReceivers(found);
  return found;
}

const IGNORE = /#\s*jitlens:\s*ignore(?:\[([\w\s,-]*)\])?/;

/** `# jitlens: ignore` or `ignore[JL101]` on the finding’s first line. What a silenced finding causes is silenced too. */
function withoutSilenced(program: Program, findings: readonly Finding[]): Finding[] {
  return findings.filter(f => !isSilenced(program, f) && !isSilenced(program, rootOf(f)));
}

function isSilenced(program: Program, { code, profile, span }: Finding): boolean {
  const match = IGNORE.exec(program.sources.line(profile.code.filename, span.line));
  if (match === null) return false;
  const codes = match[1]?.split(',').map(c => c.trim());
  return codes === undefined || codes.includes(code) || codes.includes(kindOf(code).name);
}

/**
 * A consequence at the very place of its cause, or beside it in a constructor, adds nothing to read; its weight is the
 * cause's all the same. A deopt there does add something: its record.
 */
function isSaidByCause(program: Program, f: Finding): boolean {
  const root = rootOf(f);
  if (root === f || root.profile !== f.profile || f.code.startsWith('JL8')) return false;
  return sameSpan(root.span, f.span) || program.isConstruction(f.profile.code);
}

/** Own weight for consequences; own and all consequences' for causes. */
function carriedWeights(findings: readonly Finding[]): Map<Finding, number> {
  const weights = new Map(findings.map(f => [f, f.weight]));
  for (const f of findings) {
    const root = rootOf(f);
    if (root !== f) weights.set(root, (weights.get(root) ?? 0) + f.weight);
  }
  return weights;
}

/** The part of a finding's share that goes away with it, where it is and elsewhere. */
function savedPart(finding: Finding, target: Target): number {
  const { noGainOn, elsewhere, weight } = finding;
  const runtimes = noGainOn === undefined ? target.runtimes : target.runtimes.filter(r => !r.startsWith(noGainOn));
  const here = gainOf(ratiosOf(finding), runtimes);
  if (elsewhere === undefined || weight === 0) return here;
  const part = elsewhere.weight / weight;
  return (1 - part) * here + part * gainOf(measuredRatios(elsewhere.pair), runtimes);
}

/** 1 − 1 ÷ ratio. */
function gainOf(ratios: Ratios | null, runtimes: Target['runtimes']): number {
  const ratio = worstRatio(ratios, runtimes);
  return ratio === null || ratio <= 1 ? 0 : 1 - 1 / ratio;
}

/** Causes before consequences, what other runtimes mind before what only the engine does, then by worth. */
function byWorth(a: Weighed, b: Weighed): number {
  const consequence = Number(a.finding.cause !== null) - Number(b.finding.cause !== null);
  const engineOnly = Number(isEngineOnly(a.finding.code)) - Number(isEngineOnly(b.finding.code));
  const place = a.finding.span.line - b.finding.span.line || a.finding.span.col - b.finding.span.col;
  return consequence || engineOnly || b.saving - a.saving || b.share - a.share || place;
}
