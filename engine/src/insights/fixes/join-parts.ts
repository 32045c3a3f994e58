/**
 * JL605: a str that grows in a local or a global becomes a list, joined where it is used; where it grows at its front, joined
 * in reverse. Never where a local is used in the loop that it grows in, nor where a global is read more than now and then.
 * Texts in attributes and items have files of their own.
 */
import type { Assign, FunctionDef, Global, Module, Name } from '../../syntax/ast.js';
import { operandAt } from '../dataflow.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import { functionAround, isInside, isStarted, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';
import { joinAttribute } from './join-attribute.js';
import { joinItems } from './join-items.js';
import { appendEdits, asParts, growthIn, isText, STEPS_FOR_READING, type Growth } from './text-growth.js';

export function joinParts(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  const growth =
    tree === null
      ? undefined
      : nodesIn(tree)
          .flatMap(n => growthIn(n) ?? [])
          .find(g => sameSpan(g.sum.span, finding.span));
  if (tree === null || growth === undefined) return [];
  const { target } = growth;
  if (target.kind === 'Attribute') return joinAttribute(context, finding, tree, growth);
  if (target.kind === 'Subscript') return joinItems(context, filename, fn, growth);
  if (target.kind !== 'Name') return [];
  const edits = isGlobal(fn, target.id)
    ? globalEdits(context, finding, tree, target.id)
    : fn === null
      ? null
      : localEdits(context, filename, nodesIn(fn), growth, target.id);
  return edits === null ? [] : [{ title: `Collect the parts of "${target.id}" in a list`, edits }];
}

const isGlobal = (fn: FunctionDef | null, name: string): boolean =>
  fn !== null && nodesIn(fn.body).some(n => n.kind === 'Global' && (n as Global).names.includes(name));

function localEdits(context: FixContext, filename: string, nodes: readonly PlacedNode[], growth: Growth, name: string): FixEdit[] | null {
  const loop = nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, growth.node.span)).at(-1);
  return loop === undefined ? null : editsFor(context, filename, nodes, name, read => !isInside(loop.span, read.span));
}

/** All of the module, when no function has a local of that name and nobody imports it. */
function globalEdits(context: FixContext, { profile, count }: Finding, tree: Module, name: string): FixEdit[] | null {
  const { filename } = profile.code;
  const nodes = nodesIn(tree);
  const functions = nodes.filter((n): n is FunctionDef => n.kind === 'FunctionDef');
  const bindsIt = (f: FunctionDef): boolean => isStored(nodesIn(f.body), name) && !isGlobal(f, name);
  const isParameter = nodes.some(n => (n as { readonly arg?: unknown }).arg === name);
  if (!isStarted(context, filename) || isParameter || functions.some(bindsIt)) return null;
  return readingsOf(context, filename, name, nodes) * STEPS_FOR_READING > count
    ? null
    : editsFor(context, filename, nodes, name, () => true);
}

const isStored = (nodes: readonly PlacedNode[], name: string): boolean =>
  nodes.some(n => isName(n, name) && ['Store', 'Del'].includes((n as Name).ctx));

/** How often the program read the global elsewhere than where it grows. */
function readingsOf({ program }: FixContext, filename: string, name: string, nodes: readonly PlacedNode[]): number {
  const own = nodes.flatMap(n => growthIn(n)?.own ?? []).filter(n => isName(n, name));
  const reads = program.sites.filter(v => v.opcode === 'LOAD_GLOBAL' && v.code.filename === filename);
  const others = reads.filter(v => v.code.names[operandAt(v.code, v.pc, 1)] === name && !own.some(o => isInside(o.span, v.span)));
  return others.reduce((sum, v) => sum + v.site.count, 0);
}

/** Null when something else happens to the name than growing, beginning anew and being read where that is allowed. */
function editsFor(
  context: FixContext,
  filename: string,
  nodes: readonly PlacedNode[],
  name: string,
  mayRead: (read: PlacedNode) => boolean,
): FixEdit[] | null {
  const growths = nodes.flatMap(n => growthIn(n) ?? []).filter(g => isName(g.target, name));
  const [{ atFront }] = growths;
  if (growths.some(g => g.atFront !== atFront)) return null;
  const edits = growths.flatMap(g => appendEdits(filename, g, name));
  const done = new Set<PlacedNode>(growths.flatMap(g => g.own));
  for (const n of nodes) {
    if (n.kind !== 'Assign' || growths.some(g => g.node === n)) continue;
    const { targets, value } = n as Assign;
    const [target] = targets;
    if (!isName(target, name)) continue;
    if (targets.length > 1 || !isText(value)) return null;
    edits.push(replace(filename, value.span, asParts(context, filename, value)));
    done.add(target);
  }
  for (const n of nodes) {
    if (done.has(n) || !isName(n, name)) continue;
    if ((n as Name).ctx !== 'Load' || !mayRead(n)) return null;
    edits.push(replace(filename, n.span, atFront ? `"".join(reversed(${name}))` : `"".join(${name})`));
  }
  return edits;
}

const isName = (n: PlacedNode, name: string): boolean => n.kind === 'Name' && (n as Name).id === name;
