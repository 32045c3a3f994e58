/** Sums and norms of doubles with compensated arithmetic: `math.fsum`, `hypot`, `sumprod`, `fma`. Pure. */
import { bitLength, trueDivideInt } from './int-math.js';
import { frexp, ldexp } from './float-math.js';
import { UtilError } from './util-error.js';

export type Double2 = readonly [high: number, low: number];

export function twoSum(a: number, b: number): Double2 {
  const s = a + b;
  const t = s - a;
  return [s, a - (s - t) + (b - t)];
}

const SPLIT = 134217729;

/** a·b exactly; operands beyond 2^995 are scaled first. */
export function twoProduct(a: number, b: number): Double2 {
  const p = a * b;
  if (!Number.isFinite(p)) return [p, 0];
  if (Math.abs(a) > 2 ** 995) return scaled(twoProduct(a * 2 ** -60, b), 2 ** 60);
  if (Math.abs(b) > 2 ** 995) return scaled(twoProduct(a, b * 2 ** -60), 2 ** 60);
  const ca = SPLIT * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLIT * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return [p, ah * bh - p + ah * bl + al * bh + al * bl];
}

function scaled([h, l]: Double2, by: number): Double2 {
  return [h * by, l * by];
}

/** The exact sum of doubles, rounded once (Shewchuk's growing expansion). */
export class ExactSum {
  private partials: number[] = [];
  private special = 0;
  private infinities = 0;

  add(value: number): void {
    const { partials } = this;
    let x = value;
    let n = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[n++] = low;
      x = high;
    }
    partials.length = n;
    if (x === 0) return;
    if (Number.isFinite(x)) partials.push(x);
    else {
      if (Number.isFinite(value)) throw new UtilError('OverflowError', 'intermediate overflow in fsum');
      if (!Number.isNaN(value)) this.infinities += value;
      this.special += value;
      this.partials = [];
    }
  }

  result(): number {
    if (this.special !== 0) {
      if (Number.isNaN(this.infinities)) throw new UtilError('ValueError', '-inf + inf in fsum');
      return this.special;
    }
    const p = this.partials;
    let n = p.length;
    if (n === 0) return 0;
    let high = p[--n];
    let low = 0;
    while (n > 0) {
      const x = high;
      const y = p[--n];
      high = x + y;
      low = y - (high - x);
      if (low !== 0) break;
    }
    // half-even across partials: when the rest has low's sign, the tie is not one
    if (n > 0 && ((low < 0 && p[n - 1] < 0) || (low > 0 && p[n - 1] > 0))) {
      const y = low * 2;
      const x = high + y;
      if (y === x - high) high = x;
    }
    return high;
  }
}

const DBL_MIN = 2 ** -1022;

/** √Σx², of non-negative doubles, nearly always correctly rounded. */
export function vectorNorm(xs: number[]): number {
  let max = 0;
  let nan = false;
  for (const x of xs) {
    if (Number.isNaN(x)) nan = true;
    else if (x > max) max = x;
  }
  if (max === Infinity) return max;
  if (nan) return NaN;
  if (max === 0 || xs.length <= 1) return max;
  const exponent = frexp(max)[1];
  if (exponent < -1023) return DBL_MIN * vectorNorm(xs.map(x => x / DBL_MIN));
  const scale = ldexp(1, -exponent);
  const acc = { sum: 1, low1: 0, low2: 0 };
  for (const x of xs) addProduct(acc, x * scale, x * scale);
  let h = Math.sqrt(acc.sum - 1 + (acc.low1 + acc.low2));
  addProduct(acc, -h, h);
  h += (acc.sum - 1 + (acc.low1 + acc.low2)) / (2 * h);
  return h / scale;
}

function addProduct(acc: { sum: number; low1: number; low2: number }, a: number, b: number): void {
  const [ph, pl] = twoProduct(a, b);
  const [sh, sl] = fastTwoSum(acc.sum, ph);
  acc.sum = sh;
  acc.low1 += pl;
  acc.low2 += sl;
}

/** |a| ≥ |b|. */
function fastTwoSum(a: number, b: number): Double2 {
  const s = a + b;
  return [s, b - (s - a)];
}

/** A running Σ p·q in triple-length arithmetic. */
export class TripleSum {
  private high = 0;
  private low = 0;
  private tiny = 0;
  used = false;

  /** False, and nothing added, when the sum would not be finite. */
  addProduct(x: number, y: number): boolean {
    const [ph, pl] = twoProduct(x, y);
    const [sh, sl] = twoSum(this.high, ph);
    if (!Number.isFinite(sh)) return false;
    this.used = true;
    const [r1, r1l] = twoSum(this.low, pl);
    const [r2, r2l] = twoSum(r1, sl);
    this.high = sh;
    this.low = r2;
    this.tiny += r1l + r2l;
    return true;
  }

  result(): number {
    const [last, rest] = twoSum(this.tiny, this.low);
    const [total, more] = twoSum(this.high, last);
    return total + (rest + more);
  }
}

/** x·y + z rounded once, finite operands. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const [xm, xe] = integral(x);
  const [ym, ye] = integral(y);
  const [zm, ze] = integral(z);
  const pm = xm * ym;
  const pe = xe + ye;
  const e = Math.min(pe, ze);
  const sum = (pm << BigInt(pe - e)) + (zm << BigInt(ze - e));
  if (sum === 0n) return x * y === 0 ? x * y + z : pm === 0n ? z : 0;
  const size = bitLength(sum) + e;
  if (size < -1020) return trueDivideInt(sum, 1n << BigInt(-e));
  return size > 1024 ? (sum < 0n ? -Infinity : Infinity) : roundToDouble(sum, e);
}

/** n·2^e in the normal range: 64 bits and a sticky one round right once. */
function roundToDouble(n: bigint, e: number): number {
  const drop = Math.max(0, bitLength(n) - 64);
  const magnitude = n < 0n ? -n : n;
  const top = magnitude >> BigInt(drop);
  const sticky = top << BigInt(drop) === magnitude ? 0n : 1n;
  const r = ldexp(Number((top << 1n) | sticky), drop + e - 1);
  return n < 0n ? -r : r;
}

/** x = m·2^e, m integral. */
function integral(x: number): [bigint, number] {
  if (x === 0) return [0n, 0];
  const [m, e] = frexp(x);
  return [BigInt(m * 2 ** 53), e - 53];
}
