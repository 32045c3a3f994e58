/** `Decimal` objects and how other Python values become decimal numbers. */
import { getAttribute } from '../../objects/attribute.js';
import { classOf, floatValue, intValue, strValue } from '../../objects/class-of.js';
import { asSize } from '../../objects/convert.js';
import { typeError, valueError } from '../../objects/errors.js';
import { truth } from '../../objects/truth.js';
import type { Shape } from '../../objects/shape.js';
import { PyList, PyObjectWithDict, PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { Condition } from '../../util/decimal/context.js';
import { Decimal, finite, infinity, integer, NAN, type Sign } from '../../util/decimal/number.js';
import { parseDecimal } from '../../util/decimal/text.js';
import { decompose } from '../../util/float-text.js';
import { asciiDigits } from '../../util/unicode.js';
import { imported } from '../module-spec.js';
import { addStatus, type PyContext } from './context-object.js';

export class PyDecimal extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly value: Decimal,
  ) {
    super();
  }
}

const LARGEST = 999999999999999999;
const SMALLEST = -1999999999999999997;

/** Is the number within the limits of every context? */
const representable = (d: Decimal): boolean =>
  !d.isFinite || (d.exponent >= SMALLEST && (d.isZero ? d.exponent <= LARGEST : d.adjusted <= LARGEST));

/** With ASCII digits; `Decimal(…)` allows blanks around a number and underscores in it, `create_decimal` does not. */
const plainText = (text: string, exact: boolean): string =>
  asciiDigits(exact ? text.replace(/^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g, '').replaceAll('_', '') : text);

/** Text as a number; a syntax error is a condition of the context. */
export function fromText(vm: Vm, c: PyContext, text: string, exact: boolean): Decimal {
  const d = parseDecimal(plainText(text, exact));
  if (d !== undefined && (!exact || representable(d))) return d;
  addStatus(vm, c, d === undefined ? Condition.conversionSyntax : Condition.invalidOperation);
  return NAN;
}

export function fromInt(n: number | bigint): Decimal {
  return integer(BigInt(n));
}

/** The exact value of a double. */
export function fromDouble(x: number): Decimal {
  const sign: Sign = x < 0 || Object.is(x, -0) ? 1 : 0;
  if (Number.isNaN(x)) return NAN;
  if (!Number.isFinite(x)) return infinity(sign);
  if (x === 0) return finite(sign, 0n, 0);
  let { mantissa, exponent } = decompose(Math.abs(x));
  while ((mantissa & 1n) === 0n && exponent < 0) {
    mantissa >>= 1n;
    exponent++;
  }
  return exponent >= 0 ? finite(sign, mantissa << BigInt(exponent), 0) : finite(sign, mantissa * 5n ** BigInt(-exponent), exponent);
}

/** `(sign, digits, exponent)`. */
function fromTuple(vm: Vm, c: PyContext, parts: readonly Value[], exact: boolean): Decimal {
  if (parts.length !== 3) throw valueError(vm, 'argument must be a sequence of length 3');
  const [sign, digits, exponent] = parts;
  const s = intValue(sign);
  if (s === undefined) throw valueError(vm, 'sign must be an integer with the value 0 or 1');
  if (s !== 0 && s !== 1) throw valueError(vm, 'sign must be an integer with the value 0 or 1');
  const special = strValue(exponent);
  if (special === 'F') return infinity(s);
  const text = digitText(vm, digits);
  if (special !== undefined) {
    if (special !== 'n' && special !== 'N') throw valueError(vm, "string argument in the third position must be 'F', 'n' or 'N'");
    return new Decimal(s, special === 'n' ? 'quiet' : 'signaling', BigInt(text === '' ? '0' : text), 0);
  }
  if (intValue(exponent) === undefined) throw valueError(vm, 'exponent must be an integer');
  const e = asSize(vm, exponent);
  return fromText(vm, c, `${s === 1 ? '-' : ''}${text === '' ? '0' : text}E${e}`, exact);
}

function digitText(vm: Vm, digits: Value): string {
  if (!(digits instanceof PyTuple || digits instanceof PyList)) throw valueError(vm, 'coefficient must be a tuple of digits');
  let text = '';
  for (const d of digits.items) {
    const n = intValue(d);
    if (n === undefined || n < 0 || n > 9) throw valueError(vm, 'coefficient must be a tuple of digits');
    text += String(n);
  }
  return text;
}

/** What `Decimal(v)` makes of a value. */
export function fromValue(vm: Vm, c: PyContext, v: Value, exact: boolean): Decimal {
  if (v instanceof PyDecimal) return v.value;
  const text = strValue(v);
  if (text !== undefined) return fromText(vm, c, jsText(text), exact);
  const n = intValue(v);
  if (n !== undefined) return fromInt(n);
  if (v instanceof PyTuple || v instanceof PyList) return fromTuple(vm, c, v.items, exact);
  const x = floatValue(v);
  if (x === undefined) throw typeError(vm, `conversion from ${classOf(vm, v).name} to Decimal is not supported`);
  addStatus(vm, c, Condition.floatOperation);
  return fromDouble(x);
}

/** An operand of arithmetic: Decimal or int; undefined for all else. */
export function operand(v: Value): Decimal | undefined {
  if (v instanceof PyDecimal) return v.value;
  const n = intValue(v);
  return n === undefined ? undefined : fromInt(n);
}

/** An argument of a method that takes a number. */
export function numberArgument(vm: Vm, v: Value): Decimal {
  const d = operand(v);
  if (d === undefined) throw typeError(vm, `conversion from ${classOf(vm, v).name} to Decimal is not supported`);
  return d;
}

/** Is `v` a `numbers.Rational` (a Fraction, say)? Its numerator and denominator then. */
export function rationalParts(vm: Vm, v: Value): { numerator: Value; denominator: Value } | undefined {
  if (typeof v !== 'object' || !('shape' in v)) return undefined;
  const rational = getAttribute(vm, imported(vm, 'numbers'), 'Rational');
  const isInstance = vm.builtins.dict.getStr('isinstance')!;
  if (!truth(vm, vm.call(isInstance, v, rational))) return undefined;
  return { numerator: getAttribute(vm, v, 'numerator'), denominator: getAttribute(vm, v, 'denominator') };
}

export function makeDecimal(vm: Vm, d: Decimal): PyDecimal {
  return new PyDecimal(vm.state.get('decimal-shape') as Shape, d);
}
