/**
 * What stands between the brackets of a subscript: slices and starred expressions. Knows nothing of what is subscripted.
 */
import type { Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { explainAssignmentToStarred } from './explain-arguments.js';
import { parseExpression, parseNamedExpression } from './expressions.js';
import { T } from './tokens.js';

/** What stands between the brackets of a subscript. */
export function parseSlices(p: Parser): Expr {
  const start = p.token;
  const first = parseSliceOrStarred(p);
  if (!p.at(T.Comma) && first.kind !== 'Starred') return first;
  const elts = [first];
  while (p.eat(T.Comma) && !p.at(T.RBracket)) elts.push(parseSliceOrStarred(p));
  return { kind: 'Tuple', elts, ctx: 'Load', span: p.spanFrom(start) };
}

function parseSliceOrStarred(p: Parser): Expr {
  return p.at(T.Star) ? parseStarredExpression(p) : parseSlice(p);
}

/** `starred_expression`: unlike elsewhere, any expression may be starred. */
export function parseStarredExpression(p: Parser): Expr {
  const star = p.advance();
  const value = p.partially(parseExpression);
  if (value === null) throw p.errorHere('Invalid star expression');
  if (p.explain && p.at(T.Equal)) explainAssignmentToStarred(p, star);
  return { kind: 'Starred', value, ctx: 'Load', span: p.spanFrom(star) };
}

function parseSlice(p: Parser): Expr {
  const start = p.token;
  const { index } = p;
  let lower: Expr | null = null;
  if (!p.at(T.Colon)) {
    if (!p.explain) lower = parseNamedExpression(p);
    else {
      lower = p.attempt(parseExpression);
      if (lower === null || !p.at(T.Colon)) {
        p.reset(index);
        return parseNamedExpression(p);
      }
    }
    if (!p.at(T.Colon)) return lower;
    if (lower.kind === 'NamedExpr' && p.tokens[index].kind === T.Name) p.fail();
  }
  p.advance();
  const upper = endsSlicePart(p) ? null : parseExpression(p);
  const step = p.eat(T.Colon) && !endsSlicePart(p) ? parseExpression(p) : null;
  return { kind: 'Slice', lower, upper, step, span: p.spanFrom(start) };
}

function endsSlicePart(p: Parser): boolean {
  return p.at(T.Colon) || p.at(T.Comma) || p.at(T.RBracket);
}
