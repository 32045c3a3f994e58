/** JL605: a local str that grows in a loop becomes a list, joined where it is used. Never where it is used in that loop. */
import type { AugAssign, Assign, Name } from '../../syntax/ast.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import { at, between, functionAround, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

export function joinParts(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  if (fn === null) return [];
  const nodes = nodesIn(fn);
  const grown = nodes.find(n => n.kind === 'AugAssign' && sameSpan(n.span, finding.span)) as AugAssign | undefined;
  if (grown?.target.kind !== 'Name') return [];
  const name = grown.target.id;
  const loop = nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, grown.span)).at(-1);
  const edits = loop === undefined ? null : editsFor(context, filename, nodes, name, loop);
  return edits === null ? [] : [{ title: `Collect the parts of "${name}" in a list`, edits }];
}

function editsFor(context: FixContext, filename: string, nodes: readonly PlacedNode[], name: string, loop: PlacedNode): FixEdit[] | null {
  const edits: FixEdit[] = [];
  const done = new Set<PlacedNode>();
  for (const n of nodes) {
    if (n.kind === 'Assign') {
      const [target, ...more] = (n as Assign).targets;
      if (target.kind !== 'Name' || target.id !== name) continue;
      const { value } = n as Assign;
      if (more.length > 0 || value.kind !== 'Constant' || value.value.type !== 'str') return null;
      edits.push(replace(filename, value.span, value.value.value === '' ? '[]' : `[${context.text(filename, value.span)}]`));
      done.add(target);
    } else if (n.kind === 'AugAssign' && isName((n as AugAssign).target, name)) {
      const { target, value, op } = n as AugAssign;
      if (op !== 'Add') return null;
      edits.push(
        replace(filename, between(target.span, value.span, 'start'), `${name}.append(`),
        replace(filename, at(value.span.endLine, value.span.endCol), ')'),
      );
      done.add(target);
    }
  }
  for (const n of nodes) {
    if (done.has(n) || !isName(n, name)) continue;
    if ((n as Name).ctx !== 'Load' || isInside(loop.span, n.span)) return null;
    edits.push(replace(filename, n.span, `"".join(${name})`));
  }
  return edits;
}

const isName = (n: PlacedNode, name: string): boolean => n.kind === 'Name' && (n as Name).id === name;
