/** The exception classes of `decimal` and how a condition becomes one. Knows no numbers. */
import type { PyClass } from '../../objects/class.js';
import { makeError } from '../../objects/errors.js';
import { PyException } from '../../objects/exception.js';
import type { ExceptionName } from '../../objects/type-names.js';
import type { Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { Condition } from '../../util/decimal/context.js';
import { engineState } from '../module-spec.js';

/** Conditions that the one signal InvalidOperation stands for. */
export const INVALID =
  Condition.conversionSyntax |
  Condition.divisionImpossible |
  Condition.divisionUndefined |
  Condition.invalidContext |
  Condition.invalidOperation;

/** Signals by precedence: the first one that is trapped is raised. */
export const SIGNALS = [
  ['InvalidOperation', INVALID],
  ['FloatOperation', Condition.floatOperation],
  ['DivisionByZero', Condition.divisionByZero],
  ['Overflow', Condition.overflow],
  ['Underflow', Condition.underflow],
  ['Subnormal', Condition.subnormal],
  ['Inexact', Condition.inexact],
  ['Rounded', Condition.rounded],
  ['Clamped', Condition.clamped],
] as const;
export type SignalName = (typeof SIGNALS)[number][0];

/** What is reported of an invalid operation, in this order. */
const CONDITIONS = [
  ['InvalidOperation', Condition.invalidOperation],
  ['ConversionSyntax', Condition.conversionSyntax],
  ['DivisionImpossible', Condition.divisionImpossible],
  ['DivisionUndefined', Condition.divisionUndefined],
  ['InvalidContext', Condition.invalidContext],
] as const;
type ClassName = SignalName | (typeof CONDITIONS)[number][0] | 'DecimalException';

/** Every class with its bases; builtin ones by their own names. */
const BASES: Readonly<Record<ClassName, readonly (ClassName | ExceptionName)[]>> = {
  DecimalException: ['ArithmeticError'],
  InvalidOperation: ['DecimalException'],
  FloatOperation: ['DecimalException', 'TypeError'],
  DivisionByZero: ['DecimalException', 'ZeroDivisionError'],
  Inexact: ['DecimalException'],
  Rounded: ['DecimalException'],
  Subnormal: ['DecimalException'],
  Overflow: ['Inexact', 'Rounded'],
  Underflow: ['Inexact', 'Rounded', 'Subnormal'],
  Clamped: ['DecimalException'],
  ConversionSyntax: ['InvalidOperation'],
  DivisionImpossible: ['InvalidOperation'],
  DivisionUndefined: ['InvalidOperation', 'ZeroDivisionError'],
  InvalidContext: ['InvalidOperation'],
};

export const SIGNAL_CLASSES = Object.keys(BASES) as readonly ClassName[];

export function signalClass(vm: Vm, name: ClassName): PyClass {
  const classes = engineState(vm, 'decimal-signals', () => new Map<string, PyClass>());
  let cls = classes.get(name);
  if (cls === undefined) {
    const namespace = vm.dict();
    namespace.setStr('__module__', 'decimal');
    const bases = BASES[name].map(b => (b in BASES ? signalClass(vm, b as ClassName) : vm.types[b as ExceptionName]));
    classes.set(name, (cls = vm.call(vm.types.type, name, vm.tuple(bases), namespace) as PyClass));
  }
  return cls;
}

/** The bits of a signal given by its class; undefined for all else. */
export function signalBits(vm: Vm, v: Value): number | undefined {
  for (const [name, bits] of SIGNALS) if (v === signalClass(vm, name)) return bits;
  return undefined;
}

export function signalList(vm: Vm, bits: number): PyClass[] {
  return SIGNALS.filter(([, b]) => (bits & b) !== 0).map(([name]) => signalClass(vm, name));
}

/** The exception for trapped conditions. */
export function signalError(vm: Vm, trapped: number): PyException {
  const [name] = SIGNALS.find(([, bits]) => (trapped & bits) !== 0)!;
  const conditions = CONDITIONS.filter(([, bits]) => (trapped & bits) !== 0).map(([n]) => signalClass(vm, n));
  const signals = SIGNALS.slice(1)
    .filter(([, bits]) => (trapped & bits) !== 0)
    .map(([n]) => signalClass(vm, n));
  return new PyException(signalClass(vm, name).rootShape, vm.tuple([vm.list([...conditions, ...signals])]));
}

export const noMemory = (vm: Vm): PyException => makeError(vm, 'MemoryError', null);
