/** `def`, `async def` and `lambda`: what is evaluated where the function is made, and its body. */
import type { Arg, Arguments, Expr, FunctionDef, Lambda, Stmt } from '../syntax/ast.js';
import type { Const, Code } from '../bytecode/code.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { annotationInto } from './annotations.js';
import { NONE, str, tuple } from './constant-pool.js';
import { cleanDocstring, docstringOf } from './docstring.js';
import { into, run, value } from './expressions.js';
import { finishUnit } from './finish.js';
import { functionOf, nestedUnit, type FunctionParts } from './function-units.js';
import { fastRegister, storeName } from './names.js';
import { inCopies } from './forced-assumption.js';
import { body } from './statements.js';
import { typeParametersInto, typeParamsUnit } from './type-params.js';
import type { Unit } from './unit.js';

export function functionDefinition(u: Unit, s: FunctionDef): void {
  u.scratch(() => {
    const decorators = run(u, s.decorator_list);
    const fast = s.decorator_list.length === 0 ? fastRegister(u, s.name) : -1;
    const made = fast >= 0 ? fast : u.alloc();
    u.scratch(() => functionInto(u, s, made));
    applyDecorators(u, s.decorator_list, decorators);
    if (fast < 0) storeName(u, s.name, decorators, s.span);
  });
}

/** Each decorator is in the register before what it decorates; so calling one after the other needs no moves. */
export function applyDecorators(u: Unit, list: readonly Expr[], first: number): void {
  for (let i = list.length - 1; i >= 0; i--) u.emit('CALL', list[i].span, first + i, first + i, 1);
}

/** The line of a definition: that of its first decorator. */
export const firstLineOf = (s: { decorator_list: readonly Expr[]; span: Span }): number => (s.decorator_list[0] ?? s).span.line;

function functionInto(u: Unit, s: FunctionDef, dest: number): void {
  if (s.type_params.length > 0) return genericFunctionInto(u, s, dest);
  const parts = { ...defaultParts(u, s.args, s.span), annotations: annotationParts(u, s) };
  functionOf(u, functionCode(u, s), dest, s.span, parts);
}

/**
 * A generic function is made by a hidden function that makes its type parameters first; defaults are
 * computed outside and passed in.
 */
function genericFunctionInto(u: Unit, s: FunctionDef, dest: number): void {
  const base = u.alloc();
  const defaults = u.alloc();
  const kwdefaults = u.alloc();
  const parts = defaultParts(u, s.args, s.span, defaults, kwdefaults);
  const given = [parts.defaults, parts.kwdefaults].filter(r => r !== -1);
  functionOf(u, genericCode(u, s, parts), base, s.span);
  given.forEach((register, i) => u.move(base + 1 + i, register!, s.span));
  u.emit('CALL', s.span, dest, base, given.length);
}

function genericCode(u: Unit, s: FunctionDef, outer: FunctionParts): Code {
  const inner = typeParamsUnit(u, s, s.name, firstLineOf(s));
  const defaults = outer.defaults === -1 ? -1 : inner.local('.defaults');
  const kwdefaults = outer.kwdefaults === -1 ? -1 : inner.local('.kwdefaults');
  inner.positionalCount = inner.parameterCount = inner.varNames.length;
  const typeParams = inner.alloc();
  typeParametersInto(inner, s.type_params, typeParams, s.span);
  const annotations = annotationParts(inner, s);
  const made = inner.alloc();
  functionOf(inner, functionCode(inner, s), made, s.span, { defaults, kwdefaults, annotations, type_params: typeParams });
  inner.emit('RETURN_VALUE', s.span, made);
  return finishUnit(inner);
}

/** Evaluates defaults, into the given registers when there are any. */
function defaultParts(u: Unit, args: Arguments, span: Span, defaultsTo?: number, kwdefaultsTo?: number): FunctionParts {
  const defaults = args.defaults.length === 0 ? -1 : (defaultsTo ?? u.alloc());
  if (defaults >= 0) tupleOf(u, args.defaults, defaults, span);
  const named = args.kwonlyargs.flatMap((arg, i) => (args.kw_defaults[i] === null ? [] : [{ arg, e: args.kw_defaults[i] }]));
  const kwdefaults = named.length === 0 ? -1 : (kwdefaultsTo ?? u.alloc());
  if (kwdefaults >= 0) {
    u.scratch(() => {
      const first = u.registers.mark();
      for (const { arg, e } of named) {
        u.loadConst(u.alloc(), str(u.mangled(arg.arg)), span);
        into(u, e, u.alloc());
      }
      u.emit('BUILD_MAP', span, kwdefaults, first, named.length);
    });
  }
  return { defaults, kwdefaults };
}

function tupleOf(u: Unit, elements: readonly Expr[], dest: number, span: Span): void {
  const constants: Const[] | null = u.context.folder.constantsOf(elements);
  if (constants !== null) u.loadConst(dest, tuple(constants), span);
  else u.scratch(() => u.emit('BUILD_TUPLE', span, dest, run(u, elements), elements.length));
}

/** The register of the annotations' dict, or −1. The order is CPython's. */
function annotationParts(u: Unit, s: FunctionDef): number {
  const { args, posonlyargs, vararg, kwonlyargs, kwarg } = s.args;
  const annotated: { name: string; annotation: Expr; star: boolean }[] = [];
  const note = (arg: Arg | null, star = false): void => {
    if (arg?.annotation) annotated.push({ name: arg.arg, annotation: arg.annotation, star });
  };
  args.forEach(a => note(a));
  posonlyargs.forEach(a => note(a));
  note(vararg, true);
  kwonlyargs.forEach(a => note(a));
  note(kwarg);
  if (s.returns !== null) annotated.push({ name: 'return', annotation: s.returns, star: false });
  if (annotated.length === 0) return -1;
  const dict = u.alloc();
  u.scratch(() => {
    const first = u.registers.mark();
    for (const { name, annotation, star } of annotated) {
      u.loadConst(u.alloc(), str(u.mangled(name)), s.span);
      const register = u.alloc();
      if (star && annotation.kind === 'Starred' && !u.context.futureAnnotations) unpackOne(u, annotation.value, register, annotation.span);
      else annotationInto(u, annotation, register);
    }
    u.emit('BUILD_MAP', s.span, dict, first, annotated.length);
  });
  return dict;
}

/** `*args: *Ts` annotates with the only item of `Ts`. */
function unpackOne(u: Unit, e: Expr, dest: number, span: Span): void {
  into(u, e, dest);
  u.emit('UNPACK_SEQUENCE', span, dest, dest, 1);
}

function functionCode(u: Unit, s: FunctionDef): Code {
  const inner = nestedUnit(u, 'function', u.context.table.scopeOf(s), s.name, s.span, firstLineOf(s));
  declareParameters(inner, s.args);
  functionBody(inner, s);
  return finishUnit(inner);
}

function functionBody(u: Unit, s: FunctionDef): void {
  const statements = s.body;
  const docstring = docstringOf(statements);
  if (docstring !== null && u.context.optimize < 2) {
    u.constants.add(str(cleanDocstring(docstring)));
    u.hasDocstring = true;
  } else u.constants.add(NONE);
  inCopies(u, s, 'body', () => body(u, docstring === null ? statements : statements.slice(1)));
  const isEmpty = u.code.instructions.length === 0;
  implicitReturn(u, isEmpty ? { line: u.firstLine, col: 0, endLine: u.firstLine, endCol: 0 } : NO_SPAN);
}

/** Control that reaches the end returns None; it has no position of its own but where there is no other. */
export function implicitReturn(u: Unit, span: Span = NO_SPAN): void {
  u.scratch(() => {
    const none = u.alloc();
    u.loadNone(none, span);
    u.emit('RETURN_VALUE', span, none);
  });
}

/** Parameters are the first locals, in the order of `Code.varNames`. */
function declareParameters(u: Unit, args: Arguments): void {
  const { posonlyargs, kwonlyargs, vararg, kwarg } = args;
  const all = [...posonlyargs, ...args.args, ...kwonlyargs, ...(vararg ? [vararg] : []), ...(kwarg ? [kwarg] : [])];
  for (const { arg } of all) u.local(u.mangled(arg));
  u.positionalOnlyCount = posonlyargs.length;
  u.positionalCount = posonlyargs.length + args.args.length;
  u.keywordOnlyCount = kwonlyargs.length;
  u.parameterCount = all.length;
}

export function lambdaInto(u: Unit, e: Lambda, dest: number): void {
  const parts = defaultParts(u, e.args, e.span);
  const inner = nestedUnit(u, 'lambda', u.context.table.scopeOf(e), '<lambda>', e.span, e.span.line);
  inner.constants.add(NONE);
  declareParameters(inner, e.args);
  inner.emit('RETURN_VALUE', e.body.span, value(inner, e.body));
  functionOf(u, finishUnit(inner), dest, e.span, parts);
}
