/**
 * JL104: objects of several classes come out of one collection, and sites on them see all of those classes. Raised at
 * the loop's iterable, or at the expression that takes an element out; it explains those sites.
 */
import { operandAt } from '../dataflow.js';
import { iterationsOf } from '../executions.js';
import { findingAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';
import { elementSource } from './element-source.js';
import { classCount, mixedSites } from './receivers.js';

export function findMixedCollection(search: Search): Finding[] {
  const { program } = search;
  const groups = new Map<SiteView, SiteView[]>();
  for (const view of mixedSites(search)) {
    if (view.site.overflowed || classCount(view) < 2) continue;
    const receiver = operandAt(view.code, view.pc, view.opcode === 'STORE_ATTR' ? 0 : 1);
    const source = elementSource(program, view.code, receiver, view.pc);
    if (source !== null) groups.set(source, [...(groups.get(source) ?? []), view]);
  }
  return [...groups].map(([source, sites]) => findingOf(source, sites));
}

function findingOf(source: SiteView, sites: readonly SiteView[]): Finding {
  const classes = [...new Set(sites.flatMap(v => v.cases.map(c => c.types[0])))];
  const isLoop = source.opcode === 'FOR_ITER';
  const count = isLoop ? iterationsOf(source.profile, source.pc) : source.site.count;
  // a loop over few elements is over before loops of their own would have begun
  const isShort = isLoop && count < (source.site.count - count) * classes.length * LEAST_OF_A_CLASS;
  return findingAt(source, 'JL104', {
    count,
    ...(isShort ? SHORT : {}),
    message: `${isLoop ? 'This loop meets' : 'This takes out'} objects of ${classes.length} classes: ${wordList(classes)} (${thousands(count)} times)`,
    cases: classes.map(name => ({ types: [name], shapes: [], count: seenOf(sites, name), firstSeen: 0 })),
    explains: sites.map(v => v.site),
  });
}

/** So many elements of each class must a loop meet whenever it is run, to be worth parting. */
const LEAST_OF_A_CLASS = 4;
const SHORT = {
  noGainOn: '',
  advice: 'The loop meets few objects each time: parting them gains nothing; only fewer classes would.',
} as const;

/** At the site that saw most of it. */
function seenOf(sites: readonly SiteView[], name: string): number {
  return Math.max(...sites.map(v => v.cases.filter(c => c.types[0] === name).reduce((sum, c) => sum + c.count, 0)));
}
