/**
 * JL203: hot `setattr` with a computed name. It explains sites that see layouts which no attribute store of the
 * program made.
 */
import { opcodeAt, operandAt, constantIn } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { findingAt, MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { times } from '../text-parts.js';

export function findShapeDynamic({ program, layouts }: Search): Finding[] {
  const explains = layouts.filter(l => l.store === null).flatMap(l => l.sites.map(v => v.site));
  return program.sites.flatMap(view => {
    const count = setattrCalls(view);
    if (count < MIN_COUNT || hasConstantName(view)) return [];
    return [findingAt(view, 'JL203', { count, explains, message: `setattr with a computed name runs here ${times(count)}` })];
  });
}

function setattrCalls(view: SiteView): number {
  if (view.site.kind !== 'call') return 0;
  return view.cases.filter(c => isNative(c.case.key, 'setattr')).reduce((sum, c) => sum + c.count, 0);
}

/** The arguments follow the callee; the name is the second one. */
function hasConstantName({ code, pc }: SiteView): boolean {
  if (opcodeAt(code, pc) !== 'CALL') return false;
  return constantIn(code, operandAt(code, pc, 1) + 2, pc) !== null;
}
