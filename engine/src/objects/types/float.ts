/** `float`. */
import { floatOp, type BinaryOperator } from '../arithmetic.js';
import { callMethodOn } from '../attribute.js';
import { classOf, floatValue, intValue, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { bytesOf } from '../codecs.js';
import { asIndex, exactFloat } from '../convert.js';
import { overflowError, typeError, valueError } from '../errors.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { floatDivmod, intToFloat, withPythonErrors } from '../numbers.js';
import { reprText, strOf, specText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyBytes, PyFloat, PyPrimitiveSubclass, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { fromIntegralDouble, hashDouble, normalizeInt } from '../../util/int-math.js';
import { floatFromHex, floatHex, floatRepr, integerRatio, parseFloatText, roundTo } from '../../util/float-text.js';
import { formatFloat } from '../../util/format-spec.js';
import { asciiDigits } from '../../util/unicode.js';
import { isBytesLike, latinOf } from './bytes-methods.js';
import { truncate } from './int.js';

const floatOf = (v: Value): number => floatValue(v)!;

function newFloat(vm: Vm, cls: PyClass, x: Value | undefined): Value {
  const v = x === undefined ? 0 : toFloat(vm, x);
  return cls === vm.types.float ? new PyFloat(v) : new PyPrimitiveSubclass(cls.rootShape, new PyFloat(v));
}

/** `float(x)`. */
export function toFloat(vm: Vm, x: Value): number {
  if (x instanceof PyFloat) return x.v;
  if (typeof x === 'number') return x;
  if (typeof x === 'string') return parse(vm, x, x);
  const cls = classOf(vm, x);
  const method = cls.find('__float__');
  if (method !== undefined) {
    return exactFloat(vm, cls, callMethodOn(vm, method, x, []));
  }
  if (cls.find('__index__') !== undefined) return intToFloat(vm, asIndex(vm, x));
  const text = strValue(x);
  if (text !== undefined) return parse(vm, x, jsText(text));
  if (isBytesLike(x))
    return parse(vm, x instanceof PyBytes ? x : vm.bytes(bytesOf(vm, x)), latinOf(vm, x).replaceAll(/[\x80-\xff]/g, '\ufffd'));
  throw typeError(vm, `float() argument must be a string or a real number, not '${cls.name}'`);
}

function parse(vm: Vm, source: Value, text: string): number {
  const v = parseFloatText(text) ?? parseFloatText(asciiDigits(text).trim());
  if (v === undefined) throw valueError(vm, `could not convert string to float: ${reprText(vm, source)}`);
  return v;
}

/** The double of a float or int operand; undefined for others. */
function operand(vm: Vm, v: Value): number | undefined {
  const f = floatValue(v);
  if (f !== undefined) return f;
  const n = intValue(v);
  return n === undefined ? undefined : intToFloat(vm, n);
}

function binary(name: string, reflected: string, op: BinaryOperator): readonly NativeSpec[] {
  const run = (vm: Vm, a: Value, b: Value): Value => {
    const x = operand(vm, a);
    const y = operand(vm, b);
    return x === undefined || y === undefined ? NotImplemented : floatOp(vm, op, x, y);
  };
  return [native(name, '(self, value, /)', run), native(reflected, '(self, value, /)', (vm, a: Value, b: Value) => run(vm, b, a))];
}

function comparison(name: string, test: (x: number, y: number | bigint) => boolean): NativeSpec {
  return native(name, '(self, value, /)', (_vm, a: Value, b: Value) => {
    const y = floatValue(b) ?? intValue(b);
    return y === undefined ? NotImplemented : test(floatOf(a), y);
  });
}

function divmod(vm: Vm, a: Value, b: Value): Value {
  const x = operand(vm, a);
  const y = operand(vm, b);
  if (x === undefined || y === undefined) return NotImplemented;
  const [q, r] = floatDivmod(vm, x, y, 'float divmod()');
  return vm.tuple([new PyFloat(q), new PyFloat(r)]);
}

function roundFloat(vm: Vm, self: Value, digits: Value | undefined): Value {
  const x = floatOf(self);
  if (digits === undefined || digits === None) {
    const whole = truncate(vm, x);
    const rest = Math.abs(x - Math.trunc(x));
    const odd = typeof whole === 'number' && whole % 2 !== 0;
    if (rest < 0.5 || (rest === 0.5 && !odd)) return whole;
    return fromIntegralDouble(Math.trunc(x) + Math.sign(x));
  }
  const d = Number(asIndex(vm, digits));
  if (!Number.isFinite(x)) return new PyFloat(x);
  const r = roundTo(x, d);
  if (!Number.isFinite(r)) throw overflowError(vm, 'rounded value too large to represent');
  return new PyFloat(r);
}

const whole = (f: (x: number) => number) => (vm: Vm, v: Value) => truncate(vm, f(floatOf(v)));

export const FLOAT: TypeSpec = {
  name: 'float',
  layout: 'primitive',
  hasDict: false,
  create: barrier('__new__', '(cls, x=0, /)', newFloat),
  methods: [
    native('__repr__', '(self, /)', (_vm, v: Value) => floatRepr(floatOf(v))),
    native('__hash__', '(self, /)', (vm, v: Value) =>
      Number.isNaN(floatOf(v)) ? 0x7ff8 + (v instanceof PyFloat ? 0 : vm.id(v as object)) : hashDouble(floatOf(v)),
    ),
    barrier('__format__', '(self, format_spec, /)', (vm, v: Value, spec: Value) =>
      spec === '' ? strOf(vm, v) : withPythonErrors(vm, () => vm.text(formatFloat(floatOf(v), specText(vm, spec), classOf(vm, v).name))),
    ),
    ...binary('__add__', '__radd__', '+'),
    ...binary('__sub__', '__rsub__', '-'),
    ...binary('__mul__', '__rmul__', '*'),
    ...binary('__truediv__', '__rtruediv__', '/'),
    ...binary('__mod__', '__rmod__', '%'),
    ...binary('__floordiv__', '__rfloordiv__', '//'),
    native('__pow__', '(self, value, mod=None, /)', (vm, a: Value, b: Value, m: Value | undefined) => power(vm, a, b, m)),
    native('__rpow__', '(self, value, mod=None, /)', (vm, a: Value, b: Value, m: Value | undefined) => power(vm, b, a, m)),
    native('__divmod__', '(self, value, /)', divmod),
    native('__rdivmod__', '(self, value, /)', (vm, a: Value, b: Value) => divmod(vm, b, a)),
    comparison('__eq__', (x, y) => x == y),
    comparison('__ne__', (x, y) => x != y),
    comparison('__lt__', (x, y) => x < y),
    comparison('__le__', (x, y) => x <= y),
    comparison('__gt__', (x, y) => x > y),
    comparison('__ge__', (x, y) => x >= y),
    native('__neg__', '(self, /)', (_vm, v: Value) => new PyFloat(-floatOf(v))),
    native('__pos__', '(self, /)', (_vm, v: Value) => new PyFloat(floatOf(v))),
    native('__abs__', '(self, /)', (_vm, v: Value) => new PyFloat(Math.abs(floatOf(v)))),
    native('__bool__', '(self, /)', (_vm, v: Value) => floatOf(v) !== 0),
    native('__int__', '(self, /)', whole(Math.trunc)),
    native('__trunc__', '(self, /)', whole(Math.trunc)),
    native('__floor__', '(self, /)', whole(Math.floor)),
    native('__ceil__', '(self, /)', whole(Math.ceil)),
    native('__float__', '(self, /)', (_vm, v: Value) => new PyFloat(floatOf(v))),
    native('__round__', '(self, ndigits=None, /)', roundFloat),
    native('__getnewargs__', '(self, /)', (vm, v: Value) => vm.tuple([new PyFloat(floatOf(v))])),
    native('as_integer_ratio', '(self, /)', (vm, v: Value) =>
      vm.tuple(withPythonErrors(vm, () => integerRatio(floatOf(v))).map(normalizeInt)),
    ),
    native('is_integer', '(self, /)', (_vm, v: Value) => Number.isInteger(floatOf(v))),
    native('conjugate', '(self, /)', (_vm, v: Value) => new PyFloat(floatOf(v))),
    native('hex', '(self, /)', (_vm, v: Value) => floatHex(floatOf(v))),
  ],
  classMethods: [
    barrier('fromhex', '(cls, string, /)', (vm, cls: PyClass, text: Value) => {
      const s = strValue(text);
      if (s === undefined) throw typeError(vm, 'fromhex() argument must be str');
      const v = new PyFloat(withPythonErrors(vm, () => floatFromHex(jsText(s).trim())));
      return cls === vm.types.float ? v : vm.call(cls, v);
    }),
    native('__getformat__', '(cls, typestr, /)', (vm, _cls: PyClass, kind: Value) => {
      if (kind !== 'double' && kind !== 'float') throw valueError(vm, "__getformat__() argument 1 must be 'double' or 'float'");
      return 'IEEE, little-endian';
    }),
  ],
  getset: { real: { get: (_vm, v: Value) => new PyFloat(floatOf(v)) }, imag: { get: () => new PyFloat(0) } },
};

function power(vm: Vm, a: Value, b: Value, m: Value | undefined): Value {
  if (m !== undefined && m !== None) throw typeError(vm, 'pow() 3rd argument not allowed unless all arguments are integers');
  const x = operand(vm, a);
  const y = operand(vm, b);
  return x === undefined || y === undefined ? NotImplemented : floatOp(vm, '**', x, y);
}
