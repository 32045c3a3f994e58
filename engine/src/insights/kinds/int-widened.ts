/**
 * JL603: an operation gives ints beyond ±2^53. Raised where they first arise: an operation that merely takes the result
 * of another finding is its consequence.
 */
import { RESULT } from '../../feedback/site.js';
import { operandPcs } from '../dataflow.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { countOf, hotOperators, operatorOf } from './numeric-sites.js';
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

/** Big ints come out often enough. */
const widens = (view: SiteView): boolean => bigResultsOf(view) >= MIN_COUNT;

/** Optimised code counts executions only, and takes none whose result does not fit. */
function bigResultsOf({ site, cases }: SiteView): number {
  const mayBeBig = cases.filter(c => (c.case.results & RESULT.bigInt) !== 0);
  return Math.min(site.bigResults, countOf(mayBeBig));
}

function findingOf(view: SiteView): Finding {
  const count = bigResultsOf(view);
  return findingAt(view, 'JL603', {
    count,
    message: `This \`${operatorOf(view)}\` gives ints beyond 2^53 in ${thousands(count)} of ${thousands(view.site.count)} evaluations`,
    cases: reportCases(view.cases),
  });
}
