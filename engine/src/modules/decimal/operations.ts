/** The operations of the specification by their Python names: what Decimal methods and Context methods share. */
import * as arithmetic from '../../util/decimal/arithmetic.js';
import * as order from '../../util/decimal/compare.js';
import type { Work } from '../../util/decimal/context.js';
import * as places from '../../util/decimal/digits.js';
import * as functions from '../../util/decimal/functions.js';
import { type Decimal, finite, withSign } from '../../util/decimal/number.js';

export type Unary = (w: Work, d: Decimal) => Decimal;
export type Binary = (w: Work, a: Decimal, b: Decimal) => Decimal;

/** Methods of Decimal and of Context that take a context. */
export const UNARY: Readonly<Record<string, Unary>> = {
  exp: functions.exp,
  ln: functions.ln,
  log10: functions.log10,
  next_minus: places.nextMinus,
  next_plus: places.nextPlus,
  normalize: places.reduce,
  sqrt: functions.squareRoot,
  logb: order.logb,
  logical_invert: places.logicalInvert,
};

export const BINARY: Readonly<Record<string, Binary>> = {
  compare: order.compare,
  compare_signal: order.compareSignal,
  max: order.max,
  max_mag: order.maxMagnitude,
  min: order.min,
  min_mag: order.minMagnitude,
  next_toward: places.nextToward,
  remainder_near: arithmetic.remainderNear,
  compare_total: (_w, a, b) => order.compareTotal(a, b),
  compare_total_mag: (_w, a, b) => order.compareTotalMagnitude(a, b),
  copy_sign: (_w, a, b) => withSign(a, b.sign),
  logical_and: (w, a, b) => places.logical(w, a, b, (x, y) => x & y),
  logical_or: (w, a, b) => places.logical(w, a, b, (x, y) => x | y),
  logical_xor: (w, a, b) => places.logical(w, a, b, (x, y) => x ^ y),
  rotate: places.rotate,
  scaleb: places.scaleb,
  shift: places.shift,
};

/** Methods of Context only; Decimal has operators for them. */
export const CONTEXT_UNARY: Readonly<Record<string, Unary>> = {
  abs: arithmetic.abs,
  minus: arithmetic.minus,
  plus: arithmetic.plus,
  to_integral_exact: (w, d) => places.toIntegral(w, d, true),
  to_integral_value: (w, d) => places.toIntegral(w, d, false),
  to_integral: (w, d) => places.toIntegral(w, d, false),
  _apply: arithmetic.apply,
};

export const CONTEXT_BINARY: Readonly<Record<string, Binary>> = {
  add: arithmetic.add,
  divide: arithmetic.divide,
  divide_int: arithmetic.divideInteger,
  multiply: arithmetic.multiply,
  quantize: places.quantize,
  remainder: arithmetic.remainder,
  subtract: arithmetic.subtract,
};

/** Yes or no about one number; `is_normal` and `is_subnormal` need the context's Emin. */
export const PREDICATES: Readonly<Record<string, (d: Decimal) => boolean>> = {
  is_canonical: () => true,
  is_finite: d => d.isFinite,
  is_infinite: d => d.isInfinite,
  is_nan: d => d.isNaN,
  is_qnan: d => d.kind === 'quiet',
  is_snan: d => d.kind === 'signaling',
  is_signed: d => d.sign === 1,
  is_zero: d => d.isZero,
};
export const RANGE_PREDICATES: Readonly<Record<string, (d: Decimal, emin: number) => boolean>> = {
  is_normal: (d, emin) => d.isFinite && !d.isZero && d.adjusted >= emin,
  is_subnormal: (d, emin) => d.isFinite && !d.isZero && d.adjusted < emin,
};

/** Copies that change the sign and nothing else. */
export const COPIES: Readonly<Record<string, (d: Decimal) => Decimal>> = {
  copy_abs: d => withSign(d, 0),
  copy_negate: d => withSign(d, d.sign === 0 ? 1 : 0),
};

export const RADIX = finite(0, 10n, 0);
