/** JL101: an attribute site saw two to four layouts. A method call on one class with several layouts counts here too. */
import type { Finding, Search } from '../finding.js';
import { classCount, isMethodSite, mixedSites, receiverFinding } from './receivers.js';

export function findPolymorphicAttribute(search: Search): Finding[] {
  return mixedSites(search)
    .filter(v => !v.site.overflowed && !(isMethodSite(v) && classCount(v) > 1))
    .map(v => receiverFinding(search, v, 'JL101'));
}
