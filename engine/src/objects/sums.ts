/** What `sum` adds up, as CPython 3.13 does it: the result depends on the order and the kinds of what came. */
import { binary } from './arithmetic.js';
import { intValue } from './class-of.js';
import { PyFloat, type Value } from './value.js';
import type { Vm } from './vm.js';

/** Ints of a machine word, then floats, then anything: what CPython adds in which way. None leads back to one before. */
export class Sums {
  private phase: 'int' | 'float' | 'any';
  private high = 0;
  private low = 0;

  constructor(
    private readonly vm: Vm,
    private sum: Value,
  ) {
    this.phase = isExactInt(sum) && fitsWord(sum) ? 'int' : 'any';
    this.startFloats();
  }

  /** Goes on with a sum of floats and what was lost in rounding it. */
  static ofFloats(vm: Vm, high: number, low: number): Sums {
    const sums = new Sums(vm, new PyFloat(high));
    sums.low = low;
    return sums;
  }

  get total(): Value {
    if (this.phase !== 'float') return this.sum;
    return new PyFloat(this.low !== 0 && Number.isFinite(this.low) ? this.high + this.low : this.high);
  }

  add(v: Value): void {
    if (this.phase === 'int' && this.addInt(v)) return;
    if (this.phase === 'float' && this.addFloat(v)) return;
    this.sum = binary(this.vm, '+', this.total, v);
    const wasInt = this.phase === 'int';
    this.phase = 'any';
    if (wasInt) this.startFloats();
  }

  private startFloats(): void {
    if (!(this.sum instanceof PyFloat)) return;
    this.phase = 'float';
    this.high = this.sum.v;
    this.low = 0;
  }

  private addInt(v: Value): boolean {
    if (typeof v === 'number' && typeof this.sum === 'number') {
      const s = this.sum + v;
      if (Math.abs(s) <= Number.MAX_SAFE_INTEGER) {
        this.sum = s;
        return true;
      }
    }
    if (typeof v !== 'boolean' && !isExactInt(v)) return false;
    const s = binary(this.vm, '+', this.sum, v) as number | bigint;
    if (!fitsWord(s)) return false;
    this.sum = s;
    return true;
  }

  /** Floats with Neumaier's compensation (3.12); ints are just added. */
  private addFloat(v: Value): boolean {
    if (v instanceof PyFloat) {
      const t = this.high + v.v;
      this.low += Math.abs(this.high) >= Math.abs(v.v) ? this.high - t + v.v : v.v - t + this.high;
      this.high = t;
      return true;
    }
    const i = intValue(v);
    if (i === undefined || !fitsWord(i)) return false;
    this.high += Number(i);
    return true;
  }
}

const isExactInt = (v: Value): v is number | bigint => typeof v === 'number' || typeof v === 'bigint';
const fitsWord = (i: number | bigint): boolean => typeof i === 'number' || BigInt.asIntN(64, i) === i;
