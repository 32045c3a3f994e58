/** The layouts of classes: how objects came to them, attribute by attribute, as a graph and as a table. */
import { Graph, layout } from '@dagrejs/dagre';
import type { ReportView, ViewClass, ViewLayout } from '../../server/src/features/report-view.js';
import { count, element, empty, link, svg, table, type Open } from './dom.js';

const HEIGHT = 40;
const CHARACTER = 7.5;
const PADDING = 20;

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
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: 36, nodesep: 14, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const item of layouts) graph.setNode(String(item.id), { width: title(name, item).length * CHARACTER + PADDING, height: HEIGHT });
  for (const { id, parent } of layouts) if (parent !== null) graph.setEdge(String(parent), String(id));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const edges = graph.edges().map((edge: { v: string; w: string }) => arrow(graph.edge(edge.v, edge.w).points ?? []));
  const boxes = layouts.map(item => box(name, item, graph.node(String(item.id)), open));
  const drawn = svg(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Layouts of ${name}` },
    ...edges,
    ...boxes,
  );
  return element('div', { class: 'scroll graph', tabindex: '0', role: 'region', 'aria-label': `Layouts of ${name}` }, drawn);
}

function title(name: string, { added }: ViewLayout): string {
  return added === '' ? name : `+ ${added}`;
}

function box(name: string, item: ViewLayout, at: { x: number; y: number; width: number; height: number }, open: Open): SVGElement {
  const { x, y, width, height } = at;
  const group = svg(
    'g',
    { class: item.instances > 0 ? 'layout used' : 'layout', transform: `translate(${x - width / 2} ${y - height / 2})` },
    svg('title', {}, `${name}(${item.attributes.join(', ')}): ${count(item.instances)} objects passed or kept this layout`),
    svg('rect', { width, height, rx: 4 }),
    svg('text', { x: width / 2, y: 17, 'text-anchor': 'middle' }, title(name, item)),
    svg('text', { x: width / 2, y: 32, 'text-anchor': 'middle', class: 'small' }, item.place?.label ?? ''),
  );
  const { place } = item;
  if (place !== null) {
    group.addEventListener('click', () => {
      open(place);
    });
  }
  return group;
}

function arrow(points: readonly { x: number; y: number }[]): SVGElement {
  const [first, ...rest] = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return svg('path', { class: 'edge', d: `M ${first} L ${rest.join(' L ')}` });
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
