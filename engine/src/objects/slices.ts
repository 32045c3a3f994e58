/** Slices resolved against a length (`slice.indices`). */
import { normalizeInt, type Int } from '../util/int-math.js';
import { asClampedSize, asIndex } from './convert.js';
import { typeError, valueError } from './errors.js';
import { classOf } from './class-of.js';
import { None, type PySlice, type Value } from './value.js';
import type { Vm } from './vm.js';

export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** Number of items selected. */
  readonly count: number;
}

function bound(vm: Vm, v: Value, length: number, low: number, high: number): number {
  if (typeof v !== 'number' && classOf(vm, v).find('__index__') === undefined) {
    throw typeError(vm, 'slice indices must be integers or None or have an __index__ method');
  }
  const i = typeof v === 'number' ? v : asClampedSize(vm, v);
  const at = i < 0 ? i + length : i;
  return at < low ? low : at > high ? high : at;
}

export function sliceIndices(vm: Vm, s: PySlice, length: number): SliceIndices {
  const step = s.step === None ? 1 : asClampedSize(vm, s.step);
  if (step === 0) throw valueError(vm, 'slice step cannot be zero');
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const start = s.start === None ? (step > 0 ? low : high) : bound(vm, s.start, length, low, high);
  const stop = s.stop === None ? (step > 0 ? high : low) : bound(vm, s.stop, length, low, high);
  const span = step > 0 ? stop - start : start - stop;
  return { start, stop, step, count: span <= 0 ? 0 : Math.ceil(span / Math.abs(step)) };
}

/** `slice.indices` with ints of any size. */
export function longSliceIndices(vm: Vm, s: PySlice, size: Int): { readonly start: Int; readonly stop: Int; readonly step: Int } {
  const length = BigInt(size);
  const int = (v: Value): bigint => {
    if (typeof v !== 'number' && classOf(vm, v).find('__index__') === undefined)
      throw typeError(vm, 'slice indices must be integers or None or have an __index__ method');
    return BigInt(asIndex(vm, v));
  };
  const step = s.step === None ? 1n : int(s.step);
  if (step === 0n) throw valueError(vm, 'slice step cannot be zero');
  const [low, high] = step > 0n ? [0n, length] : [-1n, length - 1n];
  const bounded = (v: Value, missing: bigint): Int => {
    if (v === None) return normalizeInt(missing);
    const i = int(v);
    const at = i < 0n ? i + length : i;
    return normalizeInt(at < low ? low : at > high ? high : at);
  };
  const start = bounded(s.start, step > 0n ? low : high);
  return { start, stop: bounded(s.stop, step > 0n ? high : low), step: normalizeInt(step) };
}

/** The selected items of an array. */
export function pick<T>(items: ArrayLike<T> & { slice(a: number, b: number): T[] }, s: SliceIndices): T[] {
  if (s.step === 1) return items.slice(s.start, s.start + s.count);
  const result = new Array<T>(s.count);
  for (let i = 0, at = s.start; i < s.count; i++, at += s.step) result[i] = items[at];
  return result;
}

/** The selected bytes, as a copy. */
export function pickBytes(data: Uint8Array, s: SliceIndices): Uint8Array {
  if (s.step === 1) return data.slice(s.start, s.start + s.count);
  const result = new Uint8Array(s.count);
  for (let i = 0, at = s.start; i < s.count; i++, at += s.step) result[i] = data[at];
  return result;
}
