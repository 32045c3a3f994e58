/**
 * The errors that CPython's compiler finds in `match` statements: names bound twice or differently,
 * patterns that can never be reached. Knows nothing of other statements.
 */
import type { ConstantValue, Expr, MatchOr, Pattern, Stmt } from './ast.js';
import type { CheckUnit } from './check-unit.js';
import { checkExpression, checkOptional } from './check-expressions.js';
import { checkBody } from './check-semantics.js';
import { pythonRepr } from './constant-repr.js';

export function checkMatch(s: Extract<Stmt, { kind: 'Match' }>, u: CheckUnit): void {
  checkExpression(s.subject, u);
  s.cases.forEach(({ pattern, guard, body }, i) => {
    const bound: string[] = [];
    checkPattern(pattern, bound, guard !== null || i === s.cases.length - 1, u);
    for (const name of bound) u.checkAssigned(name, pattern.span);
    checkOptional(guard, u);
    checkBody(body, u);
  });
}

/** Adds the names that the pattern binds to `bound`. */
function checkPattern(pattern: Pattern, bound: string[], allowIrrefutable: boolean, u: CheckUnit): void {
  const inner = (all: Pattern[]): void => all.forEach(p => checkPattern(p, bound, true, u));
  switch (pattern.kind) {
    case 'MatchValue':
      if (!isValue(pattern.value)) throw u.error('patterns may only match literals and attribute lookups', pattern.span);
      return checkExpression(pattern.value, u);
    case 'MatchSingleton':
      return;
    case 'MatchSequence':
      if (pattern.patterns.filter(p => p.kind === 'MatchStar').length > 1) {
        throw u.error('multiple starred names in sequence pattern', pattern.span);
      }
      return inner(pattern.patterns);
    case 'MatchStar':
      return bind(pattern.name, pattern, bound, u);
    case 'MatchMapping':
      checkKeys(pattern, u);
      inner(pattern.patterns);
      return bind(pattern.rest, pattern, bound, u);
    case 'MatchClass':
      checkAttributes(pattern, u);
      checkExpression(pattern.cls, u);
      inner(pattern.patterns);
      return inner(pattern.kwd_patterns);
    case 'MatchAs':
      if (pattern.pattern !== null) checkPattern(pattern.pattern, bound, allowIrrefutable, u);
      else if (!allowIrrefutable) throw unreachable(pattern, u);
      return bind(pattern.name, pattern, bound, u);
    case 'MatchOr':
      return checkAlternatives(pattern, bound, allowIrrefutable, u);
  }
}

function unreachable(pattern: Extract<Pattern, { kind: 'MatchAs' }>, u: CheckUnit): unknown {
  const what = pattern.name === null ? 'wildcard' : `name capture '${pattern.name}'`;
  return u.error(`${what} makes remaining patterns unreachable`, pattern.span);
}

function bind(name: string | null, pattern: Pattern, bound: string[], u: CheckUnit): void {
  if (name === null) return;
  if (bound.includes(name)) throw u.error(`multiple assignments to name '${name}' in pattern`, pattern.span);
  bound.push(name);
}

function checkAlternatives(pattern: MatchOr, bound: string[], allowIrrefutable: boolean, u: CheckUnit): void {
  let names: string[] | null = null;
  pattern.patterns.forEach((alternative, i) => {
    const own: string[] = [];
    checkPattern(alternative, own, allowIrrefutable && i === pattern.patterns.length - 1, u);
    if (names === null) names = own;
    else if (own.length !== names.length || !own.every(name => names?.includes(name))) {
      throw u.error('alternative patterns bind different names', pattern.span);
    }
  });
  for (const name of names ?? []) bind(name, pattern, bound, u);
}

// ---- values and keys ----

/** A literal, perhaps with a sign or an imaginary part, or a dotted name. */
function isValue(e: Expr): boolean {
  return e.kind === 'Attribute' || literal(e) !== null;
}

/** A literal's value as Python writes it, signs applied; null for other expressions. */
function literal(e: Expr): string | null {
  switch (e.kind) {
    case 'Constant':
      return pythonRepr(e.value);
    case 'UnaryOp':
      return e.op === 'USub' && e.operand.kind === 'Constant' ? negative(e.operand.value) : null;
    case 'BinOp':
      return complexLiteral(e);
    default:
      return null;
  }
}

function negative(value: ConstantValue): string {
  const text = pythonRepr(value);
  return text === '0' ? text : `-${text}`;
}

function complexLiteral(e: Extract<Expr, { kind: 'BinOp' }>): string | null {
  const real = literal(e.left);
  const imaginary = literal(e.right);
  if (real === null || imaginary === null) return null;
  return `(${real.replace(/\.0$/, '')}${e.op === 'Add' ? '+' : '-'}${imaginary})`;
}

function checkKeys(pattern: Extract<Pattern, { kind: 'MatchMapping' }>, u: CheckUnit): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    const text = literal(key);
    if (text === null) {
      if (key.kind !== 'Attribute') throw u.error('mapping pattern keys may only match literals and attribute lookups', pattern.span);
      continue;
    }
    const identity = key.kind === 'Constant' ? equalityKey(key.value) : text.replace(/\.0$/, '');
    if (seen.has(identity)) throw u.error(`mapping pattern checks duplicate key (${text})`, pattern.span);
    seen.add(identity);
  }
  for (const key of pattern.keys) checkExpression(key, u);
}

/** Equal for values that are equal in Python: `1`, `1.0` and `True`. */
function equalityKey(value: ConstantValue): string {
  switch (value.type) {
    case 'bool':
      return value.value ? '1' : '0';
    case 'int':
    case 'float':
      return String(value.value);
    case 'complex':
      return value.value === 0 && (value.real ?? 0) === 0 ? '0' : pythonRepr(value);
    default:
      return pythonRepr(value);
  }
}

function checkAttributes(pattern: Extract<Pattern, { kind: 'MatchClass' }>, u: CheckUnit): void {
  pattern.kwd_attrs.forEach((name, i) => {
    u.checkAssigned(name, pattern.kwd_patterns[i].span);
    const repeated = pattern.kwd_attrs.indexOf(name, i + 1);
    if (repeated >= 0) throw u.error(`attribute name repeated in class pattern: ${name}`, pattern.kwd_patterns[repeated].span);
  });
}
