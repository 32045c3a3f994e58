/** How many items an iterable says that it has (PEP 424). May run Python. */
import { callSpecial } from './attribute.js';
import { classOf, intValue } from './class-of.js';
import { asSize } from './convert.js';
import { isError, typeError, valueError } from './errors.js';
import { lengthOf } from './subscript.js';
import { NotImplemented, type Value } from './value.js';
import type { Vm } from './vm.js';

/** `len(obj)`, else `__length_hint__`, else the default. */
export function lengthHint(vm: Vm, obj: Value, fallback: Value | undefined): Value {
  const missing = fallback ?? 0;
  if (intValue(missing) === undefined) throw typeError(vm, `'${classOf(vm, missing).name}' object cannot be interpreted as an integer`);
  if (classOf(vm, obj).find('__len__') !== undefined) {
    try {
      return lengthOf(vm, obj);
    } catch (e) {
      if (!isError(vm, e, 'TypeError')) throw e;
    }
  }
  let hint: Value | undefined;
  try {
    hint = callSpecial(vm, obj, '__length_hint__', []);
  } catch (e) {
    if (!isError(vm, e, 'TypeError')) throw e;
  }
  if (hint === undefined || hint === NotImplemented) return asSize(vm, missing);
  const n = intValue(hint);
  if (n === undefined) throw typeError(vm, `__length_hint__ must be an integer, not ${classOf(vm, hint).name}`);
  if (n < 0) throw valueError(vm, '__length_hint__() should return >= 0');
  return n;
}
