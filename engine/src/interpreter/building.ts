/** Displays, f-strings, unpacking. */
import { asciiOf } from '../objects/ascii.js';
import { callMethodOn } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyDict } from '../objects/dict.js';
import { isError, keyError, memoryError, typeError, valueError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { getAttribute } from '../objects/attribute.js';
import { collect, isPlainSequence, forEach, getIterator, iteratorNext, MAX_ITEMS } from '../objects/iterate.js';
import { getItem } from '../objects/subscript.js';
import { concat, formatValue, reprOf, strOf, type Text } from '../objects/text.js';
import { None, PyList, PySlice, PyTuple, type Value } from '../objects/value.js';
import { isCopied } from '../objects/types/dict.js';
import type { Vm } from '../objects/vm.js';
import { functionText } from './functions.js';

type Registers = (Value | undefined)[];

export function buildSet(vm: Vm, items: Value[]): Value {
  return vm.call(vm.types.set, vm.list(items));
}

export function setAdd(vm: Vm, set: Value, item: Value): void {
  callMethodOn(vm, vm.types.set.find('add')!, set, [item]);
}

export function setUpdate(vm: Vm, set: Value, items: Value): void {
  callMethodOn(vm, vm.types.set.find('update')!, set, [items]);
}

export function buildString(vm: Vm, regs: Registers, from: number, count: number): Text {
  let s: Text = '';
  for (let i = 0; i < count; i++) {
    const piece = regs[from + i] as Text;
    s = typeof s === 'string' && typeof piece === 'string' ? s + piece : concat(vm, s, piece);
  }
  return s;
}

export function buildSlice(vm: Vm, regs: Registers, from: number, count: number): PySlice {
  return new PySlice(vm.types.slice.rootShape, regs[from]!, regs[from + 1]!, count === 3 ? regs[from + 2]! : None);
}

/** One `{value!conversion:spec}` of an f-string. */
export function formatPiece(vm: Vm, value: Value, spec: Value | undefined, conversion: number): Text {
  let v = value;
  if (conversion === 115) v = strOf(vm, v);
  else if (conversion === 114) v = reprOf(vm, v);
  else if (conversion === 97) v = asciiOf(vm, v);
  return formatValue(vm, v, (spec ?? '') as Text);
}

export function listAppend(vm: Vm, list: PyList, item: Value): void {
  if (list.items.push(item) > MAX_ITEMS) throw memoryError(vm, '');
}

export function listExtend(vm: Vm, list: PyList, items: Value): void {
  if (isPlainSequence(vm, items)) {
    const target = list.items;
    for (let i = 0; i < items.items.length; i++) target.push(items.items[i]);
    return;
  }
  try {
    for (const v of collect(vm, items)) list.items.push(v);
  } catch (e) {
    if (isError(vm, e, 'TypeError') && !isIterable(vm, items))
      throw typeError(vm, `Value after * must be an iterable, not ${classOf(vm, items).name}`);
    throw e;
  }
}

function isIterable(vm: Vm, v: Value): boolean {
  const cls = classOf(vm, v);
  return cls.find('__iter__') !== undefined || cls.find('__getitem__') !== undefined;
}

export function dictUpdate(vm: Vm, target: PyDict, source: Value): void {
  if (isCopied(vm, source)) return source.copyInto(target);
  if (classOf(vm, source).find('keys') === undefined) throw typeError(vm, `'${classOf(vm, source).name}' object is not a mapping`);
  forEach(vm, vm.call(getAttribute(vm, source, 'keys')), key => target.set(key, getItem(vm, source, key)));
}

/** For `f(**a, **b)`: a name may come only once. */
export function dictMerge(vm: Vm, target: PyDict, source: Value, callee: Value): void {
  if (!(source instanceof PyDict) && classOf(vm, source).find('keys') === undefined) {
    throw typeError(vm, `${functionText(vm, callee)} argument after ** must be a mapping, not ${classOf(vm, source).name}`);
  }
  const put = (key: Value, value: Value): void => {
    if (target.find(key) >= 0) throw duplicateKeyword(vm, callee, key);
    target.set(key, value);
  };
  if (isCopied(vm, source)) for (const [k, v] of source.entries()) put(k, v);
  else forEach(vm, vm.call(getAttribute(vm, source, 'keys')), key => put(key, getItem(vm, source, key)));
}

function duplicateKeyword(vm: Vm, callee: Value, key: Value): PyException {
  if (typeof key !== 'string') return typeError(vm, 'keywords must be strings');
  return typeError(vm, `${functionText(vm, callee)} got multiple values for keyword argument '${key}'`);
}

// ---- unpacking ----

/** `a, b = v`. Hot for exact tuples and lists. */
export function unpackSequence(vm: Vm, v: Value, regs: Registers, to: number, count: number): void {
  if ((v instanceof PyTuple && v.shape === vm.types.tuple.rootShape) || (v instanceof PyList && v.shape === vm.types.list.rootShape)) {
    const items = v.items;
    if (items.length !== count) throw wrongCount(vm, count, items.length);
    for (let i = 0; i < count; i++) regs[to + i] = items[i];
    return;
  }
  const it = iteratorFor(vm, v);
  for (let i = 0; i < count; i++) {
    const item = iteratorNext(vm, it);
    if (item === undefined) throw valueError(vm, `not enough values to unpack (expected ${count}, got ${i})`);
    regs[to + i] = item;
  }
  if (iteratorNext(vm, it) !== undefined) throw valueError(vm, `too many values to unpack (expected ${count})`);
}

function iteratorFor(vm: Vm, v: Value): Value {
  if (!isIterable(vm, v)) throw typeError(vm, `cannot unpack non-iterable ${classOf(vm, v).name} object`);
  return getIterator(vm, v);
}

function wrongCount(vm: Vm, expected: number, got: number): PyException {
  if (got < expected) return valueError(vm, `not enough values to unpack (expected ${expected}, got ${got})`);
  return valueError(vm, `too many values to unpack (expected ${expected})`);
}

/** `a, *b, c = v`: `before` registers, one list, `after` registers. */
export function unpackEx(vm: Vm, v: Value, regs: Registers, to: number, before: number, after: number): void {
  const it = iteratorFor(vm, v);
  const items: Value[] = [];
  for (let item = iteratorNext(vm, it); item !== undefined; item = iteratorNext(vm, it)) items.push(item);
  if (items.length < before + after)
    throw valueError(vm, `not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  for (let i = 0; i < before; i++) regs[to + i] = items[i];
  const end = items.length - after;
  regs[to + before] = vm.list(items.slice(before, end));
  for (let i = 0; i < after; i++) regs[to + before + 1 + i] = items[end + i];
}

export { keyError };
