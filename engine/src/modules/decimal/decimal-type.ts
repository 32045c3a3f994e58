/** The class `decimal.Decimal`. */
import { getAttribute } from '../../objects/attribute.js';
import { asSize } from '../../objects/convert.js';
import { intValue, strValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { overflowError, typeError, valueError } from '../../objects/errors.js';
import { barrier, native, type NativeSpec } from '../../objects/native.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, NotImplemented, PyComplex, PyFloat, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import {
  abs,
  add,
  divide,
  divideInteger,
  divmod,
  fma,
  minus,
  multiply,
  plus,
  remainder,
  rescale,
  subtract,
} from '../../util/decimal/arithmetic.js';
import { numberClass, sameQuantum } from '../../util/decimal/compare.js';
import { UNLIMITED, Work, type Rounding } from '../../util/decimal/context.js';
import { quantize, toIntegral } from '../../util/decimal/digits.js';
import { formatDecimal, isDeprecatedSpec } from '../../util/decimal/format.js';
import { power, powerModulo } from '../../util/decimal/functions.js';
import { type Decimal, finite, powerOfTen, ZERO } from '../../util/decimal/number.js';
import { decimalText } from '../../util/decimal/text.js';
import { gcdInt } from '../../util/gcd.js';
import { normalizeInt } from '../../util/int-math.js';
import { imported, moduleType } from '../module-spec.js';
import { COMPARISONS, decimalHash } from './comparisons.js';
import { contextArgument, currentContext, under, withinMemory } from './context-object.js';
import { doubleArgument, roundingFrom } from './context-type.js';
import { fromValue, makeDecimal, numberArgument, operand, PyDecimal } from './decimal-object.js';
import { localeNumbers } from './locale-numbers.js';
import { BINARY, COPIES, PREDICATES, RADIX, RANGE_PREDICATES, UNARY, type Binary, type Unary } from './operations.js';

// ---- making ----

/** A number of a class; of subclasses through their own `__new__` and `__init__`. */
function ofClass(vm: Vm, cls: PyClass, d: Decimal): Value {
  const plain = makeDecimal(vm, d);
  return cls === plain.shape.cls ? plain : vm.call(cls, plain);
}

function newDecimal(vm: Vm, cls: PyClass, value: Value | undefined, context: Value | undefined): Value {
  const c = contextArgument(vm, context);
  if (value === undefined) return new PyDecimal(cls.rootShape, ZERO);
  if (value instanceof PyDecimal && value.shape === cls.rootShape && cls === moduleType(vm, DECIMAL)) return value;
  return new PyDecimal(cls.rootShape, fromValue(vm, c, value, true));
}

// ---- operators ----

const unaryOperator = (name: string, f: Unary): NativeSpec =>
  native(name, '(self, /)', (vm, d: PyDecimal) =>
    makeDecimal(
      vm,
      under(vm, currentContext(vm), w => f(w, d.value)),
    ),
  );

/** An operator and its reflection. */
function binaryOperator(name: string, f: Binary): NativeSpec[] {
  const run = (vm: Vm, a: Decimal | undefined, b: Decimal | undefined): Value =>
    a === undefined || b === undefined
      ? NotImplemented
      : makeDecimal(
          vm,
          under(vm, currentContext(vm), w => f(w, a, b)),
        );
  return [
    native(`__${name}__`, '(self, value, /)', (vm, d: PyDecimal, o: Value) => run(vm, d.value, operand(o))),
    native(`__r${name}__`, '(self, value, /)', (vm, d: PyDecimal, o: Value) => run(vm, operand(o), d.value)),
  ];
}

function pair(vm: Vm, a: Decimal | undefined, b: Decimal | undefined): Value {
  if (a === undefined || b === undefined) return NotImplemented;
  return vm.tuple(under(vm, currentContext(vm), w => divmod(w, a, b)).map(d => makeDecimal(vm, d)));
}

function powerOf(vm: Vm, base: Value, exponent: Value, modulus: Value | undefined): Value {
  const [a, b] = [operand(base), operand(exponent)];
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus === undefined || modulus === None)
    return makeDecimal(
      vm,
      under(vm, currentContext(vm), w => power(w, a, b)),
    );
  const m = operand(modulus);
  return m === undefined
    ? NotImplemented
    : makeDecimal(
        vm,
        under(vm, currentContext(vm), w => powerModulo(w, a, b, m)),
      );
}

const OPERATORS: readonly NativeSpec[] = [
  ...binaryOperator('add', add),
  ...binaryOperator('sub', subtract),
  ...binaryOperator('mul', multiply),
  ...binaryOperator('truediv', divide),
  ...binaryOperator('floordiv', divideInteger),
  ...binaryOperator('mod', remainder),
  native('__divmod__', '(self, value, /)', (vm, d: PyDecimal, o: Value) => pair(vm, d.value, operand(o))),
  native('__rdivmod__', '(self, value, /)', (vm, d: PyDecimal, o: Value) => pair(vm, operand(o), d.value)),
  native('__pow__', '(self, value, mod=None, /)', powerOf),
  native('__rpow__', '(self, value, mod=None, /)', (vm, d: PyDecimal, o: Value, m: Value | undefined) => powerOf(vm, o, d, m)),
  unaryOperator('__neg__', minus),
  unaryOperator('__pos__', plus),
  unaryOperator('__abs__', abs),
  native('__bool__', '(self, /)', (_vm, d: PyDecimal) => !d.value.isZero),
];

// ---- conversions ----

/** A whole number, or the error that infinities and NaNs are. */
function toInt(vm: Vm, d: Decimal, rounding: Rounding): number | bigint {
  if (d.isNaN) throw valueError(vm, 'cannot convert NaN to integer');
  if (d.isInfinite) throw overflowError(vm, 'cannot convert Infinity to integer');
  const { value } = withinMemory(vm, () => rescale(d, 0, new Work({ ...UNLIMITED, rounding })));
  return normalizeInt(value.sign === 1 ? -value.coefficient : value.coefficient);
}

function toDouble(vm: Vm, d: Decimal): number {
  if (d.kind === 'signaling') throw valueError(vm, 'cannot convert signaling NaN to float');
  return Number(d.isNaN ? NaN : decimalText(d, false, true));
}

function asTuple(vm: Vm, d: Decimal): Value {
  const payload = d.isNaN && d.coefficient === 0n ? '' : d.coefficient.toString();
  const exponent = d.isFinite
    ? Number.isSafeInteger(d.exponent)
      ? d.exponent
      : BigInt(d.exponent)
    : d.isInfinite
      ? 'F'
      : d.kind === 'quiet'
        ? 'n'
        : 'N';
  const cls = vm.state.get('decimal-tuple') as Value;
  return vm.call(cls, d.sign, vm.tuple([...payload].map(Number)), exponent);
}

function integerRatio(vm: Vm, d: Decimal): Value {
  if (d.isNaN) throw valueError(vm, 'cannot convert NaN to integer ratio');
  if (d.isInfinite) throw overflowError(vm, 'cannot convert Infinity to integer ratio');
  return withinMemory(vm, () => {
    const n = d.sign === 1 ? -d.coefficient : d.coefficient;
    if (d.exponent >= 0) return vm.tuple([normalizeInt(n * powerOfTen(d.exponent)), 1]);
    const denominator = powerOfTen(-d.exponent);
    const common = BigInt(gcdInt(normalizeInt(n), normalizeInt(denominator)));
    return vm.tuple([normalizeInt(n / common), normalizeInt(denominator / common)]);
  });
}

function round(vm: Vm, d: PyDecimal, places: Value | undefined): Value {
  if (places === undefined) return toInt(vm, d.value, 'ROUND_HALF_EVEN');
  if (intValue(places) === undefined) throw typeError(vm, 'optional arg must be an integer');
  const n = asSize(vm, places);
  return makeDecimal(
    vm,
    under(vm, currentContext(vm), w => quantize(w, d.value, finite(0, 1n, -n))),
  );
}

function format(vm: Vm, d: PyDecimal, spec: Value, override: Value | undefined): Value {
  const text = strValue(spec);
  if (text === undefined) throw typeError(vm, 'format arg must be str');
  const c = currentContext(vm);
  const source = jsText(text);
  if (isDeprecatedSpec(source)) warnOfN(vm);
  const numbers = localeNumbers(vm, override);
  const result = withinMemory(vm, () => formatDecimal(d.value, source, c.rounding, c.capitals === 1, numbers));
  if (result === undefined) throw valueError(vm, 'invalid format string');
  return vm.text(result);
}

function warnOfN(vm: Vm): void {
  const warn = getAttribute(vm, imported(vm, 'warnings'), 'warn');
  vm.call(warn, "Format specifier 'N' is deprecated", vm.types.DeprecationWarning);
}

const CONVERSIONS: readonly NativeSpec[] = [
  native('__repr__', '(self, /)', (vm, d: PyDecimal) => `Decimal('${decimalText(d.value, false, currentContext(vm).capitals === 1)}')`),
  native('__str__', '(self, /)', (vm, d: PyDecimal) => decimalText(d.value, false, currentContext(vm).capitals === 1)),
  native('__hash__', '(self, /)', decimalHash),
  native('__int__', '(self, /)', (vm, d: PyDecimal) => toInt(vm, d.value, 'ROUND_DOWN')),
  native('__trunc__', '(self, /)', (vm, d: PyDecimal) => toInt(vm, d.value, 'ROUND_DOWN')),
  native('__floor__', '(self, /)', (vm, d: PyDecimal) => toInt(vm, d.value, 'ROUND_FLOOR')),
  native('__ceil__', '(self, /)', (vm, d: PyDecimal) => toInt(vm, d.value, 'ROUND_CEILING')),
  native('__round__', '(self, ndigits=None, /)', round),
  native('__float__', '(self, /)', (vm, d: PyDecimal) => new PyFloat(toDouble(vm, d.value))),
  native('__complex__', '(self, /)', (vm, d: PyDecimal) => new PyComplex(vm.types.complex.rootShape, toDouble(vm, d.value), 0)),
  barrier('__format__', '(self, fmtarg, override=None, /)', format),
  native('__copy__', '(self, /)', (_vm, d: PyDecimal) => d),
  native('__deepcopy__', '(self, memo, /)', (_vm, d: PyDecimal) => d),
  native('__reduce__', '(self, /)', (vm, d: PyDecimal) => vm.tuple([d.shape.cls, vm.tuple([decimalText(d.value, false, true)])])),
  native('__sizeof__', '(self, /)', (_vm, d: PyDecimal) => 104 + 8 * Math.max(0, Math.ceil(d.value.digits / 19) - 4)),
  barrier('as_tuple', '(self, /)', (vm, d: PyDecimal) => asTuple(vm, d.value)),
  native('as_integer_ratio', '(self, /)', (vm, d: PyDecimal) => integerRatio(vm, d.value)),
  native('adjusted', '(self, /)', (_vm, d: PyDecimal) => (d.value.isFinite ? d.value.adjusted : 0)),
  native('canonical', '(self, /)', (_vm, d: PyDecimal) => d),
  native('conjugate', '(self, /)', (_vm, d: PyDecimal) => d),
  native('radix', '(self, /)', vm => makeDecimal(vm, RADIX)),
];

// ---- methods with a context ----

const unary = Object.entries(UNARY).map(([name, f]) =>
  native(name, '(self, /, context=None)', (vm, d: PyDecimal, context: Value | undefined) =>
    makeDecimal(
      vm,
      under(vm, contextArgument(vm, context), w => f(w, d.value)),
    ),
  ),
);

const binary = Object.entries(BINARY).map(([name, f]) =>
  native(name, '(self, /, other, context=None)', (vm, d: PyDecimal, other: Value, context: Value | undefined) => {
    const c = contextArgument(vm, context);
    const o = numberArgument(vm, other);
    return makeDecimal(
      vm,
      under(vm, c, w => f(w, d.value, o)),
    );
  }),
);

const predicates = [
  ...Object.entries(PREDICATES).map(([name, f]) => native(name, '(self, /)', (_vm, d: PyDecimal) => f(d.value))),
  ...Object.entries(RANGE_PREDICATES).map(([name, f]) =>
    native(name, '(self, /, context=None)', (vm, d: PyDecimal, context: Value | undefined) =>
      f(d.value, Number(contextArgument(vm, context).emin)),
    ),
  ),
  ...Object.entries(COPIES).map(([name, f]) => native(name, '(self, /)', (vm, d: PyDecimal) => makeDecimal(vm, f(d.value)))),
];

const optionalRounding = (vm: Vm, v: Value | undefined): Rounding | undefined =>
  v === undefined || v === None ? undefined : roundingFrom(vm, v);

const integral = (name: string, exact: boolean): NativeSpec =>
  native(name, '(self, /, rounding=None, context=None)', (vm, d: PyDecimal, rounding: Value | undefined, context: Value | undefined) => {
    const c = contextArgument(vm, context);
    return makeDecimal(
      vm,
      under(vm, c, w => toIntegral(w, d.value, exact), optionalRounding(vm, rounding)),
    );
  });

const CONTEXTUAL: readonly NativeSpec[] = [
  ...unary,
  ...binary,
  ...predicates,
  integral('to_integral', false),
  integral('to_integral_value', false),
  integral('to_integral_exact', true),
  native(
    'quantize',
    '(self, /, exp, rounding=None, context=None)',
    (vm, d: PyDecimal, exp: Value, rounding: Value | undefined, context: Value | undefined) => {
      const c = contextArgument(vm, context);
      const o = numberArgument(vm, exp);
      return makeDecimal(
        vm,
        under(vm, c, w => quantize(w, d.value, o), optionalRounding(vm, rounding)),
      );
    },
  ),
  native('fma', '(self, /, other, third, context=None)', (vm, d: PyDecimal, other: Value, third: Value, context: Value | undefined) => {
    const c = contextArgument(vm, context);
    const [a, b] = [numberArgument(vm, other), numberArgument(vm, third)];
    return makeDecimal(
      vm,
      under(vm, c, w => fma(w, d.value, a, b)),
    );
  }),
  native('same_quantum', '(self, /, other, context=None)', (vm, d: PyDecimal, other: Value, context: Value | undefined) => {
    contextArgument(vm, context);
    return sameQuantum(d.value, numberArgument(vm, other));
  }),
  native('number_class', '(self, /, context=None)', (vm, d: PyDecimal, context: Value | undefined) =>
    numberClass(d.value, Number(contextArgument(vm, context).emin)),
  ),
  native('to_eng_string', '(self, /, context=None)', (vm, d: PyDecimal, context: Value | undefined) =>
    decimalText(d.value, true, contextArgument(vm, context).capitals === 1),
  ),
];

export const DECIMAL: TypeSpec = {
  name: 'Decimal',
  module: 'decimal',
  layout: 'native',
  hasDict: false,
  doc: "Decimal(value='0', context=None): exact decimal floating-point number.",
  signature: "(value='0', context=None)",
  create: barrier('__new__', "(cls, value='0', context=None)", newDecimal),
  methods: [...OPERATORS, ...COMPARISONS, ...CONVERSIONS, ...CONTEXTUAL],
  classMethods: [barrier('from_float', '(cls, f, /)', (vm, cls: PyClass, f: Value) => ofClass(vm, cls, doubleArgument(vm, f)))],
  getset: {
    real: { get: (_vm, d: PyDecimal) => d },
    imag: { get: vm => makeDecimal(vm, ZERO) },
  },
};
