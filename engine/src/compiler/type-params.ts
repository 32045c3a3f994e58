/**
 * Type parameters and `type` statements (PEP 695, 696): made in a hidden function of their own;
 * bounds, defaults and values of aliases are functions that are called when they are asked for.
 */
import type { Code } from '../bytecode/code.js';
import type { ClassDef, Expr, FunctionDef, TypeAlias, TypeParam } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import type { Scope } from '../syntax/symtable.js';
import { intrinsic } from './await.js';
import { str } from './constant-pool.js';
import { into } from './expressions.js';
import { finishUnit } from './finish.js';
import { functionOf, nestedUnit } from './function-units.js';
import { storeName } from './names.js';
import type { Unit } from './unit.js';

/** The unit around a generic function, class or alias. */
export function typeParamsUnit(u: Unit, s: FunctionDef | ClassDef | TypeAlias, name: string, firstLine: number): Unit {
  return nestedUnit(u, 'type-params', u.context.table.typeParamsScopeOf(s), `<generic parameters of ${name}>`, s.span, firstLine);
}

/** Makes and binds the type parameters; a tuple of them goes to `dest`. */
export function typeParametersInto(u: Unit, params: readonly TypeParam[], dest: number, span: Span): void {
  u.scratch(() => {
    const first = u.registers.mark();
    for (const param of params) {
      const register = u.alloc();
      u.scratch(() => typeParameterInto(u, param, register));
      storeName(u, param.name, register, param.span);
    }
    u.emit('BUILD_TUPLE', span, dest, first, params.length);
  });
}

function typeParameterInto(u: Unit, param: TypeParam, dest: number): void {
  const { name, span } = param;
  u.loadConst(dest, str(name), span);
  const computed = u.alloc();
  if (param.kind === 'TypeVar' && param.bound !== null) {
    lazyInto(u, param.bound, u.context.table.scopeOf(param), name, computed, param.bound.span);
    intrinsic(u, param.bound.kind === 'Tuple' ? 'typevar_with_constraints' : 'typevar_with_bound', span, dest, dest, computed);
  } else intrinsic(u, PLAIN[param.kind], span, dest, dest);
  if (param.default_value === null) return;
  lazyInto(u, param.default_value, u.context.table.defaultScopeOf(param), name, computed, param.default_value.span);
  intrinsic(u, 'set_typeparam_default', span, dest, dest, computed);
}

const PLAIN = { TypeVar: 'typevar', ParamSpec: 'paramspec', TypeVarTuple: 'typevartuple' } as const;

/** A function of no arguments that computes `e`. */
function lazyInto(
  u: Unit,
  e: Expr,
  scope: Scope,
  name: string,
  dest: number,
  span: Span,
  kind: 'function' | 'type-params' = 'type-params',
): void {
  functionOf(u, lazyCode(u, e, scope, name, span, kind), dest, span);
}

function lazyCode(u: Unit, e: Expr, scope: Scope, name: string, span: Span, kind: 'function' | 'type-params'): Code {
  const inner = nestedUnit(u, kind, scope, name, span, span.line);
  const result = inner.alloc();
  if (e.kind === 'Starred') {
    into(inner, e.value, result);
    inner.emit('UNPACK_SEQUENCE', e.span, result, result, 1);
  } else into(inner, e, result);
  inner.emit('RETURN_VALUE', span, result);
  return finishUnit(inner);
}

export function typeAlias(u: Unit, s: TypeAlias): void {
  u.scratch(() => {
    const base = u.alloc();
    if (s.type_params.length === 0) aliasInto(u, s, base, null);
    else {
      functionOf(u, genericCode(u, s), base, s.span);
      u.emit('CALL', s.span, base, base, 0);
    }
    storeName(u, s.name.id, base, s.span);
  });
}

function genericCode(u: Unit, s: TypeAlias): Code {
  const inner = typeParamsUnit(u, s, s.name.id, s.span.line);
  const alias = inner.alloc();
  aliasInto(inner, s, alias, s.type_params);
  inner.emit('RETURN_VALUE', s.span, alias);
  return finishUnit(inner);
}

/** `params` null: an alias without type parameters. */
function aliasInto(u: Unit, s: TypeAlias, dest: number, params: readonly TypeParam[] | null): void {
  u.scratch(() => {
    const first = u.alloc(3);
    u.loadConst(first, str(s.name.id), s.name.span);
    if (params === null) u.loadNone(first + 1, s.span);
    else typeParametersInto(u, params, first + 1, s.span);
    lazyInto(u, s.value, u.context.table.scopeOf(s), s.name.id, first + 2, s.span, 'function');
    u.emit('BUILD_TUPLE', s.span, first, first, 3);
    intrinsic(u, 'typealias', s.span, dest, first);
  });
}
