/** JL205: hot `del o.x`. It explains sites that meet the layouts which deleting leaves behind. */
import { operandAt } from '../dataflow.js';
import { findingAt, isHot, casesAt, type Finding, type Search } from '../finding.js';
import { times, wordList } from '../text-parts.js';
import type { SiteView } from '../program.js';
import { usesOf } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findShapeDelete({ program }: Search): Finding[] {
  return program.countedSites.flatMap(view => {
    if (view.site.kind !== 'attr-delete' || !isHot(view)) return [];
    const name = view.code.names[operandAt(view.code, view.pc, 1)];
    const classes = view.cases.map(c => c.types[0]);
    const met = usesOf(program, s => classes.includes(s.cls.name)).filter(u => u.view.cases.length > 1 || putsBack(u.view, name));
    return [
      findingAt(view, 'JL205', {
        count: view.site.count,
        message: `"${name}" is deleted from ${wordList(classes)} ${times(view.site.count)}`,
        cases: casesAt(view),
        explains: met.map(u => u.view.site),
      }),
    ];
  });
}

/** A store that adds the attribute again. */
function putsBack(view: SiteView, name: string): boolean {
  return view.opcode === 'STORE_ATTR' && attributeOf(view) === name && !isUnchanging(view);
}

const isUnchanging = (view: SiteView): boolean => view.cases.every(c => c.case.access === 'slot');
