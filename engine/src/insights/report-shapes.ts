/** The layouts of a report: those of live classes, or those that sites saw. */
import type { Shape } from '../objects/shape.js';
import type { Program } from './program.js';
import type { Location, ReportShape } from './report.js';
import { storeOf } from './layout-conflicts.js';
import { rangeOf } from './source-text.js';

/** More would make the report unreadable; a class with so many layouts has its own insight. */
const MAX_SHAPES = 2000;

export function reportShapes(program: Program): ReportShape[] {
  return [...shapesOf(program)]
    .sort((a, b) => a.id - b.id)
    .slice(0, MAX_SHAPES)
    .map(s => shapeOf(program, s));
}

function shapesOf(program: Program): Set<Shape> {
  const found = new Set<Shape>();
  for (const root of program.evidence.shapes ?? []) addTree(found, root);
  for (const view of program.sites)
    for (const c of view.cases) for (let s = c.shape; s !== null && s.cls.isHeap; s = s.parent) found.add(s);
  return found;
}

function addTree(found: Set<Shape>, shape: Shape): void {
  if (found.has(shape)) return;
  found.add(shape);
  for (const child of shape.children()) addTree(found, child);
}

function shapeOf(program: Program, shape: Shape): ReportShape {
  const added = program.additionsOf(shape).reduce((sum, a) => sum + a.case.count, 0);
  return {
    id: shape.id,
    class: shape.cls.name,
    attributes: shape.keys().map(plainName),
    parent: shape.parent?.id ?? null,
    added: shape.key === null ? null : plainName(shape.key),
    addedAt: locationOf(program, shape),
    instances: Math.max(shape.instances, added),
  };
}

/** Members of `__slots__` are kept under a name with a prefix that no program can spell. */
function plainName(key: string): string {
  return key.charCodeAt(0) === 0 ? key.slice(key.lastIndexOf('.') + 1) : key;
}

function locationOf(program: Program, shape: Shape): Location | null {
  if (shape.key === null) return null;
  const store = storeOf(program, shape);
  return store === null ? null : { path: store.profile.code.filename, range: rangeOf(store.span) };
}
