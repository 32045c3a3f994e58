/**
 * The `for` clauses of comprehensions. Knows nothing of the brackets around them.
 */
import type { Comprehension, Expr } from './ast.js';
import type { Parser } from './parser-base.js';
import { explainForClause } from './explain-atoms.js';
import { parseDisjunction } from './operators.js';
import { parseStarTargets } from './targets.js';
import { T } from './tokens.js';

export function startsFor(p: Parser): boolean {
  return p.at(T.For) || (p.at(T.Async) && p.peek() === T.For);
}

export function parseForClauses(p: Parser): Comprehension[] {
  const generators: Comprehension[] = [];
  do generators.push(parseForClause(p));
  while (startsFor(p));
  return generators;
}

function parseForClause(p: Parser): Comprehension {
  const { index } = p;
  const isAsync = p.eat(T.Async);
  p.expect(T.For);
  const target = p.explain ? p.attempt(parseStarTargets) : parseStarTargets(p);
  if (target === null || !p.at(T.In)) {
    p.reset(index);
    if (p.explain) explainForClause(p);
    return p.fail();
  }
  p.advance();
  const iter = parseDisjunction(p);
  const ifs: Expr[] = [];
  while (p.eat(T.If)) ifs.push(parseDisjunction(p));
  return { target, iter, ifs, is_async: isAsync };
}
