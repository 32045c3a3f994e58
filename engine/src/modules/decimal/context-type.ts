/** The class `decimal.Context`. */
import type { PyClass } from '../../objects/class.js';
import { floatValue, intValue, strValue } from '../../objects/class-of.js';
import { attributeError, overflowError, typeError, valueError } from '../../objects/errors.js';
import { barrier, native, type NativeSpec } from '../../objects/native.js';
import type { GetSetSpec, TypeSpec } from '../../objects/type-spec.js';
import { None, PyList, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { apply, divmod, fma } from '../../util/decimal/arithmetic.js';
import { numberClass, sameQuantum } from '../../util/decimal/compare.js';
import { Condition, ROUNDINGS, type Rounding } from '../../util/decimal/context.js';
import { power, powerModulo } from '../../util/decimal/functions.js';
import { quietNaN } from '../../util/decimal/nan.js';
import { type Decimal, digitCount, ZERO } from '../../util/decimal/number.js';
import { decimalText } from '../../util/decimal/text.js';
import { normalizeInt } from '../../util/int-math.js';
import { addStatus, decimalState, LIMIT, PyContext, under } from './context-object.js';
import { moduleType } from '../module-spec.js';
import { fromDouble, fromInt, fromValue, makeDecimal, numberArgument, PyDecimal } from './decimal-object.js';
import { BINARY, CONTEXT_BINARY, CONTEXT_UNARY, COPIES, PREDICATES, RADIX, RANGE_PREDICATES, UNARY } from './operations.js';
import { signalDict, signalsFromList, signalsFromMapping } from './signal-dict.js';
import { SIGNALS, signalList } from './signals.js';

// ---- attributes ----

function sizeIn(vm: Vm, v: Value, low: bigint, high: bigint, message: string): number | bigint {
  const n = intValue(v);
  if (n === undefined) throw typeError(vm, 'an integer is required');
  const big = BigInt(n);
  if (BigInt.asIntN(64, big) !== big) throw overflowError(vm, 'Python int too large to convert to C ssize_t');
  if (big < low || big > high) throw valueError(vm, message);
  return n;
}

export function roundingFrom(vm: Vm, v: Value): Rounding {
  const text = strValue(v);
  const found = ROUNDINGS.find(r => r === text);
  if (found !== undefined) return found;
  throw typeError(
    vm,
    'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
  );
}

const SETTERS: Readonly<Record<string, (vm: Vm, c: PyContext, v: Value) => void>> = {
  prec: (vm, c, v) => void (c.prec = sizeIn(vm, v, 1n, LIMIT, 'valid range for prec is [1, MAX_PREC]')),
  rounding: (vm, c, v) => void (c.rounding = roundingFrom(vm, v)),
  Emin: (vm, c, v) => void (c.emin = sizeIn(vm, v, -LIMIT, 0n, 'valid range for Emin is [MIN_EMIN, 0]')),
  Emax: (vm, c, v) => void (c.emax = sizeIn(vm, v, 0n, LIMIT, 'valid range for Emax is [0, MAX_EMAX]')),
  capitals: (vm, c, v) => void (c.capitals = Number(sizeIn(vm, v, 0n, 1n, 'valid values for capitals are [0, 1]'))),
  clamp: (vm, c, v) => void (c.clamp = Number(sizeIn(vm, v, 0n, 1n, 'valid values for clamp are [0, 1]'))),
  flags: (vm, c, v) => void (c.flags = signalsFromMapping(vm, v)),
  traps: (vm, c, v) => void (c.traps = signalsFromMapping(vm, v)),
};
const GETTERS: Readonly<Record<string, (vm: Vm, c: PyContext) => Value>> = {
  prec: (_vm, c) => c.prec,
  rounding: (_vm, c) => c.rounding,
  Emin: (_vm, c) => c.emin,
  Emax: (_vm, c) => c.emax,
  capitals: (_vm, c) => c.capitals,
  clamp: (_vm, c) => c.clamp,
  flags: (vm, c) => signalDict(vm, c, 'flags'),
  traps: (vm, c) => signalDict(vm, c, 'traps'),
};

const attribute = (name: string): GetSetSpec => ({
  get: GETTERS[name],
  set: (vm, c: PyContext, v) => {
    if (v === undefined) throw attributeError(vm, 'context attributes cannot be deleted');
    setAttributes(vm, c, [[name, v]]);
  },
});

/** Sets attributes by name, also those of `localcontext(prec=…)`. */
export function setAttributes(vm: Vm, c: PyContext, values: Iterable<readonly [string, Value]>): void {
  for (const [name, v] of values) {
    const set = SETTERS[name];
    if (set === undefined) throw typeError(vm, `'${name}' is an invalid keyword argument for this function`);
    set(vm, c, v);
  }
}

// ---- methods ----

const decimalMethod = (name: string, signature: string, f: (vm: Vm, c: PyContext, ...args: Decimal[]) => Decimal): NativeSpec =>
  native(name, signature, (vm, c: PyContext, ...args: Value[]) => makeDecimal(vm, f(vm, c, ...args.map(a => numberArgument(vm, a)))));

const unary = Object.entries({ ...UNARY, ...CONTEXT_UNARY }).map(([name, f]) =>
  decimalMethod(name, '(self, x, /)', (vm, c, x) => under(vm, c, w => f(w, x))),
);
const binary = Object.entries({ ...BINARY, ...CONTEXT_BINARY }).map(([name, f]) =>
  decimalMethod(name, '(self, x, y, /)', (vm, c, x, y) => under(vm, c, w => f(w, x, y))),
);
const copies = Object.entries(COPIES).map(([name, f]) => decimalMethod(name, '(self, x, /)', (_vm, _c, x) => f(x)));
const predicates = [
  ...Object.entries(PREDICATES).map(([name, f]) =>
    native(name, '(self, x, /)', (vm, _c: PyContext, x: Value) => f(contextDecimal(vm, name, x))),
  ),
  ...Object.entries(RANGE_PREDICATES).map(([name, f]) =>
    native(name, '(self, x, /)', (vm, c: PyContext, x: Value) => f(numberArgument(vm, x), Number(c.emin))),
  ),
];

/** `is_canonical` and `canonical` take Decimals only. */
function contextDecimal(vm: Vm, name: string, v: Value): Decimal {
  if (name === 'is_canonical' && !(v instanceof PyDecimal)) throw typeError(vm, 'argument must be a Decimal');
  return numberArgument(vm, v);
}

const withContext = (name: string, engineering: boolean): NativeSpec =>
  native(name, '(self, x, /)', (vm, c: PyContext, x: Value) => decimalText(numberArgument(vm, x), engineering, c.capitals === 1));

/** Rounds what `create_decimal` was given; a NaN with too long a payload is a syntax error. */
export function createDecimal(vm: Vm, c: PyContext, v: Value): PyDecimal {
  const d = fromValue(vm, c, v, false);
  if (d.isNaN) {
    if (d.coefficient === 0n || digitCount(d.coefficient) <= Number(c.prec) - c.clamp) return makeDecimal(vm, d);
    addStatus(vm, c, Condition.conversionSyntax);
    return makeDecimal(vm, quietNaN(c.work(), ZERO));
  }
  return makeDecimal(
    vm,
    under(vm, c, w => apply(w, d)),
  );
}

export function doubleArgument(vm: Vm, v: Value): Decimal {
  const n = intValue(v);
  if (n !== undefined) return fromInt(n);
  const x = floatValue(v);
  if (x === undefined) throw typeError(vm, 'argument must be int or float');
  return fromDouble(x);
}

function flagNames(bits: number): string {
  const order = [
    'Clamped',
    'InvalidOperation',
    'DivisionByZero',
    'Inexact',
    'FloatOperation',
    'Overflow',
    'Rounded',
    'Subnormal',
    'Underflow',
  ];
  return order.filter(name => (bits & SIGNALS.find(([n]) => n === name)![1]) !== 0).join(', ');
}

function contextRepr(c: PyContext): string {
  return `Context(prec=${c.prec}, rounding=${c.rounding}, Emin=${c.emin}, Emax=${c.emax}, capitals=${c.capitals}, clamp=${c.clamp}, flags=[${flagNames(c.flags)}], traps=[${flagNames(c.traps)}])`;
}

/** A context with the settings of `DefaultContext`, which a program may have changed. */
export function newContext(vm: Vm, cls: PyClass): PyContext {
  const c = new PyContext(cls.rootShape);
  const [base] = decimalState(vm).templates;
  if (base !== undefined) c.copyFrom(base);
  c.flags = 0;
  return c;
}

export function copyContext(vm: Vm, c: PyContext): PyContext {
  return new PyContext(moduleType(vm, CONTEXT).rootShape).copyFrom(c);
}

const ATTRIBUTES = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'] as const;

export const CONTEXT: TypeSpec = {
  name: 'Context',
  module: 'decimal',
  layout: 'native',
  hasDict: false,
  signature: '(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
  create: native(
    '__new__',
    '(cls, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
    (vm, cls: PyClass) => newContext(vm, cls),
  ),
  methods: [
    barrier(
      '__init__',
      '(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
      (vm, c: PyContext, ...given: (Value | undefined)[]) => {
        ATTRIBUTES.forEach((name, i) => {
          const v = given[i];
          if (v === undefined || v === None) return;
          if ((name === 'flags' || name === 'traps') && v instanceof PyList) c[name] = signalsFromList(vm, v.items);
          else setAttributes(vm, c, [[name, v]]);
        });
        return None;
      },
    ),
    ...unary,
    ...binary,
    ...copies,
    ...predicates,
    decimalMethod('fma', '(self, x, y, z, /)', (vm, c, x, y, z) => under(vm, c, w => fma(w, x, y, z))),
    native('divmod', '(self, x, y, /)', (vm, c: PyContext, x: Value, y: Value) => {
      const [a, b] = [numberArgument(vm, x), numberArgument(vm, y)];
      return vm.tuple(under(vm, c, w => divmod(w, a, b)).map(d => makeDecimal(vm, d)));
    }),
    native('power', '(self, a, b, modulo=None)', (vm, c: PyContext, a: Value, b: Value, m: Value | undefined) => {
      const [x, y] = [numberArgument(vm, a), numberArgument(vm, b)];
      const z = m === undefined || m === None ? undefined : numberArgument(vm, m);
      return makeDecimal(
        vm,
        under(vm, c, w => (z === undefined ? power(w, x, y) : powerModulo(w, x, y, z))),
      );
    }),
    native('Etiny', '(self, /)', (_vm, c: PyContext) => normalizeInt(BigInt(c.emin) - BigInt(c.prec) + 1n)),
    native('Etop', '(self, /)', (_vm, c: PyContext) => normalizeInt(BigInt(c.emax) - BigInt(c.prec) + 1n)),
    native('radix', '(self, /)', vm => makeDecimal(vm, RADIX)),
    native('canonical', '(self, x, /)', (vm, _c: PyContext, x: Value) => {
      if (!(x instanceof PyDecimal)) throw typeError(vm, 'argument must be a Decimal');
      return x;
    }),
    decimalMethod('copy_decimal', '(self, x, /)', (_vm, _c, x) => x),
    native('same_quantum', '(self, x, y, /)', (vm, _c: PyContext, x: Value, y: Value) =>
      sameQuantum(numberArgument(vm, x), numberArgument(vm, y)),
    ),
    native('number_class', '(self, x, /)', (vm, c: PyContext, x: Value) => numberClass(numberArgument(vm, x), Number(c.emin))),
    withContext('to_sci_string', false),
    withContext('to_eng_string', true),
    native('clear_flags', '(self, /)', (_vm, c: PyContext) => {
      c.flags = 0;
      return None;
    }),
    native('clear_traps', '(self, /)', (_vm, c: PyContext) => {
      c.traps = 0;
      return None;
    }),
    native('copy', '(self, /)', copyContext),
    native('__copy__', '(self, /)', copyContext),
    native('__reduce__', '(self, /)', (vm, c: PyContext) =>
      vm.tuple([
        c.shape.cls,
        vm.tuple([
          c.prec,
          c.rounding,
          c.emin,
          c.emax,
          c.capitals,
          c.clamp,
          vm.list(signalList(vm, c.flags)),
          vm.list(signalList(vm, c.traps)),
        ]),
      ]),
    ),
    native('create_decimal', "(self, num='0', /)", (vm, c: PyContext, v: Value | undefined) => createDecimal(vm, c, v ?? 0)),
    native('create_decimal_from_float', '(self, f, /)', (vm, c: PyContext, v: Value) => {
      const d = doubleArgument(vm, v);
      return makeDecimal(
        vm,
        under(vm, c, w => apply(w, d)),
      );
    }),
    native('__repr__', '(self, /)', (_vm, c: PyContext) => contextRepr(c)),
  ],
  getset: Object.fromEntries(ATTRIBUTES.map(name => [name, attribute(name)])),
};
