/**
 * Code under a forced assumption (what-if): numbers of one operation made floats, statements compiled once for each type
 * of a variable, the function of one call copied for it. What the program then computes may differ. Which place is meant
 * is found in the tree; what happens there at run time is in `objects/forced.ts`.
 */
import type { OpcodeName } from '../bytecode/opcodes.js';
import type { Comprehension, Expr, For, FunctionDef, Lambda, Mod, Name, Stmt } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { childrenOf } from '../syntax/walk.js';
import { intrinsic } from './await.js';
import { int } from './constant-pool.js';
import { into } from './expressions.js';
import { Label } from './instruction.js';
import type { Unit } from './unit.js';

/** Where, as a person points at it; without an end the largest expression that starts there is meant. */
export interface ForcedPlace {
  readonly kind: 'float' | 'split' | 'inline';
  readonly line: number;
  readonly col: number;
  readonly end: { readonly line: number; readonly col: number } | null;
}

/** `region` is compiled once for each type of `variable`: its body, or all of it. */
export type Forced =
  | { readonly kind: 'float' | 'inline'; readonly span: Span }
  | { readonly kind: 'split'; readonly region: object; readonly part: 'body' | 'whole'; readonly variable: Name };

/** So many types have code of their own; what comes later shares. */
const COPIES = 4;

// ---- while compiling ----

const ARITHMETIC: ReadonlySet<OpcodeName> = new Set(['BINARY_OP', 'INPLACE_OP', 'UNARY_OP', 'COMPARE_OP']);
const CALLS: ReadonlySet<OpcodeName> = new Set(['CALL', 'CALL_METHOD', 'CALL_KW', 'CALL_METHOD_KW']);

/** The operands b and c that the instruction is to have, in place of those given. */
export function forceOperands(u: Unit, forced: Forced, name: OpcodeName, span: Span, b: number, c: number): [number, number] {
  if (forced.kind === 'float' && ARITHMETIC.has(name) && sameSpan(span, forced.span))
    return [asFloat(u, span, b), name === 'UNARY_OP' ? c : asFloat(u, span, c)];
  // a call may begin at the attribute's name, and no two end at the same place
  if (forced.kind === 'inline' && CALLS.has(name) && span.endLine === forced.span.endLine && span.endCol === forced.span.endCol)
    intrinsic(u, 'private_copy', span, b, b);
  return [b, c];
}

function asFloat(u: Unit, span: Span, register: number): number {
  const made = u.alloc();
  intrinsic(u, 'int_to_float', span, made, register);
  return made;
}

/** Compiles `node`, or its body, as often as a split there asks for. */
export function inCopies(u: Unit, node: object, part: 'body' | 'whole', compile: () => void): void {
  const { forced } = u.context;
  if (forced?.kind !== 'split' || forced.region !== node || forced.part !== part) return compile();
  const done = new Label();
  for (let i = 0; i < COPIES; i++) {
    const other = new Label();
    u.scratch(() => {
      const [seen, number] = [u.alloc(), u.alloc()];
      into(u, { ...forced.variable, ctx: 'Load' }, seen);
      u.loadConst(number, int(i), NO_SPAN);
      intrinsic(u, 'is_nth_type', NO_SPAN, seen, seen, number);
      u.jump('POP_JUMP_IF_NONE', NO_SPAN, other, seen);
    });
    compile();
    u.jump('JUMP', NO_SPAN, done);
    u.place(other);
  }
  compile();
  u.place(done);
}

// ---- finding the place ----

interface Found {
  readonly node: Expr | Stmt;
  /** Outermost first. */
  readonly above: readonly object[];
}

/** What is to be forced, or a sentence why it cannot be. */
export function forcedIn(mod: Mod, place: ForcedPlace): Forced | string {
  const here = nodesAt(mod, place);
  switch (place.kind) {
    case 'float':
      return spanned(here, place.kind, isArithmetic, 'there is no arithmetic and no comparison there');
    case 'inline':
      return spanned(here, place.kind, n => n.kind === 'Call' && n.args.every(a => a.kind !== 'Starred'), 'there is no plain call there');
    case 'split':
      return splitOf(here);
  }
}

const isArithmetic = ({ kind }: Expr | Stmt): boolean =>
  kind === 'BinOp' || kind === 'AugAssign' || kind === 'UnaryOp' || kind === 'Compare';

function spanned(here: readonly Found[], kind: 'float' | 'inline', fits: (n: Expr | Stmt) => boolean, otherwise: string): Forced | string {
  const found = here.find(({ node }) => fits(node));
  return found === undefined ? otherwise : { kind, span: found.node.span };
}

function nodesAt(mod: Mod, { line, col, end }: ForcedPlace): Found[] {
  const found: Found[] = [];
  const visit = (node: object, above: readonly object[]): void => {
    const { span } = node as { span?: Span };
    const starts = span !== undefined && span.line === line && span.col === col;
    const fits = starts && (end === null || (span.endLine === end.line && span.endCol === end.col));
    if (fits && 'kind' in node) found.push({ node: node as Expr | Stmt, above });
    for (const child of childrenOf(node)) visit(child, [...above, node]);
  };
  visit(mod, []);
  return found;
}

function splitOf(here: readonly Found[]): Forced | string {
  for (const { node, above } of here) {
    const parent = above.at(-1) as Stmt | undefined;
    if (parent?.kind === 'For' && parent.iter === node) return loopSplit(parent);
    const variable = receiverOf(node);
    if (variable !== null) return regionOf(variable, above);
  }
  return 'there is no operation on a variable there: give its receiver a name first';
}

function loopSplit(loop: For): Forced | string {
  if (loop.target.kind !== 'Name') return 'this loop unpacks its items: point at an operation on one of them';
  return { kind: 'split', region: loop, part: 'body', variable: loop.target };
}

/** The variable whose type decides what an operation does. */
function receiverOf(node: Expr | Stmt): Name | null {
  const decides = decidingPart(node);
  return decides?.kind === 'Name' ? decides : null;
}

function decidingPart(node: Expr | Stmt): Expr | null {
  switch (node.kind) {
    case 'Attribute':
    case 'Subscript':
      return node.value;
    case 'Call':
      return node.func.kind === 'Attribute' ? node.func.value : node.func;
    case 'BinOp':
    case 'Compare':
      return node.left;
    case 'UnaryOp':
      return node.operand;
    case 'AugAssign':
      return node.target;
    default:
      return null;
  }
}

/** All that a variable's type decides: the body of its loop, of its function, or its statement. */
function regionOf(variable: Name, above: readonly object[]): Forced | string {
  const split = (region: object, part: 'body' | 'whole'): Forced => ({ kind: 'split', region, part, variable });
  let statement: object | null = null;
  for (const node of above.toReversed() as (Stmt | Expr | Mod)[]) {
    if ('generators' in node && node.generators.some(g => binds(g, variable)))
      return 'it is in a comprehension: write that as a loop first';
    if (node.kind === 'Lambda') return 'it is in a lambda: write that as a function first';
    if (node.kind === 'For' && names(node.target).includes(variable.id)) return split(node, 'body');
    if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef') {
      if (parametersOf(node).includes(variable.id)) return split(node, 'body');
      break;
    }
    if (statement === null && STATEMENTS.has(node.kind)) statement = node;
  }
  return statement === null ? 'there is no statement around it' : split(statement, 'whole');
}

const STATEMENTS: ReadonlySet<string> = new Set<Stmt['kind']>([
  'Expr',
  'Assign',
  'AugAssign',
  'AnnAssign',
  'Return',
  'Raise',
  'Assert',
  'Delete',
  'If',
  'While',
  'For',
  'With',
  'Try',
  'Match',
]);

const binds = ({ target }: Comprehension, { id }: Name): boolean => names(target).includes(id);

/** Names that a target binds. */
function names(target: Expr): string[] {
  if (target.kind === 'Name') return [target.id];
  return childrenOf(target).flatMap(part => ('kind' in part ? names(part as Expr) : []));
}

function parametersOf({ args }: FunctionDef | Lambda): string[] {
  const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
  return all.flatMap(a => (a === null ? [] : [a.arg]));
}

function sameSpan(a: Span, b: Span): boolean {
  return a.line === b.line && a.col === b.col && a.endLine === b.endLine && a.endCol === b.endCol;
}
