/** JL402: a property, or another descriptor written in Python (an enum’s `.value`), is read in hot code. */
import { isShape } from '../describe-key.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { CaseView, SiteView } from '../program.js';
import type { PyClass } from '../../objects/class.js';
import type { Shape } from '../../objects/shape.js';
import { times, wordList } from '../text-parts.js';
import { classAttribute } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findSlowDescriptor({ program }: Search): Finding[] {
  return program.attributeSites.flatMap(view => {
    if (view.opcode !== 'LOAD_ATTR') return [];
    const cases = view.cases.filter(c => isProperty(c) || isDescriptor(view, c));
    const count = cases.reduce((sum, c) => sum + c.count, 0);
    if (count < MIN_COUNT) return [];
    const what = cases.every(isProperty) ? 'a property' : 'a descriptor written in Python';
    return [
      findingAt(view, 'JL402', {
        count,
        message: `"${attributeOf(view)}" of ${wordList(cases.map(c => c.types[0]))} is ${what}, read here ${times(count)}`,
        cases: reportCases(cases),
      }),
    ];
  });
}

const isProperty = (c: CaseView): boolean => c.case.access === 'property';

/** The class attribute’s own class has `__get__` and `__set__` in Python: it runs at every read. */
function isDescriptor(view: SiteView, { shape }: CaseView): boolean {
  if (shape === null || !shape.cls.isHeap) return false;
  const attr = classAttribute(shape.cls, attributeOf(view)) as { readonly shape?: Shape } | undefined;
  const cls = typeof attr === 'object' && attr.shape !== undefined && isShape(attr.shape) ? attr.shape.cls : null;
  return cls !== null && hasInPython(cls, '__get__') && hasInPython(cls, '__set__');
}

function hasInPython(cls: PyClass, name: string): boolean {
  return cls.mro.some(c => c.isHeap && c.dict.getStr(name) !== undefined);
}
