/**
 * Elementary functions of complex numbers, by Kahan's formulas as CPython uses them: accurate near branch cuts, and with
 * C99's values at infinities and NaNs. Pure. A result outside the domain is a `UtilError`.
 */
import type { Complex } from './complex-math.js';
import { exp, log } from './double-double.js';
import { vectorNorm } from './float-sums.js';
import { asinh as realAsinh, cosh as realCosh } from './special-functions.js';
import { atan2, cos as realCos, sin as realSin, tan as realTan } from './trigonometry.js';
import { UtilError } from './util-error.js';

const { PI, LN2, SQRT2, abs, sqrt: realSqrt } = Math;
const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = realSqrt(LARGE);
const LOG_LARGE = log(LARGE);
const SMALLEST_NORMAL = 2 ** -1022;
const SQRT_SMALLEST = realSqrt(SMALLEST_NORMAL);

const { isFinite, isNaN } = Number;
const isInfinite = (x: number): boolean => x === Infinity || x === -Infinity;
const withSign = (x: number, sign: number): number => (sign < 0 || Object.is(sign, -0) ? -abs(x) : abs(x));
const hypot = (x: number, y: number): number => (isInfinite(x) || isInfinite(y) ? Infinity : vectorNorm([abs(x), abs(y)]));
const isSpecial = ([x, y]: Complex): boolean => !isFinite(x) || !isFinite(y);
const isLarge = ([x, y]: Complex): boolean => abs(x) > LARGE || abs(y) > LARGE;
const anyInfinite = ([x, y]: Complex): boolean => isInfinite(x) || isInfinite(y);

const domainError = (): UtilError => new UtilError('ValueError', 'math domain error');

function inRange(r: Complex): Complex {
  if (isInfinite(r[0]) || isInfinite(r[1])) throw new UtilError('OverflowError', 'math range error');
  return r;
}

/** i·z and −i·z: the circular functions are the hyperbolic ones, turned. */
const turned = ([x, y]: Complex): Complex => [-y, x];
const turnedBack = ([x, y]: Complex): Complex => [y, -x];

export function sqrt(z: Complex): Complex {
  const [x, y] = z;
  if (isInfinite(y)) return [Infinity, y];
  if (x === Infinity) return [Infinity, isNaN(y) ? y : withSign(0, y)];
  if (x === -Infinity) return isNaN(y) ? [NaN, Infinity] : [0, withSign(Infinity, y)];
  if (isNaN(x) || isNaN(y)) return [NaN, NaN];
  if (x === 0 && y === 0) return [0, y];
  const ax = abs(x);
  const ay = abs(y);
  const isTiny = ax < SMALLEST_NORMAL && ay < SMALLEST_NORMAL;
  const s = isTiny
    ? (realSqrt(ax * 2 ** 54 + hypot(ax * 2 ** 54, ay * 2 ** 54)) * 2 ** -27) / SQRT2
    : 2 * realSqrt(ax / 8 + hypot(ax / 8, ay / 8));
  const d = ay / (2 * s);
  return x >= 0 ? [s, withSign(d, y)] : [d, withSign(s, y)];
}

export function complexExp(z: Complex): Complex {
  const [x, y] = z;
  if (isSpecial(z)) return expAtInfinity(x, y);
  if (x > LOG_LARGE) return inRange([exp(x - 1) * realCos(y) * Math.E, exp(x - 1) * realSin(y) * Math.E]);
  return inRange([exp(x) * realCos(y), exp(x) * realSin(y)]);
}

function expAtInfinity(x: number, y: number): Complex {
  if (isInfinite(x) && isFinite(y)) {
    const size = x > 0 ? Infinity : 0;
    return y === 0 ? [size, y] : [withSign(size, realCos(y)), withSign(size, realSin(y))];
  }
  if (x === -Infinity) return [0, 0];
  if (isInfinite(y) && !isNaN(x)) throw domainError();
  if (x === Infinity) return [Infinity, NaN];
  return [NaN, y === 0 ? y : NaN];
}

export function complexLog(z: Complex): Complex {
  const [x, y] = z;
  const ax = abs(x);
  const ay = abs(y);
  if (ax === 0 && ay === 0) throw domainError();
  return [logOfSize(z, ax, ay), atan2(y, x)];
}

function logOfSize(z: Complex, ax: number, ay: number): number {
  if (anyInfinite(z)) return Infinity;
  if (isLarge(z)) return log(hypot(ax / 2, ay / 2)) + LN2;
  if (ax < SMALLEST_NORMAL && ay < SMALLEST_NORMAL) return log(hypot(ax * 2 ** 53, ay * 2 ** 53)) - 53 * LN2;
  const h = hypot(ax, ay);
  if (h < 0.71 || h > 1.73) return log(h);
  const more = Math.max(ax, ay);
  const less = Math.min(ax, ay);
  return Math.log1p((more - 1) * (more + 1) + less * less) / 2;
}

/** log(2·|z|) where |z| may be too large for a double. */
const logOfDouble = ([x, y]: Complex): number => log(hypot(x / 2, y / 2)) + 2 * LN2;

export function acos(z: Complex): Complex {
  const [x, y] = z;
  if (isNaN(x) || isNaN(y)) {
    if (isInfinite(x)) return [NaN, Infinity];
    return [x === 0 ? PI / 2 : NaN, isInfinite(y) ? -y : NaN];
  }
  if (anyInfinite(z)) return [atan2(abs(y), x), withSign(Infinity, -y)];
  if (isLarge(z)) return [atan2(abs(y), x), withSign(logOfDouble(z), -y)];
  const a = sqrt([1 - x, -y]);
  const b = sqrt([1 + x, y]);
  return [2 * atan2(a[0], b[0]), realAsinh(b[0] * a[1] - b[1] * a[0])];
}

export function acosh(z: Complex): Complex {
  const [x, y] = z;
  if (isNaN(x) || isNaN(y)) return [anyInfinite(z) ? Infinity : NaN, NaN];
  if (anyInfinite(z)) return [Infinity, atan2(y, x)];
  if (isLarge(z)) return [logOfDouble(z), atan2(y, x)];
  const a = sqrt([x - 1, y]);
  const b = sqrt([x + 1, y]);
  return [realAsinh(a[0] * b[0] + a[1] * b[1]), 2 * atan2(a[1], b[0])];
}

export function asinh(z: Complex): Complex {
  const [x, y] = z;
  if (isNaN(x) || isNaN(y)) return [isInfinite(x) ? x : isInfinite(y) ? Infinity : NaN, y === 0 ? y : NaN];
  if (anyInfinite(z)) return [withSign(Infinity, x), atan2(y, abs(x))];
  if (isLarge(z)) return [withSign(logOfDouble(z), x), atan2(y, abs(x))];
  const a = sqrt([1 + y, -x]);
  const b = sqrt([1 - y, x]);
  return [realAsinh(a[0] * b[1] - b[0] * a[1]), atan2(y, a[0] * b[0] - a[1] * b[1])];
}

export function atanh(z: Complex): Complex {
  const [x, y] = z;
  if (isInfinite(y)) return [withSign(0, x), withSign(PI / 2, y)];
  if (isInfinite(x)) return [withSign(0, x), isNaN(y) ? NaN : withSign(PI / 2, y)];
  if (isNaN(x) || isNaN(y)) return [x === 0 ? x : NaN, NaN];
  if (x < 0 || Object.is(x, -0)) {
    const [re, im] = atanh([-x, -y]);
    return [-re, -im];
  }
  const ay = abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = hypot(x / 2, y / 2);
    return [x / 4 / h / h, withSign(PI / 2, y)];
  }
  if (x === 1 && ay < SQRT_SMALLEST) {
    if (ay === 0) throw domainError();
    return [-log(realSqrt(ay) / realSqrt(hypot(ay, 2))), withSign(atan2(2, -ay) / 2, y)];
  }
  return [Math.log1p((4 * x) / ((1 - x) ** 2 + ay * ay)) / 4, -atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2];
}

/** `even`: cosh, whose real part is even in x; otherwise sinh. */
function hyperbolic(z: Complex, even: boolean): Complex {
  const [x, y] = z;
  if (isSpecial(z)) return hyperbolicAtInfinity(x, y, even);
  const c = realCos(y);
  const s = realSin(y);
  if (abs(x) > LOG_LARGE) {
    const half = exp(abs(x) - 1) / 2;
    const odd = withSign(1, x);
    return inRange(even ? [c * half * Math.E, odd * s * half * Math.E] : [odd * c * half * Math.E, s * half * Math.E]);
  }
  const [re, im] = even ? [realCosh(x), Math.sinh(x)] : [Math.sinh(x), realCosh(x)];
  return inRange([c * re, s * im]);
}

function hyperbolicAtInfinity(x: number, y: number, even: boolean): Complex {
  if (isInfinite(x) && isFinite(y)) {
    const odd = withSign(1, x);
    const re = y === 0 ? Infinity : withSign(Infinity, realCos(y));
    const im = y === 0 ? y : withSign(Infinity, realSin(y));
    return even ? [re, odd * im] : [odd * re, im];
  }
  if (isInfinite(y) && !isNaN(x)) throw domainError();
  if (isInfinite(x)) return [Infinity, NaN];
  if (isNaN(x)) return [NaN, y === 0 ? (even ? 0 : y) : NaN];
  if (x === 0) return even ? [NaN, 0] : [0, NaN];
  return [NaN, NaN];
}

export const cosh = (z: Complex): Complex => hyperbolic(z, true);
export const sinh = (z: Complex): Complex => hyperbolic(z, false);

export function tanh(z: Complex): Complex {
  const [x, y] = z;
  if (isInfinite(x)) return [withSign(1, x), isFinite(y) ? withSign(0, realSin(2 * y)) : 0];
  if (isInfinite(y) && !isNaN(x)) throw domainError();
  if (isNaN(x)) return [NaN, y === 0 ? y : NaN];
  if (isNaN(y)) return [NaN, NaN];
  if (abs(x) > LOG_LARGE) return [withSign(1, x), 4 * realSin(y) * realCos(y) * exp(-2 * abs(x))];
  const tx = Math.tanh(x);
  const ty = realTan(y);
  const cx = 1 / realCosh(x);
  const denominator = 1 + tx * ty * (tx * ty);
  return [(tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx];
}

export const asin = (z: Complex): Complex => turnedBack(asinh(turned(z)));
export const atan = (z: Complex): Complex => turnedBack(atanh(turned(z)));
export const cos = (z: Complex): Complex => cosh(turned(z));
export const sin = (z: Complex): Complex => turnedBack(sinh(turned(z)));
export const tan = (z: Complex): Complex => turnedBack(tanh(turned(z)));

/** The length of z; an OverflowError where no double holds it. */
export function size(z: Complex): number {
  const h = hypot(z[0], z[1]);
  if (h === Infinity && !isSpecial(z)) throw new UtilError('OverflowError', 'math range error');
  return h;
}

export const phase = ([x, y]: Complex): number => atan2(y, x);

export function rect(r: number, angle: number): Complex {
  if (isFinite(r) && isFinite(angle)) return angle === 0 ? [r, r * angle] : [r * realCos(angle), r * realSin(angle)];
  if (isInfinite(angle) && r !== 0 && !isNaN(r)) throw domainError();
  if (isInfinite(r) && isFinite(angle)) {
    if (angle === 0) return [r, withSign(0, r) * withSign(1, angle)];
    const [re, im] = [withSign(Infinity, realCos(angle)), withSign(Infinity, realSin(angle))];
    return r > 0 ? [re, im] : [-re, -im];
  }
  if (r === 0) return [0, 0];
  if (isInfinite(r)) return [Infinity, NaN];
  return [NaN, angle === 0 ? 0 : NaN];
}
