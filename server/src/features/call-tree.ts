/**
 * Who called whom, and for what part of the time: a tree for a flame graph, made from the exact call counts of
 * call sites. The time of a function that several others call is divided among them by their calls, as gprof does.
 * Knows no LSP.
 */
import type { ReportFile, ReportFunction, ReportSite } from '#engine/insights/report.js';
import { groupBy } from './group.js';

export interface CallNode {
  readonly name: string;
  readonly path: string;
  readonly entry: ReportFunction | null;
  /** Of the run, with callees, 0…1. */
  readonly share: number;
  readonly children: readonly CallNode[];
}

interface Callee {
  readonly node: FunctionNode;
  calls: number;
}

interface FunctionNode {
  readonly path: string;
  readonly entry: ReportFunction;
  readonly callees: Map<FunctionNode, Callee>;
  /** Calls of it that are known by caller. */
  known: number;
}

/** What is thinner is not drawn: a pixel on a screen of 2000. */
const THINNEST = 0.0005;
const DEEPEST = 60;

export function callTree(files: readonly ReportFile[], program: string): CallNode {
  const nodes = files.flatMap(file => file.functions.map(entry => newNode(file.path, entry)));
  const byName = groupByName(nodes);
  for (const file of files) for (const site of file.sites) connect(file, site, nodes, byName);
  const roots = nodes.filter(node => node.known === 0);
  const children = roots.flatMap(node => branch(node, 1, new Set()));
  const share = children.reduce((sum, child) => sum + child.share, 0);
  return { name: program, path: '', entry: null, share, children };
}

function newNode(path: string, entry: ReportFunction): FunctionNode {
  return { path, entry, callees: new Map(), known: 0 };
}

function groupByName(nodes: readonly FunctionNode[]): ReadonlyMap<string, readonly FunctionNode[]> {
  return groupBy(nodes, ({ entry }) => entry.name);
}

function connect(
  file: ReportFile,
  site: ReportSite,
  nodes: readonly FunctionNode[],
  byName: ReadonlyMap<string, readonly FunctionNode[]>,
): void {
  if (site.kind !== 'call' && site.kind !== 'method-call') return;
  const caller = nodes.find(({ path, entry }) => path === file.path && entry.name === site.function);
  if (caller === undefined) return;
  for (const { types, count } of site.cases) {
    const callee = calleeOf(types[0] ?? '', file.path, byName);
    if (callee === null || callee === caller) continue;
    callee.known += count;
    const known = caller.callees.get(callee);
    if (known === undefined) caller.callees.set(callee, { node: callee, calls: count });
    else known.calls += count;
  }
}

/** A name that two files have is the caller's own file's; where that has none, it is not guessed. */
function calleeOf(type: string, path: string, byName: ReadonlyMap<string, readonly FunctionNode[]>): FunctionNode | null {
  const made = /^type\[(.*)\]$/.exec(type);
  const found = byName.get(made === null ? type : `${made[1]}.__init__`) ?? [];
  if (found.length < 2) return found[0] ?? null;
  return found.find(node => node.path === path) ?? null;
}

/** `part`: how much of the function's own time belongs to this caller. */
function branch(node: FunctionNode, part: number, above: ReadonlySet<FunctionNode>): CallNode[] {
  if (above.has(node) || above.size > DEEPEST) return [];
  const inside = new Set([...above, node]);
  const children = [...node.callees.values()].flatMap(({ node: callee, calls }) =>
    branch(callee, part * (calls / Math.max(1, callee.known)), inside),
  );
  const share = children.reduce((sum, child) => sum + child.share, node.entry.selfShare * part);
  if (share < THINNEST) return [];
  return [{ name: node.entry.name, path: node.path, entry: node.entry, share, children }];
}
