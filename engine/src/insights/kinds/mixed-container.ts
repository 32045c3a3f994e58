/** JL107: one subscript site sees containers of several types, such as lists and tuples. */
import { findingAt, isHot, isInTurn, RARE, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';

export function findMixedContainer({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    const containers = containersAt(view);
    if (containers.size < 2) return [];
    const verb = view.site.kind === 'subscript-load' ? 'reads from' : 'writes to';
    return [
      findingAt(view, 'JL107', {
        count: view.site.count,
        message: `This subscript ${verb} ${wordList([...containers.keys()])} in turn (${thousands(view.site.count)} times)`,
        cases: casesAt(view),
      }),
    ];
  });
}

/** Types of the container with their counts; rare ones do no harm. */
function containersAt(view: SiteView): Map<string, number> {
  const counts = new Map<string, number>();
  if (!view.site.kind.startsWith('subscript') || !isHot(view) || !isInTurn(view)) return counts;
  for (const c of view.cases) if (c.kind === 'pair') counts.set(c.types[0], (counts.get(c.types[0]) ?? 0) + c.count);
  for (const [type, count] of counts) if (count < view.site.count * RARE) counts.delete(type);
  return counts;
}
