/** JL208: `o.__class__ = C` in hot code. It explains sites that meet the same objects under both classes. */
import { findingAt, isHot, casesAt, type Finding, type Search } from '../finding.js';
import { times, wordList } from '../text-parts.js';
import { usesOf } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findClassReassigned({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'STORE_ATTR' || attributeOf(view) !== '__class__' || !isHot(view)) return [];
    const before = new Set(view.cases.flatMap(c => (c.shape === null ? [] : [c.shape.cls])));
    const met = usesOf(program, s => before.has(s.cls));
    return [
      findingAt(view, 'JL208', {
        count: view.site.count,
        message: `The class of ${wordList(view.cases.map(c => c.types[0]))} objects is replaced ${times(view.site.count)}`,
        cases: casesAt(view),
        explains: met.filter(u => u.view !== view && u.view.cases.length > 1).map(u => u.view.site),
      }),
    ];
  });
}
