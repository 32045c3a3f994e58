/**
 * What JL801 and JL802 share: deopt records of user code grouped by place and reason, and the finding that caused them.
 */
import { DEOPT_REASONS, type DeoptReason } from '../../observe/deopt-reasons.js';
import type { DeoptRecord } from '../../observe/events.js';
import type { Profile } from '../../feedback/profile.js';
import type { Span } from '../../syntax/span.js';
import { causeOf, type Finding, type RelatedPlace, type Search } from '../finding.js';
import { kindOf, type InsightCode } from '../kinds.js';
import { times } from '../text-parts.js';

export interface DeoptGroup {
  readonly profile: Profile;
  readonly pc: number;
  readonly reason: DeoptReason;
  readonly records: readonly DeoptRecord[];
  readonly count: number;
  /** How many compiled versions were left here for this reason. */
  readonly versions: number;
}

/** So many versions make a loop: learning did not help. */
export const LOOP_VERSIONS = 3;
/** As many exits as the engine takes to give a version up; up to here it learns. */
export const LEARNING = 4;

/** Reasons by which the engine merely learns what it had not seen say nothing about the program. */
const saysSomething = (reason: DeoptReason): boolean => !['unseen', 'control'].includes(DEOPT_REASONS[reason].group);

/** A call that has met one function only: it was another object, made of the same code, or it was bound in another way. */
function isEnginesOwn({ sites }: Profile, { pc, reason }: DeoptRecord): boolean {
  if (DEOPT_REASONS[reason].group !== 'call') return false;
  const site = sites.find(s => s !== undefined && s.pc === pc);
  return site !== undefined && site.cases.length === 1 && site.otherCount === 0;
}

export function deoptGroups({ program }: Search): DeoptGroup[] {
  const groups = new Map<string, DeoptRecord[]>();
  const profiles = program.userProfiles;
  for (const record of program.evidence.deopts) {
    const index = profiles.findIndex(p => p.code === record.code);
    if (index < 0 || !saysSomething(record.reason) || isEnginesOwn(profiles[index], record)) continue;
    const key = `${index} ${record.pc} ${record.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups].map(([key, records]) => ({
    profile: profiles[Number.parseInt(key, 10)],
    pc: records[0].pc,
    reason: records[0].reason,
    records,
    count: records.reduce((sum, r) => sum + r.count, 0),
    versions: new Set(records.map(r => r.version)).size,
  }));
}

export function deoptFinding(search: Search, code: InsightCode, group: DeoptGroup): Finding {
  const { profile, pc, reason, count, records, versions } = group;
  const site = profile.sites.find(s => s !== undefined && s.pc === pc) ?? null;
  const [first] = records;
  const { because, advice } = DEOPT_REASONS[reason];
  const often = code === 'JL802' ? `${times(count)}, in ${versions} versions` : times(count);
  return {
    code,
    profile,
    span: profile.code.spanAt(pc),
    site,
    count,
    weight: count * kindOf(code).weight,
    message: `Optimised code was left here ${often}: ${because}${instead(first)}`,
    advice,
    cases: [],
    related: births(records),
    explains: [],
    cause: causeAt(search, group, site),
  };
}

function instead({ expected, actual, value }: DeoptRecord): string {
  if (expected === '' || actual === '') return '';
  return ` (expected ${expected}, got ${actual}${value === '' ? '' : `: ${value}`})`;
}

function births(records: readonly DeoptRecord[]): RelatedPlace[] {
  return records.flatMap(({ bornAt, value }) => {
    if (bornAt === null) return [];
    return [
      {
        filename: bornAt.code.filename,
        span: bornAt.code.spanAt(bornAt.pc),
        message: value === '' ? 'it was made here' : `${value} was made here`,
      },
    ];
  });
}

/**
 * The finding that a deopt follows from: one that explains its site, one about the expression or an operand of it, or a
 * class write for which this code was discarded.
 */
function causeAt({ findings }: Search, { profile, pc, reason }: DeoptGroup, site: Finding['site']): Finding | null {
  const explained = site === null ? null : causeOf(findings, site);
  if (explained !== null) return explained;
  const at = profile.code.spanAt(pc);
  const inside = findings.find(f => f.profile === profile && !f.code.startsWith('JL8') && contains(at, f.span));
  if (inside !== undefined || DEOPT_REASONS[reason].group !== 'assumption') return inside ?? null;
  return findings.find(f => f.code === 'JL301' && f.related.some(r => r.span === profile.code.span)) ?? null;
}

function contains(outer: Span, inner: Span): boolean {
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.col <= inner.col);
  const endsAfter = outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endCol >= inner.endCol);
  return startsBefore && endsAfter;
}
