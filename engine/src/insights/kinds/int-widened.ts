/**
 * JL603: an operation gives ints beyond ±2^53. Raised where they first arise: an operation that merely takes the result
 * of another finding is its consequence.
 */
import { RESULT } from '../../feedback/site.js';
import { operandPcs } from '../dataflow.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { countOf, hasBigOperand, hotOperators, operatorOf, resultBits } from './numeric-sites.js';
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

/** Big ints come out, and often enough: of those executions only the operands’ are counted by size. */
function widens(view: SiteView): boolean {
  if ((resultBits(view) & RESULT.bigInt) === 0) return false;
  const mayWiden = view.cases.filter(c => (c.case.results & RESULT.bigInt) !== 0);
  const alwaysBig = mayWiden.some(c => (c.case.results & (RESULT.smallInt | RESULT.int)) === 0);
  return (
    countOf(mayWiden) >= MIN_COUNT &&
    (alwaysBig || view.site.flips >= MIN_COUNT / 10 || countOf(mayWiden.filter(hasBigOperand)) >= MIN_COUNT)
  );
}

function findingOf(view: SiteView): Finding {
  const count = countOf(view.cases.filter(c => (c.case.results & RESULT.bigInt) !== 0));
  return findingAt(view, 'JL603', {
    count,
    message: `This \`${operatorOf(view)}\` gives ints beyond 2^53 (${thousands(count)} evaluations with such operands)`,
    cases: reportCases(view.cases),
  });
}
