/**
 * JL605: a local str that grows in a loop becomes a list, joined where it is used; where it grows at its front, joined in
 * reverse. Never where it is used in that loop.
 */
import type { AugAssign, Assign, BinOp, Expr, Name } from '../../syntax/ast.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import { at, between, functionAround, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

/** One step: `name += part`, `name = name + part` or `name = part + name`. */
interface Growth {
  readonly name: string;
  readonly node: PlacedNode;
  /** What the finding is about: the statement, or the sum in it. */
  readonly sum: PlacedNode;
  readonly part: Expr;
  readonly atFront: boolean;
  /** The names that are not used otherwise. */
  readonly own: readonly PlacedNode[];
}

export function joinParts(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  if (fn === null) return [];
  const nodes = nodesIn(fn);
  const growths = nodes.flatMap(n => growthIn(n) ?? []);
  const grown = growths.find(g => sameSpan(g.sum.span, finding.span));
  const loop = grown && nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, grown.node.span)).at(-1);
  if (grown === undefined || loop === undefined) return [];
  const alike = growths.filter(g => g.name === grown.name);
  const edits = alike.every(g => g.atFront === grown.atFront) ? editsFor(context, filename, nodes, alike, loop) : null;
  return edits === null ? [] : [{ title: `Collect the parts of "${grown.name}" in a list`, edits }];
}

function growthIn(node: PlacedNode): Growth | null {
  if (node.kind === 'AugAssign') {
    const { target, value, op } = node as AugAssign;
    if (op !== 'Add' || target.kind !== 'Name') return null;
    return { name: target.id, node, sum: node, part: value, atFront: false, own: [target] };
  }
  if (node.kind !== 'Assign') return null;
  const { targets, value } = node as Assign;
  const [target] = targets;
  if (targets.length > 1 || target.kind !== 'Name' || value.kind !== 'BinOp' || (value as BinOp).op !== 'Add') return null;
  const { left, right } = value as BinOp;
  const atFront = !isName(left, target.id);
  if (atFront && !isName(right, target.id)) return null;
  const [part, operand] = atFront ? [left, right] : [right, left];
  return { name: target.id, node, sum: value, part, atFront, own: [target, operand] };
}

function editsFor(
  context: FixContext,
  filename: string,
  nodes: readonly PlacedNode[],
  growths: readonly Growth[],
  loop: PlacedNode,
): FixEdit[] | null {
  const [{ name, atFront }] = growths;
  const edits = growths.flatMap(g => stepEdits(filename, g));
  const done = new Set<PlacedNode>(growths.flatMap(g => g.own));
  const isGrowth = (n: PlacedNode): boolean => growths.some(g => g.node === n);
  for (const n of nodes) {
    if (n.kind !== 'Assign' || isGrowth(n)) continue;
    const { targets, value } = n as Assign;
    const [target] = targets;
    if (!isName(target, name)) continue;
    if (targets.length > 1 || value.kind !== 'Constant' || value.value.type !== 'str') return null;
    edits.push(replace(filename, value.span, value.value.value === '' ? '[]' : `[${context.text(filename, value.span)}]`));
    done.add(target);
  }
  for (const n of nodes) {
    if (done.has(n) || !isName(n, name)) continue;
    if ((n as Name).ctx !== 'Load' || isInside(loop.span, n.span)) return null;
    edits.push(replace(filename, n.span, atFront ? `"".join(reversed(${name}))` : `"".join(${name})`));
  }
  return edits;
}

function stepEdits(filename: string, { name, node, part }: Growth): FixEdit[] {
  const end = { line: node.span.endLine, col: node.span.endCol, endLine: node.span.endLine, endCol: node.span.endCol };
  const after = { line: part.span.endLine, col: part.span.endCol, endLine: end.line, endCol: end.col };
  return [
    replace(filename, between(node.span, part.span, 'start'), `${name}.append(`),
    replace(filename, sameSpan(after, end) ? at(end.line, end.col) : after, ')'),
  ];
}

const isName = (n: PlacedNode, name: string): boolean => n.kind === 'Name' && (n as Name).id === name;
