/** JL201: neighbouring simple stores are put into the order that most instances have. */
import type { Assign, Attribute, Name, Stmt } from '../../syntax/ast.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { layoutConflicts } from '../layout-conflicts.js';
import { blockAround, namesIn, nodesIn, replace, type FixContext } from './fix-context.js';

interface Store {
  readonly statement: Assign;
  readonly object: string;
  readonly attribute: string;
}

export function usualOrder(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const conflict = layoutConflicts(context.program).find(
    c => c.kind === 'order' && c.store?.profile === finding.profile && sameSpan(c.store.span, finding.span),
  );
  const block = tree === null ? null : blockAround(tree, finding.span);
  if (block === null || conflict === undefined) return [];
  const run = runAround(block.body, block.index);
  const [order] = conflict.orders;
  const sorted = run.toSorted((a, b) => order.indexOf(a.attribute) - order.indexOf(b.attribute));
  const edits = run.flatMap((store, i) =>
    store === sorted[i] ? [] : [replace(filename, store.statement.span, context.text(filename, sorted[i].statement.span))],
  );
  return edits.length === 0 ? [] : [{ title: `Set ${order.join(', ')} in this order`, edits }];
}

/** Neighbours that store to attributes of the same variable, from values that do not depend on it. */
function runAround(body: readonly Stmt[], index: number): Store[] {
  const here = storeOf(body[index]);
  if (here === null) return [];
  const fits = (s: Stmt | undefined): Store | null => {
    const store = s === undefined ? null : storeOf(s);
    return store?.object === here.object ? store : null;
  };
  const run = [here];
  for (let i = index - 1, s = fits(body[i]); s !== null; s = fits(body[--i])) run.unshift(s);
  for (let i = index + 1, s = fits(body[i]); s !== null; s = fits(body[++i])) run.push(s);
  return run;
}

function storeOf(s: Stmt): Store | null {
  if (s.kind !== 'Assign' || s.targets.length !== 1) return null;
  const [target] = s.targets;
  if (target.kind !== 'Attribute' || (target as Attribute).value.kind !== 'Name') return null;
  const object = ((target as Attribute).value as Name).id;
  return isIndependent(s, object) ? { statement: s, object, attribute: target.attr } : null;
}

const CALLS_NOTHING = new Set(['Name', 'Constant', 'Attribute', 'BinOp', 'UnaryOp']);

/** The value takes no call to compute, and nothing from the object that is being set up. */
function isIndependent({ value }: Assign, object: string): boolean {
  return nodesIn(value).every(n => CALLS_NOTHING.has(n.kind)) && !namesIn(value, 'Load').has(object);
}
