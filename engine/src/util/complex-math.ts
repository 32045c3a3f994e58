/** Complex arithmetic on pairs of doubles, as CPython's complexobject does it. Pure. */
import { UtilError } from './util-error.js';

export type Complex = readonly [re: number, im: number];

export function complexMul([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

export function complexDiv([a, b]: Complex, [c, d]: Complex): Complex {
  if (c === 0 && d === 0) throw new UtilError('ZeroDivisionError', 'complex division by zero');
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    return [(a + b * ratio) / denominator, (b - a * ratio) / denominator];
  }
  const ratio = c / d;
  const denominator = c * ratio + d;
  return [(a * ratio + b) / denominator, (b * ratio - a) / denominator];
}

export function complexPow(ar: number, ai: number, br: number, bi: number): Complex {
  if (br === 0 && bi === 0) return [1, 0];
  if (ar === 0 && ai === 0) {
    if (bi !== 0 || br < 0) throw new UtilError('ZeroDivisionError', 'zero to a negative or complex power');
    return [0, 0];
  }
  if (bi === 0 && Number.isInteger(br) && Math.abs(br) <= 100) return integerPower([ar, ai], br);
  const magnitude = Math.hypot(ar, ai);
  const angle = Math.atan2(ai, ar);
  let length = magnitude ** br;
  let phase = angle * br;
  if (bi !== 0) {
    length *= Math.exp(-angle * bi);
    phase += bi * Math.log(magnitude);
  }
  const r: Complex = [length * Math.cos(phase), length * Math.sin(phase)];
  if (!Number.isFinite(r[0]) || !Number.isFinite(r[1])) throw new UtilError('OverflowError', 'complex exponentiation');
  return r;
}

function integerPower(x: Complex, n: number): Complex {
  if (n < 0) return complexDiv([1, 0], integerPower(x, -n));
  let result: Complex = [1, 0];
  let base = x;
  for (let mask = 1; mask <= n; mask *= 2) {
    if (Math.floor(n / mask) % 2 === 1) result = complexMul(result, base);
    base = complexMul(base, base);
  }
  return result;
}
