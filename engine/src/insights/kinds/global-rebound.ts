/** JL302: a global is written in hot code. A loop at module level, where every name is a global, is JL304’s. */
import { operandAt } from '../dataflow.js';
import { isInLoop } from '../executions.js';
import { causeOf, findingAt, isHot, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { times } from '../text-parts.js';

export function findGlobalRebound({ program, findings }: Search): Finding[] {
  const stores = program.countedSites.filter(v => v.opcode === 'STORE_GLOBAL' && isHot(v));
  const deleted = new Set(program.countedSites.filter(v => v.opcode === 'DELETE_GLOBAL' && isHot(v)).map(nameOf));
  const byPlace = new Map<string, SiteView[]>();
  for (const view of stores) {
    if (deleted.has(nameOf(view))) continue;
    const key = `${program.userProfiles.indexOf(view.profile)} ${nameOf(view)}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), view]);
  }
  return [...byPlace.values()].map(stores => findingOf(stores, causeOf(findings, stores[0].site)));
}

export function nameOf(view: SiteView): string {
  return view.code.names[operandAt(view.code, view.pc, 0)];
}

/** One finding for a name in a function, at its busiest store. */
function findingOf(stores: readonly SiteView[], cause: Finding | null): Finding {
  const [busiest, ...others] = stores.toSorted((a, b) => b.site.count - a.site.count);
  const count = stores.reduce((sum, v) => sum + v.site.count, 0);
  const where = isInLoop(busiest.code, busiest.pc) ? 'in a loop' : `in ${busiest.code.name}`;
  return findingAt(busiest, 'JL302', {
    count,
    message: `The global "${nameOf(busiest)}" is assigned ${where} ${times(count)}`,
    cause,
    related: others.map(v => ({ filename: v.code.filename, span: v.span, message: 'assigned here too' })),
  });
}
