/** Refuses what an older Python 3 did not know yet (`ast.parse(…, feature_version=…)`): a best effort, as in CPython. */
import type { Expr, Mod, Stmt } from './ast.js';
import type { SourceLines } from './syntax-error.js';
import type { Span } from './span.js';
import { childrenOf } from './walk.js';

type Rule = readonly [minor: number, what: string];

const RULES: Partial<Readonly<Record<string, Rule>>> = {
  AsyncFunctionDef: [5, 'Async functions are'],
  AsyncFor: [5, 'Async for loops are'],
  AsyncWith: [5, 'Async with statements are'],
  Await: [5, 'Await expressions are'],
  AnnAssign: [6, 'Variable annotation syntax is'],
  NamedExpr: [8, 'Assignment expressions are'],
  Match: [10, 'Pattern matching is'],
  TryStar: [11, 'Exception groups are'],
  TypeAlias: [12, 'Type statement is'],
  TypeVar: [12, 'Type parameter lists are'],
  ParamSpec: [12, 'Type parameter lists are'],
  TypeVarTuple: [12, 'Type parameter lists are'],
};

/** Throws `PySyntaxError`. */
export function checkVersion(mod: Mod, minor: number, lines: SourceLines): void {
  visit(mod, { line: 1, col: 0, endLine: 1, endCol: 0 }, minor, lines);
}

function visit(node: object, around: Span, minor: number, lines: SourceLines): void {
  const span = 'span' in node ? (node.span as Span) : around;
  const rule = ruleFor(node, lines);
  if (rule !== null && minor < rule[0]) {
    const { line, col, endLine, endCol } = span;
    throw lines.error('SyntaxError', `${rule[1]} only supported in Python 3.${rule[0]} and greater`, line, col, endLine, endCol);
  }
  for (const child of childrenOf(node)) visit(child, span, minor, lines);
}

function ruleFor(node: object, lines: SourceLines): Rule | null {
  if ('is_async' in node && node.is_async === true) return [6, 'Async comprehensions are'];
  if ('posonlyargs' in node && (node.posonlyargs as unknown[]).length > 0) return [8, 'Positional-only parameters are'];
  if (!('kind' in node)) return null;
  const n = node as Expr | Stmt;
  if ((n.kind === 'BinOp' || n.kind === 'AugAssign') && n.op === 'MatMult') return [5, "The '@' operator is"];
  if (n.kind === 'Constant' && (n.value.type === 'int' || n.value.type === 'float' || n.value.type === 'complex')) {
    if (lines.text(n.span.line).slice(n.span.col, n.span.endCol).includes('_')) return [6, 'Underscores in numeric literals are'];
  }
  return RULES[n.kind] ?? null;
}
