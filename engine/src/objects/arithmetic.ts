/**
 * Binary, in-place and unary operators (language reference §3.3.8, §6.5–6.9): exact ints and floats here,
 * everything else by special methods. May run Python.
 */
import { callMethodOn } from './attribute.js';
import { classOf } from './class-of.js';
import type { PyClass } from './class.js';
import { typeError, zeroDivisionError } from './errors.js';
import { PyNative } from './function.js';
import type { PyException } from './exception.js';
import { floatDivmod, floatPower, intPower, intShift, intTrueDivide } from './numbers.js';
import { NotImplemented, PyFloat, PyObject, type Value } from './value.js';
import type { Vm } from './vm.js';
import { Binary, BINARY_OPERATORS } from '../bytecode/opcodes.js';
import { floordivInt, modInt, normalizeInt } from '../util/int-math.js';
import { andInts, floordivInts, modInts, orInts, shiftedRight, xorInts } from '../util/safe-ints.js';

export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** `__add__`, `__radd__`, `__iadd__` for `+`, and so on. */
export const METHODS: Readonly<Record<BinaryOperator, readonly [string, string, string]>> = {
  '+': ['__add__', '__radd__', '__iadd__'],
  '-': ['__sub__', '__rsub__', '__isub__'],
  '*': ['__mul__', '__rmul__', '__imul__'],
  '@': ['__matmul__', '__rmatmul__', '__imatmul__'],
  '/': ['__truediv__', '__rtruediv__', '__itruediv__'],
  '%': ['__mod__', '__rmod__', '__imod__'],
  '**': ['__pow__', '__rpow__', '__ipow__'],
  '<<': ['__lshift__', '__rlshift__', '__ilshift__'],
  '>>': ['__rshift__', '__rrshift__', '__irshift__'],
  '|': ['__or__', '__ror__', '__ior__'],
  '^': ['__xor__', '__rxor__', '__ixor__'],
  '&': ['__and__', '__rand__', '__iand__'],
  '//': ['__floordiv__', '__rfloordiv__', '__ifloordiv__'],
};

/** `add` → `+`, as the functions of `operator` and the special methods are named. */
export const OPERATORS_BY_NAME = Object.fromEntries(Object.entries(METHODS).map(([op, [method]]) => [method.slice(2, -2), op])) as Readonly<
  Record<string, BinaryOperator>
>;

const SAFE = Number.MAX_SAFE_INTEGER;

/** An integral double or a sum of two safe ints, as an int value. */
function fromSum(s: number, a: number, b: number, sign: 1 | -1): number | bigint {
  return Math.abs(s) <= SAFE ? s : normalizeInt(BigInt(a) + (sign === 1 ? BigInt(b) : -BigInt(b)));
}

export function addInts(a: number, b: number): number | bigint {
  return fromSum(a + b, a, b, 1);
}
export function subInts(a: number, b: number): number | bigint {
  return fromSum(a - b, a, b, -1);
}
export function mulInts(a: number, b: number): number | bigint {
  const p = a * b;
  return Math.abs(p) <= SAFE ? p + 0 : normalizeInt(BigInt(a) * BigInt(b));
}
/** A result within ±2^53: the one that is no safe int is a bigint. */
const safe = (n: number): number | bigint => (n < -SAFE ? BigInt(n) : n);

/** `a op b` of two exact ints that are JS numbers; undefined where it takes the general path. */
function numberOp(vm: Vm, op: BinaryOperator, a: number, b: number): Value | undefined {
  switch (op) {
    case '+':
      return addInts(a, b);
    case '-':
      return subInts(a, b);
    case '*':
      return mulInts(a, b);
    case '%':
      if (b === 0) throw zeroDivisionError(vm, 'integer modulo by zero');
      return modInts(a, b);
    case '//':
      if (b === 0) throw zeroDivisionError(vm, 'integer division or modulo by zero');
      return floordivInts(a, b);
    case '/':
      if (b === 0) throw zeroDivisionError(vm, 'division by zero');
      return new PyFloat(a / b);
    case '**':
      return intPower(vm, a, b);
    case '<<':
      return a >= 0 && b >= 0 && b < 22 && a < 2 ** 31 ? a * 2 ** b : intShift(vm, a, b, 'left');
    case '>>':
      return b >= 0 ? shiftedRight(a, b) : intShift(vm, a, b, 'right');
    case '&':
      return safe(andInts(a, b));
    case '|':
      return safe(orInts(a, b));
    case '^':
      return safe(xorInts(a, b));
    case '@':
      return undefined;
  }
}

function bigOp(vm: Vm, op: BinaryOperator, a: number | bigint, b: number | bigint): Value | undefined {
  switch (op) {
    case '+':
      return normalizeInt(BigInt(a) + BigInt(b));
    case '-':
      return normalizeInt(BigInt(a) - BigInt(b));
    case '*':
      return normalizeInt(BigInt(a) * BigInt(b));
    case '%':
      if (b === 0) throw zeroDivisionError(vm, 'integer modulo by zero');
      return modInt(a, b);
    case '//':
      if (b === 0) throw zeroDivisionError(vm, 'integer division or modulo by zero');
      return floordivInt(a, b);
    case '/':
      return intTrueDivide(vm, a, b);
    case '**':
      return intPower(vm, a, b);
    case '<<':
      return intShift(vm, a, b, 'left');
    case '>>':
      return intShift(vm, a, b, 'right');
    case '&':
      return normalizeInt(BigInt(a) & BigInt(b));
    case '|':
      return normalizeInt(BigInt(a) | BigInt(b));
    case '^':
      return normalizeInt(BigInt(a) ^ BigInt(b));
    case '@':
      return undefined;
  }
}

/** Hot: `a op b` of two doubles for the common operators; null where it takes `floatOp`. */
export function quickFloat(op: Binary, a: number, b: number): PyFloat | null {
  switch (op) {
    case Binary.add:
      return new PyFloat(a + b);
    case Binary.sub:
      return new PyFloat(a - b);
    case Binary.mul:
      return new PyFloat(a * b);
    case Binary.div:
      return b === 0 ? null : new PyFloat(a / b);
    default:
      return null;
  }
}

/** `a op b` of two doubles. */
export function floatOp(vm: Vm, op: BinaryOperator, a: number, b: number): Value {
  switch (op) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      if (b === 0) throw zeroDivisionError(vm, 'float division by zero');
      return new PyFloat(a / b);
    case '%':
      return new PyFloat(floatDivmod(vm, a, b, 'float modulo by zero')[1]);
    case '//':
      return new PyFloat(floatDivmod(vm, a, b, 'float floor division by zero')[0]);
    case '**':
      return floatPower(vm, a, b);
    default:
      throw unsupported(vm, op, new PyFloat(a), new PyFloat(b));
  }
}

/** Exact ints, bools and floats; undefined for all else. bool op bool of `& | ^` stays bool. */
export function arithmeticBuiltin(vm: Vm, op: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') return numberOp(vm, op, a, b);
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return isFloatOperator(op) ? floatOp(vm, op, a.v, b.v) : undefined;
    if (typeof b === 'number') return isFloatOperator(op) ? floatOp(vm, op, a.v, b) : undefined;
    return undefined;
  }
  if (b instanceof PyFloat) return typeof a === 'number' && isFloatOperator(op) ? floatOp(vm, op, a, b.v) : undefined;
  const ta = typeof a;
  const tb = typeof b;
  if (ta === 'boolean' && tb === 'boolean') {
    if (op === '&') return (a as boolean) && (b as boolean);
    if (op === '|') return (a as boolean) || (b as boolean);
    if (op === '^') return a !== b;
  }
  if ((ta === 'number' || ta === 'bigint' || ta === 'boolean') && (tb === 'number' || tb === 'bigint' || tb === 'boolean') && op !== '@') {
    const x = ta === 'boolean' ? +(a as boolean) : (a as number | bigint);
    const y = tb === 'boolean' ? +(b as boolean) : (b as number | bigint);
    return typeof x === 'number' && typeof y === 'number' ? numberOp(vm, op, x, y) : bigOp(vm, op, x, y);
  }
  return undefined;
}

function isFloatOperator(op: BinaryOperator): boolean {
  return op === '+' || op === '-' || op === '*' || op === '/' || op === '%' || op === '//' || op === '**';
}

/** `a op b`. */
export function binary(vm: Vm, op: BinaryOperator, a: Value, b: Value): Value {
  const fast = arithmeticBuiltin(vm, op, a, b);
  if (fast !== undefined) return fast;
  if (op === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  const r = binaryBySlots(vm, op, a, b);
  if (r === NotImplemented) throw unsupported(vm, op, a, b);
  return r;
}

/** The special-method protocol; NotImplemented when neither side knows. */
function binaryBySlots(vm: Vm, op: BinaryOperator, a: Value, b: Value): Value {
  const [name, reflected] = METHODS[op];
  const ca = classOf(vm, a);
  const cb = classOf(vm, b);
  const left = ca.find(name);
  let right = ca === cb ? undefined : cb.find(reflected);
  // 1. b's class is a proper subclass that overrides the reflected method: it goes first
  if (right !== undefined && left !== undefined && overrides(ca, cb, reflected)) {
    const r = callMethodOn(vm, right, b, [a]);
    if (r !== NotImplemented) return r;
    right = undefined;
  }
  // 2. a's method
  if (left instanceof PyObject) {
    const r = callMethodOn(vm, left, a, [b]);
    if (r !== NotImplemented) return r;
  }
  // 3. b's reflected method
  return right instanceof PyObject ? callMethodOn(vm, right, b, [a]) : NotImplemented;
}

function overrides(ca: PyClass, cb: PyClass, reflected: string): boolean {
  return cb.isSubclassOf(ca) && cb.cell(reflected).owner !== ca.cell(reflected).owner;
}

/** `a op= b`. */
export function inplace(vm: Vm, op: BinaryOperator, a: Value, b: Value): Value {
  const fast = arithmeticBuiltin(vm, op, a, b);
  if (fast !== undefined) return fast;
  if (op === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  const method = classOf(vm, a).find(METHODS[op][2]);
  if (method instanceof PyObject) {
    const r = callMethodOn(vm, method, a, [b]);
    if (r !== NotImplemented) return r;
  }
  const r = binaryBySlots(vm, op, a, b);
  if (r === NotImplemented) throw unsupported(vm, op, a, b, '=');
  return r;
}

/** `a op b` after the method of a's class has answered NotImplemented: `__iadd__` and its like where `isInplace`. */
export function afterNotImplemented(vm: Vm, op: BinaryOperator, a: Value, b: Value, isInplace: boolean): Value {
  const [ca, cb] = [classOf(vm, a), classOf(vm, b)];
  const asked = isInplace && ca.find(METHODS[op][2]) !== undefined ? binaryBySlots(vm, op, a, b) : reflected(vm, ca, cb, op, a, b);
  if (asked === NotImplemented) throw unsupported(vm, op, a, b, isInplace ? '=' : '');
  return asked;
}

function reflected(vm: Vm, ca: PyClass, cb: PyClass, op: BinaryOperator, a: Value, b: Value): Value {
  const method = ca === cb ? undefined : cb.find(METHODS[op][1]);
  return method instanceof PyObject ? callMethodOn(vm, method, b, [a]) : NotImplemented;
}

const CONCATENATES: ReadonlySet<string> = new Set(['str', 'list', 'tuple', 'bytes', 'bytearray']);

/** The TypeError for operands that do not fit, in CPython's words. */
function unsupported(vm: Vm, op: BinaryOperator, a: Value, b: Value, suffix = ''): PyException {
  const na = classOf(vm, a).name;
  const nb = classOf(vm, b).name;
  const base = classOf(vm, a).mro.find(c => CONCATENATES.has(c.name) && !c.isHeap)?.name;
  if (op === '+' && base !== undefined) {
    if (base === 'bytes' || base === 'bytearray') return typeError(vm, `can't concat ${nb} to ${na}`);
    return typeError(vm, `can only concatenate ${base} (not "${nb}") to ${base}`);
  }
  if (op === '*' && (base !== undefined || CONCATENATES.has(nb)))
    return typeError(vm, `can't multiply sequence by non-int of type '${base !== undefined ? nb : na}'`);
  const hint =
    op === '>>' && a instanceof PyNative && a.spec.name === 'print' ? '. Did you mean "print(<message>, file=<output_stream>)"?' : '';
  const shown = op === '**' && suffix === '' ? '** or pow()' : op + suffix;
  return typeError(vm, `unsupported operand type(s) for ${shown}: '${na}' and '${nb}'${hint}`);
}

// ---- unary ----

export type UnaryOperator = '~' | '+' | '-';
const UNARY: Readonly<Record<UnaryOperator, string>> = { '~': '__invert__', '+': '__pos__', '-': '__neg__' };

export function unary(vm: Vm, op: UnaryOperator, v: Value): Value {
  if (typeof v === 'number') return op === '-' ? 0 - v : op === '+' ? v : (v | 0) === v ? ~v : subInts(-1, v);
  if (v instanceof PyFloat && op !== '~') return op === '-' ? new PyFloat(-v.v) : v;
  if (typeof v === 'bigint') return op === '-' ? normalizeInt(-v) : op === '+' ? v : normalizeInt(~v);
  const cls = classOf(vm, v);
  const method = cls.find(UNARY[op]);
  if (method === undefined) throw typeError(vm, `bad operand type for unary ${op}: '${cls.name}'`);
  return callMethodOn(vm, method, v, []);
}
