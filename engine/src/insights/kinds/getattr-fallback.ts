/** JL401: an attribute is not there, and `__getattr__` makes it at every access. Told by layout: no recording is needed. */
import type { PyClass } from '../../objects/class.js';
import { executionsOf } from '../executions.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { CaseView, SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';
import { classAttribute } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findGetattrFallback({ program }: Search): Finding[] {
  return program.attributeSites.flatMap(view => {
    if (view.opcode === 'STORE_ATTR') return [];
    const cases = view.cases.filter(c => fallsBack(view, c));
    const count = Math.min(
      cases.reduce((sum, c) => sum + c.count, 0),
      fallbacks(program, cases),
    );
    if (count < MIN_COUNT) return [];
    const classes = wordList(cases.map(c => c.types[0]));
    return [
      findingAt(view, 'JL401', {
        count,
        message: `${classes} has no "${attributeOf(view)}", and __getattr__ makes it ${times(count)}`,
        cases: reportCases(cases),
        related: hooks(program, cases),
      }),
    ];
  });
}

function fallsBack(view: SiteView, { shape }: CaseView): boolean {
  if (shape === null || shape.isDictionary || !shape.cls.isHeap || hookOwner(shape.cls) === null) return false;
  const name = attributeOf(view);
  return shape.slotOf(name) < 0 && classAttribute(shape.cls, name) === undefined;
}

/** How often their hooks ran: objects that are no plain instances keep attributes outside their layout. */
function fallbacks(program: Search['program'], cases: readonly CaseView[]): number {
  const names = hookNames(cases);
  return program.userProfiles.filter(p => names.has(p.code.qualname)).reduce((sum, p) => sum + (executionsOf(p, 0) ?? 0), 0);
}

function hookOwner(cls: PyClass): PyClass | null {
  return cls.mro.find(c => c.isHeap && c.dict.getStr('__getattr__') !== undefined) ?? null;
}

function hooks(program: Search['program'], cases: readonly CaseView[]): Finding['related'] {
  const names = hookNames(cases);
  return program.userProfiles
    .filter(p => names.has(p.code.qualname))
    .map(p => ({ filename: p.code.filename, span: p.code.span, message: 'the fallback' }));
}

function hookNames(cases: readonly CaseView[]): Set<string> {
  return new Set(cases.flatMap(({ shape }) => (shape === null ? [] : [`${hookOwner(shape.cls)?.qualname ?? ''}.__getattr__`])));
}
