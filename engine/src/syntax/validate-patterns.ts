/** The patterns of a tree that a program made, after CPython's validator (language reference, “Patterns”). */
import type { ConstantValue, Expr, Pattern } from './ast.js';
import { invalid, validateExpr, validateName, validatePosition } from './validate-ast.js';

const isSingleton = (c: ConstantValue): boolean => c.type === 'None' || c.type === 'bool';

function validateCapture(name: string): void {
  if (name === '_') throw invalid("can't capture name '_' in patterns");
  validateName(name);
}

function validatePatterns(list: readonly Pattern[], starAllowed: boolean): void {
  for (const p of list) validatePattern(p, starAllowed);
}

export function validatePattern(p: Pattern, starAllowed: boolean): void {
  validatePosition(p.span);
  switch (p.kind) {
    case 'MatchValue':
      return validateValue(p.value);
    case 'MatchSingleton':
      if (!isSingleton(p.value)) throw invalid('MatchSingleton can only contain True, False and None');
      return;
    case 'MatchSequence':
      return validatePatterns(p.patterns, true);
    case 'MatchMapping':
      if (p.keys.length !== p.patterns.length) throw invalid("MatchMapping doesn't have the same number of keys as patterns");
      if (p.rest !== null) validateCapture(p.rest);
      for (const key of p.keys) if (key.kind !== 'Constant' || !isSingleton(key.value)) validateValue(key);
      return validatePatterns(p.patterns, false);
    case 'MatchClass':
      if (p.kwd_attrs.length !== p.kwd_patterns.length)
        throw invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
      validateClass(p.cls);
      p.kwd_attrs.forEach(validateName);
      return validatePatterns([...p.patterns, ...p.kwd_patterns], false);
    case 'MatchStar':
      if (!starAllowed) throw invalid("can't use MatchStar here");
      if (p.name !== null) validateCapture(p.name);
      return;
    case 'MatchAs':
      if (p.name !== null) validateCapture(p.name);
      if (p.pattern === null) return;
      if (p.name === null) throw invalid('MatchAs must specify a target name if a pattern is given');
      return validatePattern(p.pattern, false);
    case 'MatchOr':
      if (p.patterns.length < 2) throw invalid('MatchOr requires at least 2 patterns');
      return validatePatterns(p.patterns, false);
  }
}

/** A dotted name. */
function validateClass(cls: Expr): void {
  validateExpr(cls);
  let base = cls;
  while (base.kind === 'Attribute') base = base.value;
  if (base.kind !== 'Name') throw invalid('MatchClass cls field can only contain Name or Attribute nodes.');
}

const LITERALS: ReadonlySet<string> = new Set(['int', 'float', 'bytes', 'complex', 'str']);

function validateValue(e: Expr): void {
  validateExpr(e);
  if (e.kind === 'Constant') {
    if (LITERALS.has(e.value.type)) return;
    throw invalid('unexpected constant inside of a literal pattern');
  }
  if (e.kind === 'Attribute' || e.kind === 'JoinedStr') return;
  if (e.kind === 'UnaryOp' && isSigned(e, true)) return;
  if (e.kind === 'BinOp' && isComplexSum(e)) return;
  throw invalid('patterns may only match literals and attribute lookups');
}

function isNumber(e: Expr, imaginary: boolean): boolean {
  if (e.kind !== 'Constant') return false;
  const { type } = e.value;
  return type === 'complex' ? imaginary : type === 'int' || type === 'float';
}

const isSigned = (e: Expr, imaginary: boolean): boolean => e.kind === 'UnaryOp' && e.op === 'USub' && isNumber(e.operand, imaginary);

/** `-1 + 2j`. */
function isComplexSum(e: Expr & { kind: 'BinOp' }): boolean {
  const real = isNumber(e.left, false) || isSigned(e.left, false);
  return real && (e.op === 'Add' || e.op === 'Sub') && e.right.kind === 'Constant' && e.right.value.type === 'complex';
}
