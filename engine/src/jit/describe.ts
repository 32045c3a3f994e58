/** Values and expectations in words, without running Python (interfaces.md §6). */
import { PyClass } from '../objects/class.js';
import { PyFunction, PyNative } from '../objects/function.js';
import { Shape } from '../objects/shape.js';
import { readSlot, isSlotKey } from '../objects/attribute.js';
import { None, PyFloat, PyInstance, PyList, PyObject, PyTuple, Singleton, type Value } from '../objects/value.js';
import { PyDict } from '../objects/dict.js';
import { floatRepr } from '../util/float-text.js';
import { reprString } from '../util/repr-text.js';

const MAX_TEXT = 40;

/** Exact for None, bool, int, float, short str; by class and attributes for the rest. */
export function describeValue(v: unknown): string {
  switch (typeof v) {
    case 'undefined':
      return 'nothing';
    case 'number':
    case 'bigint': {
      const s = String(v);
      return s.length > MAX_TEXT ? `an int of ${s.replace('-', '').length} digits` : s;
    }
    case 'boolean':
      return v ? 'True' : 'False';
    case 'string':
      return v.length <= MAX_TEXT ? reprString(v) : `${reprString(v.slice(0, MAX_TEXT))}… (${v.length} characters)`;
  }
  if (v instanceof PyFloat) return floatRepr(v.v);
  if (v instanceof Singleton) return v.name;
  if (v instanceof PyFunction) return `function ${v.qualname}`;
  if (v instanceof PyNative) return `builtin ${v.spec.name}`;
  if (v instanceof PyClass) return `class ${v.name}`;
  if (v instanceof PyList) return `list of ${v.items.length}`;
  if (v instanceof PyTuple && v.shape.cls.name === 'tuple') return `tuple of ${v.items.length}`;
  if (v instanceof PyDict && v.shape.cls.name === 'dict') return `dict of ${v.used}`;
  if (v instanceof PyInstance) return describeInstance(v);
  return v instanceof PyObject ? `<${v.shape.cls.name}>` : 'a value';
}

function describeInstance(o: PyInstance): string {
  if (o.shape.isDictionary) return `<${o.shape.cls.name}>`;
  const parts = o.shape.keys().map((k, i) => `${isSlotKey(k) ? k.slice(k.lastIndexOf('.') + 1) : k}: ${typeNameOf(readSlot(o, i))}`);
  return `<${o.shape.cls.name}${parts.length === 0 ? '' : ` ${parts.join(', ')}`}>`;
}

/** The name of a value's type, without a VM. */
export function typeNameOf(v: Value | undefined | unknown): string {
  switch (typeof v) {
    case 'undefined':
      return 'unset';
    case 'number':
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
  }
  if (v instanceof PyFloat) return 'float';
  if (v === None) return 'None';
  return v instanceof PyObject ? v.shape.cls.name : 'object';
}

const BY_GUARD: Readonly<Record<string, string>> = {
  check_int32: 'int',
  check_int: 'int',
  check_float: 'float',
  check_number: 'int or float',
  check_bool: 'bool',
  check_str: 'str',
};

/** Where an int came and was too large. */
const BY_SIZE: Readonly<Record<string, string>> = { check_int32: 'int of 32 bits', check_int: 'int up to 2^53' };

/** What a guard wanted, in words, where this value came. */
export function expectedText(op: string, expected: unknown, value: unknown): string {
  if ((typeof value === 'number' || typeof value === 'bigint') && BY_SIZE[op] !== undefined) return BY_SIZE[op];
  if (BY_GUARD[op] !== undefined) return BY_GUARD[op];
  if (expected instanceof Shape) return describeShape(expected);
  if (Array.isArray(expected)) return expected.map(s => (s instanceof Shape ? describeShape(s) : '?')).join(' or ');
  return expected === undefined ? '' : describeValue(expected);
}

export function describeShape(s: Shape): string {
  const keys = s.isDictionary ? ['attributes in a dict'] : s.keys().map(k => (isSlotKey(k) ? k.slice(k.lastIndexOf('.') + 1) : k));
  return keys.length === 0 ? s.cls.name : `${s.cls.name}(${keys.join(', ')})`;
}
