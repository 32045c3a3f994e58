/**
 * The parameters of functions and lambdas. Knows nothing of their bodies.
 */
import type { Arg, Arguments, Expr } from './ast.js';
import { explainDefault, explainDoubleStar, explainParameters, explainStar } from './explain-parameters.js';
import { parseExpression, parseStarExpression } from './expressions.js';
import { PARSE_FAILURE, type Parser } from './parser-base.js';
import { T } from './tokens.js';

/** What differs between `def f(…)` and `lambda …:`. */
export interface ParameterStyle {
  /** The token after the last parameter. */
  readonly close: T;
  readonly annotated: boolean;
}

const DEF: ParameterStyle = { close: T.RPar, annotated: true };
const LAMBDA: ParameterStyle = { close: T.Colon, annotated: false };

/** Up to the `)`, which stays. */
export function parseFunctionParameters(p: Parser): Arguments {
  return parseParameters(p, DEF);
}

/** Up to the `:`, which stays. */
export function parseLambdaParameters(p: Parser): Arguments {
  return parseParameters(p, LAMBDA);
}

interface Parameters {
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  readonly kwonlyargs: Arg[];
  readonly kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  readonly defaults: Expr[];
  slashSeen: boolean;
  starSeen: boolean;
}

function parseParameters(p: Parser, style: ParameterStyle): Arguments {
  if (p.explain) explainParameters(p, style);
  const found: Parameters = {
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
    slashSeen: false,
    starSeen: false,
  };
  while (p.kind !== style.close && found.kwarg === null) {
    parseParameter(p, found, style);
    endParameter(p, style);
  }
  const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = found;
  return { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
}

/** A comma, unless it was the last one. */
export function endParameter(p: Parser, style: ParameterStyle): void {
  if (p.kind !== style.close) p.expect(T.Comma);
}

function parseParameter(p: Parser, found: Parameters, style: ParameterStyle): void {
  switch (p.kind) {
    case T.Name:
      return parseNamed(p, found, style);
    case T.Slash:
      return parseSlash(p, found);
    case T.Star:
      if (p.explain) explainStar(p, style);
      return parseStar(p, found, style);
    case T.DoubleStar:
      if (p.explain) explainDoubleStar(p, style);
      p.advance();
      found.kwarg = parseParam(p, style);
      return;
    default:
      p.fail();
  }
}

function parseNamed(p: Parser, found: Parameters, style: ParameterStyle): void {
  const arg = parseParam(p, style);
  const value = parseDefault(p);
  if (found.starSeen) {
    found.kwonlyargs.push(arg);
    found.kw_defaults.push(value);
    return;
  }
  if (value !== null) found.defaults.push(value);
  else if (found.defaults.length > 0) p.fail();
  found.args.push(arg);
}

function parseSlash(p: Parser, found: Parameters): void {
  if (found.slashSeen || found.starSeen || found.args.length === 0) throw PARSE_FAILURE;
  p.advance();
  found.slashSeen = true;
  found.posonlyargs = found.args;
  found.args = [];
}

function parseStar(p: Parser, found: Parameters, style: ParameterStyle): void {
  if (found.starSeen) throw PARSE_FAILURE;
  found.starSeen = true;
  p.advance();
  if (!p.at(T.Comma)) found.vararg = parseParam(p, style, parseStarExpression);
  else if (p.peek() !== T.Name) {
    p.advance();
    p.fail();
  }
}

/** `param`: a name and its annotation. */
export function parseParam(p: Parser, style: ParameterStyle, parseAnnotation: (p: Parser) => Expr = parseExpression): Arg {
  const name = p.expect(T.Name);
  const annotation = style.annotated && p.eat(T.Colon) ? parseAnnotation(p) : null;
  return { arg: name.text, annotation, span: p.spanFrom(name) };
}

/** `default?`: `=` and its value. */
export function parseDefault(p: Parser): Expr | null {
  if (!p.at(T.Equal)) return null;
  if (p.explain) explainDefault(p);
  p.advance();
  return parseExpression(p);
}
