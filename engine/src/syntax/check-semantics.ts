/**
 * The errors that CPython's compiler finds after parsing and scoping, in statements; found in its order.
 * Knows nothing of bytecode. Expressions and patterns have files of their own.
 */
import type { Arguments, ClassDef, ExceptHandler, FunctionDef, ImportFrom, Mod, Stmt, TypeAlias, TypeParam, With } from './ast.js';
import type { ErrorSite } from './error-site.js';
import type { SymbolTable } from './symtable.js';
import type { SyntaxWarningRecord } from './syntax-error.js';
import { checkAll, checkDelete, checkExpression, checkKeywords, checkOptional, checkStarred, checkTarget } from './check-expressions.js';
import { checkMatch } from './check-patterns.js';
import { CheckUnit } from './check-unit.js';
import { futureImports, isFutureImport } from './futures.js';

export function checkSemantics(
  mod: Mod,
  table: SymbolTable,
  errors: ErrorSite,
  warnings: SyntaxWarningRecord[],
  topLevelAwait: boolean,
): void {
  const body = mod.kind === 'Module' || mod.kind === 'Interactive' ? mod.body : [];
  const futures = futureImports(body);
  const u = new CheckUnit('module', table.top, { table, errors, warnings, topLevelAwait, futures });
  if (mod.kind === 'Expression') checkExpression(mod.body, u);
  checkBody(body, u);
}

export function checkBody(body: Stmt[], u: CheckUnit): void {
  for (const statement of body) checkStatement(statement, u);
}

function checkStatement(s: Stmt, u: CheckUnit): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return checkFunction(s, u);
    case 'ClassDef':
      return checkClass(s, u);
    case 'TypeAlias':
      return checkTypeAlias(s, u);
    case 'Return':
      return checkReturn(s, u);
    case 'Delete':
      for (const target of s.targets) checkDelete(target, u);
      return;
    case 'Assign':
      checkExpression(s.value, u);
      for (const target of s.targets) checkTarget(target, u);
      return;
    case 'AugAssign':
      checkTarget(s.target, u);
      return checkExpression(s.value, u);
    case 'AnnAssign':
      return checkAnnotated(s, u);
    case 'For':
    case 'AsyncFor':
      return checkFor(s, u);
    case 'While':
      u.inside('loop', s.span, () => {
        checkExpression(s.test, u);
        checkBody(s.body, u);
      });
      return checkBody(s.orelse, u);
    case 'If':
      return checkIf(s, u);
    case 'With':
    case 'AsyncWith':
      if (s.kind === 'AsyncWith') requireAsync(s, "'async with' outside async function", u);
      return checkWith(s, 0, u);
    case 'Match':
      return checkMatch(s, u);
    case 'Raise':
      checkOptional(s.exc, u);
      return checkOptional(s.cause, u);
    case 'Try':
    case 'TryStar':
      return checkTry(s, u);
    case 'Assert':
      if (s.test.kind === 'Tuple' && s.test.elts.length > 0) u.warn('assertion is always true, perhaps remove parentheses?', s.span);
      checkExpression(s.test, u);
      return checkOptional(s.msg, u);
    case 'Import':
      for (const { name, asname } of s.names) u.checkAssigned(asname ?? name.split('.', 1)[0], s.span);
      return;
    case 'ImportFrom':
      return checkImportFrom(s, u);
    case 'Expr':
      return checkExpression(s.value, u);
    case 'Break':
      if (!u.findLoop(s.span)) throw u.error("'break' outside loop", s.span);
      return;
    case 'Continue':
      if (!u.findLoop(s.span)) throw u.error("'continue' not properly in loop", s.span);
      return;
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
      return;
  }
}

/** A long chain of `elif`s is deep: it is walked in a loop. */
function checkIf(first: Extract<Stmt, { kind: 'If' }>, u: CheckUnit): void {
  let rest: Stmt[] = [first];
  while (rest.length === 1 && rest[0].kind === 'If') {
    const { test, body, orelse }: Extract<Stmt, { kind: 'If' }> = rest[0];
    checkExpression(test, u);
    checkBody(body, u);
    rest = orelse;
  }
  checkBody(rest, u);
}

// ---- definitions ----

function checkFunction(s: FunctionDef, u: CheckUnit): void {
  checkAll(s.decorator_list, u);
  checkDefaults(s.args, u);
  const outer = s.type_params.length > 0 ? u.nested('type-params', u.context.table.typeParamsScopeOf(s)) : u;
  checkTypeParams(s.type_params, outer);
  checkAnnotations(s.args, outer);
  if (s.returns !== null && !u.context.table.futureAnnotations) checkExpression(s.returns, outer);
  const inner = u.nested(s.kind === 'AsyncFunctionDef' ? 'async-function' : 'function', u.context.table.scopeOf(s));
  checkParameterNames(s.args, inner);
  const { isGenerator, isCoroutine } = inner.scope;
  if (isGenerator || isCoroutine) inner.inside('other', s.span, () => checkBody(s.body, inner));
  else checkBody(s.body, inner);
  u.checkAssigned(s.name, s.span);
}

export function checkDefaults(args: Arguments, u: CheckUnit): void {
  checkAll(args.defaults, u);
  for (const value of args.kw_defaults) checkOptional(value, u);
}

function checkAnnotations(args: Arguments, u: CheckUnit): void {
  if (u.context.table.futureAnnotations) return;
  const { posonlyargs, args: positional, vararg, kwonlyargs, kwarg } = args;
  for (const arg of [...posonlyargs, ...positional, vararg, ...kwonlyargs, kwarg]) {
    if (arg !== null && arg.annotation !== null) checkStarred(arg.annotation, u);
  }
}

export function checkParameterNames(args: Arguments, u: CheckUnit): void {
  const { posonlyargs, args: positional, vararg, kwonlyargs, kwarg } = args;
  for (const arg of [...posonlyargs, ...positional, vararg, ...kwonlyargs, kwarg]) if (arg !== null) u.checkAssigned(arg.arg, arg.span);
}

function checkClass(s: ClassDef, u: CheckUnit): void {
  checkAll(s.decorator_list, u);
  const outer = s.type_params.length > 0 ? u.nested('type-params', u.context.table.typeParamsScopeOf(s)) : u;
  checkTypeParams(s.type_params, outer);
  checkBody(s.body, u.nested('class', u.context.table.scopeOf(s)));
  checkKeywords(s.keywords, outer);
  for (const base of s.bases) checkStarred(base, outer);
  for (const { value } of s.keywords) checkExpression(value, outer);
  u.checkAssigned(s.name, s.span);
}

function checkTypeParams(params: TypeParam[], u: CheckUnit): void {
  let defaultSeen = false;
  for (const param of params) {
    if (param.kind === 'TypeVar') checkOptional(param.bound, u);
    if (param.default_value !== null) {
      defaultSeen = true;
      checkStarred(param.default_value, u);
    } else if (defaultSeen) throw u.error(`non-default type parameter '${param.name}' follows default type parameter`, param.span);
    u.checkAssigned(param.name, param.span);
  }
}

function checkTypeAlias(s: TypeAlias, u: CheckUnit): void {
  const outer = s.type_params.length > 0 ? u.nested('type-params', u.context.table.typeParamsScopeOf(s)) : u;
  checkTypeParams(s.type_params, outer);
  checkExpression(s.value, outer);
  checkTarget(s.name, u);
}

// ---- simple statements ----

function checkReturn(s: Extract<Stmt, { kind: 'Return' }>, u: CheckUnit): void {
  if (!u.isFunctionLike) throw u.error("'return' outside function", s.span);
  const { isCoroutine, isGenerator } = u.scope;
  if (s.value !== null && isCoroutine && isGenerator) throw u.error("'return' with value in async generator", s.span);
  checkOptional(s.value, u);
  const { value } = s;
  const shownAtValue = value !== null && value.kind === 'Constant' && value.span.line === s.span.line;
  u.checkReturn(shownAtValue ? value.span : s.span);
}

function checkAnnotated(s: Extract<Stmt, { kind: 'AnnAssign' }>, u: CheckUnit): void {
  if (s.value !== null) {
    checkExpression(s.value, u);
    checkTarget(s.target, u);
  } else if (s.target.kind === 'Name') u.checkAssigned(s.target.id, s.span);
  else checkTarget(s.target, u);
  if (!u.context.table.futureAnnotations && u.kind !== 'function') checkExpression(s.annotation, u);
}

function checkImportFrom(s: ImportFrom, u: CheckUnit): void {
  if (isFutureImport(s) && !u.context.futures.includes(s)) {
    throw u.error('from __future__ imports must occur at the beginning of the file', s.span);
  }
  for (const { name, asname } of s.names) u.checkAssigned(asname ?? name, s.span);
}

// ---- loops, with, try ----

function requireAsync(s: Stmt, message: string, u: CheckUnit): void {
  if (u.kind !== 'async-function' && !(u.context.topLevelAwait && u.kind === 'module')) throw u.error(message, s.span);
}

function checkFor(s: Extract<Stmt, { kind: 'For' | 'AsyncFor' }>, u: CheckUnit): void {
  if (s.kind === 'AsyncFor') requireAsync(s, "'async for' outside async function", u);
  const target = (): void => checkTarget(s.target, u);
  if (s.kind === 'For') checkExpression(s.iter, u);
  u.inside('loop', s.span, () => {
    if (s.kind === 'AsyncFor') checkExpression(s.iter, u);
    target();
    checkBody(s.body, u);
  });
  checkBody(s.orelse, u);
}

/** The items from `index` on, each inside those before it. */
function checkWith(s: With, index: number, u: CheckUnit): void {
  if (index === s.items.length) return checkBody(s.body, u);
  const { context_expr, optional_vars } = s.items[index];
  checkExpression(context_expr, u);
  u.inside('other', context_expr.span, () => {
    if (optional_vars !== null) checkTarget(optional_vars, u);
    checkWith(s, index + 1, u);
  });
}

type Try = Extract<Stmt, { kind: 'Try' | 'TryStar' }>;

/** A `finally` holds the rest of the statement; its own body is compiled twice, the second time as a handler. */
function checkTry(s: Try, u: CheckUnit): void {
  if (s.finalbody.length === 0) return checkHandlers(s, u);
  u.inside('other', s.span, () => {
    if (s.handlers.length > 0) checkHandlers(s, u);
    else checkBody(s.body, u);
  });
  checkBody(s.finalbody, u);
  u.inside('other', s.span, () => checkBody(s.finalbody, u));
}

function checkHandlers(s: Try, u: CheckUnit): void {
  u.inside('other', s.span, () => checkBody(s.body, u));
  if (s.kind === 'Try') checkBody(s.orelse, u);
  u.inside(s.kind === 'TryStar' ? 'group-handler' : 'other', s.span, () => {
    s.handlers.forEach((handler, i) => checkHandler(handler, i === s.handlers.length - 1, u));
  });
  if (s.kind === 'TryStar') checkBody(s.orelse, u);
}

function checkHandler(handler: ExceptHandler, isLast: boolean, u: CheckUnit): void {
  if (handler.type === null && !isLast) throw u.error("default 'except:' must be last", handler.span);
  checkOptional(handler.type, u);
  if (handler.name !== null) u.checkAssigned(handler.name, handler.span);
  u.inside('other', handler.span, () => checkBody(handler.body, u));
}
