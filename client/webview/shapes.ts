/** The layouts of classes: how objects came to them, attribute by attribute, as a graph and as a table. */
import type { ReportView, ViewClass, ViewLayout } from '../../server/src/features/report-view.js';
import { placed, type PlacedBox } from '../../server/src/outputs/shape-graph.js';
import { count, element, empty, link, svg, table, type Open } from './dom.js';

export function drawShapes({ classes }: ReportView, open: Open): HTMLElement[] {
  if (classes.length === 0) return [empty('No object of a class of this program was made.')];
  return [element('p', { class: 'quiet' }, EXPLAINED), ...classes.flatMap(found => drawClass(found, open))];
}

const EXPLAINED =
  'A layout is the attributes of an object in the order in which they were set. One line of boxes is one layout for all objects; a fork is a class whose objects differ.';

function drawClass({ name, layouts }: ViewClass, open: Open): HTMLElement[] {
  return [element('h2', {}, name), picture(name, layouts, open), layoutTable(name, layouts, open)];
}

function picture(name: string, layouts: readonly ViewLayout[], open: Open): HTMLElement {
  const nodes = layouts.map(item => ({ id: item.id, parent: item.parent, text: longer(title(name, item), item.place?.label ?? '') }));
  const { width, height, boxes, arrows } = placed(nodes);
  const byId = new Map(boxes.map(box => [box.id, box]));
  const edges = arrows.map(d => svg('path', { class: 'edge', d }));
  const drawn = svg(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Layouts of ${name}` },
    ...edges,
    ...layouts.flatMap(item => box(name, item, byId.get(item.id), open)),
  );
  return element('div', { class: 'scroll graph', tabindex: '0', role: 'region', 'aria-label': `Layouts of ${name}` }, drawn);
}

function title(name: string, { added }: ViewLayout): string {
  return added === '' ? name : `+ ${added}`;
}

const longer = (a: string, b: string): string => (a.length > b.length ? a : b);

function box(name: string, item: ViewLayout, at: PlacedBox | undefined, open: Open): SVGElement[] {
  if (at === undefined) return [];
  const { left, top, width, height } = at;
  const group = svg(
    'g',
    { class: item.instances > 0 ? 'layout used' : 'layout', transform: `translate(${left} ${top})` },
    svg('title', {}, `${name}(${item.attributes.join(', ')}): ${count(item.instances)} objects passed or kept this layout`),
    svg('rect', { width, height, rx: 4 }),
    svg('text', { x: width / 2, y: item.place === null ? 24 : 17, 'text-anchor': 'middle' }, title(name, item)),
    svg('text', { x: width / 2, y: 32, 'text-anchor': 'middle', class: 'small' }, item.place?.label ?? ''),
  );
  const { place } = item;
  if (place !== null) {
    group.addEventListener('click', () => {
      open(place);
    });
  }
  return [group];
}

function layoutTable(name: string, layouts: readonly ViewLayout[], open: Open): HTMLElement {
  return table<ViewLayout>(
    `Layouts of ${name} as a table`,
    [
      { head: 'attributes, in order', cell: ({ attributes }) => attributes.join(', ') || '(none)' },
      { head: 'added', cell: ({ added }) => added },
      { head: 'at', cell: ({ place }) => link(place, open) },
      { head: 'objects', cell: ({ instances }) => count(instances), number: true },
    ],
    layouts,
  );
}
