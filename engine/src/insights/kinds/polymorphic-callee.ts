/**
 * JL106: one site calls several functions. Methods are JL103's; classes count only where the callee is a variable. Calls
 * that forward `*args` are JL502's.
 */
import { opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { causeOf, findingAt, isHot, isInTurn, oddShare, RARE, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';

export function findPolymorphicCallee({ program, findings }: Search): Finding[] {
  return program.sites.filter(isPolymorphic).map(view =>
    findingAt(view, 'JL106', {
      count: view.site.count,
      message: `This call runs ${view.site.overflowed ? 'more than ' : ''}${view.cases.length} callees: ${wordList(view.cases.map(c => c.types[0]))} (${thousands(view.site.count)} calls)`,
      cases: casesAt(view),
      cause: causeOf(findings, view.site),
    }),
  );
}

function isPolymorphic(view: SiteView): boolean {
  if (view.site.kind !== 'call' || !isHot(view) || oddShare(view) < RARE || !isInTurn(view)) return false;
  const callees = view.cases.filter(c => c.kind === 'function' || c.kind === 'class');
  if (callees.length < 2) return false;
  return callees.some(c => c.kind === 'function') || isVariable(view);
}

/** The callee was in a local, an element or an item: it was not found by its own name. */
function isVariable({ code, pc }: SiteView): boolean {
  const writers = writersOf(code, operandAt(code, pc, 1), pc);
  return writers.every(at => ['MOVE', 'LOAD_DEREF', 'BINARY_SUBSCR', 'FOR_ITER', 'UNPACK_SEQUENCE'].includes(opcodeAt(code, at)));
}
