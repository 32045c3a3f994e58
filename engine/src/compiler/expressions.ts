/**
 * Evaluating expressions into registers: the dispatch over expression kinds and the rules of where
 * results go. Knows nothing of statements.
 *
 * A destination that is a variable is written by the last instruction only, after everything that
 * can raise; a destination that is a temporary belongs to the expression and may be built in.
 */
import type { Expr, IfExp, NamedExpr } from '../syntax/ast.js';
import { NO_SPAN } from '../syntax/span.js';
import { unreachable } from './assert.js';
import { awaitInto, yieldFromInto, yieldInto } from './await.js';
import { comprehension, generatorExpression } from './comprehensions.js';
import { jumpIf } from './conditions.js';
import { dictInto, formattedInto, joinedInto, listInto, setInto, sliceInto, tupleInto } from './displays.js';
import { lambdaInto } from './functions.js';
import { Label } from './instruction.js';
import { fastRegister, loadName, storeName } from './names.js';
import { binaryInto, boolInto, compareInto, unaryInto } from './operators.js';
import { primaryInto } from './primaries.js';
import { rebinds } from './rebinds.js';
import { isTemporary } from './registers.js';
import type { Unit } from './unit.js';

/** Evaluates `e` into `dest`. */
export function into(u: Unit, e: Expr, dest: number): void {
  const constant = u.constantOf(e);
  if (constant !== null) u.loadConst(dest, constant, e.span);
  else u.scratch(() => computeInto(u, e, dest));
}

function computeInto(u: Unit, e: Expr, dest: number): void {
  switch (e.kind) {
    case 'Name':
      return loadName(u, e.id, dest, e.span);
    case 'Attribute':
    case 'Subscript':
    case 'Call':
      return primaryInto(u, e, dest);
    case 'BinOp':
      return binaryInto(u, e, dest);
    case 'Compare':
      return compareInto(u, e, dest);
    case 'BoolOp':
      return boolInto(u, e, dest);
    case 'UnaryOp':
      return unaryInto(u, e, dest);
    case 'IfExp':
      return ifInto(u, e, dest);
    case 'NamedExpr':
      return namedInto(u, e, dest);
    case 'Tuple':
      return tupleInto(u, e, dest);
    case 'List':
      return listInto(u, e, dest);
    case 'Set':
      return setInto(u, e, dest);
    case 'Dict':
      return dictInto(u, e, dest);
    case 'Slice':
      return sliceInto(u, e, dest);
    case 'JoinedStr':
      return joinedInto(u, e, dest);
    case 'FormattedValue':
      return formattedInto(u, e, dest);
    case 'Lambda':
      return lambdaInto(u, e, dest);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      return comprehension(u, e, dest);
    case 'GeneratorExp':
      return generatorExpression(u, e, dest);
    case 'Yield':
      return yieldInto(u, e, dest);
    case 'YieldFrom':
      return yieldFromInto(u, e, dest);
    case 'Await':
      return awaitInto(u, e, dest);
    case 'Constant':
    case 'Starred':
      return unreachable(e as never);
    default:
      return unreachable(e);
  }
}

/** Evaluates `e` into some register: a plain local's own, or a new temporary. */
export function value(u: Unit, e: Expr): number {
  const local = localOf(u, e);
  if (local >= 0) return local;
  const temporary = u.alloc();
  into(u, e, temporary);
  return temporary;
}

/** As `value`, with `temporary` instead of a new one. */
export function near(u: Unit, e: Expr, temporary: number): number {
  const local = localOf(u, e);
  if (local >= 0) return local;
  into(u, e, temporary);
  return temporary;
}

/** As `value`, for an operand that is used after `later` were evaluated: they must not rebind it. */
export function operand(u: Unit, e: Expr, ...later: readonly (Expr | null)[]): number {
  const register = value(u, e);
  return isTemporary(register) || !later.some(rebinds) ? register : copied(u, register, e);
}

function copied(u: Unit, register: number, e: Expr): number {
  const copy = u.alloc();
  u.move(copy, register, e.span);
  return copy;
}

/** Evaluates each expression into consecutive new registers; returns the first. */
export function run(u: Unit, elements: readonly Expr[]): number {
  const first = u.registers.mark();
  for (const element of elements) into(u, element, u.alloc());
  return first;
}

/** Evaluates for effect only. */
export function effect(u: Unit, e: Expr): void {
  if (u.constantOf(e) === null) u.scratch(() => value(u, e));
  // Constants and locals need no instruction, but their line exists.
  u.emit('NOP', e.span);
}

/** The register of a plain local that `e` reads (checked) or binds, or −1. */
function localOf(u: Unit, e: Expr): number {
  if (e.kind === 'Name') {
    if (u.constantOf(e) !== null) return -1;
    const register = fastRegister(u, e.id);
    if (register >= 0) u.emit('CHECK_BOUND', e.span, register);
    return register;
  }
  if (e.kind !== 'NamedExpr') return -1;
  const register = fastRegister(u, e.target.id);
  if (register >= 0) into(u, e.value, register);
  return register;
}

/** A loop over `… else (… if … else …)`: such chains may be long. */
function ifInto(u: Unit, e: IfExp, dest: number): void {
  const end = new Label();
  let tail: Expr = e;
  while (tail.kind === 'IfExp') {
    const otherwise = new Label();
    jumpIf(u, tail.test, false, otherwise);
    into(u, tail.body, dest);
    u.jump('JUMP', NO_SPAN, end);
    u.place(otherwise);
    tail = tail.orelse;
  }
  into(u, tail, dest);
  u.place(end);
}

function namedInto(u: Unit, e: NamedExpr, dest: number): void {
  const local = localOf(u, e);
  if (local >= 0) return u.move(dest, local, e.span);
  const result = u.temporary(dest);
  into(u, e.value, result);
  storeName(u, e.target.id, result, e.target.span);
  u.move(dest, result, e.span);
}
