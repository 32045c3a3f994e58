/** `int` and `bool`. Exact operands rarely come here: arithmetic.ts has the fast paths. */
import { arithmeticBuiltin, unary, type BinaryOperator } from '../arithmetic.js';
import { callMethodOn, getAttribute } from '../attribute.js';
import { classOf, floatValue, intValue, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compareBuiltin } from '../compare.js';
import { bytesOf } from '../codecs.js';
import { asClampedSize, asIndex, asSize, exactInt } from '../convert.js';
import { overflowError, typeError, valueError, zeroDivisionError } from '../errors.js';
import { collect } from '../iterate.js';
import { barrier, native, type NativeFn, type NativeSpec } from '../native.js';
import { intPower, intToFloat, maxStrDigits, withPythonErrors } from '../numbers.js';
import { reprText, strOf, specText } from '../text.js';
import { truth } from '../truth.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyBytes, PyFloat, PyPrimitiveSubclass, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { bitCount, bitLength, divmodInt, fromIntegralDouble, hashInt, normalizeInt, powMod, type Int } from '../../util/int-math.js';
import { intToText, parseIntText } from '../../util/int-text.js';
import { formatInt } from '../../util/format-spec.js';
import { asciiDigits } from '../../util/unicode.js';
import { objectBytes } from './bytes.js';
import { isBytesLike, latinOf } from './bytes-methods.js';

const intOf = (v: Value): Int => intValue(v)!;

function wrap(cls: PyClass, base: PyClass, n: Int): Value {
  return cls === base ? n : new PyPrimitiveSubclass(cls.rootShape, n);
}

// ---- construction ----

function newInt(vm: Vm, cls: PyClass, x: Value | undefined, base: Value | undefined): Value {
  if (x === undefined) {
    if (base !== undefined) throw typeError(vm, 'int() missing string argument');
    return wrap(cls, vm.types.int, 0);
  }
  return wrap(cls, vm.types.int, base === undefined ? toInt(vm, x) : fromText(vm, x, asClampedSize(vm, base)));
}

/** `int(x)`. */
export function toInt(vm: Vm, x: Value): Int {
  if (typeof x === 'number' || typeof x === 'bigint') return x;
  if (typeof x === 'boolean') return x ? 1 : 0;
  if (typeof x === 'string') return plainDigits(x) ?? fromText(vm, x, 10);
  const f = x instanceof PyFloat ? x.v : undefined;
  if (f !== undefined) return truncate(vm, f);
  const cls = classOf(vm, x);
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const method = cls.find(name);
    if (method === undefined) continue;
    const r = callMethodOn(vm, method, x, []);
    if (name === '__trunc__') return truncated(vm, r);
    return exactInt(vm, r, name);
  }
  if (strValue(x) !== undefined || isBytesLike(x)) return fromText(vm, x, 10);
  throw typeError(vm, `int() argument must be a string, a bytes-like object or a real number, not '${cls.name}'`);
}

/** The result of `__trunc__`, which may be any integral object. */
function truncated(vm: Vm, r: Value): Int {
  vm.warn('DeprecationWarning', 'The delegation of int() to __trunc__ is deprecated.');
  const n = intValue(r);
  if (n !== undefined) return n;
  if (classOf(vm, r).find('__index__') === undefined) throw typeError(vm, `__trunc__ returned non-Integral (type ${classOf(vm, r).name})`);
  return asIndex(vm, r);
}

/** Hot: the int of a few ASCII digits and nothing else. */
function plainDigits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    n = n * 10 + digit;
  }
  return n;
}

export function truncate(vm: Vm, x: number): Int {
  if (Number.isNaN(x)) throw valueError(vm, 'cannot convert float NaN to integer');
  if (!Number.isFinite(x)) throw overflowError(vm, 'cannot convert float infinity to integer');
  return fromIntegralDouble(Math.trunc(x));
}

function fromText(vm: Vm, x: Value, base: number): Int {
  const s = strValue(x);
  let text: string;
  if (s !== undefined) text = jsText(s);
  else if (isBytesLike(x)) text = latinOf(vm, x).replaceAll(/[\x80-\xff]/g, '\ufffd');
  else throw typeError(vm, "int() can't convert non-string with explicit base");
  if (base !== 0 && (base < 2 || base > 36)) throw valueError(vm, 'int() base must be >= 2 and <= 36, or 0');
  const n = withPythonErrors(vm, () => parseIntText(asciiDigits(text).trim(), base, maxStrDigits(vm)));
  if (n === undefined)
    throw valueError(
      vm,
      `invalid literal for int() with base ${base}: ${reprText(vm, x instanceof PyBytes || s !== undefined ? x : vm.bytes(bytesOf(vm, x))).slice(0, 200)}`,
    );
  return n;
}

// ---- methods ----

function binary(name: string, reflected: string, op: BinaryOperator): readonly NativeSpec[] {
  const run = (vm: Vm, a: Value, b: Value): Value => {
    const x = intValue(a);
    const y = intValue(b);
    return x === undefined || y === undefined ? NotImplemented : (arithmeticBuiltin(vm, op, x, y) ?? NotImplemented);
  };
  return [native(name, '(self, value, /)', run), native(reflected, '(self, value, /)', (vm, a: Value, b: Value) => run(vm, b, a))];
}

function power(vm: Vm, a: Value, b: Value, m: Value | undefined): Value {
  const x = intValue(a);
  const y = intValue(b);
  if (x === undefined || y === undefined) return NotImplemented;
  if (m === undefined || m === None) return intPower(vm, x, y);
  const z = intValue(m);
  if (z === undefined) return NotImplemented;
  if (z == 0) throw valueError(vm, 'pow() 3rd argument cannot be 0');
  return withPythonErrors(vm, () => powMod(x, y, z));
}

function comparison(name: string, op: '<' | '<=' | '==' | '!=' | '>' | '>='): NativeSpec {
  return native(name, '(self, value, /)', (_vm, a: Value, b: Value) => {
    const x = intValue(a);
    const y = intValue(b);
    return x === undefined || y === undefined ? NotImplemented : compareBuiltin(op, x, y)!;
  });
}

function roundInt(vm: Vm, self: Value, digits: Value | undefined): Value {
  const n = intOf(self);
  if (digits === undefined || digits === None) return n;
  const d = asIndex(vm, digits);
  if (d >= 0) return n;
  const unit = 10n ** -BigInt(d);
  const [q, r] = divmodInt(n, normalizeInt(unit));
  const twice = 2n * BigInt(r);
  const up = twice > unit || (twice === unit && BigInt(q) % 2n !== 0n);
  return normalizeInt((BigInt(q) + (up ? 1n : 0n)) * unit);
}

function toBytes(vm: Vm, self: Value, length: Value | undefined, order: Value | undefined, signed: Value | undefined): Value {
  const size = length === undefined ? 1 : asSize(vm, length);
  const little = byteOrder(vm, order);
  if (size < 0) throw valueError(vm, 'length argument must be non-negative');
  const isSigned = signed !== undefined && truth(vm, signed);
  const given = BigInt(intOf(self));
  if (given < 0n && !isSigned) throw overflowError(vm, "can't convert negative int to unsigned");
  const bits = BigInt(8 * size);
  const tooBig = isSigned ? BigInt.asIntN(Number(bits), given) !== given : given >> bits !== 0n;
  if (tooBig) throw overflowError(vm, 'int too big to convert');
  const n = size === 0 ? 0n : BigInt.asUintN(Number(bits), given);
  return vm.bytes(bytesOfHex(n.toString(16), size, little));
}

/** Digits once, not a division for each byte: that would copy the number each time. */
function bytesOfHex(hex: string, size: number, little: boolean): Uint8Array {
  const data = new Uint8Array(size);
  for (let i = 0, end = hex.length; end > 0; i++, end -= 2)
    data[little ? i : size - 1 - i] = parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  return data;
}

function byteOrder(vm: Vm, order: Value | undefined): boolean {
  if (order === undefined || order === 'big') return false;
  if (order === 'little') return true;
  throw valueError(vm, "byteorder must be either 'little' or 'big'");
}

function fromBytes(vm: Vm, cls: PyClass, bytes: Value, order: Value | undefined, signed: Value | undefined): Value {
  const data = bytes instanceof PyBytes ? bytes.data : objectBytes(vm, bytes);
  const little = byteOrder(vm, order);
  let hex = '';
  for (let i = 0; i < data.length; i++) hex += data[little ? data.length - 1 - i : i].toString(16).padStart(2, '0');
  let n = hex === '' ? 0n : BigInt(`0x${hex}`);
  if (signed !== undefined && truth(vm, signed)) n = BigInt.asIntN(8 * data.length, n);
  const r = normalizeInt(n);
  return cls === vm.types.int ? r : vm.call(cls, r);
}

const self: NativeFn = (_vm, v: Value) => intOf(v);

export const INT: TypeSpec = {
  name: 'int',
  layout: 'primitive',
  hasDict: false,
  create: barrier('__new__', '(cls, x=0, /, base=10)', newInt),
  methods: [
    native('__repr__', '(self, /)', (vm, v: Value) => withPythonErrors(vm, () => intToText(intOf(v), maxStrDigits(vm)))),
    native('__hash__', '(self, /)', (_vm, v: Value) => hashInt(intOf(v))),
    barrier('__format__', '(self, format_spec, /)', (vm, v: Value, spec: Value) =>
      spec === '' ? strOf(vm, v) : withPythonErrors(vm, () => vm.text(formatInt(intOf(v), specText(vm, spec), classOf(vm, v).name))),
    ),
    ...binary('__add__', '__radd__', '+'),
    ...binary('__sub__', '__rsub__', '-'),
    ...binary('__mul__', '__rmul__', '*'),
    ...binary('__mod__', '__rmod__', '%'),
    ...binary('__floordiv__', '__rfloordiv__', '//'),
    ...binary('__truediv__', '__rtruediv__', '/'),
    ...binary('__lshift__', '__rlshift__', '<<'),
    ...binary('__rshift__', '__rrshift__', '>>'),
    ...binary('__and__', '__rand__', '&'),
    ...binary('__or__', '__ror__', '|'),
    ...binary('__xor__', '__rxor__', '^'),
    native('__divmod__', '(self, value, /)', (vm, a: Value, b: Value) => divmod(vm, a, b)),
    native('__rdivmod__', '(self, value, /)', (vm, a: Value, b: Value) => divmod(vm, b, a)),
    native('__pow__', '(self, value, mod=None, /)', power),
    native('__rpow__', '(self, value, mod=None, /)', (vm, a: Value, b: Value, m: Value | undefined) => power(vm, b, a, m)),
    comparison('__eq__', '=='),
    comparison('__ne__', '!='),
    comparison('__lt__', '<'),
    comparison('__le__', '<='),
    comparison('__gt__', '>'),
    comparison('__ge__', '>='),
    native('__neg__', '(self, /)', (vm, v: Value) => unary(vm, '-', intOf(v))),
    native('__pos__', '(self, /)', self),
    native('__abs__', '(self, /)', (vm, v: Value) => (intOf(v) < 0 ? unary(vm, '-', intOf(v)) : intOf(v))),
    native('__invert__', '(self, /)', (vm, v: Value) => unary(vm, '~', intOf(v))),
    native('__bool__', '(self, /)', (_vm, v: Value) => intOf(v) != 0),
    native('__int__', '(self, /)', self),
    native('__index__', '(self, /)', self),
    native('__float__', '(self, /)', (vm, v: Value) => new PyFloat(intToFloat(vm, intOf(v)))),
    native('__trunc__', '(self, /)', self),
    native('__floor__', '(self, /)', self),
    native('__ceil__', '(self, /)', self),
    native('__round__', '(self, ndigits=None, /)', roundInt),
    native('__getnewargs__', '(self, /)', (vm, v: Value) => vm.tuple([intOf(v)])),
    native('__sizeof__', '(self, /)', (_vm, v: Value) => 24 + 4 * Math.max(1, Math.ceil(bitLength(intOf(v)) / 30))),
    native('bit_length', '(self, /)', (_vm, v: Value) => bitLength(intOf(v))),
    native('bit_count', '(self, /)', (_vm, v: Value) => bitCount(intOf(v))),
    native('conjugate', '(self, /)', self),
    native('is_integer', '(self, /)', () => true),
    native('as_integer_ratio', '(self, /)', (vm, v: Value) => vm.tuple([intOf(v), 1])),
    native('to_bytes', "(self, /, length=1, byteorder='big', *, signed=False)", toBytes),
  ],
  classMethods: [barrier('from_bytes', "(cls, /, bytes, byteorder='big', *, signed=False)", fromBytes)],
  getset: {
    real: { get: (_vm, v: Value) => intOf(v) },
    imag: { get: () => 0 },
    numerator: { get: (_vm, v: Value) => intOf(v) },
    denominator: { get: () => 1 },
  },
};

function divmod(vm: Vm, a: Value, b: Value): Value {
  const x = intValue(a);
  const y = intValue(b);
  if (x === undefined || y === undefined) return NotImplemented;
  if (y == 0) throw zeroDivisionError(vm, 'integer division or modulo by zero');
  return vm.tuple(divmodInt(x, y));
}

function logic(name: string, reflected: string, op: '&' | '|' | '^'): readonly NativeSpec[] {
  const run = (vm: Vm, a: Value, b: Value): Value => {
    if (typeof a === 'boolean' && typeof b === 'boolean') return arithmeticBuiltin(vm, op, a, b)!;
    const [x, y] = [intValue(a), intValue(b)];
    return x === undefined || y === undefined ? NotImplemented : arithmeticBuiltin(vm, op, x, y)!;
  };
  return [native(name, '(self, value, /)', run), native(reflected, '(self, value, /)', (vm, a: Value, b: Value) => run(vm, b, a))];
}

export const BOOL: TypeSpec = {
  name: 'bool',
  base: 'int',
  layout: 'primitive',
  final: true,
  hasDict: false,
  create: barrier('__new__', '(cls, object=False, /)', (vm, _cls: PyClass, v: Value | undefined) => v !== undefined && truth(vm, v)),
  methods: [
    native('__repr__', '(self, /)', (_vm, v: Value) => (v === true ? 'True' : 'False')),
    ...logic('__and__', '__rand__', '&'),
    ...logic('__or__', '__ror__', '|'),
    ...logic('__xor__', '__rxor__', '^'),
  ],
};

export { floatValue, getAttribute };
