/** `sorted` and `list.sort`: stable, with CPython's comparisons wherever they can be observed. May run Python. */
import { orderOfTexts } from '../util/text-order.js';
import { call1 } from './call.js';
import { classOf } from './class-of.js';
import { isLess } from './compare.js';
import { PyFunction } from './function.js';
import { truth } from './truth.js';
import { None, NotImplemented, PyFloat, type Value } from './value.js';
import type { Vm } from './vm.js';
import { orderOfInts, sortedInts } from '../util/radix-sort.js';
import { timsort } from '../util/timsort.js';

/** Sorts in place, stable, with CPython's comparisons. */
export function sortItems(vm: Vm, items: Value[], key: Value | undefined, reverse: boolean): Value[] {
  const keys = key === undefined || key === None ? items.slice() : items.map(v => call1(vm, key, v));
  if (reverse) {
    keys.reverse();
    items.reverse();
  }
  if (key === undefined || key === None) {
    const plain = sortedPlain(items);
    if (plain !== null) return reverse ? plain.reverse() : plain;
  }
  const order = sortedOrder(keys);
  const sorted = order === null ? timsort(items, keys, lessOf(vm, keys)) : Array.from(order, i => items[i]);
  if (reverse) sorted.reverse();
  return sorted;
}

/** Ints and strs that are their own keys: equal ones cannot be told apart, so any sort will do. */
function sortedPlain(items: Value[]): Value[] | null {
  if (items.every(v => typeof v === 'number')) {
    if (items.length <= MOST_INSERTED) return insertionSorted(items as number[]);
    return areSmall(items) ? sortedInts(items as number[]) : Array.from(Float64Array.from(items as number[]).sort());
  }
  return items.every(v => typeof v === 'string') ? sortedTexts(items as string[]) : null;
}

function sortedTexts(texts: readonly string[]): string[] {
  const order = texts.length > MOST_INSERTED ? orderOfTexts(texts) : null;
  if (order === null) return texts.slice().sort();
  const sorted = new Array<string>(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = texts[order[i]];
  return sorted;
}

const areSmall = (keys: readonly Value[]): boolean => keys.every(k => typeof k === 'number' && (k | 0) === k);

/** Up to here counting digits, or copying to a typed array and back, costs more than it gains. */
const MOST_INSERTED = 24;

function insertionSorted(numbers: readonly number[]): number[] {
  const sorted = numbers.slice();
  for (let i = 1; i < sorted.length; i++) {
    const v = sorted[i];
    let hole = i;
    for (; hole > 0 && sorted[hole - 1] > v; hole--) sorted[hole] = sorted[hole - 1];
    sorted[hole] = v;
  }
  return sorted;
}

/** Keys of one primitive kind need no Python comparison; any stable sort gives the same order. */
function sortedOrder(keys: readonly Value[]): ArrayLike<number> | null {
  const numbers = (): number[] => Array.from(keys, (_, i) => i);
  if (keys.length > 0 && areSmall(keys)) return orderOfInts(keys as readonly number[]);
  if (keys.every(k => typeof k === 'number')) return numbers().sort((a, b) => (keys[a] as number) - (keys[b] as number));
  if (keys.every(k => typeof k === 'string'))
    return orderOfTexts(keys as string[]) ?? numbers().sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0));
  if (keys.every(k => k instanceof PyFloat && !Number.isNaN(k.v)))
    return numbers().sort((a, b) => (keys[a] as PyFloat).v - (keys[b] as PyFloat).v);
  return null;
}

/** `a < b` of the keys: when all are of one class whose `__lt__` is written in Python, that is called directly. */
function lessOf(vm: Vm, keys: readonly Value[]): (a: Value, b: Value) => boolean {
  const general = (a: Value, b: Value): boolean => isLess(vm, a, b);
  if (keys.length === 0) return general;
  const cls = classOf(vm, keys[0]);
  const cell = cls.cell('__lt__');
  if (!(cell.value instanceof PyFunction) || !keys.every(k => classOf(vm, k) === cls)) return general;
  return (a, b) => {
    const less = cell.value;
    if (!(less instanceof PyFunction) || classOf(vm, a) !== cls) return general(a, b);
    const answer = vm.call(less, a, b);
    return answer === NotImplemented ? general(a, b) : truth(vm, answer);
  };
}
