/**
 * Simple statements, and sequences of statements. Knows nothing of what blocks belong to.
 */
import type { Alias, Expr, Name, Operator, Stmt } from './ast.js';
import type { Parser } from './parser-base.js';
import { parsePrimary } from './atoms.js';
import { isCompoundStart, parseCompound } from './compound.js';
import { explainAssignment, explainBlock, explainDelete, explainImport, explainImportTargets } from './explain-statements.js';
import { parseAssignedValue, parseExpression, parseStarExpressions, startsExpression } from './expressions.js';
import { asTarget } from './targets.js';
import { T, type Token } from './tokens.js';
import { parseTypeAlias } from './type-params.js';

// ---- sequences ----

/** As many statements as there are before the end of the block or source. */
export function parseStatements(p: Parser): Stmt[] {
  const body: Stmt[] = [];
  while (!p.at(T.Dedent) && !p.at(T.End)) parseStatement(p, body);
  return body;
}

function parseStatement(p: Parser, body: Stmt[]): void {
  const compound = isCompoundStart(p) ? parseCompound(p) : null;
  if (compound === null) parseSimpleLine(p, body);
  else body.push(compound);
}

/** What follows the colon of a compound statement: an indented block or the rest of the line. */
export function parseBlock(p: Parser): Stmt[] {
  return p.secondPass ? p.memoized('block', plainBlock) : plainBlock(p);
}

function plainBlock(p: Parser): Stmt[] {
  if (!p.at(T.Newline)) {
    const body: Stmt[] = [];
    parseSimpleLine(p, body);
    return body;
  }
  if (p.explain) explainBlock(p);
  p.advance();
  p.expect(T.Indent);
  const body = parseStatements(p);
  p.expect(T.Dedent);
  return body;
}

/** `simple_stmts`: statements separated by `;`, up to the end of the line. */
function parseSimpleLine(p: Parser, body: Stmt[]): void {
  parseSimpleStatements(p, body);
  p.expect(T.Newline);
}

/** As above; the end of the line stays. */
export function parseSimpleStatements(p: Parser, body: Stmt[]): void {
  do body.push(parseSimple(p));
  while (p.eat(T.Semi) && !p.at(T.Newline));
}

// ---- simple statements ----

function parseSimple(p: Parser): Stmt {
  const start = p.token;
  switch (p.kind) {
    case T.Import:
      return parseImport(p);
    case T.From:
      return parseImportFrom(p);
    case T.Return:
      return parseReturn(p);
    case T.Raise:
      return parseRaise(p);
    case T.Del:
      return parseDelete(p);
    case T.Assert:
      return parseAssert(p);
    case T.Global:
    case T.Nonlocal:
      return parseScopeDeclaration(p);
    case T.Pass:
      p.advance();
      return { kind: 'Pass', span: p.spanFrom(start) };
    case T.Break:
      p.advance();
      return { kind: 'Break', span: p.spanFrom(start) };
    case T.Continue:
      p.advance();
      return { kind: 'Continue', span: p.spanFrom(start) };
    case T.Name:
      if (start.text === 'type' && p.peek() === T.Name) {
        const alias = p.explain ? p.attempt(parseTypeAlias) : parseTypeAlias(p);
        if (alias !== null) return alias;
      }
      return parseExpressionStatement(p);
    default:
      return parseExpressionStatement(p);
  }
}

function parseExpressionStatement(p: Parser): Stmt {
  if (!p.explain) return parseAssignmentOrValue(p);
  const assignment = p.attempt(parseAssignment);
  if (assignment !== null) return assignment;
  explainAssignment(p);
  const start = p.token;
  const value = parseAssignedValue(p);
  return { kind: 'Expr', value, span: p.spanFrom(start) };
}

function parseAssignment(p: Parser): Stmt {
  const found = parseAssignmentOrValue(p);
  return found.kind === 'Expr' ? p.fail() : found;
}

function parseAssignmentOrValue(p: Parser): Stmt {
  const start = p.token;
  if (p.at(T.Name) && p.peek() === T.Colon) return parseSimpleAnnotation(p);
  const first = parseAssignedValue(p);
  if (p.at(T.Equal)) return parseAssignments(p, start, first);
  if (p.kind >= T.PlusEqual && p.kind <= T.DoubleSlashEqual) return parseAugmented(p, start, first);
  if (p.at(T.Colon)) return parseAnnotation(p, start, first);
  return { kind: 'Expr', value: first, span: p.spanFrom(start) };
}

function parseAssignments(p: Parser, start: Token, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.at(T.Equal)) {
    targets.push(asTarget(value, 'Store'));
    p.advance();
    value = parseAssignedValue(p);
  }
  return { kind: 'Assign', targets, value, span: p.spanFrom(start) };
}

const AUGMENTED: ReadonlyMap<T, Operator> = new Map<T, Operator>([
  [T.PlusEqual, 'Add'],
  [T.MinusEqual, 'Sub'],
  [T.StarEqual, 'Mult'],
  [T.AtEqual, 'MatMult'],
  [T.SlashEqual, 'Div'],
  [T.PercentEqual, 'Mod'],
  [T.AmperEqual, 'BitAnd'],
  [T.VBarEqual, 'BitOr'],
  [T.CircumflexEqual, 'BitXor'],
  [T.LeftShiftEqual, 'LShift'],
  [T.RightShiftEqual, 'RShift'],
  [T.DoubleStarEqual, 'Pow'],
  [T.DoubleSlashEqual, 'FloorDiv'],
]);

function parseAugmented(p: Parser, start: Token, first: Expr): Stmt {
  const target = asSingleTarget(p, first);
  const op = AUGMENTED.get(p.advance().kind) ?? 'Add';
  const value = parseAssignedValue(p);
  return { kind: 'AugAssign', target, op, value, span: p.spanFrom(start) };
}

/** `single_target`: a name, attribute or subscript, perhaps in parentheses. */
function asSingleTarget(p: Parser, e: Expr): Expr {
  if (e.kind !== 'Name' && e.kind !== 'Attribute' && e.kind !== 'Subscript') return p.fail();
  return asTarget(e, 'Store');
}

function parseSimpleAnnotation(p: Parser): Stmt {
  const start = p.advance();
  const target: Name = { kind: 'Name', id: start.text, ctx: 'Store', span: p.spanFrom(start) };
  return finishAnnotation(p, start, target, true);
}

function parseAnnotation(p: Parser, start: Token, first: Expr): Stmt {
  return finishAnnotation(p, start, asSingleTarget(p, first), false);
}

/** From the colon. */
function finishAnnotation(p: Parser, start: Token, target: Expr, simple: boolean): Stmt {
  p.advance();
  const annotation = parseExpression(p);
  const value = !p.at(T.Equal) ? null : p.secondPass ? p.attempt(parseInitialValue) : parseInitialValue(p);
  return { kind: 'AnnAssign', target, annotation, value, simple, span: p.spanFrom(start) };
}

function parseInitialValue(p: Parser): Expr {
  p.advance();
  return parseAssignedValue(p);
}

function parseReturn(p: Parser): Stmt {
  const start = p.advance();
  const value = startsExpression(p.kind) ? parseStarExpressions(p) : null;
  return { kind: 'Return', value, span: p.spanFrom(start) };
}

function parseRaise(p: Parser): Stmt {
  const start = p.advance();
  const exc = startsExpression(p.kind) ? parseExpression(p) : null;
  const cause = exc !== null && p.eat(T.From) ? parseExpression(p) : null;
  return { kind: 'Raise', exc, cause, span: p.spanFrom(start) };
}

function parseDelete(p: Parser): Stmt {
  const found = p.explain ? p.attempt(plainDelete) : plainDelete(p);
  if (found !== null) return found;
  explainDelete(p);
  return p.fail();
}

function plainDelete(p: Parser): Stmt {
  const start = p.advance();
  const targets: Expr[] = [];
  do targets.push(asTarget(parsePrimary(p), 'Del'));
  while (p.eat(T.Comma) && startsExpression(p.kind));
  if (!p.at(T.Semi) && !p.at(T.Newline)) p.fail();
  return { kind: 'Delete', targets, span: p.spanFrom(start) };
}

function parseAssert(p: Parser): Stmt {
  const start = p.advance();
  const test = parseExpression(p);
  const msg = p.eat(T.Comma) ? parseExpression(p) : null;
  return { kind: 'Assert', test, msg, span: p.spanFrom(start) };
}

function parseScopeDeclaration(p: Parser): Stmt {
  const start = p.advance();
  const names: string[] = [];
  do names.push(p.expect(T.Name).text);
  while (p.eat(T.Comma));
  return { kind: start.kind === T.Global ? 'Global' : 'Nonlocal', names, span: p.spanFrom(start) };
}

// ---- imports ----

function parseImport(p: Parser): Stmt {
  if (p.explain) explainImport(p);
  const start = p.advance();
  const names: Alias[] = [];
  do {
    const first = p.token;
    const name = parseDottedName(p);
    names.push(parseAlias(p, first, name));
  } while (p.eat(T.Comma));
  return { kind: 'Import', names, span: p.spanFrom(start) };
}

export function parseDottedName(p: Parser): string {
  let name = p.expect(T.Name).text;
  while (p.eat(T.Dot)) name += '.' + p.expect(T.Name).text;
  return name;
}

function parseAlias(p: Parser, first: Token, name: string): Alias {
  const asname = p.eat(T.As) ? p.expect(T.Name).text : null;
  return { name, asname, span: p.spanFrom(first) };
}

function parseImportFrom(p: Parser): Stmt {
  const start = p.advance();
  let level = 0;
  for (; p.at(T.Dot) || p.at(T.Ellipsis); p.advance()) level += p.at(T.Dot) ? 1 : 3;
  const module = level > 0 && p.at(T.Import) ? null : parseDottedName(p);
  p.expect(T.Import);
  const { index } = p;
  const found = p.explain ? p.attempt(parseImportTargets) : parseImportTargets(p);
  if (found !== null) return { kind: 'ImportFrom', module, names: found, level, span: p.spanFrom(start) };
  p.reset(index);
  explainImportTargets(p);
  return p.fail();
}

function parseImportTargets(p: Parser): Alias[] {
  const start = p.token;
  if (p.eat(T.Star)) return [{ name: '*', asname: null, span: p.spanFrom(start) }];
  const parenthesized = p.eat(T.LPar);
  const names = parseImportedNames(p);
  if (parenthesized) {
    p.eat(T.Comma);
    p.expect(T.RPar);
  } else if (p.at(T.Comma)) p.fail();
  return names;
}

/** As many as there are; a comma after the last stays. */
export function parseImportedNames(p: Parser): Alias[] {
  const names: Alias[] = [];
  for (;;) {
    const first = p.expect(T.Name);
    names.push(parseAlias(p, first, first.text));
    if (!p.at(T.Comma) || p.peek() !== T.Name) return names;
    p.advance();
  }
}
