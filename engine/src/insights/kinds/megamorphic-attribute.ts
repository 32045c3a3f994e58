/** JL102: an attribute site, method calls included, saw five layouts or more. */
import type { Finding, Search } from '../finding.js';
import { mixedSites, receiverFinding } from './receivers.js';

export function findMegamorphicAttribute(search: Search): Finding[] {
  return mixedSites(search)
    .filter(v => v.site.overflowed)
    .map(v => receiverFinding(search, v, 'JL102'));
}
