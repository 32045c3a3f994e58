/** `complex`. Arithmetic on pairs of doubles: util/complex-math.ts. */
import { callMethodOn } from '../attribute.js';
import { classOf, floatValue, intValue, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asDouble } from '../convert.js';
import { overflowError, typeError, valueError } from '../errors.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { intToFloat, withPythonErrors } from '../numbers.js';
import { specText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyComplex, PyFloat, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { complexDiv, complexMul, complexPow, type Complex } from '../../util/complex-math.js';
import { floatRepr, parseFloatText } from '../../util/float-text.js';
import { formatComplex } from '../../util/format-spec.js';
import { hashDouble } from '../../util/int-math.js';
import { asciiDigits } from '../../util/unicode.js';

export function makeComplex(vm: Vm, [re, im]: Complex): PyComplex {
  return new PyComplex(vm.types.complex.rootShape, re, im);
}

/** The number an operand stands for; undefined for what is no number. */
function operand(vm: Vm, v: Value): Complex | undefined {
  if (v instanceof PyComplex) return [v.re, v.im];
  const f = floatValue(v);
  if (f !== undefined) return [f, 0];
  const n = intValue(v);
  return n === undefined ? undefined : [intToFloat(vm, n), 0];
}

/** Like `asDouble`, and complex numbers through `__complex__`. */
export function asComplex(vm: Vm, v: Value): Complex {
  if (v instanceof PyComplex) return [v.re, v.im];
  const method = classOf(vm, v).find('__complex__');
  if (method === undefined) return [asDouble(vm, v), 0];
  const r = callMethodOn(vm, method, v, []);
  if (!(r instanceof PyComplex))
    throw typeError(vm, `${classOf(vm, v).name}.__complex__() must return a complex, not ${classOf(vm, r).name}`);
  return [r.re, r.im];
}

const REAL = String.raw`[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?|[-+]?(?:inf(?:inity)?|nan)`;
const BOTH = new RegExp(`^(${REAL})?(?:((?:${REAL})|[-+]?)[jJ])?$`, 'i');
const SUM = new RegExp(`^(${REAL})([-+](?:${REAL.replaceAll('[-+]?(?:', '(?:')})?)[jJ]$`, 'i');

function parse(vm: Vm, source: string): Complex {
  const text = asciiDigits(source)
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  const bad = valueError(vm, 'complex() arg is a malformed string');
  const number = (s: string): number => {
    const x = parseFloatText(s === '' || s === '+' || s === '-' ? `${s}1` : s);
    if (x === undefined) throw bad;
    return x;
  };
  const sum = SUM.exec(text);
  if (sum !== null) return [number(sum[1]), number(sum[2])];
  const one = BOTH.exec(text);
  if (one === null || text === '' || (one[1] !== undefined && one[2] !== undefined && one[2] !== '')) throw bad;
  if (one[2] === undefined) return [number(one[1] ?? 'x'), 0];
  return [0, number(one[1] ?? one[2])];
}

function newComplex(vm: Vm, cls: PyClass, real: Value | undefined, imag: Value | undefined): Value {
  if (real instanceof PyComplex && imag === undefined && cls === vm.types.complex && real.shape === cls.rootShape) return real;
  const text = real === undefined ? undefined : strValue(real);
  if (text !== undefined) {
    if (imag !== undefined) throw typeError(vm, "complex() can't take second arg if first is a string");
    return new PyComplex(cls.rootShape, ...parse(vm, jsText(text)));
  }
  if (imag !== undefined && strValue(imag) !== undefined) throw typeError(vm, "complex() second arg can't be a string");
  const [a, b] = real === undefined ? [0, 0] : part(vm, real, 'first');
  const [c, d] = imag === undefined ? [0, 0] : part(vm, imag, 'second');
  if (imag === undefined) return new PyComplex(cls.rootShape, a, b);
  // a real number has no imaginary part that could take the sign from a zero
  const isComplex = real !== undefined && classOf(vm, real).find('__complex__') !== undefined;
  return new PyComplex(cls.rootShape, a - d, isComplex ? b + c : c);
}

function part(vm: Vm, v: Value, which: 'first' | 'second'): Complex {
  const cls = classOf(vm, v);
  const known =
    operand(vm, v) !== undefined ||
    cls.find('__float__') !== undefined ||
    cls.find('__index__') !== undefined ||
    (which === 'first' && cls.find('__complex__') !== undefined);
  if (!known)
    throw typeError(vm, `complex() ${which} argument must be a ${which === 'first' ? 'string or a ' : ''}number, not '${cls.name}'`);
  return which === 'first' ? asComplex(vm, v) : v instanceof PyComplex ? [v.re, v.im] : [asDouble(vm, v), 0];
}

function binary(name: string, reflected: string, op: (a: Complex, b: Complex) => Complex): readonly NativeSpec[] {
  const run = (vm: Vm, a: Value, b: Value): Value => {
    const [x, y] = [operand(vm, a), operand(vm, b)];
    return x === undefined || y === undefined
      ? NotImplemented
      : makeComplex(
          vm,
          withPythonErrors(vm, () => op(x, y)),
        );
  };
  return [native(name, '(self, value, /)', run), native(reflected, '(self, value, /)', (vm, a: Value, b: Value) => run(vm, b, a))];
}

function power(vm: Vm, a: Value, b: Value, mod: Value | undefined): Value {
  if (mod !== undefined && mod !== None) throw valueError(vm, 'complex modulo');
  const [x, y] = [operand(vm, a), operand(vm, b)];
  return x === undefined || y === undefined
    ? NotImplemented
    : makeComplex(
        vm,
        withPythonErrors(vm, () => complexPow(x[0], x[1], y[0], y[1])),
      );
}

const short = (x: number): string => floatRepr(x).replace(/\.0$/, '');

function repr(c: PyComplex): string {
  if (c.re === 0 && !Object.is(c.re, -0)) return `${short(c.im)}j`;
  const im = short(c.im);
  return `(${short(c.re)}${im.startsWith('-') ? '' : '+'}${im}j)`;
}

function equals(a: PyComplex, b: Value): boolean | undefined {
  if (b instanceof PyComplex) return a.re === b.re && a.im === b.im;
  const y = floatValue(b) ?? intValue(b);
  // == compares a double with a bigint by mathematical value
  return y === undefined ? undefined : a.im === 0 && a.re == y;
}

function hash(c: PyComplex): number | bigint {
  const h = BigInt.asIntN(64, BigInt(hashDouble(c.re)) + 1000003n * BigInt(hashDouble(c.im)));
  const r = h === -1n ? -2n : h;
  return r >= BigInt(Number.MIN_SAFE_INTEGER) && r <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(r) : r;
}

const COMPARISONS: readonly NativeSpec[] = [
  native('__eq__', '(self, value, /)', (_vm, a: PyComplex, b: Value) => equals(a, b) ?? NotImplemented),
  native('__ne__', '(self, value, /)', (_vm, a: PyComplex, b: Value) => {
    const r = equals(a, b);
    return r === undefined ? NotImplemented : !r;
  }),
  ...['__lt__', '__le__', '__gt__', '__ge__'].map(name => native(name, '(self, value, /)', () => NotImplemented)),
];

export const COMPLEX: TypeSpec = {
  name: 'complex',
  layout: 'complex',
  hasDict: false,
  doc: "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
  create: barrier('__new__', '(cls, real=0, imag=0)', newComplex),
  methods: [
    native('__repr__', '(self, /)', (_vm, c: PyComplex) => repr(c)),
    native('__hash__', '(self, /)', (_vm, c: PyComplex) => hash(c)),
    ...COMPARISONS,
    ...binary('__add__', '__radd__', ([a, b], [c, d]) => [a + c, b + d]),
    ...binary('__sub__', '__rsub__', ([a, b], [c, d]) => [a - c, b - d]),
    ...binary('__mul__', '__rmul__', complexMul),
    ...binary('__truediv__', '__rtruediv__', complexDiv),
    native('__pow__', '(self, value, mod=None, /)', power),
    native('__rpow__', '(self, value, mod=None, /)', (vm, a: Value, b: Value, m: Value | undefined) => power(vm, b, a, m)),
    native('__neg__', '(self, /)', (vm, c: PyComplex) => makeComplex(vm, [-c.re, -c.im])),
    native('__pos__', '(self, /)', (vm, c: PyComplex) => makeComplex(vm, [c.re, c.im])),
    native('__abs__', '(self, /)', (vm, c: PyComplex) => {
      const r = Math.hypot(c.re, c.im);
      if (r === Infinity && Number.isFinite(c.re) && Number.isFinite(c.im)) throw overflowError(vm, 'absolute value too large');
      return new PyFloat(r);
    }),
    native('__bool__', '(self, /)', (_vm, c: PyComplex) => c.re !== 0 || c.im !== 0),
    native('__complex__', '(self, /)', (vm, c: PyComplex) => makeComplex(vm, [c.re, c.im])),
    native('__format__', '(self, format_spec, /)', (vm, c: PyComplex, spec: Value) =>
      spec === '' ? repr(c) : withPythonErrors(vm, () => vm.text(formatComplex(c.re, c.im, specText(vm, spec)))),
    ),
    native('__getnewargs__', '(self, /)', (vm, c: PyComplex) => vm.tuple([new PyFloat(c.re), new PyFloat(c.im)])),
    native('conjugate', '(self, /)', (vm, c: PyComplex) => makeComplex(vm, [c.re, -c.im])),
  ],
  getset: {
    real: { get: (_vm, c: PyComplex) => new PyFloat(c.re), member: true },
    imag: { get: (_vm, c: PyComplex) => new PyFloat(c.im), member: true },
  },
};
