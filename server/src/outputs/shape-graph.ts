/**
 * The layouts of a class as a graph: which there are, and where boxes and arrows go. Drawn by the report panel and by the HTML
 * report, each with its own elements. Knows neither.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { Report } from '#engine';
import { groupBy } from '../features/group.js';

type Shape = Report['shapes'][number];

/** Those of one class, from the empty one on. Classes of which no object with an attribute was made have none. */
export function shapeTrees(shapes: readonly Shape[]): readonly (readonly Shape[])[] {
  const byId = new Map(shapes.map(shape => [shape.id, shape]));
  return [...groupBy(shapes, shape => rootOf(shape, byId)).values()].filter(
    tree => tree.length > 1 && tree.some(({ instances }) => instances > 0),
  );
}

function rootOf(shape: Shape, byId: ReadonlyMap<number, Shape>): Shape {
  const parent = shape.parent === null ? undefined : byId.get(shape.parent);
  return parent === undefined ? shape : rootOf(parent, byId);
}

export interface GraphBox {
  readonly id: number;
  readonly parent: number | null;
  /** The longest line in it. */
  readonly text: string;
}

export interface PlacedBox {
  readonly id: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  /** Paths as SVG writes them. */
  readonly arrows: readonly string[];
}

const HEIGHT = 40;
/** Of a character of 12 px, where the font is not known. */
const CHARACTER = 7.5;
const PADDING = 20;
/** Of an arrow: it comes from the left. */
const HEAD = 6;

/** From left to right. */
export function placed(boxes: readonly GraphBox[]): PlacedGraph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: 36, nodesep: 14, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, text } of boxes) graph.setNode(String(id), { width: text.length * CHARACTER + PADDING, height: HEIGHT });
  const known = new Set(boxes.map(({ id }) => id));
  for (const { id, parent } of boxes) if (parent !== null && known.has(parent)) graph.setEdge(String(parent), String(id));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map(({ id }) => placeOf(id, graph.node(String(id)))),
    arrows: graph.edges().map((edge: { v: string; w: string }) => path(graph.edge(edge.v, edge.w).points ?? [])),
  };
}

function placeOf(id: number, { x, y, width, height }: { x: number; y: number; width: number; height: number }): PlacedBox {
  return { id, left: x - width / 2, top: y - height / 2, width, height };
}

function path(points: readonly { x: number; y: number }[]): string {
  const [first = '', ...rest] = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  const { x, y } = points.at(-1) ?? { x: 0, y: 0 };
  return `M ${first} L ${rest.join(' L ')} M ${(x - HEAD).toFixed(1)} ${(y - HEAD / 2).toFixed(1)} L ${rest.at(-1) ?? first} L ${(x - HEAD).toFixed(1)} ${(y + HEAD / 2).toFixed(1)}`;
}
