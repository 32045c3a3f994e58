/**
 * What must hold of a tree that a program made, after CPython's validator: a parser's trees need no check.
 * Knows expressions and statements; patterns are in `validate-patterns`.
 */
import type { Arg, Arguments, Comprehension, Expr, ExprContext, Mod, Stmt, TypeParam } from './ast.js';
import type { Span } from './span.js';
import { validatePattern } from './validate-patterns.js';

/** The tree does not stand for any source. */
export class InvalidTree {
  constructor(
    readonly kind: 'ValueError' | 'TypeError',
    readonly message: string,
  ) {}
}

export const invalid = (message: string): InvalidTree => new InvalidTree('ValueError', message);

/** Throws `InvalidTree`. */
export function validateTree(mod: Mod): void {
  if (mod.kind === 'Expression') validateExpr(mod.body);
  else if (mod.kind === 'FunctionType') [...mod.argtypes, mod.returns].forEach(e => validateExpr(e));
  else validateStatements(mod.body);
}

// ---- parts that many nodes have ----

export function validatePosition({ line, col, endLine, endCol }: Span): void {
  if (line > endLine) throw invalid(`AST node line range (${line}, ${endLine}) is not valid`);
  if ((line < 0 && endLine !== line) || (col < 0 && col !== endCol)) {
    throw invalid(`AST node column range (${col}, ${endCol}) for line range (${line}, ${endLine}) is not valid`);
  }
  if (line === endLine && col > endCol) throw invalid(`line ${line}, column ${col}-${endCol} is not a valid range`);
}

export function validateName(name: string): void {
  if (name === 'None' || name === 'True' || name === 'False') throw invalid(`identifier field can't represent '${name}' constant`);
}

function nonEmpty(list: readonly unknown[], what: string, owner: string): void {
  if (list.length === 0) throw invalid(`empty ${what} on ${owner}`);
}

/** `null` stands for None, which a program may have put into a list. */
function validateExprs(list: readonly (Expr | null)[], context: ExprContext = 'Load', nullable = false): void {
  for (const e of list) {
    if (e !== null) validateExpr(e, context);
    else if (!nullable) throw invalid('None disallowed in expression list');
  }
}

function optional(e: Expr | null, context: ExprContext = 'Load'): void {
  if (e !== null) validateExpr(e, context);
}

function validateComprehension(generators: readonly Comprehension[]): void {
  if (generators.length === 0) throw invalid('comprehension with no generators');
  for (const g of generators) {
    validateExpr(g.target, 'Store');
    validateExpr(g.iter);
    validateExprs(g.ifs);
  }
}

function validateArguments(a: Arguments): void {
  const annotated = (args: readonly (Arg | null)[]): void => {
    for (const arg of args) {
      if (arg === null) continue;
      validatePosition(arg.span);
      optional(arg.annotation);
    }
  };
  annotated([...a.posonlyargs, ...a.args, a.vararg, ...a.kwonlyargs, a.kwarg]);
  if (a.defaults.length > a.posonlyargs.length + a.args.length) throw invalid('more positional defaults than args on arguments');
  if (a.kw_defaults.length !== a.kwonlyargs.length) throw invalid('length of kwonlyargs is not the same as kw_defaults on arguments');
  validateExprs(a.defaults);
  validateExprs(a.kw_defaults, 'Load', true);
}

// ---- expressions ----

export function validateExpr(e: Expr, context: ExprContext = 'Load'): void {
  validatePosition(e.span);
  const own = 'ctx' in e ? e.ctx : null;
  if (e.kind === 'Name') validateName(e.id);
  if (own === null && context !== 'Load') throw invalid(`expression which can't be assigned to in ${context} context`);
  if (own !== null && own !== context) throw invalid(`expression must have ${context} context but has ${own} instead`);
  validateParts(e, context);
}

function validateParts(e: Expr, context: ExprContext): void {
  switch (e.kind) {
    case 'NamedExpr':
      if ((e.target as Expr).kind !== 'Name') throw new InvalidTree('TypeError', 'NamedExpr target must be a Name');
      return validateExpr(e.value);
    case 'BoolOp':
      if (e.values.length < 2) throw invalid('BoolOp with less than 2 values');
      return validateExprs(e.values);
    case 'Dict':
      if (e.keys.length !== e.values.length) throw invalid("Dict doesn't have the same number of keys as values");
      validateExprs(e.keys, 'Load', true);
      return validateExprs(e.values);
    case 'Compare':
      if (e.comparators.length === 0) throw invalid('Compare has no comparators');
      if (e.comparators.length !== e.ops.length) throw invalid('Compare has a different number of comparators and operands');
      return validateExprs([e.left, ...e.comparators]);
    case 'Call':
      return validateExprs([e.func, ...e.args, ...e.keywords.map(k => k.value)]);
    case 'Lambda':
      validateArguments(e.args);
      return validateExpr(e.body);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      validateComprehension(e.generators);
      return validateExpr(e.elt);
    case 'DictComp':
      validateComprehension(e.generators);
      return validateExprs([e.key, e.value]);
    case 'List':
    case 'Tuple':
      return validateExprs(e.elts, context);
    case 'Starred':
      return validateExpr(e.value, context);
    case 'Constant':
    case 'Name':
      return;
    default:
      return validateExprs(operands(e));
  }
}

/** What is evaluated, of expressions without further rules. */
function operands(e: Expr): Expr[] {
  const parts: (Expr | null)[] = (() => {
    switch (e.kind) {
      case 'BinOp':
        return [e.left, e.right];
      case 'UnaryOp':
        return [e.operand];
      case 'IfExp':
        return [e.test, e.body, e.orelse];
      case 'Set':
        return e.elts;
      case 'JoinedStr':
        return e.values;
      case 'FormattedValue':
        return [e.value, e.format_spec];
      case 'Subscript':
        return [e.slice, e.value];
      case 'Slice':
        return [e.lower, e.upper, e.step];
      default:
        return 'value' in e && e.value !== null && 'kind' in e.value ? [e.value] : [];
    }
  })();
  if (e.kind === 'Set' || e.kind === 'JoinedStr') validateExprs(parts);
  return parts.filter(p => p !== null);
}

// ---- statements ----

function validateStatements(list: readonly (Stmt | null)[]): void {
  for (const s of list) {
    if (s === null) throw invalid('None disallowed in statement list');
    validatePosition(s.span);
    validateStatement(s);
  }
}

function validateBody(body: readonly Stmt[], owner: string): void {
  nonEmpty(body, 'body', owner);
  validateStatements(body);
}

function validateTypeParams(params: readonly TypeParam[]): void {
  for (const p of params) {
    validatePosition(p.span);
    validateName(p.name);
    if (p.kind === 'TypeVar') optional(p.bound);
    optional(p.default_value);
  }
}

function validateStatement(s: Stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      validateBody(s.body, s.kind);
      validateTypeParams(s.type_params);
      validateArguments(s.args);
      validateExprs(s.decorator_list);
      return optional(s.returns);
    case 'ClassDef':
      validateBody(s.body, s.kind);
      validateTypeParams(s.type_params);
      validateExprs(s.bases);
      validateExprs(s.keywords.map(k => k.value));
      return validateExprs(s.decorator_list);
    case 'Delete':
      nonEmpty(s.targets, 'targets', 'Delete');
      return validateExprs(s.targets, 'Del');
    case 'Assign':
      nonEmpty(s.targets, 'targets', 'Assign');
      validateExprs(s.targets, 'Store');
      return validateExpr(s.value);
    case 'AugAssign':
      validateExpr(s.target, 'Store');
      return validateExpr(s.value);
    case 'AnnAssign':
      if (s.target.kind !== 'Name' && s.simple) throw new InvalidTree('TypeError', 'AnnAssign with simple non-Name target');
      validateExpr(s.target, 'Store');
      optional(s.value);
      return validateExpr(s.annotation);
    case 'TypeAlias':
      if ((s.name as Expr).kind !== 'Name') throw new InvalidTree('TypeError', 'TypeAlias with non-Name name');
      validateExpr(s.name, 'Store');
      validateTypeParams(s.type_params);
      return validateExpr(s.value);
    case 'Return':
      return optional(s.value);
    case 'Expr':
      return validateExpr(s.value);
    case 'Assert':
      validateExpr(s.test);
      return optional(s.msg);
    case 'Raise':
      if (s.exc === null && s.cause !== null) throw invalid('Raise with cause but no exception');
      optional(s.exc);
      return optional(s.cause);
    case 'Import':
    case 'Global':
    case 'Nonlocal':
      return nonEmpty(s.names, 'names', s.kind);
    case 'ImportFrom':
      if (s.level < 0) throw invalid('Negative ImportFrom level');
      return nonEmpty(s.names, 'names', s.kind);
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
    default:
      return validateCompound(s);
  }
}

type Compound = Extract<Stmt, { kind: 'For' | 'AsyncFor' | 'While' | 'If' | 'With' | 'AsyncWith' | 'Match' | 'Try' | 'TryStar' }>;

function validateCompound(s: Compound): void {
  switch (s.kind) {
    case 'For':
    case 'AsyncFor':
      validateExpr(s.target, 'Store');
      validateExpr(s.iter);
      validateBody(s.body, s.kind);
      return validateStatements(s.orelse);
    case 'While':
    case 'If':
      validateExpr(s.test);
      validateBody(s.body, s.kind);
      return validateStatements(s.orelse);
    case 'With':
    case 'AsyncWith':
      nonEmpty(s.items, 'items', s.kind);
      for (const item of s.items) {
        validateExpr(item.context_expr);
        optional(item.optional_vars, 'Store');
      }
      return validateBody(s.body, s.kind);
    case 'Match':
      validateExpr(s.subject);
      nonEmpty(s.cases, 'cases', 'Match');
      for (const c of s.cases) {
        validatePattern(c.pattern, false);
        optional(c.guard);
        validateBody(c.body, 'match_case');
      }
      return;
    case 'Try':
    case 'TryStar':
      return validateTry(s);
  }
}

function validateTry(s: Extract<Stmt, { kind: 'Try' | 'TryStar' }>): void {
  validateBody(s.body, s.kind);
  if (s.handlers.length === 0 && s.finalbody.length === 0) throw invalid(`${s.kind} has neither except handlers nor finalbody`);
  if (s.handlers.length === 0 && s.orelse.length > 0) throw invalid(`${s.kind} has orelse but no except handlers`);
  for (const h of s.handlers) {
    validatePosition(h.span);
    optional(h.type);
    validateBody(h.body, 'ExceptHandler');
  }
  validateStatements(s.finalbody);
  validateStatements(s.orelse);
}
