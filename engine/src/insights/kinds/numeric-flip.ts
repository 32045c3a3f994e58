/**
 * JL602: the result of one operation is now an int, now a float. `Site.flips` counts how often the kind differed from
 * the time before, among the executions whose results were noted.
 */
import { valueKinds } from '../value-kinds.js';
import { causeOf, findingAt, MIN_COUNT, RARE, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { flipBehind, hotOperators, operatorOf, resultBits } from './numeric-sites.js';
import { thousands } from '../text-parts.js';

export function findNumericFlip(search: Search): Finding[] {
  const found: Finding[] = [];
  for (const view of hotOperators(search, 'binary').filter(flips))
    found.push(
      findingAt(view, 'JL602', {
        count: view.site.count,
        message: `The result of this \`${operatorOf(view)}\` changes between int and float ${thousands(view.site.flips)} times in ${thousands(view.site.noted)}`,
        cases: casesAt(view),
        cause: causeOf(search.findings, view.site) ?? flipBehind(found, view),
      }),
    );
  return found;
}

function flips(view: SiteView): boolean {
  const kinds = valueKinds(resultBits(view));
  const { flips: changes } = view.site;
  return kinds.includes('int') && kinds.includes('float') && changes >= Math.max(MIN_COUNT / 10, view.site.noted * RARE);
}
