/**
 * What the dispatch loop calls for hot instructions on values: exact ints, floats, str, lists, tuples and dicts first,
 * then the general operation. Each counts at its site. Small functions, so that V8 optimises each for itself. Knows
 * nothing of frames.
 */
import { Binary, BINARY_OPERATORS, Compare, COMPARE_OPERATORS, Op } from '../bytecode/opcodes.js';
import { RESULT, type Site } from '../feedback/site.js';
import { Pair, Tag } from '../feedback/tags.js';
import { binary, inplace, quickFloat } from '../objects/arithmetic.js';
import { compare } from '../objects/compare.js';
import { PyDict } from '../objects/dict.js';
import { indexError, keyError } from '../objects/errors.js';
import { PyFunction } from '../objects/function.js';
import { getIterator } from '../objects/iterate.js';
import { contains, getItem, setItem } from '../objects/subscript.js';
import { truth } from '../objects/truth.js';
import { PyFloat, PyInstance, PyList, PyTuple, type Value } from '../objects/value.js';
import { unpackSequence } from './building.js';
import type { Interpreter } from './interpreter.js';
import { StackCapture } from './capture.js';
import { NON_NEGATIVE, observeBinary, observeOperand, observeRaise, observeSubscript } from './observe-sites.js';

export type Registers = (Value | undefined)[];

// ---- operators ----

export function binaryInstruction(interp: Interpreter, regs: Registers, ins: Int32Array, pc: number, site: Site): void {
  const a = regs[ins[pc + 2]]!;
  const b = regs[ins[pc + 3]]!;
  if (typeof a === 'number' && typeof b === 'number') {
    const r = smallResult(ins[pc + 4], a, b);
    if ((r | 0) === r) {
      site.noteQuick(Pair.intInt, RESULT.smallInt, interp);
      regs[ins[pc + 1]] = r | 0;
      return;
    }
  } else {
    const r = floatResult(ins[pc + 4], a, b);
    if (r !== null) {
      site.noteQuick(floatPair(a, b), RESULT.float, interp);
      regs[ins[pc + 1]] = r;
      return;
    }
  }
  regs[ins[pc + 1]] = binarySlow(interp, ins[pc] === Op.INPLACE_OP, ins[pc + 4], a, b, site);
}

/** The result of exact ints where it is a small int, by operations that V8 has for them; anything else where it is not. */
export function smallResult(op: Binary, a: number, b: number): number {
  switch (op) {
    case Binary.add:
      return a + b;
    case Binary.sub:
      return a - b;
    case Binary.mul:
      return a * b;
  }
  if ((a | 0) !== a || (b | 0) !== b) return NaN;
  switch (op) {
    case Binary.mod:
      return a >= 0 && b > 0 ? (a | 0) % (b | 0) : NaN;
    case Binary.floordiv:
      return a >= 0 && b > 0 ? ((a | 0) / (b | 0)) | 0 : NaN;
    case Binary.and:
      return a & b;
    case Binary.or:
      return a | b;
    case Binary.xor:
      return a ^ b;
    case Binary.rshift:
      return b >= 0 && b < 32 ? a >> b : NaN;
    default:
      return NaN;
  }
}

export function floatResult(op: Binary, a: Value, b: Value): PyFloat | null {
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return quickFloat(op, a.v, b.v);
    return typeof b === 'number' ? quickFloat(op, a.v, b) : null;
  }
  return b instanceof PyFloat && typeof a === 'number' ? quickFloat(op, a, b.v) : null;
}

function floatPair(a: Value, b: Value): number {
  return typeof a === 'number' ? Pair.intFloat : typeof b === 'number' ? Pair.floatInt : Pair.floatFloat;
}

function binarySlow(interp: Interpreter, isInplace: boolean, op: Binary, a: Value, b: Value, site: Site): Value {
  const operator = BINARY_OPERATORS[op];
  let v: Value;
  try {
    v = isInplace ? inplace(interp.vm, operator, a, b) : binary(interp.vm, operator, a, b);
  } catch (e) {
    if (!(e instanceof StackCapture)) observeRaise(interp, site, a, b);
    throw e;
  }
  observeBinary(interp, site, a, b, v);
  return v;
}

export function compareInstruction(interp: Interpreter, regs: Registers, ins: Int32Array, pc: number, site: Site): Value {
  const a = regs[ins[pc + 2]]!;
  const b = regs[ins[pc + 3]]!;
  const op = ins[pc + 4] as Compare;
  if (typeof a === 'number' && typeof b === 'number') {
    site.noteQuick(Pair.intInt, RESULT.bool, interp);
    return order(op, a, b);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    site.noteQuick(Pair.strStr, RESULT.bool, interp);
    return op === Compare.eq ? a === b : order(op, a, b);
  }
  if (a instanceof PyFloat && b instanceof PyFloat) {
    site.noteQuick(Pair.floatFloat, RESULT.bool, interp);
    return order(op, a.v, b.v);
  }
  return compareSlow(interp, op, a, b, site);
}

function compareSlow(interp: Interpreter, op: Compare, a: Value, b: Value, site: Site): Value {
  let v: Value;
  try {
    v = compare(interp.vm, COMPARE_OPERATORS[op], a, b);
  } catch (e) {
    if (!(e instanceof StackCapture)) observeRaise(interp, site, a, b);
    throw e;
  }
  observeBinary(interp, site, a, b, v);
  return v;
}

export function order<T extends number | string>(op: Compare, a: T, b: T): boolean {
  switch (op) {
    case Compare.lt:
      return a < b;
    case Compare.le:
      return a <= b;
    case Compare.eq:
      return a === b;
    case Compare.ne:
      return a !== b;
    case Compare.gt:
      return a > b;
    case Compare.ge:
      return a >= b;
  }
}

/** `bool(v)`. */
export function testInstruction(interp: Interpreter, v: Value, site: Site): boolean {
  if (typeof v === 'boolean') {
    site.noteQuick(Tag.bool, 0, interp);
    return v;
  }
  observeOperand(interp, site, v);
  return truth(interp.vm, v);
}

export function containsInstruction(interp: Interpreter, regs: Registers, ins: Int32Array, pc: number, site: Site): boolean {
  const item = regs[ins[pc + 2]]!;
  const container = regs[ins[pc + 3]]!;
  observeSubscript(interp, site, container, item);
  return contains(interp.vm, container, item);
}

// ---- items ----

/** `a[k]`; undefined when a frame was entered for it, or it fails. */
export function subscriptInstruction(interp: Interpreter, a: Value, k: Value, site: Site): Value | undefined {
  if (typeof k === 'number') {
    if (a instanceof PyList && a.shape === interp.listShape) {
      const { items } = a;
      if (k >= 0 && k < items.length) {
        site.noteQuick(Pair.listInt, NON_NEGATIVE, interp);
        return items[k];
      }
    } else if (a instanceof PyTuple && a.shape === interp.tupleShape) {
      const { items } = a;
      if (k >= 0 && k < items.length) {
        site.noteQuick(Pair.tupleInt, NON_NEGATIVE, interp);
        return items[k];
      }
    } else if (typeof a === 'string' && k >= 0 && k < a.length) {
      site.noteQuick(Pair.strInt, NON_NEGATIVE, interp);
      return a[k];
    }
  } else if (typeof k === 'string' && a instanceof PyDict && a.shape === interp.dictShape) {
    const v = a.getStr(k);
    if (v !== undefined) {
      site.noteQuick(Pair.dictStr, 0, interp);
      return v;
    }
  }
  observeSubscript(interp, site, a, k);
  return subscriptSlow(interp, a, k);
}

function subscriptSlow(interp: Interpreter, a: Value, k: Value): Value | undefined {
  if (a instanceof PyDict && a.shape === interp.dictShape) return a.get(k) ?? interp.fail(keyError(interp.vm, k));
  if (a instanceof PyList && a.shape === interp.listShape && typeof k === 'number') {
    const at = k + a.items.length;
    return k < 0 && at >= 0 ? a.items[at] : interp.fail(indexError(interp.vm, 'list index out of range'));
  }
  if (a instanceof PyInstance) {
    const method = a.shape.cls.find('__getitem__');
    if (method instanceof PyFunction && interp.enterMethod(method, a, k)) return undefined;
  }
  return getItem(interp.vm, a, k);
}

export function storeSubscriptInstruction(interp: Interpreter, a: Value, k: Value, v: Value, site: Site): void {
  if (typeof k === 'number' && a instanceof PyList && a.shape === interp.listShape) {
    const { items } = a;
    if (k >= 0 && k < items.length) {
      site.noteQuick(Pair.listInt, NON_NEGATIVE, interp);
      items[k] = v;
      return;
    }
  }
  observeSubscript(interp, site, a, k);
  setItem(interp.vm, a, k, v);
}

export function unpackInstruction(interp: Interpreter, regs: Registers, ins: Int32Array, pc: number, site: Site): void {
  const v = regs[ins[pc + 2]]!;
  const to = ins[pc + 1];
  if (v instanceof PyTuple && v.shape === interp.tupleShape) {
    const { items } = v;
    if (items.length === ins[pc + 3]) {
      site.noteQuick(Tag.tuple, 0, interp);
      for (let i = 0; i < items.length; i++) regs[to + i] = items[i];
      return;
    }
  }
  observeOperand(interp, site, v);
  unpackSequence(interp.vm, v, regs, to, ins[pc + 3]);
}

export function iterInstruction(interp: Interpreter, v: Value, site: Site): Value {
  observeOperand(interp, site, v);
  return getIterator(interp.vm, v);
}
