/** The exact integer functions of `math`. */
import { asIndex } from '../objects/convert.js';
import { makeError, overflowError, valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { combinations, factorial, permutations } from '../util/combinatorics.js';
import { gcdInt, lcmInt } from '../util/gcd.js';
import { isqrt, normalizeInt, type Int } from '../util/int-math.js';

const LONG_MAX = '9223372036854775807';
/** Results of more than this many factors would not fit in memory. */
const MAX_FACTORS = 5_000_000;

function factorialOf(vm: Vm, v: Value): Value {
  const n = asIndex(vm, v);
  if (n < 0) throw valueError(vm, 'factorial() not defined for negative values');
  if (n > 0x7fff_ffff_ffff_ffffn) throw overflowError(vm, `factorial() argument should not exceed ${LONG_MAX}`);
  return factorial(bounded(vm, n));
}

function bounded(vm: Vm, n: Int): number {
  if (n > MAX_FACTORS) throw makeError(vm, 'MemoryError', null);
  return Number(n);
}

function permOf(vm: Vm, nv: Value, kv: Value | undefined): Value {
  if (kv === undefined || kv === None) return factorialOf(vm, nv);
  const n = asIndex(vm, nv);
  const k = asIndex(vm, kv);
  if (n < 0) throw valueError(vm, 'n must be a non-negative integer');
  if (k < 0) throw valueError(vm, 'k must be a non-negative integer');
  if (n < k) return 0;
  if (k > 0x7fff_ffff_ffff_ffffn) throw overflowError(vm, `k must not exceed ${LONG_MAX}`);
  return permutations(n, bounded(vm, k));
}

function combOf(vm: Vm, nv: Value, kv: Value): Value {
  const n = asIndex(vm, nv);
  const k = asIndex(vm, kv);
  if (n < 0) throw valueError(vm, 'n must be a non-negative integer');
  if (k < 0) throw valueError(vm, 'k must be a non-negative integer');
  if (n < k) return 0;
  const other = normalizeInt(BigInt(n) - BigInt(k));
  const least = other < k ? other : k;
  if (least > 0x7fff_ffff_ffff_ffffn) throw overflowError(vm, `min(n - k, k) must not exceed ${LONG_MAX}`);
  return combinations(n, bounded(vm, least));
}

function isqrtOf(vm: Vm, v: Value): Value {
  const n = asIndex(vm, v);
  if (n < 0) throw valueError(vm, 'isqrt() argument must be nonnegative');
  return isqrt(n);
}

function fold(start: Int, step: (a: Int, b: Int) => Int): (vm: Vm, integers: readonly Value[]) => Value {
  return (vm, integers) => integers.map(v => asIndex(vm, v)).reduce(step, start);
}

export const INTEGER_FUNCTIONS: readonly NativeSpec[] = [
  native('factorial', '(n, /)', factorialOf, 'Find n!.'),
  native('perm', '(n, k=None, /)', permOf, 'Number of ways to choose k items from n items without repetition and with order.'),
  native('comb', '(n, k, /)', combOf, 'Number of ways to choose k items from n items without repetition and without order.'),
  native('isqrt', '(n, /)', isqrtOf, 'Return the integer part of the square root of the input.'),
  native('gcd', '(*integers)', fold(0, gcdInt), 'Greatest Common Divisor.'),
  native('lcm', '(*integers)', fold(1, lcmInt), 'Least Common Multiple.'),
];
