/**
 * JL201: the same attributes are added in different orders. Raised at the store that deviates from the order most
 * instances have, once some hot site sees both. A layout with a late attribute is JL202’s.
 */
import type { Finding, Search } from '../finding.js';
import type { LayoutConflict } from '../layout-conflicts.js';
import { findingAtPlace } from './place-finding.js';
import { times } from '../text-parts.js';

export function findShapeOrder({ program, layouts, findings }: Search): Finding[] {
  const late = new Set(findings.filter(f => f.code === 'JL202').map(f => f.profile));
  return layouts.flatMap(conflict => {
    const { kind, store } = conflict;
    if (kind !== 'order' || store === null || !program.userProfiles.includes(store.profile) || late.has(store.profile)) return [];
    return [findingOf(conflict, store)];
  });
}

function findingOf({ className, attribute, orders, usual, sites }: LayoutConflict, store: NonNullable<LayoutConflict['store']>): Finding {
  const [most, other] = orders;
  const related =
    usual === null
      ? []
      : [{ filename: usual.profile.code.filename, span: usual.span, message: `the usual order adds "${usual.attribute}" here` }];
  return findingAtPlace('JL201', store, {
    count: store.count,
    message: `${className} gets "${attribute}" out of order ${times(store.count)}: (${other.join(', ')}) instead of (${most.join(', ')})`,
    related,
    explains: sites.map(v => v.site),
  });
}
