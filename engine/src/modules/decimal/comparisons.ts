/** Comparison of Decimals with other numbers, and their hash, which equals that of equal numbers. */
import { floatValue } from '../../objects/class-of.js';
import type { CompareOperator } from '../../objects/compare.js';
import { typeError } from '../../objects/errors.js';
import { native, type NativeSpec } from '../../objects/native.js';
import { hashOf } from '../../objects/hash.js';
import { identityNumber } from '../../objects/types/object.js';
import { rotateHash } from '../../objects/identity-hash.js';
import { NotImplemented, PyComplex, PyFloat, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { multiply } from '../../util/decimal/arithmetic.js';
import { order } from '../../util/decimal/compare.js';
import { Condition } from '../../util/decimal/context.js';
import { normalizeInt, powMod } from '../../util/int-math.js';
import type { Decimal } from '../../util/decimal/number.js';
import { addStatus, currentContext, exactly } from './context-object.js';
import { fromDouble, numberArgument, operand, type PyDecimal, rationalParts } from './decimal-object.js';

type Pair = readonly [Decimal, Decimal];

/** Both sides as decimal numbers of the same scale; undefined when the other one is no number. */
function comparable(vm: Vm, op: CompareOperator, d: Decimal, o: Value): Pair | undefined {
  const other = operand(o);
  if (other !== undefined) return [d, other];
  const equality = op === '==' || op === '!=';
  if (o instanceof PyComplex && equality) return o.im === 0 ? compareFloat(vm, equality, d, o.re) : undefined;
  const x = floatValue(o);
  if (x !== undefined) return compareFloat(vm, equality, d, x);
  const rational = rationalParts(vm, o);
  if (rational === undefined) return undefined;
  const denominator = numberArgument(vm, rational.denominator);
  const scaled = d.isFinite ? exactly(vm, w => multiply(w, d, denominator)) : d;
  return [scaled, numberArgument(vm, rational.numerator)];
}

/** Equality with floats is quiet; order is a float operation, which may be trapped. */
function compareFloat(vm: Vm, equality: boolean, d: Decimal, x: number): Pair {
  const c = currentContext(vm);
  if (equality) c.flags |= Condition.floatOperation;
  else addStatus(vm, c, Condition.floatOperation);
  return [d, fromDouble(x)];
}

const HOLDS: Readonly<Record<CompareOperator, (c: number) => boolean>> = {
  '<': c => c < 0,
  '<=': c => c <= 0,
  '==': c => c === 0,
  '!=': c => c !== 0,
  '>': c => c > 0,
  '>=': c => c >= 0,
};

function compareWith(vm: Vm, op: CompareOperator, d: Decimal, o: Value): Value {
  const pair = comparable(vm, op, d, o);
  if (pair === undefined) return NotImplemented;
  const [a, b] = pair;
  if (!a.isNaN && !b.isNaN) return HOLDS[op](order(a, b));
  const signaling = a.kind === 'signaling' || b.kind === 'signaling';
  // quiet NaNs are unequal to everything; asking for their order is an error
  if (signaling || (op !== '==' && op !== '!=')) addStatus(vm, currentContext(vm), Condition.invalidOperation);
  return op === '!=';
}

export const COMPARISONS: readonly NativeSpec[] = (
  [
    ['__eq__', '=='],
    ['__ne__', '!='],
    ['__lt__', '<'],
    ['__le__', '<='],
    ['__gt__', '>'],
    ['__ge__', '>='],
  ] as const
).map(([name, op]) => native(name, '(self, value, /)', (vm, d: PyDecimal, o: Value) => compareWith(vm, op, d.value, o)));

const MODULUS = 2n ** 61n - 1n;
/** The inverse of ten. */
const TENTH = BigInt(powMod(10, normalizeInt(MODULUS - 2n), normalizeInt(MODULUS)));

export function decimalHash(vm: Vm, d: PyDecimal): Value {
  const { value } = d;
  if (value.kind === 'signaling') throw typeError(vm, 'Cannot hash a signaling NaN value');
  if (value.isNaN) return rotateHash(identityNumber(vm, d));
  if (value.isInfinite) return hashOf(vm, new PyFloat(value.sign === 1 ? -Infinity : Infinity));
  const scale = BigInt(powMod(value.exponent >= 0 ? 10 : normalizeInt(TENTH), Math.abs(value.exponent), normalizeInt(MODULUS)));
  const h = (value.coefficient * scale) % MODULUS;
  const signed = value.sign === 1 ? -h : h;
  return normalizeInt(signed === -1n ? -2n : signed);
}
