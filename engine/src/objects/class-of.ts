/** The class of any value, and tests of classes. Runs no Python. */
import { PyClass } from './class.js';
import { Ellipsis, None, PyAstral, PyFloat, PyObject, PyPrimitiveSubclass, type Value } from './value.js';
import type { Vm } from './vm.js';
import type { TypeName } from './type-names.js';

export function classOf(vm: Vm, v: Value): PyClass {
  switch (typeof v) {
    case 'number':
    case 'bigint':
      return vm.types.int;
    case 'string':
      return vm.types.str;
    case 'boolean':
      return vm.types.bool;
    default:
      if (v instanceof PyObject) return v.shape.cls;
      if (v instanceof PyFloat) return vm.types.float;
      return v === None ? vm.types.NoneType : v === Ellipsis ? vm.types.ellipsis : vm.types.NotImplementedType;
  }
}

export function typeName(vm: Vm, v: Value): string {
  return classOf(vm, v).name;
}

/** isinstance by the real class only: no `__instancecheck__`, no `__class__`. */
export function isInstance(vm: Vm, v: Value, name: TypeName): boolean {
  return classOf(vm, v).isSubclassOf(vm.types[name]);
}

export function isClass(v: Value): v is PyClass {
  return v instanceof PyClass;
}

// ---- builtin values under subclasses ----

/** The int of an int, bool or int subclass; undefined for all else. */
export function intValue(v: Value): number | bigint | undefined {
  switch (typeof v) {
    case 'number':
    case 'bigint':
      return v;
    case 'boolean':
      return v ? 1 : 0;
    case 'object':
      if (v instanceof PyPrimitiveSubclass) {
        const p = v.value;
        if (typeof p === 'number' || typeof p === 'bigint') return p;
      }
  }
  return undefined;
}

/** The double of a float or float subclass; undefined for all else. */
export function floatValue(v: Value): number | undefined {
  if (v instanceof PyFloat) return v.v;
  if (v instanceof PyPrimitiveSubclass && v.value instanceof PyFloat) return v.value.v;
  return undefined;
}

/** The text of a str or str subclass; undefined for all else. */
export function strValue(v: Value): string | PyAstral | undefined {
  if (typeof v === 'string') return v;
  if (v instanceof PyAstral) return v;
  if (v instanceof PyPrimitiveSubclass && (typeof v.value === 'string' || v.value instanceof PyAstral)) return v.value;
  return undefined;
}

/** `a is b` (engine.md §3): by type and value for numbers and str, else by reference. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.v, b.v);
  if (a instanceof PyAstral && b instanceof PyAstral) return samePoints(a.points, b.points);
  return false;
}

export function samePoints(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
