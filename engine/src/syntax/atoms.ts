/**
 * Names, literals, brackets of every kind, and what may follow them: attributes, calls, subscripts.
 * Knows nothing of operators or statements.
 */
import type { Constant, ConstantValue, Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseCallArguments } from './arguments.js';
import { parseForClauses, startsFor } from './comprehensions.js';
import { explainBraces, explainBrackets, explainDict, explainParentheses } from './explain-atoms.js';
import { parseExpression, parseStarNamedExpression, parseStarNamedExpressions, parseYield, startsExpression } from './expressions.js';
import { numberValue } from './literal-value.js';
import { parseBitwiseOr } from './operators.js';
import { parseStrings } from './strings.js';
import { parseSlices } from './subscripts.js';
import { T, type Token } from './tokens.js';

/** `primary`: an atom with attributes, calls and subscripts. */
export function parsePrimary(p: Parser): Expr {
  return p.secondPass ? p.memoized('primary', plainPrimary) : plainPrimary(p);
}

function plainPrimary(p: Parser): Expr {
  const start = p.token;
  let value = parseAtom(p);
  for (;;) {
    switch (p.kind) {
      case T.Dot:
      case T.LPar:
      case T.LBracket: {
        const longer = p.secondPass ? p.attempt(inner => parseTrailer(inner, start, value)) : parseTrailer(p, start, value);
        if (longer === null) return value;
        value = longer;
        break;
      }
      default:
        return value;
    }
  }
}

/** One attribute, call or subscript of `value`. */
function parseTrailer(p: Parser, start: Token, value: Expr): Expr {
  if (p.at(T.LPar)) {
    const { args, keywords } = parseCallArguments(p);
    return { kind: 'Call', func: value, args, keywords, span: p.spanFrom(start) };
  }
  if (p.eat(T.Dot)) {
    const name = p.expect(T.Name);
    const { line, col, endLine, endCol } = name;
    return { kind: 'Attribute', value, attr: name.text, attrSpan: { line, col, endLine, endCol }, ctx: 'Load', span: p.spanFrom(start) };
  }
  p.expect(T.LBracket);
  const slice = parseSlices(p);
  p.expect(T.RBracket);
  return { kind: 'Subscript', value, slice, ctx: 'Load', span: p.spanFrom(start) };
}

export function parseAtom(p: Parser): Expr {
  const { token } = p;
  switch (p.kind) {
    case T.Name:
      p.advance();
      return { kind: 'Name', id: token.text, ctx: 'Load', span: p.spanFrom(token) };
    case T.Number:
      return parseNumber(p);
    case T.String:
    case T.FStringStart:
      return parseStrings(p);
    case T.LPar:
      return parseParentheses(p);
    case T.LBracket:
      return parseBrackets(p);
    case T.LBrace:
      return parseBraces(p);
    case T.None:
      return constant(p, { type: 'None' });
    case T.True:
      return constant(p, { type: 'bool', value: true });
    case T.False:
      return constant(p, { type: 'bool', value: false });
    case T.Ellipsis:
      return constant(p, { type: 'Ellipsis' });
    default:
      return p.fail();
  }
}

/** A constant of one token. */
export function constant(p: Parser, value: ConstantValue): Constant {
  const token = p.advance();
  return { kind: 'Constant', value, unicode: false, span: p.spanFrom(token) };
}

export function parseNumber(p: Parser): Constant {
  return constant(p, numberValue(p, p.token));
}

// ---- parentheses ----

function parseParentheses(p: Parser): Expr {
  if (!p.explain) return plainParentheses(p);
  const found = p.attempt(plainParentheses);
  if (found !== null) return found;
  explainParentheses(p);
  return p.fail();
}

/** A tuple, a generator expression, or an expression just put in parentheses. */
function plainParentheses(p: Parser): Expr {
  const open = p.advance();
  if (p.eat(T.RPar)) return { kind: 'Tuple', elts: [], ctx: 'Load', span: p.spanFrom(open) };
  if (p.at(T.Yield)) return closeGroup(p, parseYield(p));
  const first = parseStarNamedExpression(p);
  if (p.at(T.Comma)) {
    const elts = parseRest(p, first);
    p.expect(T.RPar);
    return { kind: 'Tuple', elts, ctx: 'Load', span: p.spanFrom(open) };
  }
  if (first.kind === 'Starred') return p.fail();
  return startsFor(p) ? closeGenerator(p, open, first) : closeGroup(p, first);
}

function closeGroup(p: Parser, value: Expr): Expr {
  p.expect(T.RPar);
  return value;
}

/** From the first `for`, the `)` included. */
export function closeGenerator(p: Parser, open: Token, elt: Expr): Expr {
  const generators = parseForClauses(p);
  p.expect(T.RPar);
  return { kind: 'GeneratorExp', elt, generators, span: p.spanFrom(open) };
}

/** The elements after the first, from the comma after it. */
function parseRest(p: Parser, first: Expr): Expr[] {
  p.advance();
  return startsExpression(p.kind) ? [first, ...parseStarNamedExpressions(p)] : [first];
}

// ---- square brackets ----

function parseBrackets(p: Parser): Expr {
  if (!p.explain) return plainBrackets(p);
  const found = p.attempt(plainBrackets);
  if (found !== null) return found;
  explainBrackets(p);
  return p.fail();
}

function plainBrackets(p: Parser): Expr {
  const open = p.advance();
  if (p.eat(T.RBracket)) return { kind: 'List', elts: [], ctx: 'Load', span: p.spanFrom(open) };
  const first = parseStarNamedExpression(p);
  if (startsFor(p) && first.kind !== 'Starred') {
    const generators = parseForClauses(p);
    p.expect(T.RBracket);
    return { kind: 'ListComp', elt: first, generators, span: p.spanFrom(open) };
  }
  const elts = p.at(T.Comma) ? parseRest(p, first) : [first];
  p.expect(T.RBracket);
  return { kind: 'List', elts, ctx: 'Load', span: p.spanFrom(open) };
}

// ---- braces ----

/** The mistakes of dicts, alone of all, are looked for in the first pass too. */
function parseBraces(p: Parser): Expr {
  const { index } = p;
  if (p.badBraces.has(index)) p.fail();
  const found = p.attempt(plainBraces);
  if (found !== null) return found;
  explainDict(p);
  if (p.explain) explainBraces(p);
  if (!p.secondPass) p.badBraces.add(index);
  return p.fail();
}

function plainBraces(p: Parser): Expr {
  const open = p.advance();
  if (p.eat(T.RBrace)) return { kind: 'Dict', keys: [], values: [], span: p.spanFrom(open) };
  if (p.at(T.DoubleStar)) return parseDict(p, open, null);
  const isNamed = p.at(T.Name) && p.peek() === T.ColonEqual;
  const first = p.explain ? parseFirstInBraces(p) : parseStarNamedExpression(p);
  if (p.at(T.Colon) && first.kind !== 'Starred' && !isNamed) return parseDict(p, open, first);
  if (startsFor(p) && first.kind !== 'Starred') {
    const generators = parseForClauses(p);
    p.expect(T.RBrace);
    return { kind: 'SetComp', elt: first, generators, span: p.spanFrom(open) };
  }
  const elts = p.at(T.Comma) ? parseRest(p, first) : [first];
  p.expect(T.RBrace);
  return { kind: 'Set', elts, span: p.spanFrom(open) };
}

/** A key may not be judged by the rules for named expressions. */
function parseFirstInBraces(p: Parser): Expr {
  const { index } = p;
  const key = p.at(T.Star) ? null : p.attempt(parseExpression);
  if (key !== null && p.at(T.Colon)) return key;
  p.reset(index);
  return parseStarNamedExpression(p);
}

/** From the first key's colon, or from `**` where there is no first key. */
function parseDict(p: Parser, open: Token, first: Expr | null): Expr {
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  if (first !== null) {
    p.advance();
    const value = parseExpression(p);
    if (startsFor(p)) {
      const generators = parseForClauses(p);
      p.expect(T.RBrace);
      return { kind: 'DictComp', key: first, value, generators, span: p.spanFrom(open) };
    }
    keys.push(first);
    values.push(value);
    if (!p.at(T.RBrace)) p.expect(T.Comma);
  }
  while (!p.at(T.RBrace)) {
    parsePair(p, keys, values);
    if (!p.eat(T.Comma)) break;
  }
  p.expect(T.RBrace);
  return { kind: 'Dict', keys, values, span: p.spanFrom(open) };
}

function parsePair(p: Parser, keys: (Expr | null)[], values: Expr[]): void {
  if (p.eat(T.DoubleStar)) {
    keys.push(null);
    values.push(parseBitwiseOr(p));
    return;
  }
  const key = parseExpression(p);
  p.expect(T.Colon);
  values.push(parseExpression(p));
  keys.push(key);
}
