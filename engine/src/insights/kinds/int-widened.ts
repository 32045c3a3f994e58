/**
 * JL603: an operation gives ints beyond ±2^53. Raised where they first arise: an operation that merely takes the result
 * of another finding is its consequence.
 */
import { opcodeAt, operandPcs } from '../dataflow.js';
import { findingAt, MIN_COUNT, RARE, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { hotOperators, operatorOf } from './numeric-sites.js';
import { thousands } from '../text-parts.js';

export function findIntWidened(search: Search): Finding[] {
  const found: (Finding & { readonly view: SiteView })[] = [];
  const reducers = hotOperators(search, 'binary').filter(v => REDUCING.test(operatorOf(v)));
  for (const view of hotOperators(search, 'binary').filter(widens)) {
    const feeding = operandPcs(view.code, view.pc);
    const cause = found.find(f => f.view.code === view.code && f.view.pc < view.pc && feeding.includes(f.view.pc)) ?? null;
    found.push({ ...findingOf(view), ...(isReduced(view, reducers) ? REDUCED : {}), view, cause });
  }
  return found;
}

const REDUCING = /^(%|&|>>)=?$/;

/** `(a * b + c) % m`: the value is kept small already, and CPython has no faster way to say so. */
const REDUCED = {
  noGainOn: 'cpython',
  advice: 'The value is made small at once, which is all that CPython can gain; elsewhere smaller factors keep the step itself in range.',
} as const;

/** The result goes into an operation that makes it small, at once or after one more step. */
function isReduced({ code, pc }: SiteView, reducers: readonly SiteView[]): boolean {
  return reducers.some(r => {
    if (r.code !== code) return false;
    const direct = operandPcs(code, r.pc).filter(at => at !== r.pc);
    return direct.includes(pc) || direct.some(at => opcodeAt(code, at) === 'BINARY_OP' && operandPcs(code, at).includes(pc));
  });
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
    cases: casesAt(view),
  });
}
