/**
 * JL604: `x[-1]` in a loop over something else becomes `x[last]`, with `last` computed before the loop. Only where nothing
 * in the loop could change the length of `x`: a local that is not assigned, not passed on, and of which only items are used.
 */
import type { Name, Subscript } from '../../syntax/ast.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { at, functionAround, indent, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

export function indexInLocal(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename, varNames } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  const nodes = fn === null ? [] : nodesIn(fn);
  const read = nodes.find(n => n.kind === 'Subscript' && sameSpan(n.span, finding.span)) as Subscript | undefined;
  const loop = nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, finding.span)).at(-1);
  if (fn === null || read?.value.kind !== 'Name' || loop === undefined) return [];
  const name = (read.value as Name).id;
  const inLoop = nodes.filter(n => isInside(loop.span, n.span));
  const local = freeName(context, filename, fn);
  if (!varNames.includes(name) || !isLeftAlone(inLoop, name) || local === null) return [];
  const index = context.text(filename, read.slice.span);
  const end = `len(${name}) - ${index.slice(1).trim()}`;
  const start = at(loop.span.line, loop.span.col);
  return [
    {
      title: `Compute the index of ${name}[${index}] before the loop`,
      edits: [
        replace(filename, start, `${local} = ${end}\n${indent(loop.span.col)}`),
        ...sameReads(inLoop, context, filename, name, index).map(n => replace(filename, n.slice.span, local)),
      ],
    },
  ];
}

/** In the loop, the name occurs only as what is subscripted, by single items. */
function isLeftAlone(inLoop: readonly PlacedNode[], name: string): boolean {
  const subscripted = new Set(inLoop.filter(isItem).map(n => n.value as PlacedNode));
  const uses = inLoop.filter(n => n.kind === 'Name' && (n as Name).id === name);
  return uses.every(n => subscripted.has(n));
}

const isItem = (n: PlacedNode): n is Subscript =>
  n.kind === 'Subscript' && (n as Subscript).ctx !== 'Del' && (n as Subscript).slice.kind !== 'Slice';

function sameReads(inLoop: readonly PlacedNode[], context: FixContext, filename: string, name: string, index: string): Subscript[] {
  return inLoop.filter(isItem).filter(n => context.text(filename, n.value.span) === name && context.text(filename, n.slice.span) === index);
}

const NAMES = ['last', 'end', 'last_index', 'end_index'];

/** A name that occurs nowhere in the function. */
function freeName({ program }: FixContext, filename: string, fn: PlacedNode): string | null {
  const text = program.sources.text(filename, fn.span);
  return NAMES.find(n => !new RegExp(`\\b${n}\\b`).test(text)) ?? null;
}
