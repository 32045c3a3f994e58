/** Rich comparison (language reference §3.3.1) and `is`-or-equal as containers use it. May run Python. */
import { callMethodOn } from './attribute.js';
import { Special } from './class.js';
import { classOf, identical } from './class-of.js';
import { typeError } from './errors.js';
import { truth } from './truth.js';
import { NotImplemented, PyFloat, PyInstance, PyList, PyObject, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

export type CompareOperator = '<' | '<=' | '==' | '!=' | '>' | '>=';
export const COMPARISON_METHODS: Readonly<Record<CompareOperator, string>> = {
  '<': '__lt__',
  '<=': '__le__',
  '==': '__eq__',
  '!=': '__ne__',
  '>': '__gt__',
  '>=': '__ge__',
};
const OWN: Readonly<Record<CompareOperator, Special>> = {
  '<': Special.__lt__,
  '<=': Special.__le__,
  '==': Special.__eq__,
  '!=': Special.__ne__,
  '>': Special.__gt__,
  '>=': Special.__ge__,
};
const REFLECTED: Readonly<Record<CompareOperator, Special>> = {
  '<': Special.__gt__,
  '<=': Special.__ge__,
  '==': Special.__eq__,
  '!=': Special.__ne__,
  '>': Special.__lt__,
  '>=': Special.__le__,
};

/** `a op b`: any value, as Python's operators may return. */
export function compare(vm: Vm, op: CompareOperator, a: Value, b: Value): Value {
  const fast = compareBuiltin(op, a, b);
  if (fast !== undefined) return fast;
  if (a instanceof PyTuple && b instanceof PyTuple && a.shape === b.shape && a.shape === vm.types.tuple.rootShape)
    return compareSequences(vm, op, a.items, b.items);
  if (a instanceof PyList && b instanceof PyList && a.shape === b.shape && a.shape === vm.types.list.rootShape)
    return compareLists(vm, op, a, b);
  const ca = classOf(vm, a);
  const cb = classOf(vm, b);
  // 1. the reflected method first when b's class is a proper subclass of a's
  const reflectedFirst = ca !== cb && cb.isSubclassOf(ca);
  if (reflectedFirst) {
    const r = attempt(vm, cb.special(REFLECTED[op]), b, a);
    if (r !== NotImplemented) return r;
  }
  // 2. a's method, 3. b's reflected method
  const left = attempt(vm, ca.special(OWN[op]), a, b);
  if (left !== NotImplemented) return left;
  if (!reflectedFirst) return comparedByOther(vm, op, a, b);
  return byIdentity(vm, op, a, b);
}

/** `a op b` after the method of a's class has answered NotImplemented. */
export function comparedByOther(vm: Vm, op: CompareOperator, a: Value, b: Value): Value {
  const r = attempt(vm, classOf(vm, b).special(REFLECTED[op]), b, a);
  return r !== NotImplemented ? r : byIdentity(vm, op, a, b);
}

/** 4. identity for == and != */
function byIdentity(vm: Vm, op: CompareOperator, a: Value, b: Value): boolean {
  if (op === '==') return identical(a, b);
  if (op === '!=') return !identical(a, b);
  throw typeError(vm, `'${op}' not supported between instances of '${classOf(vm, a).name}' and '${classOf(vm, b).name}'`);
}

function attempt(vm: Vm, method: Value | undefined, self: Value, other: Value): Value {
  return method === undefined || !(method instanceof PyObject) ? NotImplemented : callMethodOn(vm, method, self, [other]);
}

/** Exact numbers and raw strings; undefined for all else. */
export function compareBuiltin(op: CompareOperator, a: Value, b: Value): boolean | undefined {
  if (typeof a === 'string') return typeof b === 'string' ? order(op, a, b) : undefined;
  const x = typeof a === 'boolean' ? +a : a instanceof PyFloat ? a.v : a;
  const y = typeof b === 'boolean' ? +b : b instanceof PyFloat ? b.v : b;
  // JS compares number with bigint exactly, by mathematical value
  if ((typeof x === 'number' || typeof x === 'bigint') && (typeof y === 'number' || typeof y === 'bigint')) return order(op, x, y);
  return undefined;
}

function order(op: CompareOperator, x: number | bigint | string, y: number | bigint | string): boolean {
  switch (op) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '==':
      return x == y;
    case '!=':
      return x != y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
}

/** `bool(a == b)`. */
export function richEquals(vm: Vm, a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (a instanceof PyInstance && b instanceof PyInstance && a.shape.cls.comparesByIdentity && b.shape.cls.comparesByIdentity)
    return a === b;
  return truth(vm, compare(vm, '==', a, b));
}

/** `a is b or a == b`, as containers compare elements. */
export function sameOrEqual(vm: Vm, a: Value, b: Value): boolean {
  return identical(a, b) || richEquals(vm, a, b);
}

/** `bool(a < b)`, the only comparison sorting uses. */
export function isLess(vm: Vm, a: Value, b: Value): boolean {
  if (a instanceof PyTuple && b instanceof PyTuple && a.shape === b.shape && a.shape === vm.types.tuple.rootShape)
    return isTupleLess(vm, a.items, b.items);
  const fast = compareBuiltin('<', a, b);
  if (fast !== undefined) return fast;
  return truth(vm, compare(vm, '<', a, b));
}

/** `a > b`, as `max` asks it. */
export function isGreater(vm: Vm, a: Value, b: Value): boolean {
  const fast = compareBuiltin('>', a, b);
  return fast ?? truth(vm, compare(vm, '>', a, b));
}

/** Hot: sorting tuples. */
function isTupleLess(vm: Vm, a: readonly Value[], b: readonly Value[]): boolean {
  const n = Math.min(a.length, b.length);
  let i = 0;
  for (; i < n; i++) {
    const x = a[i];
    const y = b[i];
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return x < y;
    } else if (typeof x === 'string' && typeof y === 'string') {
      if (x !== y) return x < y;
    } else if (x instanceof PyFloat && y instanceof PyFloat) {
      if (x !== y && x.v !== y.v) return x.v < y.v;
    } else if (!sameOrEqual(vm, x, y)) return isLess(vm, x, y);
  }
  return a.length < b.length;
}

/** `(a, …) op (b, …)` of two tuples of one length that are not made: the items of the first, then those of the second. */
export function compareItems(vm: Vm, op: CompareOperator, items: readonly Value[]): Value {
  const n = items.length / 2;
  for (let i = 0; i < n; i++) {
    const [a, b] = [items[i], items[n + i]];
    if (typeof a === 'number' && typeof b === 'number' ? a === b : sameOrEqual(vm, a, b)) continue;
    if (op === '==') return false;
    return op === '!=' ? true : compare(vm, op, a, b);
  }
  return order(op, n, n);
}

/** Comparison of two sequences as list and tuple do it. */
export function compareSequences(vm: Vm, op: CompareOperator, a: readonly Value[], b: readonly Value[]): Value {
  if ((op === '==' || op === '!=') && a.length !== b.length) return op === '!=';
  let i = 0;
  while (i < a.length && i < b.length && sameOrEqual(vm, a[i], b[i])) i++;
  if (i >= a.length || i >= b.length) return order(op, a.length, b.length);
  if (op === '==') return false;
  if (op === '!=') return true;
  return compare(vm, op, a[i], b[i]);
}

/** As `compareSequences`; the lists may change while their items are compared. */
export function compareLists(vm: Vm, op: CompareOperator, a: PyList, b: PyList): Value {
  if ((op === '==' || op === '!=') && a.items.length !== b.items.length) return op === '!=';
  let i = 0;
  while (i < a.items.length && i < b.items.length && sameOrEqual(vm, a.items[i], b.items[i])) i++;
  if (i >= a.items.length || i >= b.items.length) return order(op, a.items.length, b.items.length);
  if (op === '==') return false;
  return op === '!=' ? true : compare(vm, op, a.items[i], b.items[i]);
}

export type Sequence = PyList | PyTuple;
