/**
 * Targets of assignment, `for`, `with` and `del`: which expressions may be one, and how the others are
 * called in error messages. Knows nothing of the statements around them.
 */
import type { Expr, ExprContext } from './ast.js';
import { parsePrimary } from './atoms.js';
import { PARSE_FAILURE, type Parser } from './parser-base.js';
import { T } from './tokens.js';

/** `star_targets`: a target, or several as a tuple. */
export function parseStarTargets(p: Parser): Expr {
  const start = p.token;
  const first = parseStarTarget(p);
  if (!p.at(T.Comma)) return first;
  const elts = [first];
  while (p.eat(T.Comma) && startsTarget(p.kind)) elts.push(parseStarTarget(p));
  return { kind: 'Tuple', elts, ctx: 'Store', span: p.spanFrom(start) };
}

export function parseStarTarget(p: Parser): Expr {
  if (!p.at(T.Star)) return asTarget(parsePrimary(p), 'Store');
  const star = p.advance();
  const value = asTarget(parsePrimary(p), 'Store');
  return { kind: 'Starred', value, ctx: 'Store', span: p.spanFrom(star) };
}

function startsTarget(kind: T): boolean {
  switch (kind) {
    case T.Name:
    case T.Star:
    case T.LPar:
    case T.LBracket:
    case T.String:
    case T.FStringStart:
    case T.Number:
    case T.LBrace:
    case T.None:
    case T.True:
    case T.False:
    case T.Ellipsis:
      return true;
    default:
      return false;
  }
}

/** The expression as a target; fails if it cannot be one. */
export function asTarget(e: Expr, ctx: ExprContext): Expr {
  switch (e.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return { ...e, ctx };
    case 'Starred':
      if (ctx === 'Del') throw PARSE_FAILURE;
      return { ...e, value: asTarget(e.value, ctx), ctx };
    case 'List':
    case 'Tuple':
      return { ...e, elts: e.elts.map(element => asTarget(element, ctx)), ctx };
    default:
      throw PARSE_FAILURE;
  }
}

export type TargetsKind = 'star' | 'for' | 'del';

/** The innermost part of the expression that keeps it from being a target, if any. */
export function invalidTarget(e: Expr, kind: TargetsKind): Expr | null {
  switch (e.kind) {
    case 'List':
    case 'Tuple':
      for (const element of e.elts) {
        const found = invalidTarget(element, kind);
        if (found !== null) return found;
      }
      return null;
    case 'Starred':
      return kind === 'del' ? e : invalidTarget(e.value, kind);
    case 'Compare':
      // `for x in y` was read as a comparison.
      if (kind !== 'for') return e;
      return e.ops[0] === 'In' ? invalidTarget(e.left, kind) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return e;
  }
}

/** What error messages call an expression. */
export function expressionName(e: Expr): string {
  if (e.kind === 'Constant') {
    switch (e.value.type) {
      case 'None':
        return 'None';
      case 'bool':
        return e.value.value ? 'True' : 'False';
      case 'Ellipsis':
        return 'ellipsis';
      default:
        return 'literal';
    }
  }
  return EXPRESSION_NAMES[e.kind];
}

const EXPRESSION_NAMES: Readonly<Record<Exclude<Expr['kind'], 'Constant'>, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
  Slice: 'expression',
};
