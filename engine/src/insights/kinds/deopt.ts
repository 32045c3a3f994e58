/** JL801: a guard in optimised code failed. Where another finding is about the same expression, that one is the cause. */
import type { Finding, Search } from '../finding.js';
import { deoptFinding, deoptGroups, LOOP_VERSIONS } from './deopts.js';

export function findDeopt(search: Search): Finding[] {
  return deoptGroups(search)
    .filter(g => g.versions < LOOP_VERSIONS)
    .map(g => deoptFinding(search, 'JL801', g));
}
