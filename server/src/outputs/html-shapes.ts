/** The layouts of classes in the HTML report: a graph for each class, and a table that says the same. */
import type { Report } from '#engine';
import { escaped } from './html-page.js';
import { number, place, table } from './html-pieces.js';
import { placed, shapeTrees, type PlacedBox } from './shape-graph.js';

type Shape = Report['shapes'][number];

export function shapeGraphs(shapes: readonly Shape[]): string {
  const trees = shapeTrees(shapes);
  if (trees.length === 0) return '<p class="dim">No object of a class of this program was made.</p>';
  return [`<p class="dim">${EXPLAINED}</p>`, ...trees.map(graphOf)].join('\n');
}

const EXPLAINED =
  'A layout is the attributes of an object in the order in which they were set. One line of boxes is one layout for all objects; a fork is a class whose objects differ.';

function graphOf(tree: readonly Shape[]): string {
  const name = tree[0]?.class ?? '';
  const { width, height, boxes, arrows } = placed(
    tree.map(shape => ({ id: shape.id, parent: shape.parent, text: longer(titleOf(shape), whereOf(shape)) })),
  );
  const byId = new Map(tree.map(shape => [shape.id, shape]));
  const drawn = boxes.map(at => box(byId.get(at.id), at)).join('');
  const edges = arrows.map(d => `<path class="edge" d="${d}"/>`).join('');
  return `<h3>${escaped(name)}</h3>
<div class="scroll"><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Layouts of ${escaped(name)}; the table below says the same">${edges}${drawn}</svg></div>
${table(
  ['attributes, in order', 'added', 'at', 'objects'],
  tree.map(s => [s.attributes.map(escaped).join(', ') || '(none)', escaped(s.added ?? ''), placeText(s), number(s.instances)]),
)}`;
}

function box(shape: Shape | undefined, { left, top, width, height }: PlacedBox): string {
  if (shape === undefined) return '';
  const middle = left + width / 2;
  const where = whereOf(shape);
  return `<g class="layout${shape.instances > 0 ? ' used' : ''}"><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4"/><text x="${middle}" y="${top + (where === '' ? 24 : 17)}" text-anchor="middle">${escaped(titleOf(shape))}</text><text x="${middle}" y="${top + 32}" text-anchor="middle" class="small">${escaped(where)}</text></g>`;
}

const titleOf = (shape: Shape): string => (shape.added === null ? shape.class : `+ ${shape.added}`);
const longer = (a: string, b: string): string => (a.length > b.length ? a : b);
const placeText = ({ addedAt }: Shape): string => (addedAt === null ? '' : place(addedAt.path, addedAt.range.start.line));

function whereOf({ addedAt }: Shape): string {
  if (addedAt === null) return '';
  const { path, range } = addedAt;
  return `${path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)}:${range.start.line + 1}`;
}
