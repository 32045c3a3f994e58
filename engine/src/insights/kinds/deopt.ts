/**
 * JL801: a guard in optimised code failed, more often than it takes to learn from it. Where another finding is about the
 * same expression, that one is the cause.
 */
import type { Finding, Search } from '../finding.js';
import { deoptFinding, deoptGroups, LEARNING, LOOP_VERSIONS } from './deopts.js';

export function findDeopt(search: Search): Finding[] {
  return deoptGroups(search)
    .filter(g => g.versions < LOOP_VERSIONS && (g.versions > 1 || g.count > LEARNING))
    .map(g => deoptFinding(search, 'JL801', g));
}
