/** Structural pattern matching (PEP 634). */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { PyClass } from '../objects/class.js';
import { PyDict } from '../objects/dict.js';
import { typeError, valueError } from '../objects/errors.js';
import { getItem, contains } from '../objects/subscript.js';
import { reprText } from '../objects/text.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { TypeName } from '../objects/type-names.js';
import { dictUpdate } from './building.js';

const NOT_SEQUENCES: readonly TypeName[] = ['str', 'bytes', 'bytearray'];
const SEQUENCES: readonly TypeName[] = ['list', 'tuple', 'range', 'memoryview'];
const MAPPINGS: readonly TypeName[] = ['dict', 'mappingproxy'];

type Collection = 'sequence' | 'mapping';

/** Classes registered with or inheriting from collections.abc.Sequence / Mapping carry a mark in `vm.state`. */
function hasMark(vm: Vm, cls: PyClass, mark: Collection): boolean {
  return (vm.state.get(`pattern-${mark}`) as WeakSet<PyClass> | undefined)?.has(cls) === true;
}

/** What a class itself is to patterns, whatever its bases are. */
function ownCollection(vm: Vm, cls: PyClass): Collection | null {
  const is = (names: readonly TypeName[]): boolean => names.some(n => cls === vm.types[n]);
  if (is(NOT_SEQUENCES)) return null;
  if (is(SEQUENCES) || hasMark(vm, cls, 'sequence')) return 'sequence';
  return is(MAPPINGS) || hasMark(vm, cls, 'mapping') ? 'mapping' : null;
}

/** The first class in the MRO that is a sequence or a mapping decides: no class is both. */
function isCollection(vm: Vm, v: Value, which: Collection): boolean {
  for (const c of classOf(vm, v).mro) {
    const found = ownCollection(vm, c);
    if (found !== null) return found === which;
  }
  return false;
}

export function matchesSequence(vm: Vm, v: Value): boolean {
  return isCollection(vm, v, 'sequence');
}

export function matchesMapping(vm: Vm, v: Value): boolean {
  return isCollection(vm, v, 'mapping');
}

/** Builtin classes whose single positional pattern is the subject itself. */
const SELF_MATCHING: readonly TypeName[] = [
  'bool',
  'bytearray',
  'bytes',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'set',
  'str',
  'tuple',
];

/** `C(p…, k=p…)`: the attributes to match, or None. `spec` is (positional count, keyword names…). */
export function matchClass(vm: Vm, subject: Value, cls: Value, spec: PyTuple): Value {
  if (!(cls instanceof PyClass)) throw typeError(vm, `called match pattern must be a class`);
  const check = vm.call(vm.builtins.dict.getStr('isinstance')!, subject, cls);
  if (check !== true) return None;
  const [count, ...names] = spec.items;
  const attributes: Value[] = [];
  const seen = new Set<string>();
  const take = (name: string): boolean => {
    if (seen.has(name)) throw typeError(vm, `${cls.name}() got multiple sub-patterns for attribute '${name}'`);
    seen.add(name);
    const v = findAttribute(vm, subject, name);
    if (v !== undefined) attributes.push(v);
    return v !== undefined;
  };
  if ((count as number) > 0 && !takePositional(vm, cls, subject, count as number, attributes, take)) return None;
  for (const n of names) if (!take(jsText(strValue(n)!))) return None;
  return vm.tuple(attributes);
}

function takePositional(
  vm: Vm,
  cls: PyClass,
  subject: Value,
  count: number,
  attributes: Value[],
  take: (name: string) => boolean,
): boolean {
  const matchArgs = cls.find('__match_args__');
  if (matchArgs === undefined) {
    const isSelf = SELF_MATCHING.some(n => cls.isSubclassOf(vm.types[n]));
    const allowed = isSelf ? 1 : 0;
    if (count > allowed)
      throw typeError(vm, `${cls.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${count} given)`);
    attributes.push(subject);
    return true;
  }
  const list = getAttribute(vm, cls, '__match_args__');
  if (!(list instanceof PyTuple)) throw typeError(vm, `${cls.name}.__match_args__ must be a tuple (got ${classOf(vm, list).name})`);
  if (count > list.items.length)
    throw typeError(
      vm,
      `${cls.name}() accepts ${list.items.length} positional sub-pattern${list.items.length === 1 ? '' : 's'} (${count} given)`,
    );
  for (let i = 0; i < count; i++) {
    const name = strValue(list.items[i]);
    if (name === undefined) throw typeError(vm, `__match_args__ elements must be strings (got ${classOf(vm, list.items[i]).name})`);
    if (!take(jsText(name))) return false;
  }
  return true;
}

/** The values of a mapping pattern’s keys, or None when one is missing. */
export function matchKeys(vm: Vm, subject: Value, keys: PyTuple): Value {
  const seen = vm.dict();
  const values: Value[] = [];
  for (const key of keys.items) {
    if (seen.find(key) >= 0) throw valueError(vm, `mapping pattern checks duplicate key (${reprText(vm, key)})`);
    seen.set(key, None);
    if (subject instanceof PyDict && subject.shape === vm.types.dict.rootShape) {
      const v = subject.get(key);
      if (v === undefined) return None;
      values.push(v);
    } else {
      const missing = vm.list([]);
      const v = vm.call(getAttribute(vm, subject, 'get'), key, missing);
      if (v === missing) return None;
      values.push(v);
    }
  }
  return vm.tuple(values);
}

export function copyWithoutKeys(vm: Vm, subject: Value, keys: PyTuple): PyDict {
  const rest = vm.dict();
  dictUpdate(vm, rest, subject);
  for (const key of keys.items) rest.delete(key);
  return rest;
}

export { contains, getItem };
