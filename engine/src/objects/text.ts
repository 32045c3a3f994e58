/** `repr`, `str`, `format`, `ascii` of any value. May run Python. Text results are str values. */
import { callMethodOn } from './attribute.js';
import { classOf, strValue } from './class-of.js';
import { typeError } from './errors.js';
import { NotImplemented, PyAstral, type Value } from './value.js';
import { jsText, type Vm } from './vm.js';

export type Text = string | PyAstral;

/** The text of `repr(v)`. */
export function reprOf(vm: Vm, v: Value): Text {
  return strValue(reprValue(vm, v))!;
}

/** `repr(v)`: what `__repr__` returned, which may be an instance of a subclass of str. */
export function reprValue(vm: Vm, v: Value): Value {
  if (typeof v === 'number') return String(v);
  const cls = classOf(vm, v);
  const r = callMethodOn(vm, cls.find('__repr__') ?? NotImplemented, v, []);
  if (strValue(r) === undefined) throw typeError(vm, `__repr__ returned non-string (type ${classOf(vm, r).name})`);
  return r;
}

/** The text of `str(v)`. */
export function strOf(vm: Vm, v: Value): Text {
  return typeof v === 'string' ? v : strValue(strResult(vm, v))!;
}

/** `str(v)`: what `__str__` returned, which may be an instance of a subclass of str. */
export function strResult(vm: Vm, v: Value): Value {
  if (typeof v === 'string') return v;
  if (typeof v === 'number') return String(v);
  const cls = classOf(vm, v);
  if (v instanceof PyAstral) return v;
  const r = callMethodOn(vm, cls.find('__str__') ?? NotImplemented, v, []);
  if (strValue(r) === undefined) throw typeError(vm, `__str__ returned non-string (type ${classOf(vm, r).name})`);
  return r;
}

/** `format(v, spec)`. */
export function formatValue(vm: Vm, v: Value, spec: Text): Text {
  if (spec === '' && (typeof v === 'string' || typeof v === 'number')) return strOf(vm, v);
  const cls = classOf(vm, v);
  const r = callMethodOn(vm, cls.find('__format__') ?? NotImplemented, v, [spec]);
  const s = strValue(r);
  if (s === undefined) throw typeError(vm, `__format__ must return a str, not ${classOf(vm, r).name}`);
  return s;
}

/** The spec that `__format__` was given. */
export function specText(vm: Vm, spec: Value): string {
  const text = strValue(spec);
  if (text === undefined) throw typeError(vm, `__format__() argument must be str, not ${classOf(vm, spec).name}`);
  return jsText(text);
}

/** As JS text, for messages and output. */
export function reprText(vm: Vm, v: Value): string {
  return jsText(reprOf(vm, v));
}
export function strText(vm: Vm, v: Value): string {
  return jsText(strOf(vm, v));
}

/** Concatenation in the one representation of str. Two raw strings give a raw string. */
export function concat(vm: Vm, a: Text, b: Text): Text {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  return vm.text(jsText(a) + jsText(b));
}
