/**
 * Why one class has several layouts where a site meets it: an attribute that only some instances have (`late`), or the
 * same attributes in another order (`order`). Found where two layouts part in the class's tree. Raises nothing itself.
 */
import type { Profile } from '../feedback/profile.js';
import type { Shape } from '../objects/shape.js';
import type { Span } from '../syntax/span.js';
import { isHot, isInTurn, oddShare, RARE } from './finding.js';
import type { CaseView, Program, SiteView } from './program.js';

export interface LayoutConflict {
  readonly kind: 'late' | 'order';
  readonly className: string;
  readonly cls: object;
  readonly attribute: string;
  /** The layout made by the deviating store. */
  readonly to: Shape;
  /** The deviating store; null when no attribute store of a program made it (computed `setattr`). */
  readonly store: StorePlace | null;
  /** Where the layout that most instances have goes on from the same point; null when it ends there. */
  readonly usual: StorePlace | null;
  /** Attributes in the order of either layout. */
  readonly orders: readonly [readonly string[], readonly string[]];
  /** Sites that see both layouts. */
  readonly sites: SiteView[];
}

export interface StorePlace {
  readonly profile: Profile;
  readonly span: Span;
  readonly count: number;
  readonly attribute: string;
}

/** Attribute sites that see more than one layout in turn, often enough to matter. */
export function isMixed(view: SiteView): boolean {
  return isHot(view) && (view.cases.length > 1 || view.site.overflowed) && oddShare(view) >= RARE && isInTurn(view);
}

export function layoutConflicts(program: Program): LayoutConflict[] {
  const found = new Map<string, LayoutConflict>();
  for (const view of program.sites) {
    if (!view.opcode.endsWith('_ATTR') && view.opcode !== 'LOAD_METHOD') continue;
    if (!isMixed(view)) continue;
    for (const shapes of shapesByClass(view.cases)) for (const other of shapes.slice(1)) note(program, found, view, shapes[0], other);
  }
  return [...found.values()];
}

/** Layouts of each class at a site, commonest first; objects that keep their attributes in a dict have none to compare. */
export function shapesByClass(cases: readonly CaseView[]): Shape[][] {
  const groups = new Map<object, Shape[]>();
  for (const { shape } of cases.toSorted((a, b) => b.count - a.count)) {
    if (shape === null || shape.isDictionary) continue;
    groups.set(shape.cls, [...(groups.get(shape.cls) ?? []), shape]);
  }
  return [...groups.values()];
}

function note(program: Program, found: Map<string, LayoutConflict>, view: SiteView, usual: Shape, other: Shape): void {
  const parting = part(usual, other);
  if (parting === null) return;
  const key = `${parting.kind} ${parting.to.id}`;
  const known = found.get(key);
  if (known !== undefined) {
    if (!known.sites.includes(view)) known.sites.push(view);
    return;
  }
  found.set(key, {
    kind: parting.kind,
    className: other.cls.name,
    cls: other.cls,
    attribute: parting.to.key!,
    to: parting.to,
    store: storeOf(program, parting.to),
    usual: parting.instead === null ? null : storeOf(program, parting.instead),
    orders: [usual.keys(), other.keys()],
    sites: [view],
  });
}

interface Parting {
  readonly kind: 'late' | 'order';
  readonly to: Shape;
  readonly instead: Shape | null;
}

/** Where two layouts of one class part, and which attribute makes the difference. */
export function part(usual: Shape, other: Shape): Parting | null {
  const a = pathTo(usual);
  const b = pathTo(other);
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const inUsual = a[i] ?? null;
  const inOther = b[i] ?? null;
  if (inUsual === null) return inOther === null ? null : { kind: 'late', to: inOther, instead: null };
  if (inOther === null) return { kind: 'late', to: inUsual, instead: null };
  const usualHasIt = usual.slotOf(inOther.key!) >= 0;
  const otherHasIt = other.slotOf(inUsual.key!) >= 0;
  if (usualHasIt && otherHasIt) return { kind: 'order', to: inOther, instead: inUsual };
  return usualHasIt ? { kind: 'late', to: inUsual, instead: inOther } : { kind: 'late', to: inOther, instead: inUsual };
}

function pathTo(shape: Shape): Shape[] {
  const path: Shape[] = [];
  for (let s: Shape | null = shape; s !== null && s.key !== null; s = s.parent) path.push(s);
  return path.reverse();
}

/** The store that makes a layout: by its site, else by the origin that the layout remembers. */
export function storeOf(program: Program, shape: Shape): StorePlace | null {
  const [busiest] = program.additionsOf(shape);
  if (busiest !== undefined)
    return { profile: busiest.view.profile, span: busiest.view.span, count: busiest.case.count, attribute: shape.key! };
  const origin = shape.addedAt;
  if (origin === null) return null;
  const profile = program.evidence.profiles.find(p => p.code.filename === origin.filename && p.code.qualname === origin.functionName);
  return profile === undefined ? null : { profile, span: origin, count: shape.instances, attribute: shape.key! };
}
