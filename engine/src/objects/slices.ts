/** Slices resolved against a length (`slice.indices`). */
import { Special } from './class.js';
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
  if (typeof v !== 'number' && classOf(vm, v).special(Special.__index__) === undefined) {
    throw typeError(vm, 'slice indices must be integers or None or have an __index__ method');
  }
  const i = typeof v === 'number' ? v : asClampedSize(vm, v);
  const at = i < 0 ? i + length : i;
  return at < low ? low : at > high ? high : at;
}

export function sliceIndices(vm: Vm, s: PySlice, length: number): SliceIndices {
  return partIndices(vm, s.start, s.stop, s.step, length);
}

/** The same of the parts of a slice. */
export function partIndices(vm: Vm, from: Value, to: Value, by: Value, length: number): SliceIndices {
  const step = by === None ? 1 : typeof by === 'number' ? by : asClampedSize(vm, by);
  if (step === 0) throw valueError(vm, 'slice step cannot be zero');
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? length : length - 1;
  const start = from === None ? (step > 0 ? low : high) : bound(vm, from, length, low, high);
  const stop = to === None ? (step > 0 ? high : low) : bound(vm, to, length, low, high);
  const span = step > 0 ? stop - start : start - stop;
  return { start, stop, step, count: span <= 0 ? 0 : Math.ceil(span / Math.abs(step)) };
}

/** `slice.indices` with ints of any size. */
export function longSliceIndices(vm: Vm, s: PySlice, size: Int): { readonly start: Int; readonly stop: Int; readonly step: Int } {
  const length = BigInt(size);
  const int = (v: Value): bigint => {
    if (typeof v !== 'number' && classOf(vm, v).special(Special.__index__) === undefined)
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

/** `items[start:stop:step]`. JavaScript's own `slice` resolves ints as Python does. Hot. */
export function sliceOf(vm: Vm, items: Value[], start: Value, stop: Value, step: Value): Value[] {
  if (step === None && isBound(start) && isBound(stop))
    return items.slice(start === None ? 0 : (start as number), stop === None ? items.length : (stop as number));
  return pick(items, partIndices(vm, start, stop, step, items.length));
}

/** `s[start:stop]` of a text without astral characters; undefined where it takes the general path. */
export function sliceOfText(s: string, start: Value, stop: Value, step: Value): string | undefined {
  if (step !== None || !isBound(start) || !isBound(stop)) return undefined;
  return s.slice(start === None ? 0 : (start as number), stop === None ? s.length : (stop as number));
}

const isBound = (v: Value): boolean => v === None || typeof v === 'number';

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
