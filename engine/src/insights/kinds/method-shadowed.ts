/**
 * JL209: an instance attribute hides a method of its class, and the method is called. Raised at the store; its impact is
 * that of the calls which meet such instances.
 */
import { codeOf } from '../describe-key.js';
import { findingAt, MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import type { Shape } from '../../objects/shape.js';
import { thousands } from '../text-parts.js';
import { totalOf, usesOf, type Use } from './class-uses.js';
import { attributeOf, isMethodSite } from './receivers.js';

export function findMethodShadowed({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    const name = view.opcode === 'STORE_ATTR' ? attributeOf(view) : '';
    const classes = name === '' ? [] : shadowing(view);
    if (classes.length === 0) return [];
    const calls = usesOf(program, s => classes.includes(s.cls) && hides(s, name)).filter(
      u => isMethodSite(u.view) && attributeOf(u.view) === name,
    );
    const count = totalOf(calls);
    return count < MIN_COUNT ? [] : [findingOf(view, `${classes[0].name}.${name}`, calls, count)];
  });
}

/** Classes of the receivers that have a function under this name. */
function shadowing(view: SiteView): Shape['cls'][] {
  return view.cases.flatMap(c => (c.shape !== null && codeOf(c.case.expected) !== null ? [c.shape.cls] : []));
}

const hides = (shape: Shape, name: string): boolean => shape.isDictionary || shape.slotOf(name) >= 0;

function findingOf(view: SiteView, method: string, calls: readonly Use[], count: number): Finding {
  return findingAt(view, 'JL209', {
    count,
    message: `This attribute hides the method ${method}, which is called ${thousands(count)} times on such objects`,
    related: calls.map(u => ({ filename: u.view.code.filename, span: u.view.span, message: `called here ${thousands(u.count)} times` })),
    explains: [view.site, ...calls.map(u => u.view.site)],
  });
}
