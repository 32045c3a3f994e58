/**
 * Comprehensions, compiled into the code around them with variables of their own (PEP 709), and
 * generator expressions, which are functions of their outermost iterable.
 */
import type { DictComp, Expr, GeneratorExp, ListComp, SetComp } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { assignOne } from './assignments.js';
import { Awaited, awaitRegister, yieldValue } from './await.js';
import { jumpIf } from './conditions.js';
import { into, operand, value } from './expressions.js';
import { finishUnit } from './finish.js';
import { functionOf, nestedUnit } from './function-units.js';
import { Label } from './instruction.js';
import { asyncIteration, iterateInto, nextInto } from './loops.js';
import type { Hidden, Unit } from './unit.js';

type Collecting = ListComp | SetComp | DictComp;
type AnyComprehension = Collecting | GeneratorExp;

const NAMES = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>', GeneratorExp: '<genexpr>' } as const;

export function comprehension(u: Unit, e: Collecting, dest: number): void {
  if (u.context.table.scopeOf(e).inlinedComprehension) inlineInto(u, e, dest);
  else callFunction(u, e, dest);
}

export function generatorExpression(u: Unit, e: GeneratorExp, dest: number): void {
  callFunction(u, e, dest);
}

// ---- as a function ----

function callFunction(u: Unit, e: AnyComprehension, dest: number): void {
  const scope = u.context.table.scopeOf(e);
  const base = u.runStart(dest);
  const argument = u.alloc();
  functionOf(u, bodyUnit(u, e), base, e.span);
  outermostIterator(u, e, argument);
  const awaited = e.kind !== 'GeneratorExp' && scope.isCoroutine;
  u.emit('CALL', e.span, awaited ? base : dest, base, 1);
  if (awaited) awaitRegister(u, base, base, Awaited.plain, dest, e.span);
}

function bodyUnit(u: Unit, e: AnyComprehension) {
  const inner = nestedUnit(u, 'comprehension', u.context.table.scopeOf(e), NAMES[e.kind], e.span, e.span.line);
  inner.positionalCount = inner.parameterCount = 1;
  const iterator = inner.local('.0');
  if (e.kind === 'GeneratorExp') {
    loopsFrom(inner, e, 0, iterator, () => yieldElement(inner, e));
    const none = inner.alloc();
    const end = e.generators[0].is_async ? e.span : e.generators[0].iter.span;
    inner.loadNone(none, end);
    inner.emit('RETURN_VALUE', end, none);
  } else {
    const result = inner.alloc();
    collect(inner, e, iterator, result);
    inner.emit('RETURN_VALUE', e.span, result);
  }
  return finishUnit(inner);
}

function yieldElement(u: Unit, e: GeneratorExp): void {
  u.scratch(() => {
    const sent = u.alloc();
    yieldValue(u, value(u, e.elt), sent, sent, e.elt.span);
  });
}

function outermostIterator(u: Unit, e: AnyComprehension, dest: number): void {
  const [outermost] = e.generators;
  if (outermost.is_async) {
    into(u, outermost.iter, dest);
    u.emit('GET_AITER', outermost.iter.span, dest, dest);
  } else iterateInto(u, outermost.iter, dest);
}

// ---- inlined ----

function inlineInto(u: Unit, e: Collecting, dest: number): void {
  const result = u.temporary(dest);
  const iterator = u.alloc();
  outermostIterator(u, e, iterator);
  const hidden = openVariables(u, e);
  u.inlined.push({ scope: u.context.table.scopeOf(e), registers: new Map(hidden.map(h => [h.name, h])) });
  clearedOnError(u, hidden, () => collect(u, e, iterator, result));
  u.inlined.pop();
  closeVariables(u, hidden);
  u.move(dest, result, e.span);
}

/** Registers for the comprehension's own variables. */
function openVariables(u: Unit, e: Collecting): Hidden[] {
  const hidden: Hidden[] = [];
  for (const { name, scope, isParameter } of u.context.table.scopeOf(e).symbols.values()) {
    if (isParameter || (scope !== 'local' && scope !== 'cell')) continue;
    const variable = u.openHidden(name, scope === 'cell');
    if (variable.cell) {
      u.emit('CLEAR', e.span, variable.register);
      u.emit('MAKE_CELL', e.span, variable.register);
    }
    hidden.push(variable);
  }
  return hidden;
}

function closeVariables(u: Unit, hidden: readonly Hidden[]): void {
  for (const variable of hidden) {
    u.emit('CLEAR', NO_SPAN, variable.register);
    variable.busy = false;
  }
}

/** An exception that this code handles must not leave the variables bound; otherwise the frame is gone anyway. */
function clearedOnError(u: Unit, hidden: readonly Hidden[], body: () => void): void {
  if (u.code.handler === null || hidden.length === 0) return body();
  const handler = { label: new Label(), register: u.alloc() };
  const end = new Label();
  u.covered(handler, body);
  u.jump('JUMP', NO_SPAN, end);
  u.place(handler.label);
  for (const { register } of hidden) u.emit('CLEAR', NO_SPAN, register);
  u.emit('RERAISE', NO_SPAN, handler.register);
  u.place(end);
}

// ---- loops ----

const BUILD = { ListComp: 'BUILD_LIST', SetComp: 'BUILD_SET', DictComp: 'BUILD_MAP' } as const;

function collect(u: Unit, e: Collecting, iterator: number, result: number): void {
  u.emit(BUILD[e.kind], e.span, result, result, 0);
  loopsFrom(u, e, 0, iterator, () => u.scratch(() => addElement(u, e, result)));
}

function addElement(u: Unit, e: Collecting, result: number): void {
  switch (e.kind) {
    case 'ListComp':
      u.emit('LIST_APPEND', e.elt.span, result, value(u, e.elt));
      return;
    case 'SetComp':
      u.emit('SET_ADD', e.elt.span, result, value(u, e.elt));
      return;
    case 'DictComp':
      u.emit('MAP_ADD', elementSpan(e), result, operand(u, e.key, e.value), value(u, e.value));
  }
}

/** What an iteration makes: the place of the jump back, too. */
function elementSpan(e: AnyComprehension): Span {
  return e.kind === 'DictComp' ? { ...e.key.span, endLine: e.value.span.endLine, endCol: e.value.span.endCol } : e.elt.span;
}

/** The loops of the generators from `index` on, around `element`. `iterator` holds the one of `index`. */
function loopsFrom(u: Unit, e: AnyComprehension, index: number, iterator: number, element: () => void): void {
  const { target, iter, ifs, is_async } = e.generators[index];
  const body = (skip: Label): void => {
    for (const condition of ifs) jumpIf(u, condition, false, skip);
    if (index + 1 < e.generators.length) innerLoop(u, e, index + 1, element);
    else element();
  };
  if (is_async) asyncIteration(u, iterator, target, e.span, elementSpan(e), body);
  else syncIteration(u, iterator, target, iter, elementSpan(e), body);
}

function innerLoop(u: Unit, e: AnyComprehension, index: number, element: () => void): void {
  const { target, iter, ifs, is_async } = e.generators[index];
  const single = !is_async && singleElement(iter);
  if (single) {
    // `for y in [f(x)]` is the idiom for a variable: no loop.
    const skip = new Label();
    assignOne(u, target, single);
    for (const condition of ifs) jumpIf(u, condition, false, skip);
    if (index + 1 < e.generators.length) innerLoop(u, e, index + 1, element);
    else element();
    u.place(skip);
    return;
  }
  u.scratch(() => {
    const iterator = u.alloc();
    if (is_async) {
      into(u, iter, iterator);
      u.emit('GET_AITER', iter.span, iterator, iterator);
    } else iterateInto(u, iter, iterator);
    loopsFrom(u, e, index, iterator, element);
  });
}

function singleElement(iter: Expr): Expr | null {
  if ((iter.kind !== 'List' && iter.kind !== 'Tuple') || iter.elts.length !== 1) return null;
  return iter.elts[0].kind === 'Starred' ? null : iter.elts[0];
}

function syncIteration(u: Unit, iterator: number, target: Expr, iter: Expr, again: Span, body: (skip: Label) => void): void {
  const exit = new Label();
  const skip = new Label();
  const header = u.code.here();
  nextInto(u, iterator, target, iter.span, exit);
  body(skip);
  u.place(skip);
  u.code.jumpBack(again, header);
  u.place(exit);
}
