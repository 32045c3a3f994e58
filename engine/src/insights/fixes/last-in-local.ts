/**
 * JL604: where a loop appends to a list and reads what it appended last, locals carry the last items along. Only for a list
 * that the function writes out before the loop, with enough items, and that the loop does nothing else with.
 */
import type { Assign, Call, Expr, FunctionDef, List, Name, Stmt, Subscript } from '../../syntax/ast.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import { at, between, functionAround, indent, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

/** By how far from the end: farther back a loop is clearer with its list. */
const NAMES = ['last', 'before_last'];

interface Append {
  readonly statement: Stmt;
  readonly item: Expr;
}

export function lastInLocal(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  const nodes = fn === null ? [] : nodesIn(fn.body);
  const read = nodes.find(n => n.kind === 'Subscript' && sameSpan(n.span, finding.span)) as Subscript | undefined;
  const loop = nodes.filter(n => (n.kind === 'For' || n.kind === 'While') && isInside(n.span, finding.span)).at(-1);
  if (fn === null || read?.value.kind !== 'Name' || loop === undefined) return [];
  const list = (read.value as Name).id;
  const inLoop = nodes.filter(n => isInside(loop.span, n.span));
  const reads = inLoop.filter((n): n is Subscript => isItemOf(n, list) && fromEnd(n) > 0);
  const appends = inLoop.flatMap(n => appendIn(n, list) ?? []);
  const depth = Math.max(...reads.map(fromEnd));
  if (appends.length === 0 || depth > NAMES.length || !isOwn(nodes, loop, list, depth) || !isLeftAlone(inLoop, list)) return [];
  if (NAMES.some(name => isUsed(context, filename, fn, name))) return [];
  return [
    {
      title: `Keep the last ${depth === 1 ? 'item' : 'items'} of ${list} in ${depth === 1 ? 'a local' : 'locals'}`,
      edits: [
        replace(filename, at(loop.span.line, loop.span.col), beginning(list, depth) + `\n${indent(loop.span.col)}`),
        ...reads.map(r => replace(filename, r.span, NAMES[fromEnd(r) - 1])),
        ...appends.flatMap(a => appendEdits(filename, a, list, depth)),
      ],
    },
  ];
}

/** Of a read from the end: how far; 0 for any other item. */
function fromEnd({ slice, ctx }: Subscript): number {
  const { op, operand } = slice as { readonly op?: string; readonly operand?: Expr };
  const isConstant = op === 'USub' && operand?.kind === 'Constant' && operand.value.type === 'int';
  return ctx === 'Load' && isConstant ? Number(operand.value.value) : 0;
}

const isItemOf = (n: PlacedNode, list: string): n is Subscript =>
  n.kind === 'Subscript' &&
  isNamed((n as Subscript).value, list) &&
  (n as Subscript).ctx === 'Load' &&
  (n as Subscript).slice.kind !== 'Slice';

function appendIn(n: PlacedNode, list: string): Append | null {
  const call = n.kind === 'Expr' ? (n as { readonly value?: Expr }).value : undefined;
  if (call?.kind !== 'Call') return null;
  const { func, args, keywords } = call as Call;
  const isAppend = func.kind === 'Attribute' && func.attr === 'append' && isNamed(func.value, list);
  return isAppend && args.length === 1 && keywords.length === 0 ? { statement: n as Stmt, item: args[0] } : null;
}

/** Made before the loop, of so many items, and not used until then: nothing else holds it. */
function isOwn(nodes: readonly PlacedNode[], loop: PlacedNode, list: string, depth: number): boolean {
  const [made] = nodes.filter(n => n.kind === 'Assign' && isNamed((n as Assign).targets[0], list)) as Assign[];
  const before = nodes.filter(n => isNamed(n, list) && n.span.line < loop.span.line);
  if (made?.value.kind !== 'List' || made.targets.length > 1 || before.length !== 1 || before[0] !== made.targets[0]) return false;
  const { elts } = made.value as List;
  return elts.length >= depth && elts.every(e => e.kind !== 'Starred');
}

/** In the loop it is appended to, read by single items, and asked for its length. */
function isLeftAlone(inLoop: readonly PlacedNode[], list: string): boolean {
  const understood = new Set<PlacedNode>();
  for (const n of inLoop) {
    if (isItemOf(n, list)) understood.add(n.value);
    if (appendIn(n, list) !== null) understood.add(((n as unknown as { value: Call }).value.func as { value: PlacedNode }).value);
    if (n.kind === 'Call' && isNamed((n as Call).func, 'len')) understood.add((n as Call).args[0]);
  }
  return inLoop.every(n => !isNamed(n, list) || understood.has(n)) && !inLoop.some(n => ['FunctionDef', 'Lambda'].includes(n.kind));
}

const isNamed = (n: PlacedNode, name: string): boolean => n.kind === 'Name' && (n as Name).id === name;

function isUsed({ program }: FixContext, filename: string, fn: FunctionDef, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(program.sources.text(filename, fn.span));
}

function beginning(list: string, depth: number): string {
  const names = NAMES.slice(0, depth).toReversed();
  return `${names.join(', ')} = ${names.map((_, i) => `${list}[${i - depth}]`).join(', ')}`;
}

function appendEdits(filename: string, { statement, item }: Append, list: string, depth: number): FixEdit[] {
  const shifted =
    depth === 1
      ? 'last = '
      : `${NAMES.slice(0, depth).toReversed().join(', ')} = ${NAMES.slice(0, depth - 1)
          .toReversed()
          .join(', ')}, `;
  const { endLine, endCol } = item.span;
  const rest = between({ ...item.span, line: endLine, col: endCol }, statement.span, 'end');
  return [
    replace(filename, between(statement.span, item.span, 'start'), shifted),
    replace(filename, rest, `\n${indent(statement.span.col)}${list}.append(last)`),
  ];
}
