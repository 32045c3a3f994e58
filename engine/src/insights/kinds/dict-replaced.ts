/** JL207: `o.__dict__ = d` in hot code. */
import { findingAt, isHot, casesAt, type Finding, type Search } from '../finding.js';
import { times, wordList } from '../text-parts.js';
import { usesOf } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findDictReplaced({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'STORE_ATTR' || attributeOf(view) !== '__dict__' || !isHot(view)) return [];
    const classes = view.cases.map(c => c.types[0]);
    return [
      findingAt(view, 'JL207', {
        count: view.site.count,
        message: `The dict of ${wordList(classes)} is replaced ${times(view.site.count)}`,
        cases: casesAt(view),
        explains: usesOf(program, s => s.isDictionary && classes.includes(s.cls.name)).map(u => u.view.site),
      }),
    ];
  });
}
