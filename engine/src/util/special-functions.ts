/** Hyperbolic functions, cube root, error and gamma functions of doubles. Errors are NaN or infinities; callers raise. Pure. */
import { add2, div2, exp, expOf, LN2, log, logOf, mul2, PI, sub2 } from './double-double.js';
import { frexp, ldexp, pow } from './float-math.js';
import { twoProduct, type Double2 } from './float-sums.js';
import { cos, sin } from './trigonometry.js';

const HALF_LN2 = LN2[0] / 2;

/** From ln x of the mantissa, as C libraries do it, so that powers of ten come out exact. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log10(x);
  const k = Math.floor(frexp(x)[1] - 1);
  const up = k < 0 ? 1 : 0;
  const m = ldexp(x, -k - up);
  return (k + up) * LOG10_2_HIGH + ((k + up) * LOG10_2_LOW + LOG10_E * log(m));
}
const LOG10_E = 0.4342944819032518;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

export function cosh(x: number): number {
  const a = Math.abs(x);
  if (a < HALF_LN2) {
    const t = Math.expm1(a);
    const w = 1 + t;
    return a < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (a < 22) {
    const t = exp(a);
    return 0.5 * t + 0.5 / t;
  }
  if (a < 709.7827128933841) return 0.5 * exp(a);
  const w = exp(0.5 * a);
  return 0.5 * w * w;
}

export function asinh(x: number): number {
  const a = Math.abs(x);
  if (!Number.isFinite(x) || a < 2 ** -28) return x;
  let w: number;
  if (a > 2 ** 28) w = log(a) + LN2[0];
  else if (a > 2) w = log(2 * a + 1 / (Math.sqrt(x * x + 1) + a));
  else w = Math.log1p(a + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -w : w;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x > 2 ** 28) return x === Infinity ? x : log(x) + LN2[0];
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}

/** One Newton step on JS’s result. */
export function cbrt(x: number): number {
  const y = Math.cbrt(x);
  if (!Number.isFinite(x) || x === 0) return y;
  const scale = Math.abs(x) > 1e300 ? 2 ** -300 : Math.abs(x) < 1e-200 ? 2 ** 600 : 1;
  const root = scale === 1 ? y : y * Math.round(Math.cbrt(scale) * 2 ** 200) * 2 ** -200;
  const cube = mul2(twoProduct(root, root), [root, 0]);
  const d = sub2([x * scale, 0], cube);
  return y + (d[0] / (3 * root * root)) * (y / root);
}

// ---- error function ----

const TWO_OVER_SQRT_PI: Double2 = [1.1283791670955126, 1.533545961316588e-17];

/** erf x for |x| < 3 by its all-positive series e^(−x²)·Σ 2ⁿx^(2n+1)/(2n+1)‼. */
function erfSeries(x: number): Double2 {
  const square = twoProduct(x, x);
  let term: Double2 = [x, 0];
  let total: Double2 = term;
  for (let n = 1; Math.abs(term[0]) > Math.abs(total[0]) * 2 ** -80; n++) {
    term = div2(mul2(term, [2 * square[0], 2 * square[1]]), [2 * n + 1, 0]);
    total = add2(total, term);
  }
  return mul2(mul2(total, TWO_OVER_SQRT_PI), expPair([-square[0], -square[1]]));
}

/** e^x as a pair, for results far from underflow. */
function expPair(x: Double2): Double2 {
  const high = expOf(x);
  // e^x = high·(1 + (x − ln high))
  const d = sub2(x, logOf(high));
  return add2([high, 0], [high * d[0], 0]);
}

/** erfc x for x ≥ 3: e^(−x²)/(x√π) · 1/(1+ 1/2x²/(1+ 2/2x²/(1+ …))). */
function erfcFraction(x: number): number {
  const square = twoProduct(x, x);
  let f: Double2 = [x, 0];
  for (let k = Math.ceil(30 + 400 / x); k >= 1; k--) f = add2([x, 0], div2([k / 2, 0], f));
  const factor = div2([TWO_OVER_SQRT_PI[0] / 2, TWO_OVER_SQRT_PI[1] / 2], f);
  if (square[0] > 600) return expOf(add2([-square[0], -square[1]], logOf2(factor)));
  return mul2(factor, expPair([-square[0], -square[1]]))[0];
}

function logOf2(v: Double2): Double2 {
  return add2(logOf(v[0]), [v[1] / v[0], 0]);
}

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x === 0 || Math.abs(x) < 1e-160) return x * TWO_OVER_SQRT_PI[0];
  if (Math.abs(x) > 6) return Math.sign(x);
  if (Math.abs(x) < 3) return erfSeries(x)[0];
  return Math.sign(x) * (1 - erfcFraction(Math.abs(x)));
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 3) return x > 28 ? 0 : erfcFraction(x);
  if (x <= -3) return x < -7 ? 2 : 2 - erfcFraction(-x);
  return Math.abs(x) < 1e-160 ? 1 : sub2([1, 0], erfSeries(x))[0];
}

// ---- gamma (Lanczos' approximation, N = 13, g as below; the coefficients are CPython's choice, for equal results) ----

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.649099, 35711959237.355668, 17921034426.037209, 6039542586.3520281, 1439720407.3117216, 248874557.86205416,
  31426415.585400194, 2876370.6289353724, 186056.26539522348, 8071.6720023658162, 210.82427775157935, 2.5066282746310002,
];
const DENOMINATOR = [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

function lanczosSum(x: number): number {
  let [p, q] = [0, 0];
  for (let i = 0; i < 13; i++) {
    const k = x < 5 ? 12 - i : i;
    p = x < 5 ? p * x + NUMERATOR[k] : p / x + NUMERATOR[k];
    q = x < 5 ? q * x + DENOMINATOR[k] : q / x + DENOMINATOR[k];
  }
  return p / q;
}

/** sin(πx) without error where it is zero. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const r = [
    () => sin(Math.PI * y),
    () => cos(Math.PI * (y - 0.5)),
    () => sin(Math.PI * (1 - y)),
    () => -cos(Math.PI * (y - 1.5)),
    () => sin(Math.PI * (y - 2)),
  ][Math.round(2 * y)]();
  return x < 0 ? -r : r;
}

/** Γ(x); ±Infinity and NaN mark its errors. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x === Infinity ? x : NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= 23) return smallFactorial(x - 1);
  }
  const a = Math.abs(x);
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = a + G_MINUS_HALF;
  const z = ((a > G_MINUS_HALF ? y - a - G_MINUS_HALF : y - G_MINUS_HALF - a) * G) / y;
  if (x < 0) {
    let r = ((-Math.PI / sinPi(a) / a) * exp(y)) / lanczosSum(a);
    r -= z * r;
    if (a < 140) return r / pow(y, a - 0.5);
    const half = pow(y, a / 2 - 0.25);
    return r / half / half;
  }
  let r = lanczosSum(a) / exp(y);
  r += z * r;
  if (a < 140) return r * pow(y, a - 0.5);
  const half = pow(y, a / 2 - 0.25);
  return r * half * half;
}

function smallFactorial(n: number): number {
  let r = 1;
  for (let k = 2; k <= n; k++) r *= k;
  return r;
}

/** ln|Γ(x)|; Infinity at the poles. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Infinity : 0;
  const a = Math.abs(x);
  if (a < 1e-20) return -log(a);
  let r = log(lanczosSum(a)) - G;
  r += (a - 0.5) * (log(a + G - 0.5) - 1);
  return x < 0 ? log(PI[0]) - log(Math.abs(sinPi(a))) - log(a) - r : r;
}
