/**
 * A tree whose constant expressions are computed, as `ast.parse(…, optimize=1)` shows it. The compiler itself folds while
 * it emits and does not need this.
 */
import type { Mod } from '../syntax/ast.js';
import { ConstantFolder } from './fold-constants.js';

type Tree = Record<string, unknown>;

export function optimizeTree(mod: Mod, optimize: 0 | 1 | 2): Mod {
  const folder = new ConstantFolder(optimize === 0);
  return fold(mod, folder) as Mod;
}

function fold(node: unknown, folder: ConstantFolder): unknown {
  if (Array.isArray(node)) return node.map(item => fold(item, folder));
  if (typeof node !== 'object' || node === null || !isTree(node)) return node;
  const constant = 'kind' in node && node.kind !== 'Constant' ? folder.constantOf(node as never) : null;
  if (constant !== null) return { kind: 'Constant', value: constant, unicode: false, span: node.span };
  const folded = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, name === 'span' ? value : fold(value, folder)]));
  return node.kind === 'For' || node.kind === 'AsyncFor' || 'is_async' in node ? constantIterable(folded, folder) : folded;
}

/** Constants and spans are no nodes. */
const isTree = (node: object): node is Tree =>
  !('type' in node && !('name' in node)) && !('endLine' in node) && !(node instanceof Uint8Array);

/** A list that is only iterated over is a tuple, a set a frozenset. */
function constantIterable(node: Tree, folder: ConstantFolder): Tree {
  const iter = node.iter as Tree;
  if (iter.kind !== 'List' && iter.kind !== 'Set') return node;
  const items = folder.constantsOf(iter.elts as never[]);
  if (items === null) return node;
  const value = { type: iter.kind === 'List' ? 'tuple' : 'frozenset', items };
  return { ...node, iter: { kind: 'Constant', value, unicode: false, span: iter.span } };
}
