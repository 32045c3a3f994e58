/** Iteration (language reference §3.3.7, PEP 234). May run Python. */
import { Special } from './class.js';
import { callMethodOn } from './attribute.js';
import { classOf } from './class-of.js';
import { PyDict } from './dict.js';
import { isError, memoryError, typeError } from './errors.js';
import { PyException } from './exception.js';
import { PyGenerator } from './generator.js';
import { PyIterator } from './iterator.js';
import { ListIterator, SequenceIterator, TupleIterator } from './iterators.js';
import { lengthHint } from './length-hint.js';
import { None, PyInstance, PyList, PyObject, PyRange, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

/** `iter(v)`. */
export function getIterator(vm: Vm, v: Value): Value {
  if (v instanceof PyList && v.shape === vm.types.list.rootShape) return new ListIterator(vm.types.list_iterator.rootShape, v);
  if (v instanceof PyTuple && v.shape === vm.types.tuple.rootShape) return new TupleIterator(vm.types.tuple_iterator.rootShape, v);
  if (v instanceof PyGenerator && v.kind === 'generator') return v;
  const cls = classOf(vm, v);
  const method = cls.special(Special.__iter__);
  if (method === None) throw typeError(vm, `'${cls.name}' object is not iterable`);
  if (method === undefined) {
    if (cls.special(Special.__getitem__) === undefined) throw typeError(vm, `'${cls.name}' object is not iterable`);
    return new SequenceIterator(vm.types.iterator.rootShape, v);
  }
  const it = callMethodOn(vm, method, v, []);
  if (classOf(vm, it).special(Special.__next__) === undefined)
    throw typeError(vm, `iter() returned non-iterator of type '${classOf(vm, it).name}'`);
  return it;
}

/** `iter(v)` where CPython has its own words for every TypeError of that. */
export function getIteratorOr(vm: Vm, v: Value, message: string): Value {
  try {
    return getIterator(vm, v);
  } catch (e) {
    if (isError(vm, e, 'TypeError')) throw typeError(vm, message);
    throw e;
  }
}

/** An iterator of a builtin class, whose items come without looking for `__next__`. */
export function isPlainIterator(it: Value): it is ListIterator | PyIterator {
  return it instanceof ListIterator || (it instanceof PyIterator && !it.shape.cls.isHeap);
}

/** `next(it)`, or undefined when it is exhausted. */
export function iteratorNext(vm: Vm, it: Value): Value | undefined {
  if (isPlainIterator(it)) return it.next(vm);
  if (it instanceof PyGenerator && it.kind === 'generator') return vm.interpreter.resume(it, None, null);
  const cls = classOf(vm, it);
  const method = cls.special(Special.__next__);
  if (method === undefined) throw typeError(vm, `'${cls.name}' object is not an iterator`);
  try {
    return callMethodOn(vm, method, it, []);
  } catch (e) {
    if (isError(vm, e, 'StopIteration')) return undefined;
    throw e;
  }
}

/** A list or tuple that is iterated over as such. */
export const isPlainSequence = (vm: Vm, v: Value): v is PyTuple | PyList =>
  (v instanceof PyTuple && v.shape === vm.types.tuple.rootShape) || (v instanceof PyList && v.shape === vm.types.list.rootShape);

/** Every item as a fresh array, as `list(v)` would hold them. `notIterable`: CPython's own words for a TypeError of `iter(v)`. */
export function collect(vm: Vm, v: Value, notIterable?: string): Value[] {
  if (isPlainSequence(vm, v)) return v.items.slice();
  if (v instanceof PyDict && v.shape === vm.types.dict.rootShape) return v.keyList();
  if (v instanceof PyRange && v.length > MAX_ITEMS) throw memoryError(vm, '');
  const items: Value[] = [];
  const it = notIterable === undefined ? getIterator(vm, v) : getIteratorOr(vm, v, notIterable);
  if (v instanceof PyObject && v.shape.cls.isHeap) lengthHint(vm, v, 0);
  exhaust(vm, it, item => {
    if (items.push(item) > MAX_ITEMS) throw memoryError(vm, '');
  });
  return items;
}

/** More items than this do not fit one JS array that still grows. */
export const MAX_ITEMS = 100_000_000;
const POLL_EVERY = 10_000;

/** Calls `use` for each item; polls, so that endless iterators can be cancelled. `use` returns true to stop. */
export function forEach(vm: Vm, v: Value, use: (item: Value) => void | boolean): void {
  exhaust(vm, getIterator(vm, v), use);
}

/** As `forEach`, for what is an iterator. */
export function exhaust(vm: Vm, it: Value, use: (item: Value) => void | boolean): void {
  if (it instanceof PyGenerator && it.kind === 'generator') return vm.interpreter.drain(it, use);
  let left = POLL_EVERY;
  for (let item = iteratorNext(vm, it); item !== undefined; item = iteratorNext(vm, it)) {
    if (use(item) === true) return;
    if (--left === 0) {
      vm.interpreter.poll();
      left = POLL_EVERY;
    }
  }
}

/** `StopIteration.value` of an exception that is one. */
export function stopValue(e: PyException): Value {
  return e.fields?.get('value') ?? (e.args.items.length > 0 ? e.args.items[0] : None);
}

export type Iterable = PyObject;
