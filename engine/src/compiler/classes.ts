/** `class`: the body is a function that fills a namespace, given to `__build_class__`. */
import type { Code } from '../bytecode/code.js';
import type { ClassDef, Expr, Stmt } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { hasAnnotations } from './annotations.js';
import { intrinsic } from './await.js';
import { argumentsInto, type Arguments } from './calls.js';
import { int, str, tuple } from './constant-pool.js';
import { cleanDocstring, docstringOf } from './docstring.js';
import { run } from './expressions.js';
import { finishUnit } from './finish.js';
import { functionOf, nestedUnit } from './function-units.js';
import { applyDecorators, firstLineOf } from './functions.js';
import { loadName, storeName } from './names.js';
import { body } from './statements.js';
import { typeParametersInto, typeParamsUnit } from './type-params.js';
import type { Unit } from './unit.js';

const TYPE_PARAMS = '.type_params';
const GENERIC_BASE = '.generic_base';

export function classDefinition(u: Unit, s: ClassDef): void {
  u.scratch(() => {
    const first = run(u, s.decorator_list);
    const made = u.alloc();
    u.scratch(() => {
      if (s.type_params.length === 0) buildClass(u, s, made, { args: s.bases, keywords: s.keywords });
      else {
        const base = u.alloc();
        functionOf(u, genericCode(u, s), base, s.span);
        u.emit('CALL', s.span, made, base, 0);
      }
    });
    applyDecorators(u, s.decorator_list, first);
    storeName(u, s.name, first, s.span);
  });
}

/** `__build_class__(function, name, *bases, **keywords)`. */
function buildClass(u: Unit, s: ClassDef, dest: number, call: Arguments): void {
  const base = u.alloc();
  const fn = u.alloc();
  const name = u.alloc();
  u.emit('LOAD_BUILD_CLASS', s.span, base);
  functionOf(u, classCode(u, s), fn, s.span);
  u.loadConst(name, str(s.name), s.span);
  argumentsInto(u, call, base, 2, dest, s.span);
}

/** The hidden function around a generic class: makes the type parameters, adds `Generic[…]` to the bases. */
function genericCode(u: Unit, s: ClassDef): Code {
  const inner = typeParamsUnit(u, s, s.name, firstLineOf(s));
  const params = inner.alloc();
  typeParametersInto(inner, s.type_params, params, s.span);
  storeName(inner, TYPE_PARAMS, params, s.span);
  intrinsic(inner, 'subscript_generic', s.span, params, params);
  storeName(inner, GENERIC_BASE, params, s.span);
  const generic: Expr = { kind: 'Name', id: GENERIC_BASE, ctx: 'Load', span: s.span };
  buildClass(inner, s, params, { args: [...s.bases, generic], keywords: s.keywords });
  inner.emit('RETURN_VALUE', s.span, params);
  return finishUnit(inner);
}

function classCode(u: Unit, s: ClassDef): Code {
  const firstLine = firstLineOf(s);
  const inner = nestedUnit(u, 'class', u.context.table.scopeOf(s), s.name, s.span, firstLine);
  const start: Span = { line: firstLine, col: 0, endLine: firstLine, endCol: 0 };
  inner.scratch(() => prologue(inner, s, start));
  classBody(inner, s.body);
  epilogue(inner);
  return finishUnit(inner);
}

/** The names every class starts with. */
function prologue(u: Unit, s: ClassDef, span: Span): void {
  const register = u.alloc();
  loadName(u, '__name__', register, span);
  storeName(u, '__module__', register, span);
  u.loadConst(register, str(u.qualname), span);
  storeName(u, '__qualname__', register, span);
  u.loadConst(register, int(u.firstLine), span);
  storeName(u, '__firstlineno__', register, span);
  if (s.type_params.length > 0) {
    loadName(u, TYPE_PARAMS, register, span);
    storeName(u, '__type_params__', register, span);
  }
  if (u.scope.needsClassDict) {
    u.emit('LOAD_LOCALS', span, register);
    u.emit('STORE_DEREF', span, u.local('__classdict__'), register);
  }
}

/** Statements of a class or module, after its docstring. */
export function classBody(u: Unit, statements: readonly Stmt[]): void {
  if (hasAnnotations(statements)) u.emit('SETUP_ANNOTATIONS', firstSpan(statements));
  const docstring = u.interactive ? null : docstringOf(statements);
  if (docstring !== null && u.context.optimize < 2) {
    u.scratch(() => {
      const register = u.alloc();
      u.loadConst(register, str(cleanDocstring(docstring)), statements[0].span);
      storeName(u, '__doc__', register, statements[0].span);
    });
  }
  body(u, docstring === null ? statements : statements.slice(1));
}

const firstSpan = (statements: readonly Stmt[]): Span => statements[0]?.span ?? NO_SPAN;

/** The class cell, returned to `__build_class__`, which fills it. */
function epilogue(u: Unit): void {
  u.scratch(() => {
    const register = u.alloc();
    u.loadConst(register, tuple([...u.staticAttributes].sort().map(str)), NO_SPAN);
    storeName(u, '__static_attributes__', register, NO_SPAN);
    if (u.scope.needsClassDict) {
      u.move(register, u.local('__classdict__'), NO_SPAN);
      storeName(u, '__classdictcell__', register, NO_SPAN);
    }
    if (u.scope.needsClassCell) {
      u.move(register, u.local('__class__'), NO_SPAN);
      storeName(u, '__classcell__', register, NO_SPAN);
    } else u.loadNone(register, NO_SPAN);
    u.emit('RETURN_VALUE', NO_SPAN, register);
  });
}
