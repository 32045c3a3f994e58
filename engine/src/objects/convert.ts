/** Arguments of natives as JS values, with CPython's errors. May run `__index__`, `__float__`, `__int__`. */
import { callMethodOn } from './attribute.js';
import { classOf, floatValue, intValue, strValue } from './class-of.js';
import { makeError, overflowError, typeError } from './errors.js';
import { intToFloat } from './numbers.js';
import { Special, type PyClass } from './class.js';
import { PyAstral, PyFloat, type Value } from './value.js';
import { jsText, type Vm } from './vm.js';

/** `operator.index(v)`: the int of anything with `__index__`. */
export function asIndex(vm: Vm, v: Value): number | bigint {
  const n = intValue(v);
  if (n !== undefined) return n;
  const cls = classOf(vm, v);
  const method = cls.special(Special.__index__);
  if (method === undefined) throw typeError(vm, `'${cls.name}' object cannot be interpreted as an integer`);
  return exactInt(vm, callMethodOn(vm, method, v, []), '__index__');
}

/** The int that `__index__` or `__int__` returned; warns of instances of subclasses. */
export function exactInt(vm: Vm, r: Value, method: string): number | bigint {
  if (typeof r === 'number' || typeof r === 'bigint') return r;
  const i = intValue(r);
  const returned = `${method} returned non-int (type ${classOf(vm, r).name})`;
  if (i === undefined) throw typeError(vm, returned);
  vm.warn(
    'DeprecationWarning',
    `${returned}.  The ability to return an instance of a strict subclass of int is deprecated, and may not be supported in a future version of Python.`,
  );
  return i;
}

/** An argument that fits CPython’s Py_ssize_t. */
export function asSize(vm: Vm, v: Value): number {
  return sizeOf(asIndex(vm, v)) ?? fail(vm, 'OverflowError', 'Python int too large to convert to C ssize_t');
}

/** As `asSize` for an index or a count of repetitions, which CPython refuses in other words; `error` for those that do not fit. */
export function asPosition(vm: Vm, v: Value, error: 'IndexError' | 'OverflowError'): number {
  return sizeOf(asIndex(vm, v)) ?? fail(vm, error, `cannot fit '${classOf(vm, v).name}' into an index-sized integer`);
}

function sizeOf(i: number | bigint): number | undefined {
  if (typeof i === 'number') return i;
  return BigInt.asIntN(64, i) === i ? Number(i) : undefined;
}

function fail(vm: Vm, error: 'IndexError' | 'OverflowError', message: string): never {
  throw makeError(vm, error, message);
}

/** As `asSize`, but clamped: for slice bounds. */
export function asClampedSize(vm: Vm, v: Value): number {
  const i = asIndex(vm, v);
  return typeof i === 'number' ? i : i < 0n ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** A C int argument. */
export function asInt32(vm: Vm, v: Value): number {
  const i = asIndex(vm, v);
  if (typeof i === 'number' && i >= -0x80000000 && i <= 0x7fffffff) return i;
  throw overflowError(vm, i < 0 ? 'signed integer is less than minimum' : 'signed integer is greater than maximum');
}

/** A C double argument: floats, ints, `__float__`, `__index__`. */
export function asDouble(vm: Vm, v: Value): number {
  const f = floatValue(v);
  if (f !== undefined) return f;
  const n = intValue(v);
  if (n !== undefined) return intToFloat(vm, n);
  const cls = classOf(vm, v);
  const method = cls.special(Special.__float__);
  if (method === undefined) {
    if (cls.special(Special.__index__) !== undefined) return intToFloat(vm, asIndex(vm, v));
    throw typeError(vm, `must be real number, not ${cls.name}`);
  }
  return exactFloat(vm, cls, callMethodOn(vm, method, v, []));
}

/** The double that `__float__` of an instance of `cls` returned; warns of instances of subclasses. */
export function exactFloat(vm: Vm, cls: PyClass, r: Value): number {
  if (r instanceof PyFloat) return r.v;
  const x = floatValue(r);
  const returned = `${cls.name}.__float__ returned non-float (type ${classOf(vm, r).name})`;
  if (x === undefined) throw typeError(vm, returned);
  vm.warn(
    'DeprecationWarning',
    `${returned}.  The ability to return an instance of a strict subclass of float is deprecated, and may not be supported in a future version of Python.`,
  );
  return x;
}

/** A str argument as JS text; `what` completes “… must be str, not int”. */
export function asText(vm: Vm, v: Value, what: string): string {
  if (typeof v === 'string') return v;
  const s = strValue(v);
  if (s === undefined) throw typeError(vm, `${what} must be str, not ${classOf(vm, v).name}`);
  return s instanceof PyAstral ? jsText(s) : s;
}
