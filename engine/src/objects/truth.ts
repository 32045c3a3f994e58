/** Truth testing (library reference, “Truth Value Testing”). May run `__bool__` or `__len__`. */
import { Special } from './class.js';
import { callMethodOn } from './attribute.js';
import { classOf, intValue } from './class-of.js';
import { typeError, valueError } from './errors.js';
import { PyDict } from './dict.js';
import { None, NotImplemented, PyFloat, PyList, PyObject, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

export function truth(vm: Vm, v: Value): boolean {
  switch (typeof v) {
    case 'boolean':
      return v;
    case 'number':
      return v !== 0;
    case 'string':
      return v.length !== 0;
    case 'bigint':
      return true;
  }
  if (v === None) return false;
  if (v instanceof PyFloat) return v.v !== 0;
  if (!(v instanceof PyObject)) {
    if (v === NotImplemented) vm.warn('DeprecationWarning', 'NotImplemented should not be used in a boolean context');
    return true;
  }
  const cls = v.shape.cls;
  if (v instanceof PyList && cls === vm.types.list) return v.items.length !== 0;
  if (v instanceof PyTuple && cls === vm.types.tuple) return v.items.length !== 0;
  if (v instanceof PyDict && cls === vm.types.dict) return v.used !== 0;
  return truthOfObject(vm, v);
}

function truthOfObject(vm: Vm, v: PyObject): boolean {
  const cls = v.shape.cls;
  const bool = cls.special(Special.__bool__);
  if (bool !== undefined && bool !== None) {
    const r = callMethodOn(vm, bool, v, []);
    if (typeof r !== 'boolean') throw typeError(vm, `__bool__ should return bool, returned ${classOf(vm, r).name}`);
    return r;
  }
  const len = cls.special(Special.__len__);
  if (len === undefined) return true;
  const n = intValue(callMethodOn(vm, len, v, []));
  if (n === undefined) throw typeError(vm, `'${cls.name}' object cannot be interpreted as an integer`);
  if (n < 0) throw valueError(vm, '__len__() should return >= 0');
  return n != 0;
}
