/** Structural pattern matching (PEP 634). */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { PyClass, type PatternKind } from '../objects/class.js';
import { PyDict } from '../objects/dict.js';
import { typeError, valueError } from '../objects/errors.js';
import { isInstanceOf } from '../objects/instance-check.js';
import { getItem, contains } from '../objects/subscript.js';
import { reprText } from '../objects/text.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { TypeName } from '../objects/type-names.js';
import { dictUpdate } from './building.js';

/** Strings are registered as sequences, and are none to patterns. */
const BUILTIN_KINDS: readonly (readonly [TypeName, PatternKind | undefined])[] = [
  ['str', undefined],
  ['bytes', undefined],
  ['bytearray', undefined],
  ['list', 'sequence'],
  ['tuple', 'sequence'],
  ['range', 'sequence'],
  ['memoryview', 'sequence'],
  ['dict', 'mapping'],
  ['mappingproxy', 'mapping'],
];

/** What a class itself is to patterns, whatever its bases are; undefined where they decide. */
function ownKind(vm: Vm, cls: PyClass): PatternKind | undefined {
  const builtin = BUILTIN_KINDS.find(([name]) => cls === vm.types[name]);
  return builtin === undefined ? (cls.patternMark ?? undefined) : builtin[1];
}

/** The first class in the MRO that is a sequence or a mapping decides: no class is both. */
function findKind(vm: Vm, cls: PyClass): PatternKind {
  for (const c of cls.mro) {
    const kind = ownKind(vm, c);
    if (kind !== undefined) return kind;
  }
  return 'other';
}

function kindOf(vm: Vm, v: Value): PatternKind {
  const cls = classOf(vm, v);
  return (cls.patternKind ??= findKind(vm, cls));
}

export function matchesSequence(vm: Vm, v: Value): boolean {
  return kindOf(vm, v) === 'sequence';
}

export function matchesMapping(vm: Vm, v: Value): boolean {
  return kindOf(vm, v) === 'mapping';
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
  if (!isInstanceOf(vm, subject, cls)) return None;
  const count = spec.items[0] as number;
  const attributes: Value[] = [];
  const seen: string[] = [];
  const take = (name: string): boolean => {
    if (seen.includes(name)) throw typeError(vm, `${cls.name}() got multiple sub-patterns for attribute '${name}'`);
    seen.push(name);
    const v = findAttribute(vm, subject, name);
    if (v !== undefined) attributes.push(v);
    return v !== undefined;
  };
  if (count > 0 && !takePositional(vm, cls, subject, count, attributes, take)) return None;
  for (let i = 1; i < spec.items.length; i++) if (!take(jsText(strValue(spec.items[i])!))) return None;
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
  const isPlain = matchArgs instanceof PyTuple && cls.shape.cls === vm.types.type;
  const list = isPlain ? matchArgs : getAttribute(vm, cls, '__match_args__');
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
  const values: Value[] = [];
  const seen = keys.items.length > 1 ? vm.dict() : null;
  for (const key of keys.items) {
    if (seen !== null) noteKey(vm, seen, key);
    const v = valueAt(vm, subject, key);
    if (v === undefined) return None;
    values.push(v);
  }
  return vm.tuple(values);
}

function noteKey(vm: Vm, seen: PyDict, key: Value): void {
  if (seen.find(key) >= 0) throw valueError(vm, `mapping pattern checks duplicate key (${reprText(vm, key)})`);
  seen.set(key, None);
}

/** Without `__missing__`: PEP 634 asks `get` with a value that no other has. */
function valueAt(vm: Vm, subject: Value, key: Value): Value | undefined {
  if (subject instanceof PyDict && subject.shape === vm.types.dict.rootShape) return subject.get(key);
  const missing = vm.list([]);
  const v = vm.call(getAttribute(vm, subject, 'get'), key, missing);
  return v === missing ? undefined : v;
}

export function copyWithoutKeys(vm: Vm, subject: Value, keys: PyTuple): PyDict {
  const rest = vm.dict();
  dictUpdate(vm, rest, subject);
  for (const key of keys.items) rest.delete(key);
  return rest;
}

export { contains, getItem };
