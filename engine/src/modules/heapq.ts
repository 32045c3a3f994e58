/** `_heapq`: binary heaps in lists, with CPython's order of comparisons. */
import { classOf } from '../objects/class-of.js';
import { isLess } from '../objects/compare.js';
import { indexError, runtimeError, typeError } from '../objects/errors.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { None, PyList, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';

type Before = (vm: Vm, a: Value, b: Value) => boolean;
const smallest: Before = isLess;
const largest: Before = (vm, a, b) => isLess(vm, b, a);

function heapOf(vm: Vm, v: Value, what: string): PyList {
  if (v instanceof PyList) return v;
  throw typeError(vm, `${what} must be list, not ${classOf(vm, v).name}`);
}

/** Comparisons may run Python, which may change the list. */
function check(vm: Vm, heap: PyList, items: readonly Value[], size: number): void {
  if (heap.items !== items || items.length !== size) throw runtimeError(vm, 'list changed size during iteration');
}

/** Moves the item at `pos` towards the root until its parent is before it. */
function siftdown(vm: Vm, heap: PyList, start: number, from: number, before: Before): void {
  const { items } = heap;
  const size = items.length;
  const item = items[from];
  let pos = from;
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    const ahead = before(vm, item, items[parent]);
    check(vm, heap, items, size);
    if (!ahead) break;
    items[pos] = items[parent];
    items[parent] = item;
    pos = parent;
  }
}

/** Moves the smaller child up until a leaf is hit, then sifts the item down from there. */
function siftup(vm: Vm, heap: PyList, start: number, before: Before): void {
  const { items } = heap;
  const size = items.length;
  let pos = start;
  for (const limit = size >> 1; pos < limit;) {
    let child = 2 * pos + 1;
    if (child + 1 < size) {
      const left = before(vm, items[child], items[child + 1]);
      check(vm, heap, items, size);
      if (!left) child++;
    }
    [items[pos], items[child]] = [items[child], items[pos]];
    pos = child;
  }
  siftdown(vm, heap, start, pos, before);
}

function heapify(vm: Vm, heap: PyList, before: Before): Value {
  for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) siftup(vm, heap, i, before);
  return None;
}

function pop(vm: Vm, heap: PyList, before: Before): Value {
  const last = heap.items.pop();
  if (last === undefined) throw indexError(vm, 'index out of range');
  if (heap.items.length === 0) return last;
  return replace(vm, heap, last, before);
}

function replace(vm: Vm, heap: PyList, item: Value, before: Before): Value {
  if (heap.items.length === 0) throw indexError(vm, 'index out of range');
  const top = heap.items[0];
  heap.items[0] = item;
  siftup(vm, heap, 0, before);
  return top;
}

function pushpop(vm: Vm, heap: PyList, item: Value): Value {
  if (heap.items.length === 0) return item;
  const ahead = isLess(vm, heap.items[0], item);
  if (heap.items.length === 0) throw indexError(vm, 'index out of range');
  return ahead ? replace(vm, heap, item, smallest) : item;
}

function onHeap(name: string, f: (vm: Vm, heap: PyList) => Value): NativeSpec {
  return barrier(name, '(heap, /)', (vm, heap: Value) => f(vm, heapOf(vm, heap, `${name}() argument`)));
}

function withItem(name: string, f: (vm: Vm, heap: PyList, item: Value) => Value): NativeSpec {
  return barrier(name, '(heap, item, /)', (vm, heap: Value, item: Value) => f(vm, heapOf(vm, heap, `${name}() argument 1`), item));
}

export const HEAPQ_MODULE: ModuleSpec = {
  name: '_heapq',
  doc: 'Heap queue algorithm (a.k.a. priority queue).',
  functions: [
    withItem('heappush', (vm, heap, item) => {
      heap.items.push(item);
      siftdown(vm, heap, 0, heap.items.length - 1, smallest);
      return None;
    }),
    withItem('heappushpop', pushpop),
    onHeap('heappop', (vm, heap) => pop(vm, heap, smallest)),
    withItem('heapreplace', (vm, heap, item) => replace(vm, heap, item, smallest)),
    onHeap('heapify', (vm, heap) => heapify(vm, heap, smallest)),
    onHeap('_heappop_max', (vm, heap) => pop(vm, heap, largest)),
    onHeap('_heapify_max', (vm, heap) => heapify(vm, heap, largest)),
    withItem('_heapreplace_max', (vm, heap, item) => replace(vm, heap, item, largest)),
  ],
  setup: (_vm, dict) =>
    dict.setStr('__about__', 'Heaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k, counting elements from 0.'),
};
