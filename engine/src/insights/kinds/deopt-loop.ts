/** JL802: the same guard broke three compiled versions or more: learning from it did not help. */
import type { Finding, Search } from '../finding.js';
import { deoptFinding, deoptGroups, LOOP_VERSIONS } from './deopts.js';

export function findDeoptLoop(search: Search): Finding[] {
  return deoptGroups(search)
    .filter(g => g.versions >= LOOP_VERSIONS)
    .map(g => deoptFinding(search, 'JL802', g));
}
