/** Whether something that came from outside is a Python value of this engine. Runs no Python. */
import { None, NotImplemented, Ellipsis, PyAstral, PyFloat, PyObject, type Value } from '../objects/value.js';
import { hasSurrogate, type Vm } from '../objects/vm.js';

export function isValueOf(vm: Vm, v: unknown): v is Value {
  switch (typeof v) {
    case 'boolean':
      return true;
    case 'number':
      return Number.isSafeInteger(v) && !Object.is(v, -0);
    case 'bigint':
      return v > BigInt(Number.MAX_SAFE_INTEGER) || v < BigInt(Number.MIN_SAFE_INTEGER);
    case 'string':
      return !hasSurrogate(v);
    default:
      return v instanceof PyObject ? isOwn(vm, v) : v instanceof PyFloat || v === None || v === NotImplemented || v === Ellipsis;
  }
}

/** Every class of an engine descends from its own `object`. */
function isOwn(vm: Vm, v: PyObject): boolean {
  return v instanceof PyAstral ? v.shape === vm.types.str.rootShape : v.shape.cls.mro.at(-1) === vm.types.object;
}

/** What was given instead of a value, in words. */
export function describeForeign(v: unknown): string {
  if (v === undefined || v === null) return String(v);
  if (typeof v === 'number') return `the number ${Object.is(v, -0) ? '-0' : v}, which is no int (floats are made with engine.float)`;
  if (typeof v === 'bigint') return `the bigint ${v}n, which an int of this size is not (ints up to 2**53 are numbers)`;
  if (typeof v === 'string') return 'a string with surrogates (text is made with engine.text)';
  if (v instanceof PyObject) return 'an object of another engine';
  return typeof v === 'object' ? `a JavaScript ${v.constructor?.name ?? 'object'}` : `a JavaScript ${typeof v}`;
}
