/** JL103: the classes of the receivers mix at a method call. */
import type { Finding, Search } from '../finding.js';
import { classCount, isMethodSite, mixedSites, receiverFinding } from './receivers.js';

export function findPolymorphicMethod(search: Search): Finding[] {
  return mixedSites(search)
    .filter(v => isMethodSite(v) && !v.site.overflowed && classCount(v) > 1)
    .map(v => receiverFinding(search, v, 'JL103'));
}
