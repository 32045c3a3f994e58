/** `a[k]`, `a[k] = v`, `del a[k]`, `k in a`, `len(a)` (language reference §3.3.7). May run Python. */
import { Special } from './class.js';
import { callMethodOn, getAttribute } from './attribute.js';
import { classOf, intValue, isClass } from './class-of.js';
import { asPosition } from './convert.js';
import { PyDict } from './dict.js';
import { indexError, keyError, overflowError, typeError, valueError } from './errors.js';
import { exhaust, getIteratorOr } from './iterate.js';
import { sameOrEqual } from './compare.js';
import { truth } from './truth.js';
import { setPart, setSlice } from './slice-assign.js';
import { sliceOf, sliceOfText } from './slices.js';
import type { PyException } from './exception.js';
import { None, PyList, PySlice, PyTuple, type Value } from './value.js';
import { PySet } from './set.js';
import type { Vm } from './vm.js';
import { indexOfText } from '../util/search-text.js';

export function getItem(vm: Vm, a: Value, k: Value): Value {
  if (a instanceof PyList && a.shape === vm.types.list.rootShape) {
    if (typeof k === 'number') {
      const i = k < 0 ? k + a.items.length : k;
      if (i >= 0 && i < a.items.length) return a.items[i];
      throw indexError(vm, 'list index out of range');
    }
    if (k instanceof PySlice) return vm.list(sliceOf(vm, a.items, k.start, k.stop, k.step));
  }
  if (a instanceof PyDict && a.shape === vm.types.dict.rootShape) {
    const v = a.get(k);
    if (v === undefined) throw keyError(vm, k);
    return v;
  }
  if (a instanceof PyTuple && typeof k === 'number' && a.shape === vm.types.tuple.rootShape) {
    const i = k < 0 ? k + a.items.length : k;
    if (i >= 0 && i < a.items.length) return a.items[i];
    throw indexError(vm, 'tuple index out of range');
  }
  if (typeof a === 'string') {
    const v = stringItem(a, k);
    if (v !== undefined) return v;
  }
  const cls = classOf(vm, a);
  const method = cls.special(Special.__getitem__);
  if (a instanceof PyDict && method === vm.types.dict.special(Special.__getitem__)) {
    const v = a.get(k);
    if (v !== undefined) return v;
  }
  if (method !== undefined) return callMethodOn(vm, method, a, [k]);
  if (isClass(a)) return classGetItem(vm, a, k);
  throw typeError(vm, `'${cls.name}' object is not subscriptable`);
}

/** Items and plain slices of a str; undefined where it takes the general path. */
function stringItem(s: string, k: Value): string | undefined {
  if (typeof k === 'number') return s[k < 0 ? k + s.length : k];
  return k instanceof PySlice ? sliceOfText(s, k.start, k.stop, k.step) : undefined;
}

/** `a[start:stop:step]`; makes the slice object only where `a` is to be given it. Hot. */
export function getSlice(vm: Vm, a: Value, start: Value, stop: Value, step: Value): Value {
  if (a instanceof PyList && a.shape === vm.types.list.rootShape) return vm.list(sliceOf(vm, a.items, start, stop, step));
  const text = typeof a === 'string' ? sliceOfText(a, start, stop, step) : undefined;
  return text ?? getItem(vm, a, new PySlice(vm.types.slice.rootShape, start, stop, step));
}

/** `a[start:stop:step] = v`, likewise. */
export function putSlice(vm: Vm, a: Value, start: Value, stop: Value, step: Value, v: Value): void {
  if (a instanceof PyList && a.shape === vm.types.list.rootShape) setPart(vm, a, start, stop, step, v);
  else setItem(vm, a, new PySlice(vm.types.slice.rootShape, start, stop, step), v);
}

/** PEP 560: `C[k]` through `__class_getitem__`. */
function classGetItem(vm: Vm, cls: Value, k: Value): Value {
  if (isClass(cls)) {
    if (cls === vm.types.type) return vm.call(vm.types.GenericAlias, cls, k);
    const hook = cls.find('__class_getitem__');
    if (hook !== undefined && hook !== None) return vm.call(getAttribute(vm, cls, '__class_getitem__'), k);
    throw typeError(vm, `type '${cls.name}' is not subscriptable`);
  }
  throw typeError(vm, 'object is not subscriptable');
}

export function setItem(vm: Vm, a: Value, k: Value, v: Value): void {
  if (a instanceof PyList && k instanceof PySlice && a.shape === vm.types.list.rootShape) return void setSlice(vm, a, k, v);
  if (a instanceof PyList && typeof k === 'number' && a.shape === vm.types.list.rootShape) {
    const i = k < 0 ? k + a.items.length : k;
    if (i < 0 || i >= a.items.length) throw indexError(vm, 'list assignment index out of range');
    a.items[i] = v;
    return;
  }
  if (a instanceof PyDict && a.shape === vm.types.dict.rootShape) return a.set(k, v);
  const cls = classOf(vm, a);
  const method = cls.special(Special.__setitem__);
  if (a instanceof PyDict && method === vm.types.dict.special(Special.__setitem__)) return a.set(k, v);
  if (method === undefined) throw notSettable(vm, a, k, 'assignment');
  callMethodOn(vm, method, a, [k, v]);
}

export function deleteItem(vm: Vm, a: Value, k: Value): void {
  const cls = classOf(vm, a);
  const method = cls.special(Special.__delitem__);
  if (method === undefined) throw notSettable(vm, a, k, 'deletion');
  callMethodOn(vm, method, a, [k]);
}

/** An object that may be a sequence is asked with the index first, which may not fit, and puts it in other words. */
function notSettable(vm: Vm, a: Value, k: Value, what: 'assignment' | 'deletion'): PyException {
  const cls = classOf(vm, a);
  const isIndex = (cls.isHeap || cls.special(Special.__len__) !== undefined) && classOf(vm, k).special(Special.__index__) !== undefined;
  if (isIndex) asPosition(vm, k, 'IndexError');
  return typeError(vm, `'${cls.name}' object ${isIndex && what === 'deletion' ? "doesn't" : 'does not'} support item ${what}`);
}

/** `k in a`. */
export function contains(vm: Vm, a: Value, k: Value): boolean {
  if (a instanceof PyDict && a.shape === vm.types.dict.rootShape) return a.find(k) >= 0;
  if (a instanceof PySet && a.shape === vm.types.set.rootShape && !(k instanceof PySet)) return a.has(k);
  if (typeof a === 'string' && typeof k === 'string') return indexOfText(a, k) >= 0;
  const cls = classOf(vm, a);
  const method = cls.special(Special.__contains__);
  if (method === None) throw typeError(vm, `'${cls.name}' object is not a container`);
  if (method !== undefined) return truth(vm, callMethodOn(vm, method, a, [k]));
  let found = false;
  exhaust(vm, searched(vm, a), item => (found = sameOrEqual(vm, item, k)));
  return found;
}

/** The iterator that a search through `a` goes along. */
export function searched(vm: Vm, a: Value): Value {
  return getIteratorOr(vm, a, `argument of type '${classOf(vm, a).name}' is not iterable`);
}

/** `len(a)`. */
export function lengthOf(vm: Vm, a: Value): number {
  const n = lengthValue(vm, a);
  if (typeof n === 'bigint') throw overflowError(vm, "cannot fit 'int' into an index-sized integer");
  return n;
}

/** `len(a)`: what fits CPython's Py_ssize_t. */
export function lengthValue(vm: Vm, a: Value): number | bigint {
  if (typeof a === 'string') return a.length;
  if (a instanceof PyList && a.shape === vm.types.list.rootShape) return a.items.length;
  if (a instanceof PyDict && a.shape === vm.types.dict.rootShape) return a.used;
  if (a instanceof PyTuple && a.shape === vm.types.tuple.rootShape) return a.items.length;
  const cls = classOf(vm, a);
  const method = cls.special(Special.__len__);
  if (method === undefined) throw typeError(vm, `object of type '${cls.name}' has no len()`);
  const r = callMethodOn(vm, method, a, []);
  const n = intValue(r);
  if (n === undefined) throw typeError(vm, `'${classOf(vm, r).name}' object cannot be interpreted as an integer`);
  if (n < 0) throw valueError(vm, '__len__() should return >= 0');
  if (typeof n === 'bigint' && BigInt.asIntN(64, n) !== n) throw overflowError(vm, "cannot fit 'int' into an index-sized integer");
  return n;
}
