/**
 * Sums that start as an int constant and are floats from their first step on (`total = 0`, then `total += 0.5`). How often they
 * start is counted; what optimised code met beyond that would be taken to be like what the interpreter saw, and that saw the
 * first steps. Knows nothing of findings.
 */
import { Tag } from '../feedback/tags.js';
import { opcodeAt, operandAt, writersOf } from './dataflow.js';
import { splitPair } from './describe-key.js';
import { executionsOf } from './executions.js';
import type { CaseView, SiteView } from './program.js';

/** The view with no more steps from an int than there were starts; the rest are steps from a float. */
export function withoutScaledStarts(view: SiteView): SiteView {
  if (view.site.kind !== 'binary' || view.cases.length < 2) return view;
  const fromInt = view.cases.filter(c => intSide(c) !== null);
  const rest = view.cases.filter(c => !fromInt.includes(c));
  const [met, others] = [countOf(fromInt), countOf(rest)];
  const most = met === 0 || others === 0 ? Infinity : startsOf(view, fromInt);
  if (met <= most) return view;
  const share = (c: CaseView): number => (fromInt.includes(c) ? (c.count * most) / met : (c.count * (others + met - most)) / others);
  return { ...view, cases: view.cases.map(c => ({ ...c, count: Math.round(share(c)) })) };
}

/** The operand that is an int beside a float; null where there is none. */
function intSide({ case: { key } }: CaseView): 1 | 2 | null {
  if (typeof key !== 'number') return null;
  const [left, right] = splitPair(key);
  return left === Tag.int && right === Tag.float ? 1 : left === Tag.float && right === Tag.int ? 2 : null;
}

/** How often the operand was set to a constant, where nothing else sets it but the sum itself. */
function startsOf({ code, pc, profile }: SiteView, cases: readonly CaseView[]): number {
  const [side, ...others] = new Set(cases.map(intSide));
  if (side === undefined || side === null || others.length > 0) return Infinity;
  const writers = writersOf(code, operandAt(code, pc, side), pc);
  const starts = writers.filter(at => at !== pc);
  if (starts.length === writers.length || starts.some(at => opcodeAt(code, at) !== 'LOAD_CONST')) return Infinity;
  return starts.reduce((sum, at) => sum + (executionsOf(profile, at) ?? Infinity), 0);
}

const countOf = (cases: readonly CaseView[]): number => cases.reduce((sum, c) => sum + c.count, 0);
