/**
 * JL603: an operation gives ints beyond ±2^53. Raised where they first arise: an operation that merely takes the result
 * of another finding is its consequence.
 */
import { operandPcs } from '../dataflow.js';
import { findingAt, MIN_COUNT, RARE, reportCases, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { hotOperators, operatorOf } from './numeric-sites.js';
import { thousands } from '../text-parts.js';

export function findIntWidened(search: Search): Finding[] {
  const found: (Finding & { readonly view: SiteView })[] = [];
  for (const view of hotOperators(search, 'binary').filter(widens)) {
    const feeding = operandPcs(view.code, view.pc);
    const cause = found.find(f => f.view.code === view.code && f.view.pc < view.pc && feeding.includes(f.view.pc)) ?? null;
    found.push({ ...findingOf(view), view, cause });
  }
  return found;
}

/** So many must have been seen: the few by which the engine learns that they come at all are no measure. */
const SEEN = MIN_COUNT / 10;

/** Big ints come out often enough. */
function widens(view: SiteView): boolean {
  return view.site.bigResults >= SEEN && bigResultsOf(view) >= Math.max(MIN_COUNT, view.site.count * RARE);
}

/** Optimised code notes no results: those are taken to be like the others. */
function bigResultsOf({ site }: SiteView): number {
  return Math.round((site.bigResults / Math.max(1, site.noted)) * site.count);
}

function findingOf(view: SiteView): Finding {
  const count = bigResultsOf(view);
  return findingAt(view, 'JL603', {
    count,
    message: `This \`${operatorOf(view)}\` gives ints beyond 2^53 in ${view.site.noted < view.site.count ? 'about ' : ''}${thousands(count)} of ${thousands(view.site.count)} evaluations`,
    cases: reportCases(view.cases),
  });
}
