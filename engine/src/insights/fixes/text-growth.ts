/**
 * Steps by which a text grows, in source: `x += part`, `x = x + part`, `x = part + x`, where x is a name, an attribute or an
 * item; and what becomes of them when the parts go into a list. Knows not which text it is, nor whether that is safe.
 */
import type { Assign, AugAssign, BinOp, Constant, Expr } from '../../syntax/ast.js';
import { sameSpan, type FixEdit } from '../finding.js';
import { at, between, replace, type FixContext, type PlacedNode } from './fix-context.js';

/** Steps for one reading, from which joining at each reading costs nothing to speak of. */
export const STEPS_FOR_READING = 100;

export interface Growth {
  readonly node: PlacedNode;
  /** What a finding is about: the statement, or the sum in it. */
  readonly sum: PlacedNode;
  readonly target: Expr;
  readonly part: Expr;
  readonly atFront: boolean;
  /** The places where the text stands for itself. */
  readonly own: readonly PlacedNode[];
}

export function growthIn(node: PlacedNode): Growth | null {
  if (node.kind === 'AugAssign') {
    const { target, value, op } = node as AugAssign;
    return op === 'Add' ? { node, sum: node, target, part: value, atFront: false, own: [target] } : null;
  }
  if (node.kind !== 'Assign') return null;
  const { targets, value } = node as Assign;
  const [target] = targets;
  if (targets.length > 1 || value.kind !== 'BinOp' || value.op !== 'Add') return null;
  const { left, right } = value as BinOp;
  const atFront = !isSame(left, target);
  if (atFront && !isSame(right, target)) return null;
  const [part, operand] = atFront ? [left, right] : [right, left];
  return { node, sum: value, target, part, atFront, own: [target, operand] };
}

/** The same name, or the same attribute of the same name. */
export function isSame(a: Expr, b: Expr): boolean {
  if (a.kind === 'Name') return b.kind === 'Name' && a.id === b.id;
  return a.kind === 'Attribute' && b.kind === 'Attribute' && a.attr === b.attr && isSame(a.value, b.value);
}

/** `x += part` becomes `list.append(part)`. */
export function appendEdits(filename: string, { node, part }: Growth, list: string): FixEdit[] {
  const end = { line: node.span.endLine, col: node.span.endCol, endLine: node.span.endLine, endCol: node.span.endCol };
  const after = { line: part.span.endLine, col: part.span.endCol, endLine: end.line, endCol: end.col };
  return [
    replace(filename, between(node.span, part.span, 'start'), `${list}.append(`),
    replace(filename, sameSpan(after, end) ? at(end.line, end.col) : after, ')'),
  ];
}

export const isText = (e: PlacedNode): e is Constant => e.kind === 'Constant' && (e as Constant).value.type === 'str';

/** A text that is written out, as a list of its parts. */
export function asParts(context: FixContext, filename: string, text: Constant): string {
  return text.value.type === 'str' && text.value.value === '' ? '[]' : `[${context.text(filename, text.span)}]`;
}
