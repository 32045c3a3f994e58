/** `math`: functions of doubles with C's domain and range errors. The arithmetic itself is in util/. */
import { binary } from '../objects/arithmetic.js';
import { callSpecial } from '../objects/attribute.js';
import { classOf, intValue } from '../objects/class-of.js';
import { asDouble, asIndex } from '../objects/convert.js';
import { overflowError, typeError, valueError, zeroDivisionError } from '../objects/errors.js';
import { collect, forEach, getIterator, iteratorNext } from '../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { withPythonErrors } from '../objects/numbers.js';
import { truncate } from '../objects/types/int.js';
import { None, PyFloat, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { exp, exp2, log, log2 } from '../util/double-double.js';
import { frexp, ldexp, pow } from '../util/float-math.js';
import { ExactSum, fusedMultiplyAdd, TripleSum, vectorNorm } from '../util/float-sums.js';
import { bitLength } from '../util/int-math.js';
import { acosh, asinh, cbrt, cosh, erf, erfc, gamma, lgamma, log10 } from '../util/special-functions.js';
import { acos, asin, atan, atan2, cos, sin, tan } from '../util/trigonometry.js';
import { INTEGER_FUNCTIONS } from './math-integers.js';
import type { ModuleSpec } from './module-spec.js';

type Overflow = 'overflows' | 'has poles';

/** A NaN out of a number is a domain error; an infinity is a range error, or a domain error at a pole. */
function checked(vm: Vm, r: number, finite: boolean, nan: boolean, overflow: Overflow): PyFloat {
  if (Number.isNaN(r) && !nan) throw valueError(vm, 'math domain error');
  if (!Number.isFinite(r) && finite && !Number.isNaN(r))
    throw overflow === 'overflows' ? overflowError(vm, 'math range error') : valueError(vm, 'math domain error');
  return new PyFloat(r);
}

function unary(name: string, f: (x: number) => number, overflow: Overflow = 'has poles'): NativeSpec {
  return native(name, '(x, /)', (vm, v: Value) => {
    const x = asDouble(vm, v);
    return checked(vm, f(x), Number.isFinite(x), Number.isNaN(x), overflow);
  }).withDouble(f);
}

function binaryOf(name: string, signature: string, f: (x: number, y: number) => number, overflow: Overflow = 'overflows'): NativeSpec {
  return native(name, signature, (vm, a: Value, b: Value) => {
    const x = asDouble(vm, a);
    const y = asDouble(vm, b);
    return checked(vm, f(x, y), Number.isFinite(x) && Number.isFinite(y), Number.isNaN(x) || Number.isNaN(y), overflow);
  });
}

function test(name: string, f: (x: number) => boolean): NativeSpec {
  return native(name, '(x, /)', (vm, v: Value) => f(asDouble(vm, v)));
}

/** Γ has a pole at 0 and at negative integers, and overflows elsewhere. */
function gammaOf(vm: Vm, v: Value): Value {
  const x = asDouble(vm, v);
  return checked(vm, gamma(x), Number.isFinite(x), Number.isNaN(x), x === 0 ? 'has poles' : 'overflows');
}

function lgammaOf(vm: Vm, v: Value): Value {
  const x = asDouble(vm, v);
  return checked(vm, lgamma(x), Number.isFinite(x), Number.isNaN(x), x <= 0 ? 'has poles' : 'overflows');
}

// ---- rounding ----

function rounding(name: string, special: string, f: (x: number) => number): NativeSpec {
  return barrier(name, '(x, /)', (vm, v: Value) => {
    if (v instanceof PyFloat) return truncate(vm, f(v.v));
    const own = callSpecial(vm, v, special, []);
    return own ?? truncate(vm, f(asDouble(vm, v)));
  });
}

function trunc(vm: Vm, v: Value): Value {
  if (v instanceof PyFloat) return truncate(vm, v.v);
  const own = callSpecial(vm, v, '__trunc__', []);
  if (own === undefined) throw typeError(vm, `type ${classOf(vm, v).name} doesn't define __trunc__ method`);
  return own;
}

// ---- logarithms: ints of any size ----

function logOfValue(vm: Vm, v: Value, f: (x: number) => number, ofTwo: number): number {
  const n = intValue(v);
  if (n !== undefined) {
    if (n <= 0) throw valueError(vm, 'math domain error');
    const bits = bitLength(n);
    if (bits <= 1023) return f(Number(n));
    const shift = bits - 64;
    return f(Number(BigInt(n) >> BigInt(shift)) / 2 ** 64) + ofTwo * (shift + 64);
  }
  const x = asDouble(vm, v);
  return checked(vm, f(x), Number.isFinite(x), Number.isNaN(x), 'has poles').v;
}

function logOf(vm: Vm, v: Value, base: Value | undefined): Value {
  const n = logOfValue(vm, v, log, Math.LN2);
  if (base === undefined) return new PyFloat(n);
  const d = logOfValue(vm, base, log, Math.LN2);
  if (d === 0) throw zeroDivisionError(vm, 'float division by zero');
  return new PyFloat(n / d);
}

// ---- powers and parts ----

function fmod(x: number, y: number): number {
  return Number.isFinite(x) && !Number.isFinite(y) && !Number.isNaN(y) ? x : x % y;
}

/** IEEE 754 remainder: x − n·y with n the nearest integer, ties to even. */
function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return Number.isNaN(x) || Number.isNaN(y) ? x + y : Number.isFinite(x) ? x : NaN;
  if (y === 0) return NaN;
  const a = Math.abs(x);
  const b = Math.abs(y);
  const m = a % b;
  const c = b - m;
  const r = m < c ? m : m > c ? -c : m - 2 * ((0.5 * (a - m)) % b);
  return (x < 0 || Object.is(x, -0) ? -1 : 1) * r;
}

function powOf(vm: Vm, a: Value, b: Value): Value {
  const x = asDouble(vm, a);
  const y = asDouble(vm, b);
  const finite = Number.isFinite(x) && Number.isFinite(y);
  return checked(vm, pow(x, y), finite, Number.isNaN(x) || Number.isNaN(y), x === 0 ? 'has poles' : 'overflows');
}

function ldexpOf(vm: Vm, v: Value, exponent: Value): Value {
  const x = asDouble(vm, v);
  const n = intValue(exponent);
  if (n === undefined) throw typeError(vm, 'Expected an int as second argument to ldexp.');
  if (x === 0 || !Number.isFinite(x)) return new PyFloat(x);
  const r = n > 2 ** 31 ? Infinity : n < -(2 ** 31) ? x * 0 : ldexpRounded(x, Number(n));
  return checked(vm, r, true, false, 'overflows');
}

/** One rounding only, also for subnormal results. */
function ldexpRounded(x: number, n: number): number {
  const [m, e] = frexp(x);
  const target = Math.min(e + n, 3000);
  return target > -1021 ? ldexp(m, target) : target < -1080 ? m * 0 : m * 2 ** 60 * 2 ** -1074 * 2 ** (target + 1074 - 60);
}

function modf(x: number): [number, number] {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? [x, x] : [x > 0 ? 0 : -0, x];
  const whole = Math.trunc(x);
  const rest = x - whole;
  return [rest === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rest, whole];
}

function fma(vm: Vm, a: Value, b: Value, c: Value): Value {
  const [x, y, z] = [asDouble(vm, a), asDouble(vm, b), asDouble(vm, c)];
  if (Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z)) {
    const r = fusedMultiplyAdd(x, y, z);
    if (!Number.isFinite(r)) throw overflowError(vm, 'overflow in fma');
    return new PyFloat(r);
  }
  const r = x * y + z;
  if (Number.isNaN(r) && !Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z)) {
    if (Number.isFinite(x * y) || Number.isNaN(x * y) || Number.isFinite(z) || !Number.isFinite(x) || !Number.isFinite(y))
      throw valueError(vm, 'invalid operation in fma');
    return new PyFloat(z);
  }
  return new PyFloat(!Number.isFinite(z) && Number.isFinite(x) && Number.isFinite(y) ? z : r);
}

// ---- sums, norms, products ----

function coordinates(vm: Vm, v: Value): number[] {
  return (v instanceof PyTuple ? v.items : collect(vm, v)).map(c => asDouble(vm, c));
}

function dist(vm: Vm, p: Value, q: Value): Value {
  const a = coordinates(vm, p);
  const b = coordinates(vm, q);
  if (a.length !== b.length) throw valueError(vm, 'both points must have the same number of dimensions');
  return new PyFloat(vectorNorm(a.map((x, i) => Math.abs(x - b[i]))));
}

function fsum(vm: Vm, seq: Value): Value {
  const sum = new ExactSum();
  forEach(vm, seq, v => {
    const x = asDouble(vm, v);
    withPythonErrors(vm, () => sum.add(x));
  });
  return new PyFloat(withPythonErrors(vm, () => sum.result()));
}

function prod(vm: Vm, iterable: Value, start: Value | undefined): Value {
  let total: Value = start ?? 1;
  forEach(vm, iterable, v => void (total = binary(vm, '*', total, v)));
  return total;
}

/** Σ pᵢ·qᵢ: ints exactly, from then on floats in triple length, from then on by Python's `*` and `+`. */
function sumprod(vm: Vm, p: Value, q: Value): Value {
  const ps = getIterator(vm, p);
  const qs = getIterator(vm, q);
  let path: 'ints' | 'floats' | 'general' = 'ints';
  let total: Value = 0;
  const floats = new TripleSum();
  for (;;) {
    const a = iteratorNext(vm, ps);
    const b = iteratorNext(vm, qs);
    if ((a === undefined) !== (b === undefined)) throw valueError(vm, 'Inputs are not the same length');
    if (a === undefined || b === undefined) break;
    if (path === 'ints') {
      const next: Value | null = isExactInt(a) && isExactInt(b) ? binary(vm, '+', total, binary(vm, '*', a, b)) : null;
      if (next !== null && fitsLong(a) && fitsLong(b) && fitsLong(next)) {
        total = next;
        continue;
      }
      path = 'floats';
    }
    if (path === 'floats') {
      const pair = floatPair(a, b);
      if (pair !== null && floats.addProduct(...pair)) continue;
      path = 'general';
      if (floats.used) total = binary(vm, '+', total, new PyFloat(floats.result()));
    }
    total = binary(vm, '+', total, binary(vm, '*', a, b));
  }
  return path === 'floats' && floats.used ? binary(vm, '+', total, new PyFloat(floats.result())) : total;
}

const isExactInt = (v: Value): boolean => typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean';

/** Beyond C's long, CPython goes on in general arithmetic, whose results with floats differ. */
const fitsLong = (v: Value): boolean => typeof v !== 'bigint' || BigInt.asIntN(64, v) === v;

/** Both as doubles when one is an exact float and the other a float or an int that fits. */
function floatPair(a: Value, b: Value): [number, number] | null {
  if (!(a instanceof PyFloat) && !(b instanceof PyFloat)) return null;
  const [x, y] = [a, b].map(v => (v instanceof PyFloat ? v.v : isExactInt(v) ? Number(v) : undefined));
  return x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y) ? null : [x, y];
}

// ---- neighbours and closeness ----

function isclose(vm: Vm, av: Value, bv: Value, rel: Value | undefined, abs: Value | undefined): Value {
  const [a, b] = [asDouble(vm, av), asDouble(vm, bv)];
  const relative = rel === undefined ? 1e-9 : asDouble(vm, rel);
  const absolute = abs === undefined ? 0 : asDouble(vm, abs);
  if (relative < 0 || absolute < 0) throw valueError(vm, 'tolerances must be non-negative');
  if (a === b) return true;
  if (Math.abs(a) === Infinity || Math.abs(b) === Infinity) return false;
  const diff = Math.abs(b - a);
  return diff <= Math.abs(relative * b) || diff <= Math.abs(relative * a) || diff <= absolute;
}

/** A double's place on the number line, counted in doubles; 0 for both zeros. */
function ordinal(x: number): bigint {
  const bits = new BigInt64Array(Float64Array.of(Math.abs(x)).buffer)[0];
  return x < 0 ? -bits : bits;
}

function fromOrdinal(n: bigint): number {
  const x = new Float64Array(BigInt64Array.of(n < 0n ? -n : n).buffer)[0];
  return n < 0n ? -x : x;
}

function nextafter(vm: Vm, xv: Value, yv: Value, steps: Value | undefined): Value {
  const [x, y] = [asDouble(vm, xv), asDouble(vm, yv)];
  const count = steps === undefined || steps === None ? 1n : BigInt(asIndex(vm, steps));
  if (count < 0n) throw valueError(vm, 'steps must be a non-negative integer');
  if (count === 0n || Number.isNaN(x)) return new PyFloat(x);
  if (Number.isNaN(y) || x === y) return new PyFloat(y);
  const [from, to] = [ordinal(x), ordinal(y)];
  const reached = to > from ? from + count : from - count;
  if (count > 1n && (to > from ? reached >= to : reached <= to)) return new PyFloat(y);
  return new PyFloat(reached === 0n && from < 0n ? -0 : fromOrdinal(reached));
}

function ulp(x: number): number {
  const a = Math.abs(x);
  if (!Number.isFinite(a)) return a;
  const next = fromOrdinal(ordinal(a) + 1n);
  return next === Infinity ? a - fromOrdinal(ordinal(a) - 1n) : next - a;
}

const copysign = (x: number, y: number): number => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x));

export const MATH_MODULE: ModuleSpec = {
  name: 'math',
  doc: 'Mathematical functions of the C standard, on floats.',
  functions: [
    unary('acos', acos),
    unary('acosh', acosh),
    unary('asin', asin),
    unary('asinh', asinh),
    unary('atan', atan),
    unary('atanh', Math.atanh),
    unary('cbrt', cbrt),
    unary('cos', cos),
    unary('cosh', cosh, 'overflows'),
    unary('erf', erf),
    unary('erfc', erfc),
    unary('exp', exp, 'overflows'),
    unary('exp2', exp2, 'overflows'),
    unary('expm1', Math.expm1, 'overflows'),
    unary('fabs', Math.abs),
    unary('log1p', Math.log1p),
    unary('sin', sin),
    unary('sinh', Math.sinh, 'overflows'),
    unary('sqrt', Math.sqrt),
    unary('tan', tan),
    unary('tanh', Math.tanh),
    unary('degrees', x => x * (180 / Math.PI), 'overflows'),
    unary('radians', x => x * (Math.PI / 180)),
    unary('ulp', ulp),
    native('gamma', '(x, /)', gammaOf),
    native('lgamma', '(x, /)', lgammaOf),
    binaryOf('atan2', '(y, x, /)', atan2),
    binaryOf('copysign', '(x, y, /)', copysign),
    binaryOf('fmod', '(x, y, /)', fmod),
    binaryOf('remainder', '(x, y, /)', remainder),
    native('pow', '(x, y, /)', powOf),
    native('fma', '(x, y, z, /)', fma),
    native('log', '(x, base=math.e, /)', logOf),
    native('log2', '(x, /)', (vm, v: Value) => new PyFloat(logOfValue(vm, v, log2, 1))),
    native('log10', '(x, /)', (vm, v: Value) => new PyFloat(logOfValue(vm, v, log10, log10(2)))),
    rounding('ceil', '__ceil__', Math.ceil),
    rounding('floor', '__floor__', Math.floor),
    barrier('trunc', '(x, /)', trunc),
    native('ldexp', '(x, i, /)', ldexpOf),
    native('frexp', '(x, /)', (vm, v: Value) => {
      const [m, e] = frexp(asDouble(vm, v));
      return vm.tuple([new PyFloat(m), e]);
    }),
    native('modf', '(x, /)', (vm, v: Value) => vm.tuple(modf(asDouble(vm, v)).map(x => new PyFloat(x)))),
    test('isfinite', Number.isFinite),
    test('isinf', x => Math.abs(x) === Infinity),
    test('isnan', Number.isNaN),
    native('hypot', '(*coordinates)', (vm, xs: readonly Value[]) => new PyFloat(vectorNorm(xs.map(x => Math.abs(asDouble(vm, x)))))),
    barrier('dist', '(p, q, /)', dist),
    barrier('fsum', '(seq, /)', fsum),
    barrier('prod', '(iterable, /, *, start=1)', prod),
    barrier('sumprod', '(p, q, /)', sumprod),
    native('isclose', '(a, b, *, rel_tol=1e-09, abs_tol=0.0)', isclose),
    native('nextafter', '(x, y, /, *, steps=None)', nextafter),
    ...INTEGER_FUNCTIONS,
  ],
  setup: (_vm, dict) => {
    for (const [name, x] of [
      ['pi', Math.PI],
      ['e', Math.E],
      ['tau', 2 * Math.PI],
      ['inf', Infinity],
      ['nan', NaN],
    ] as const)
      dict.setStr(name, new PyFloat(x));
  },
};
