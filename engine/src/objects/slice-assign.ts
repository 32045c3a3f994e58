/** `list[slice] = iterable` (data model §3.3.7). May run Python to collect the iterable. */
import { classOf } from './class-of.js';
import { typeError, valueError } from './errors.js';
import { collect } from './iterate.js';
import { sliceIndices } from './slices.js';
import { None, PyList, type PySlice, type Value } from './value.js';
import type { Vm } from './vm.js';

export function setSlice(vm: Vm, l: PyList, key: PySlice, value: Value): Value {
  if (classOf(vm, value).find('__iter__') === undefined && classOf(vm, value).find('__getitem__') === undefined)
    throw typeError(vm, 'must assign iterable to extended slice');
  const items = value instanceof PyList && value !== l && value.shape === vm.types.list.rootShape ? value.items : collect(vm, value);
  const s = sliceIndices(vm, key, l.items.length);
  if (s.step === 1) replaceRange(l.items, s.start, Math.max(s.start, s.stop), items);
  else {
    if (items.length !== s.count)
      throw valueError(vm, `attempt to assign sequence of size ${items.length} to extended slice of size ${s.count}`);
    for (let i = 0, at = s.start; i < s.count; i++, at += s.step) l.items[at] = items[i];
  }
  return None;
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
