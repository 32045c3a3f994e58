/**
 * Mistakes in simple statements: tried, in CPython's order, once the source is known to be wrong.
 * Each function returns with the position unchanged, or throws the error.
 */
import type { Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { parseAtom } from './atoms.js';
import { throwInvalidTarget } from './explain-atoms.js';
import {
  parseAssignedValue,
  parseExpression,
  parseStarExpressions,
  parseStarNamedExpression,
  parseStarNamedExpressions,
  parseYield,
} from './expressions.js';
import { parseDottedName, parseImportedNames } from './statements.js';
import { expressionName, parseStarTargets } from './targets.js';
import { T } from './tokens.js';

/** Where an expression or assignment may start that is no good assignment. */
export function explainAssignment(p: Parser): void {
  p.fits(annotatedCollection);
  p.fits(annotatedTuple);
  p.fits(annotatedExpression);
  p.fits(assignmentToExpression);
  p.fits(assignmentToYield);
  p.fits(augmentedExpression);
}

function annotatedCollection(p: Parser): void {
  const target = collection(p);
  p.expect(T.Colon);
  parseExpression(p);
  throw p.errorAt(target, `only single target (not ${expressionName(target)}) can be annotated`);
}

/** A list or tuple, or one in parentheses. */
function collection(p: Parser): Expr {
  if (!p.at(T.LPar) && !p.at(T.LBracket)) p.fail();
  const atom = parseAtom(p);
  return atom.kind === 'List' || atom.kind === 'Tuple' ? atom : p.fail();
}

function annotatedTuple(p: Parser): void {
  const first = parseStarNamedExpression(p);
  p.expect(T.Comma);
  while (p.attempt(parseStarNamedExpressions) !== null);
  p.expect(T.Colon);
  parseExpression(p);
  throw p.errorAt(first, 'only single target (not tuple) can be annotated');
}

function annotatedExpression(p: Parser): void {
  const target = parseExpression(p);
  p.expect(T.Colon);
  parseExpression(p);
  throw p.errorAt(target, 'illegal target for annotation');
}

/** Good targets and their `=`. */
function targets(p: Parser): void {
  while (p.attempt(inner => (parseStarTargets(inner), inner.expect(T.Equal))) !== null);
}

function assignmentToExpression(p: Parser): void {
  targets(p);
  const target = parseStarExpressions(p);
  p.expect(T.Equal);
  throwInvalidTarget(p, target, 'star');
}

function assignmentToYield(p: Parser): void {
  targets(p);
  const target = parseYield(p);
  p.expect(T.Equal);
  throw p.errorAt(target, 'assignment to yield expression not possible');
}

function augmentedExpression(p: Parser): void {
  const target = parseStarExpressions(p);
  if (p.kind < T.PlusEqual || p.kind > T.DoubleSlashEqual) p.fail();
  p.advance();
  parseAssignedValue(p);
  throw p.errorAt(target, `'${expressionName(target)}' is an illegal expression for augmented assignment`);
}

/** At `del`. */
export function explainDelete(p: Parser): void {
  p.fits(inner => {
    inner.advance();
    throwInvalidTarget(inner, parseStarExpressions(inner), 'del');
  });
}

/** At the end of the line after a colon. */
export function explainBlock(p: Parser): void {
  if (p.peek() !== T.Indent) throw p.errorHere('expected an indented block', 'IndentationError');
}

/** At `import`. */
export function explainImport(p: Parser): void {
  if (p.peek() === T.Newline) throw p.errorFrom(p.lookahead(), "Expected one or more names after 'import'");
  p.fits(inner => {
    const start = inner.advance();
    do parseDottedName(inner);
    while (inner.eat(T.Comma));
    inner.expect(T.From);
    parseDottedName(inner);
    throw inner.errorFrom(start, "Did you mean to use 'from ... import ...' instead?");
  });
}

/** After the `import` of `from … import`. */
export function explainImportTargets(p: Parser): void {
  if (p.at(T.Newline)) throw p.errorFrom(p.token, "Expected one or more names after 'import'");
  p.fits(inner => {
    parseImportedNames(inner);
    inner.expect(T.Comma);
    if (inner.at(T.Newline)) throw inner.errorHere('trailing comma not allowed without surrounding parentheses');
  });
}
