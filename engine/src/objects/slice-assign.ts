/** `list[slice] = iterable` (data model §3.3.7). May run Python to collect the iterable. */
import { classOf } from './class-of.js';
import { typeError, valueError } from './errors.js';
import { collect } from './iterate.js';
import { partIndices } from './slices.js';
import { None, PyList, type PySlice, type Value } from './value.js';
import type { Vm } from './vm.js';

export function setSlice(vm: Vm, l: PyList, key: PySlice, value: Value): Value {
  return setPart(vm, l, key.start, key.stop, key.step, value);
}

/** The same, by the parts of the slice. */
export function setPart(vm: Vm, l: PyList, start: Value, stop: Value, step: Value, value: Value): Value {
  const items = value instanceof PyList && value !== l && value.shape === vm.types.list.rootShape ? value.items : itemsOf(vm, value);
  const s = partIndices(vm, start, stop, step, l.items.length);
  if (s.step === 1) replaceRange(l.items, s.start, Math.max(s.start, s.stop), items);
  else {
    if (items.length !== s.count)
      throw valueError(vm, `attempt to assign sequence of size ${items.length} to extended slice of size ${s.count}`);
    for (let i = 0, at = s.start; i < s.count; i++, at += s.step) l.items[at] = items[i];
  }
  return None;
}

function itemsOf(vm: Vm, value: Value): Value[] {
  const cls = classOf(vm, value);
  if (cls.find('__iter__') === undefined && cls.find('__getitem__') === undefined)
    throw typeError(vm, 'must assign iterable to extended slice');
  return collect(vm, value);
}

/** items[start:stop] = by, in place. */
function replaceRange(items: Value[], start: number, stop: number, by: readonly Value[]): void {
  if (by.length === stop - start) for (let i = 0; i < by.length; i++) items[start + i] = by[i];
  else if (by.length < 10_000) items.splice(start, stop - start, ...by);
  else {
    const tail = items.slice(stop);
    items.length = start;
    for (const v of by) items.push(v);
    for (const v of tail) items.push(v);
  }
}
