/**
 * First pass of the symbol table: the names in expressions, and the scopes of lambdas and comprehensions.
 * Knows nothing of statements.
 */
import type { Arguments, Comprehension, Expr, Lambda, NamedExpr } from './ast.js';
import type { ScopeKind } from './symtable.js';
import type { Span } from './span.js';
import { Flag, type OpenScope, type ScopeBuilder } from './scope-builder.js';

type ComprehensionExpr = Extract<Expr, { kind: 'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp' }>;

export function collectExpression(e: Expr, b: ScopeBuilder): void {
  switch (e.kind) {
    case 'Name':
      return collectName(e.id, e.ctx === 'Load', e.span, b);
    case 'Constant':
      return;
    case 'NamedExpr':
      return collectNamed(e, b);
    case 'BoolOp':
    case 'JoinedStr':
      return all(e.values, b);
    case 'BinOp':
      return collectBinary(e, b);
    case 'UnaryOp':
      return collectExpression(e.operand, b);
    case 'Lambda':
      return collectLambda(e, b);
    case 'IfExp':
      collectExpression(e.test, b);
      collectExpression(e.body, b);
      return collectExpression(e.orelse, b);
    case 'Dict':
      for (const key of e.keys) if (key !== null) collectExpression(key, b);
      return all(e.values, b);
    case 'Set':
    case 'List':
    case 'Tuple':
      return all(e.elts, b);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return collectComprehension(e, e.elt, null, b);
    case 'DictComp':
      return collectComprehension(e, e.key, e.value, b);
    case 'Yield':
      forbidInAnnotation('yield expression', e.span, b);
      if (e.value !== null) collectExpression(e.value, b);
      return markGenerator(e.span, b);
    case 'YieldFrom':
      forbidInAnnotation('yield expression', e.span, b);
      collectExpression(e.value, b);
      return markGenerator(e.span, b);
    case 'Await':
      forbidInAnnotation('await expression', e.span, b);
      collectExpression(e.value, b);
      b.current.isCoroutine = true;
      return;
    case 'Compare':
      collectExpression(e.left, b);
      return all(e.comparators, b);
    case 'Call':
    case 'Attribute':
    case 'Subscript':
      return collectChain(e, b);
    case 'FormattedValue':
      collectExpression(e.value, b);
      if (e.format_spec !== null) collectExpression(e.format_spec, b);
      return;
    case 'Starred':
      return collectExpression(e.value, b);
    case 'Slice':
      for (const part of [e.lower, e.upper, e.step]) if (part !== null) collectExpression(part, b);
  }
}

function all(list: Expr[], b: ScopeBuilder): void {
  for (const e of list) collectExpression(e, b);
}

/** Long chains are deep to the left: they are walked in a loop. */
function collectBinary(e: Extract<Expr, { kind: 'BinOp' }>, b: ScopeBuilder): void {
  const rights: Expr[] = [];
  let left: Expr = e;
  for (; left.kind === 'BinOp'; left = left.left) rights.push(left.right);
  collectExpression(left, b);
  for (let i = rights.length - 1; i >= 0; i--) collectExpression(rights[i], b);
}

/** `a.b(c)[d]…`: deep to the left, too. */
function collectChain(e: Link, b: ScopeBuilder): void {
  const links: Link[] = [];
  let base: Expr = e;
  for (; isLink(base); base = base.kind === 'Call' ? base.func : base.value) links.push(base);
  collectExpression(base, b);
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i];
    if (link.kind === 'Subscript') collectExpression(link.slice, b);
    if (link.kind !== 'Call') continue;
    all(link.args, b);
    for (const { value } of link.keywords) collectExpression(value, b);
  }
}

type Link = Extract<Expr, { kind: 'Call' | 'Attribute' | 'Subscript' }>;

function isLink(e: Expr): e is Link {
  return e.kind === 'Call' || e.kind === 'Attribute' || e.kind === 'Subscript';
}

function collectName(id: string, isLoad: boolean, span: Span, b: ScopeBuilder): void {
  b.current.add(id, isLoad ? Flag.Use : Flag.Local, span);
  // `super` without arguments looks at `__class__`.
  if (isLoad && id === 'super' && b.current.isFunctionLike) b.current.add('__class__', Flag.Use, span);
}

// ---- lambdas ----

function collectLambda(e: Lambda, b: ScopeBuilder): void {
  all(e.args.defaults, b);
  for (const value of e.args.kw_defaults) if (value !== null) collectExpression(value, b);
  b.enter('lambda', 'lambda', e);
  collectParameters(e.args, b);
  collectExpression(e.body, b);
  b.exit();
}

/** Defaults and annotations belong to the block around. */
export function collectParameters(args: Arguments, b: ScopeBuilder): void {
  const { current } = b;
  const { posonlyargs, args: positional, kwonlyargs, vararg, kwarg } = args;
  current.hasVarargs = vararg !== null;
  current.hasVarKeywords = kwarg !== null;
  for (const arg of [...posonlyargs, ...positional, ...kwonlyargs, vararg, kwarg]) {
    if (arg !== null) current.add(arg.arg, Flag.Parameter, arg.span);
  }
}

// ---- comprehensions ----

const SCOPE_OF: Readonly<Record<ComprehensionExpr['kind'], ScopeKind>> = {
  ListComp: 'listcomp',
  SetComp: 'setcomp',
  DictComp: 'dictcomp',
  GeneratorExp: 'genexpr',
};

/** The first iterable is evaluated in the block around. */
function collectComprehension(e: ComprehensionExpr, element: Expr, value: Expr | null, b: ScopeBuilder): void {
  const [first, ...rest] = e.generators;
  collectIterable(first.iter, b);
  const scope = b.enter(SCOPE_OF[e.kind], SCOPE_OF[e.kind], e);
  if (first.is_async) scope.isCoroutine = true;
  scope.add('.0', Flag.Parameter, e.span);
  collectIterationTarget(first.target, b);
  all(first.ifs, b);
  for (const clause of rest) collectClause(clause, b);
  if (value !== null) collectExpression(value, b);
  collectExpression(element, b);
  scope.isGenerator = e.kind === 'GeneratorExp';
  const isAsync = scope.isCoroutine && !scope.isGenerator;
  b.exit();
  if (isAsync) b.current.isCoroutine = true;
}

function collectClause(clause: Comprehension, b: ScopeBuilder): void {
  collectIterationTarget(clause.target, b);
  collectIterable(clause.iter, b);
  all(clause.ifs, b);
  if (clause.is_async) b.current.isCoroutine = true;
}

function collectIterationTarget(target: Expr, b: ScopeBuilder): void {
  b.current.inIterationTarget = true;
  collectExpression(target, b);
  b.current.inIterationTarget = false;
}

function collectIterable(iterable: Expr, b: ScopeBuilder): void {
  b.current.iterableDepth++;
  collectExpression(iterable, b);
  b.current.iterableDepth--;
}

// ---- := ----

function collectNamed(e: NamedExpr, b: ScopeBuilder): void {
  forbidInAnnotation('named expression', e.span, b);
  if (b.current.iterableDepth > 0) {
    throw b.errors.error('assignment expression cannot be used in a comprehension iterable expression', e.span);
  }
  if (b.current.isComprehension) bindOutside(e.target.id, e.target.span, b);
  collectExpression(e.value, b);
  collectExpression(e.target, b);
}

const NO_TARGET_IN: Readonly<Partial<Record<ScopeKind, string>>> = {
  class: 'assignment expression within a comprehension cannot be used in a class body',
  'type-params': 'assignment expression within a comprehension cannot be used within the definition of a generic',
  'type-alias': 'assignment expression within a comprehension cannot be used in a type alias',
  'type-var-bound': 'assignment expression within a comprehension cannot be used in a TypeVar bound',
};

/** A name assigned in a comprehension belongs to the nearest block that is none. */
function bindOutside(name: string, span: Span, b: ScopeBuilder): void {
  for (let scope: OpenScope | null = b.current; scope !== null; scope = scope.parent) {
    if (scope.isComprehension) {
      const flags = scope.flagsOf(name);
      if ((flags & Flag.ComprehensionIterator) !== 0 && (flags & (Flag.Local | Flag.Global)) !== 0) {
        throw b.errors.error(`assignment expression cannot rebind comprehension iteration variable '${name}'`, span);
      }
      continue;
    }
    if (scope.kind === 'function' || scope.kind === 'lambda') {
      b.addDeclared(name, (scope.flagsOf(name) & Flag.Global) !== 0 ? Flag.Global : Flag.Nonlocal, span);
      return scope.add(name, Flag.Local, span);
    }
    if (scope.kind === 'module') {
      b.addDeclared(name, Flag.Global, span);
      return scope.add(name, Flag.Global, span);
    }
    const message = NO_TARGET_IN[scope.kind];
    if (message !== undefined) throw b.errors.error(message, span);
  }
}

// ---- what is not allowed where ----

function forbidInAnnotation(what: string, span: Span, b: ScopeBuilder): void {
  const { kind, purpose } = b.current;
  const where =
    kind === 'annotation'
      ? 'an annotation'
      : kind === 'type-var-bound'
        ? purpose
        : kind === 'type-alias'
          ? 'a type alias'
          : kind === 'type-params'
            ? 'the definition of a generic'
            : null;
  if (where !== null) throw b.errors.error(`${what} cannot be used within ${where}`, span);
}

const COMPREHENSION_NAMES: Readonly<Partial<Record<ScopeKind, string>>> = {
  listcomp: 'list comprehension',
  setcomp: 'set comprehension',
  dictcomp: 'dict comprehension',
  genexpr: 'generator expression',
};

function markGenerator(span: Span, b: ScopeBuilder): void {
  b.current.isGenerator = true;
  const name = COMPREHENSION_NAMES[b.current.kind];
  if (name !== undefined) throw b.errors.error(`'yield' inside ${name}`, span);
}
