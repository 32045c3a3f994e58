/**
 * JL204: instances with more attributes than runtimes keep in a fixed layout: 30 in CPython's shared keys, 64 here.
 * Raised at the `class` line; its impact is that of the sites that use such instances.
 */
import type { PyClass } from '../../objects/class.js';
import type { Shape } from '../../objects/shape.js';
import { MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { Program } from '../program.js';
import { thousands } from '../text-parts.js';
import { bodyOf, classesMet, totalOf, usesOf } from './class-uses.js';
import { findingAtPlace, headerOf } from './place-finding.js';

const SHARED_KEYS = 30;

export function findShapeLarge({ program }: Search): Finding[] {
  return [...classesMet(program)].flatMap(cls => {
    const attributes = widest(cls.rootShape);
    const body = attributes > SHARED_KEYS ? bodyOf(program, cls) : null;
    if (body === null) return [];
    const count = totalOf(usesOf(program, s => s.cls === cls && isLarge(s, attributes)));
    return count < MIN_COUNT ? [] : [findingOf(program, cls, body, attributes, count)];
  });
}

function findingOf(program: Program, cls: PyClass, body: Parameters<typeof headerOf>[1], attributes: number, count: number): Finding {
  return findingAtPlace(
    'JL204',
    { profile: body, span: headerOf(program, body) },
    { count, message: `Instances of ${cls.name} have ${attributes} attributes or more, and are used ${thousands(count)} times` },
  );
}

/** The layout itself, or the dict that instances fall back to beyond the limit. */
function isLarge(shape: Shape, attributes: number): boolean {
  return shape.isDictionary ? attributes > SHARED_KEYS * 2 : shape.size > SHARED_KEYS;
}

/** Attributes of the largest layout that was made. */
function widest(root: Shape): number {
  let most = root.size;
  for (const child of root.children()) most = Math.max(most, widest(child));
  return most;
}
