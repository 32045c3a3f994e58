/** A finding at a store that changes the layout of a class. */
import { sameSpan, type Finding, type FindingFields } from '../finding.js';
import { kindOf, type InsightCode } from '../kinds.js';
import type { StorePlace } from '../layout-conflicts.js';

export function findingAtStore(code: InsightCode, store: StorePlace, fields: FindingFields): Finding {
  const { profile, span } = store;
  const site = profile.sites.find(s => s !== undefined && sameSpan(profile.code.spanAt(s.pc), span)) ?? null;
  return {
    code,
    profile,
    span,
    site,
    weight: fields.count * kindOf(code).weight,
    advice: kindOf(code).advice,
    cases: [],
    related: [],
    fixes: [],
    explains: [],
    cause: null,
    ...fields,
  };
}
