/**
 * Number operations that can fail, with Python's errors: the glue between `util/` algorithms and the VM.
 */
import { makeError, memoryError, overflowError, valueError, zeroDivisionError } from './errors.js';
import { PyComplex, PyFloat, type Value } from './value.js';
import type { Vm } from './vm.js';
import { bitLength, intToDouble, normalizeInt, powInt, shiftLeftInt, shiftRightInt, trueDivideInt } from '../util/int-math.js';
import { complexPow } from '../util/complex-math.js';
import { pow } from '../util/float-math.js';
import { MAX_STR_DIGITS } from '../util/int-text.js';
import { UtilError } from '../util/util-error.js';

/** Ints of more bits than this are refused before they are computed. */
const MAX_BITS = 2 ** 30;

/** Runs a `util/` algorithm; its UtilError becomes the Python exception of that name. */
export function withPythonErrors<T>(vm: Vm, work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (e instanceof UtilError) throw makeError(vm, e.kind, e.message);
    throw e;
  }
}

/** `sys.get_int_max_str_digits()`: most digits of conversions between int and str; 0 for no limit. */
export function maxStrDigits(vm: Vm): number {
  return (vm.state.get('int-max-str-digits') as number | undefined) ?? MAX_STR_DIGITS;
}

export function intToFloat(vm: Vm, n: number | bigint): number {
  return typeof n === 'number' ? n : withPythonErrors(vm, () => intToDouble(n));
}

export function intTrueDivide(vm: Vm, a: number | bigint, b: number | bigint): PyFloat {
  if (b == 0) throw zeroDivisionError(vm, 'division by zero');
  return new PyFloat(withPythonErrors(vm, () => trueDivideInt(a, b)));
}

/** `a ** b` of ints: a float when b is negative. */
export function intPower(vm: Vm, a: number | bigint, b: number | bigint): Value {
  if (b < 0) {
    if (a == 0) throw zeroDivisionError(vm, '0.0 cannot be raised to a negative power');
    return floatPower(vm, intToFloat(vm, a), intToFloat(vm, b));
  }
  if (a == 0 || a == 1 || a == -1) return b == 0 ? 1 : a == -1 && BigInt(b) % 2n === 0n ? 1 : a;
  if (Number(b) * (bitLength(a) - 1) > MAX_BITS) throw memoryError(vm, '');
  if (typeof a === 'number' && typeof b === 'number') {
    const r = a ** b;
    if (Math.abs(r) <= Number.MAX_SAFE_INTEGER) return exactPower(a, b);
  }
  return powInt(a, b);
}

/** By squaring, as V8's `**` may be off by one ulp. The result is known to be a safe int. */
function exactPower(a: number, b: number): number {
  let result = 1;
  for (let base = a, e = b; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result *= base;
    if (e > 1) base *= base;
  }
  return result;
}

export function intShift(vm: Vm, a: number | bigint, b: number | bigint, direction: 'left' | 'right'): number | bigint {
  if (b < 0) throw valueError(vm, 'negative shift count');
  if (direction === 'right') return shiftRightInt(a, b);
  if (a == 0) return 0;
  if (typeof b === 'bigint') throw memoryError(vm, '');
  if (b + bitLength(a) > MAX_BITS) throw memoryError(vm, '');
  return shiftLeftInt(a, b);
}

/** Floor quotient and modulo of doubles, as CPython’s `float_divmod`. */
export function floatDivmod(vm: Vm, a: number, b: number, zeroMessage: string): [number, number] {
  if (b === 0) throw zeroDivisionError(vm, zeroMessage);
  let mod = a % b;
  let div = (a - mod) / b;
  if (mod !== 0) {
    if (b < 0 !== mod < 0) {
      mod += b;
      div -= 1;
    }
  } else mod = b < 0 ? -0 : 0;
  if (div === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, mod];
  let floor = Math.floor(div);
  if (div - floor > 0.5) floor += 1;
  return [floor, mod];
}

/** `a ** b` of doubles: complex for a negative base with a fractional exponent. */
export function floatPower(vm: Vm, a: number, b: number): Value {
  if (a === 0 && b < 0) throw zeroDivisionError(vm, '0.0 cannot be raised to a negative power');
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    const [re, im] = withPythonErrors(vm, () => complexPow(a, 0, b, 0));
    return new PyComplex(vm.types.complex.rootShape, re, im);
  }
  const r = pow(a, b);
  if (!Number.isFinite(r) && Number.isFinite(a) && Number.isFinite(b))
    throw vm.call(vm.types.OverflowError, 34, 'Numerical result out of range');
  return new PyFloat(r);
}

export { normalizeInt };
