/**
 * Type parameters (PEP 695, PEP 696) and the `type` statement. Knows nothing of what is generic.
 */
import type { Expr, Name, Stmt, TypeParam } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseExpression, parseStarExpression } from './expressions.js';
import { T } from './tokens.js';

/** `[T: bound = default, *Ts, **P]`, if there is one. */
export function parseTypeParams(p: Parser): TypeParam[] {
  if (!p.at(T.LBracket)) return [];
  p.advance();
  if (p.at(T.RBracket)) throw p.errorFrom(p.token, 'Type parameter list cannot be empty');
  const params: TypeParam[] = [];
  do params.push(parseTypeParam(p));
  while (p.eat(T.Comma) && !p.at(T.RBracket));
  p.expect(T.RBracket);
  return params;
}

function parseTypeParam(p: Parser): TypeParam {
  const start = p.token;
  const stars = p.at(T.Star) || p.at(T.DoubleStar) ? p.advance().kind : null;
  const name = p.expect(T.Name).text;
  if (stars === null) {
    const bound = p.eat(T.Colon) ? parseExpression(p) : null;
    const default_value = parseDefault(p, parseExpression);
    return { kind: 'TypeVar', name, bound, default_value, span: p.spanFrom(start) };
  }
  if (p.at(T.Colon)) failAtBound(p, stars === T.Star ? 'TypeVarTuple' : 'ParamSpec');
  const default_value = parseDefault(p, stars === T.Star ? parseStarExpression : parseExpression);
  return { kind: stars === T.Star ? 'TypeVarTuple' : 'ParamSpec', name, default_value, span: p.spanFrom(start) };
}

function parseDefault(p: Parser, parseValue: (p: Parser) => Expr): Expr | null {
  return p.eat(T.Equal) ? parseValue(p) : null;
}

function failAtBound(p: Parser, kind: string): never {
  const colon = p.advance();
  const bound = parseExpression(p);
  throw p.errorFrom(colon, `cannot use ${bound.kind === 'Tuple' ? 'constraints' : 'bound'} with ${kind}`);
}

/** `type Name[params] = value`, at the word `type`. */
export function parseTypeAlias(p: Parser): Stmt {
  const start = p.advance();
  const token = p.expect(T.Name);
  const name: Name = { kind: 'Name', id: token.text, ctx: 'Store', span: p.spanFrom(token) };
  const type_params = parseTypeParams(p);
  p.expect(T.Equal);
  const value = parseExpression(p);
  return { kind: 'TypeAlias', name, type_params, value, span: p.spanFrom(start) };
}
