/**
 * What operations cost next to an int addition, so that shares are of time and not of counts. Fixed numbers: the same
 * run has the same shares on every machine. Knows nothing of findings.
 */
import type { Profile } from '../feedback/profile.js';
import type { Case } from '../feedback/site.js';
import type { SiteKind } from '../bytecode/opcodes.js';
import { isCalleeCode } from './describe-key.js';
import { callsOf } from './executions.js';

export const SITE_WEIGHTS: Readonly<Record<SiteKind, number>> = Object.freeze({
  'attr-load': 1,
  'attr-store': 1.5,
  'method-call': 2,
  call: 2,
  binary: 1,
  unary: 1,
  compare: 1,
  contains: 2,
  'subscript-load': 1.5,
  'subscript-store': 2,
  iterate: 1.5,
  'global-load': 0.5,
  truth: 0.5,
  unpack: 1.5,
  'attr-delete': 2,
  'global-store': 1,
  function: 2,
});
/** Entering and leaving a Python function. */
const CALL = 4;

export function selfWeight(profile: Profile): number {
  let weight = callsOf(profile) * CALL;
  for (const site of profile.sites) weight += site.count * SITE_WEIGHTS[site.kind];
  return weight;
}

/** Weighted operations of a run: by code, with and without its callees, and in all. */
export class Weights {
  readonly total: number;
  private readonly self = new Map<Profile, number>();
  private readonly deep = new Map<Profile, number>();
  private readonly open = new Set<Profile>();

  constructor(profiles: readonly Profile[]) {
    let total = 0;
    for (const p of profiles) {
      const weight = selfWeight(p);
      this.self.set(p, weight);
      total += weight;
    }
    this.total = Math.max(1, total);
  }

  selfShare(profile: Profile): number {
    return (this.self.get(profile) ?? 0) / this.total;
  }

  /** With callees in proportion to the calls made from here; recursion counts once. Calls made by natives are not seen. */
  totalShare(profile: Profile): number {
    return Math.min(1, this.deepWeight(profile) / this.total);
  }

  private deepWeight(profile: Profile): number {
    const known = this.deep.get(profile);
    if (known !== undefined) return known;
    this.open.add(profile);
    let weight = this.self.get(profile) ?? 0;
    for (const site of profile.sites) for (const c of site.cases) weight += this.calleeWeight(c);
    this.open.delete(profile);
    this.deep.set(profile, weight);
    return weight;
  }

  private calleeWeight(c: Case): number {
    const callee = isCalleeCode(c.key) ? c.key.profile : null;
    const calls = callee === null ? 0 : callsOf(callee);
    if (callee === null || this.open.has(callee) || calls === 0) return 0;
    return this.deepWeight(callee) * Math.min(1, c.count / calls);
  }
}
