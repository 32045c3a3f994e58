/**
 * JL605: texts that grow as items of a local dict become lists, and are joined in place after the loop. Only where the dict
 * begins with nothing but texts, and the loop does nothing with it but let them begin and grow.
 */
import type { Assign, Call, Compare, Constant, Dict, Expr, FunctionDef, Name, Subscript } from '../../syntax/ast.js';
import type { FixEdit, ProposedFix } from '../finding.js';
import { indent, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';
import { appendEdits, asParts, growthIn, isText, type Growth } from './text-growth.js';

/** Methods that give an item, or their second argument. */
const GIVES_ITEM = new Set(['get', 'setdefault']);

export function joinItems(context: FixContext, filename: string, fn: FunctionDef | null, growth: Growth): ProposedFix[] {
  const dict = (growth.target as Subscript).value;
  if (fn === null || dict.kind !== 'Name') return [];
  const nodes = nodesIn(fn.body);
  const loop = nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, growth.node.span)).at(0);
  const uses = nodes.filter((n): n is Name => n.kind === 'Name' && (n as Name).id === dict.id);
  if (loop === undefined) return [];
  const inLoop = uses.filter(u => isInside(loop.span, u.span));
  const begun = uses.filter(u => !inLoop.includes(u) && isBefore(u, loop));
  const beginning = beginningOf(nodes, begun);
  const steps =
    beginning === null
      ? null
      : stepEdits(
          context,
          filename,
          nodes.filter(n => isInside(loop.span, n.span)),
          inLoop,
        );
  if (beginning === null || steps === null || leaves(nodes, loop) || usesNames(nodes)) return [];
  const edits = [
    ...beginning.map(t => replace(filename, t.span, asParts(context, filename, t))),
    ...steps,
    joinedAfter(filename, loop, dict.id),
  ];
  return [{ title: `Collect the parts of the items of "${dict.id}" in lists`, edits }];
}

const isBefore = (n: PlacedNode, other: PlacedNode): boolean => n.span.line < other.span.line;

/** The texts that the dict begins with; null where it is used before the loop, or begins with anything else. */
function beginningOf(nodes: readonly PlacedNode[], begun: readonly Name[]): Constant[] | null {
  const made = nodes.find((n): n is Assign => n.kind === 'Assign' && (n as Assign).targets[0] === begun[0]);
  if (begun.length !== 1 || made === undefined || made.targets.length > 1 || made.value.kind !== 'Dict') return null;
  const { values } = made.value as Dict;
  return values.every(isText) ? (values as Constant[]) : null;
}

/** A loop that is left early would leave lists behind; so would an exception that the function catches. */
function leaves(nodes: readonly PlacedNode[], loop: PlacedNode): boolean {
  if (nodes.some(n => n.kind.startsWith('Try') && isInside(n.span, loop.span))) return true;
  return nodes.some(n => ['Return', 'Yield', 'YieldFrom', 'Await', 'Raise'].includes(n.kind) && isInside(loop.span, n.span));
}

/** Every use in the loop grows an item, stores a text, or gives an item that is stored again. */
function stepEdits(context: FixContext, filename: string, nodes: readonly PlacedNode[], uses: readonly Name[]): FixEdit[] | null {
  const edits: FixEdit[] = [];
  const understood = new Set<PlacedNode>();
  const isItem = (e: Expr): e is Subscript => e.kind === 'Subscript' && uses.includes(e.value as Name);
  for (const n of nodes) {
    const growth = growthIn(n);
    if (growth !== null && isItem(growth.target) && n.kind === 'AugAssign') {
      understood.add(growth.target.value);
      edits.push(...appendEdits(filename, growth, context.text(filename, growth.target.span)));
    } else if (n.kind === 'Assign' && (n as Assign).targets.length === 1 && isItem((n as Assign).targets[0])) {
      const given = givenText((n as Assign).value, uses);
      if (given === null) return null;
      understood.add(((n as Assign).targets[0] as Subscript).value);
      if (given.by !== null) understood.add(given.by);
      edits.push(replace(filename, given.text.span, asParts(context, filename, given.text)));
    } else if (n.kind === 'Compare' && ['In', 'NotIn'].includes((n as Compare).ops[0])) understood.add((n as Compare).comparators[0]);
  }
  return uses.every(u => understood.has(u)) ? edits : null;
}

/** A text that is written out, by itself or as what `get` gives where there is none. */
function givenText(value: Expr, uses: readonly Name[]): { readonly text: Constant; readonly by: Name | null } | null {
  if (isText(value)) return { text: value, by: null };
  if (value.kind !== 'Call') return null;
  const { func, args } = value as Call;
  const isGiven = func.kind === 'Attribute' && GIVES_ITEM.has(func.attr) && uses.includes(func.value as Name);
  return isGiven && args.length === 2 && isText(args[1]) ? { text: args[1], by: func.value as Name } : null;
}

/** The two names of the loop that joins are not the function’s. */
const usesNames = (nodes: readonly PlacedNode[]): boolean =>
  nodes.some(n => n.kind === 'Name' && ['name', 'parts'].includes((n as Name).id));

function joinedAfter(filename: string, loop: PlacedNode, dict: string): FixEdit {
  const { endLine, endCol, col } = loop.span;
  const pad = indent(col);
  const text = `\n${pad}for name, parts in ${dict}.items():\n${pad}    ${dict}[name] = "".join(parts)`;
  return replace(filename, { line: endLine, col: endCol, endLine, endCol }, text);
}
