/**
 * First pass of the symbol table: the statements of a tree, the scopes they open and the names they bind.
 * Knows nothing of where names are found at run time (`resolve-scopes.ts`).
 */
import type { Alias, Arguments, ClassDef, Expr, FunctionDef, Mod, Pattern, Stmt, TypeAlias, TypeParam } from './ast.js';
import { collectExpression, collectParameters } from './collect-expressions.js';
import { Flag, type ScopeBuilder } from './scope-builder.js';
import { NO_SPAN, type Span } from './span.js';

export function collectSymbols(mod: Mod, b: ScopeBuilder): void {
  b.enter('module', 'top', mod, b.scopes);
  switch (mod.kind) {
    case 'Module':
    case 'Interactive':
      statements(mod.body, b);
      break;
    case 'Expression':
      collectExpression(mod.body, b);
      break;
    case 'FunctionType':
      throw b.errors.error('this compiler does not handle FunctionTypes', NO_SPAN);
  }
}

function statements(body: Stmt[], b: ScopeBuilder): void {
  for (const statement of body) collectStatement(statement, b);
}

function expressions(all: (Expr | null)[], b: ScopeBuilder): void {
  for (const e of all) if (e !== null) collectExpression(e, b);
}

function optional(e: Expr | null, b: ScopeBuilder): void {
  if (e !== null) collectExpression(e, b);
}

function collectStatement(s: Stmt, b: ScopeBuilder): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return collectFunction(s, b);
    case 'ClassDef':
      return collectClass(s, b);
    case 'TypeAlias':
      return collectTypeAlias(s, b);
    case 'Return':
      return optional(s.value, b);
    case 'Delete':
      return expressions(s.targets, b);
    case 'Assign':
      expressions(s.targets, b);
      return collectExpression(s.value, b);
    case 'AnnAssign':
      return collectAnnotated(s, b);
    case 'AugAssign':
      collectExpression(s.target, b);
      return collectExpression(s.value, b);
    case 'For':
    case 'AsyncFor':
      collectExpression(s.target, b);
      collectExpression(s.iter, b);
      statements(s.body, b);
      return statements(s.orelse, b);
    case 'While':
      collectExpression(s.test, b);
      statements(s.body, b);
      return statements(s.orelse, b);
    case 'If':
      return collectIf(s, b);
    case 'With':
    case 'AsyncWith':
      for (const { context_expr, optional_vars } of s.items) {
        collectExpression(context_expr, b);
        optional(optional_vars, b);
      }
      return statements(s.body, b);
    case 'Match':
      return collectMatch(s, b);
    case 'Raise':
      optional(s.exc, b);
      return optional(s.cause, b);
    case 'Try':
    case 'TryStar':
      return collectTry(s, b);
    case 'Assert':
      collectExpression(s.test, b);
      return optional(s.msg, b);
    case 'Import':
    case 'ImportFrom':
      for (const alias of s.names) collectAlias(alias, b);
      return;
    case 'Global':
    case 'Nonlocal':
      for (const name of s.names) declare(name, s.kind, s.span, b);
      return;
    case 'Expr':
      return collectExpression(s.value, b);
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
  }
}

/** A long chain of `elif`s is deep: it is walked in a loop. */
function collectIf(first: Extract<Stmt, { kind: 'If' }>, b: ScopeBuilder): void {
  let rest: Stmt[] = [first];
  while (rest.length === 1 && rest[0].kind === 'If') {
    const { test, body, orelse }: Extract<Stmt, { kind: 'If' }> = rest[0];
    collectExpression(test, b);
    statements(body, b);
    rest = orelse;
  }
  statements(rest, b);
}

// ---- definitions ----

function collectFunction(s: FunctionDef, b: ScopeBuilder): void {
  b.current.add(s.name, Flag.Local, s.span);
  expressions(s.args.defaults, b);
  expressions(s.args.kw_defaults, b);
  expressions(s.decorator_list, b);
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParams(s.name, s, s.span, b);
    if (s.args.defaults.length > 0) b.current.add('.defaults', Flag.Parameter, s.span);
    if (s.args.kw_defaults.some(value => value !== null)) b.current.add('.kwdefaults', Flag.Parameter, s.span);
    typeParams(s.type_params, b);
  }
  collectAnnotations(s.args, b);
  if (s.returns !== null) collectAnnotation(s.returns, b);
  const scope = b.enter('function', s.name, s);
  if (s.kind === 'AsyncFunctionDef') scope.isCoroutine = true;
  collectParameters(s.args, b);
  statements(s.body, b);
  b.exit();
  if (generic) b.exit();
}

/** In the order in which CPython visits them: all that have a place first. */
function collectAnnotations(args: Arguments, b: ScopeBuilder): void {
  const { posonlyargs, args: positional, vararg, kwarg, kwonlyargs } = args;
  if (b.futureAnnotations) b.enter('annotation', '_annotation', args);
  for (const arg of [...posonlyargs, ...positional, vararg, kwarg, ...kwonlyargs]) {
    if (arg !== null && arg.annotation !== null) collectExpression(arg.annotation, b);
  }
  if (b.futureAnnotations) b.exit();
}

function collectAnnotation(annotation: Expr, b: ScopeBuilder): void {
  if (b.futureAnnotations) b.enter('annotation', '_annotation', annotation);
  collectExpression(annotation, b);
  if (b.futureAnnotations) b.exit();
}

function collectClass(s: ClassDef, b: ScopeBuilder): void {
  b.current.add(s.name, Flag.Local, s.span);
  expressions(s.decorator_list, b);
  const { privateName } = b;
  const generic = s.type_params.length > 0;
  if (generic) {
    b.privateName = s.name;
    enterTypeParams(s.name, s, s.span, b);
    for (const name of ['.type_params', '.generic_base']) b.current.add(name, Flag.Local | Flag.Use, s.span);
    typeParams(s.type_params, b);
  }
  expressions(s.bases, b);
  for (const keyword of s.keywords) collectExpression(keyword.value, b);
  b.privateName = s.name;
  b.enter('class', s.name, s);
  if (generic) {
    b.current.add('__type_params__', Flag.Local, s.span);
    b.current.add('.type_params', Flag.Use, s.span);
  }
  statements(s.body, b);
  b.exit();
  if (generic) b.exit();
  b.privateName = privateName;
}

// ---- type parameters ----

function enterTypeParams(name: string, node: FunctionDef | ClassDef | TypeAlias, span: Span, b: ScopeBuilder): void {
  const inClass = b.current.kind === 'class';
  const scope = node.kind === 'ClassDef' ? b.enterClassTypeParams(name, node) : b.enter('type-params', name, node, b.typeParamsScopes);
  if (!inClass) return;
  scope.canSeeClassScope = true;
  scope.add('__classdict__', Flag.Use, span);
}

function typeParams(params: TypeParam[], b: ScopeBuilder): void {
  for (const param of params) {
    b.current.mangledNames?.add(param.name);
    b.current.add(param.name, Flag.TypeParameter | Flag.Local, param.span);
    if (param.kind === 'TypeVar' && param.bound !== null) {
      typeVarPart(param.bound, param, `a TypeVar ${param.bound.kind === 'Tuple' ? 'constraint' : 'bound'}`, false, b);
    }
    if (param.default_value !== null) typeVarPart(param.default_value, param, `a ${param.kind} default`, true, b);
  }
}

/** A bound or default has a scope of its own, computed when first asked for. */
function typeVarPart(e: Expr, param: TypeParam, purpose: string, isDefault: boolean, b: ScopeBuilder): void {
  const seesClass = b.current.canSeeClassScope;
  const scope = b.enter('type-var-bound', param.name, param, isDefault ? b.defaultScopes : b.scopes);
  scope.canSeeClassScope = seesClass;
  if (seesClass) scope.add('__classdict__', Flag.Use, e.span);
  scope.purpose = purpose;
  collectExpression(e, b);
  b.exit();
}

function collectTypeAlias(s: TypeAlias, b: ScopeBuilder): void {
  collectExpression(s.name, b);
  const inClass = b.current.kind === 'class';
  const generic = s.type_params.length > 0;
  if (generic) {
    enterTypeParams(s.name.id, s, s.span, b);
    typeParams(s.type_params, b);
  }
  const scope = b.enter('type-alias', s.name.id, s);
  scope.canSeeClassScope = inClass;
  if (inClass) scope.add('__classdict__', Flag.Use, s.value.span);
  collectExpression(s.value, b);
  b.exit();
  if (generic) b.exit();
}

// ---- other statements ----

function collectAnnotated(s: Extract<Stmt, { kind: 'AnnAssign' }>, b: ScopeBuilder): void {
  const { target, simple, value } = s;
  if (target.kind === 'Name') {
    const flags = b.current.flagsOf(target.id);
    if ((flags & (Flag.Global | Flag.Nonlocal)) !== 0 && b.current !== b.top && simple) {
      const declared = (flags & Flag.Global) !== 0 ? 'global' : 'nonlocal';
      throw b.errors.error(`annotated name '${target.id}' can't be ${declared}`, s.span);
    }
    if (simple) b.current.add(target.id, Flag.Annotation | Flag.Local, target.span);
    else if (value !== null) b.current.add(target.id, Flag.Local, target.span);
  } else collectExpression(target, b);
  collectAnnotation(s.annotation, b);
  optional(value, b);
}

function collectTry(s: Extract<Stmt, { kind: 'Try' | 'TryStar' }>, b: ScopeBuilder): void {
  statements(s.body, b);
  for (const { type, name, body, span } of s.handlers) {
    optional(type, b);
    if (name !== null) b.current.add(name, Flag.Local, span);
    statements(body, b);
  }
  statements(s.orelse, b);
  statements(s.finalbody, b);
}

function collectAlias(alias: Alias, b: ScopeBuilder): void {
  const name = (alias.asname ?? alias.name).split('.', 1)[0];
  if (name !== '*') b.current.add(name, Flag.Import, alias.span);
  else if (b.current.kind !== 'module') throw b.errors.error('import * only allowed at module level', alias.span);
}

function declare(name: string, kind: 'Global' | 'Nonlocal', span: Span, b: ScopeBuilder): void {
  const flags = b.current.flagsOf(name);
  const word = kind === 'Global' ? 'global' : 'nonlocal';
  const wrong =
    (flags & Flag.Parameter) !== 0
      ? `name '${name}' is parameter and ${word}`
      : (flags & Flag.Use) !== 0
        ? `name '${name}' is used prior to ${word} declaration`
        : (flags & Flag.Annotation) !== 0
          ? `annotated name '${name}' can't be ${word}`
          : (flags & Flag.Local) !== 0
            ? `name '${name}' is assigned to before ${word} declaration`
            : null;
  if (wrong !== null) throw b.errors.error(wrong, span);
  b.addDeclared(name, kind === 'Global' ? Flag.Global : Flag.Nonlocal, span);
}

// ---- match ----

function collectMatch(s: Extract<Stmt, { kind: 'Match' }>, b: ScopeBuilder): void {
  collectExpression(s.subject, b);
  for (const { pattern, guard, body } of s.cases) {
    collectPattern(pattern, b);
    optional(guard, b);
    statements(body, b);
  }
}

function collectPattern(pattern: Pattern, b: ScopeBuilder): void {
  const bind = (name: string | null): void => {
    if (name !== null) b.current.add(name, Flag.Local, pattern.span);
  };
  switch (pattern.kind) {
    case 'MatchValue':
      return collectExpression(pattern.value, b);
    case 'MatchSingleton':
      return;
    case 'MatchSequence':
    case 'MatchOr':
      return patterns(pattern.patterns, b);
    case 'MatchStar':
      return bind(pattern.name);
    case 'MatchMapping':
      expressions(pattern.keys, b);
      patterns(pattern.patterns, b);
      return bind(pattern.rest);
    case 'MatchClass':
      collectExpression(pattern.cls, b);
      patterns(pattern.patterns, b);
      return patterns(pattern.kwd_patterns, b);
    case 'MatchAs':
      if (pattern.pattern !== null) collectPattern(pattern.pattern, b);
      return bind(pattern.name);
  }
}

function patterns(all: Pattern[], b: ScopeBuilder): void {
  for (const pattern of all) collectPattern(pattern, b);
}
