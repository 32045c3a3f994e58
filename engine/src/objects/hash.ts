/** Hashing and key equality: the `KeyRules` of dicts and sets. May run Python (`__hash__`, `__eq__`). */
import { classOf, identical } from './class-of.js';
import { callMethodOn } from './attribute.js';
import type { KeyRules, NormalKey } from './dict.js';
import { typeError } from './errors.js';
import { richEquals } from './compare.js';
import { None, PyAstral, PyFloat, PyInstance, PyObject, PyPrimitiveSubclass, PyTuple, type Value } from './value.js';
import { PyClass } from './class.js';
import { jsText, type Vm } from './vm.js';
import { intValue } from './class-of.js';

export function makeKeyRules(vm: Vm): KeyRules {
  return {
    normalKey: key => normalKey(vm, key),
    hash: key => hashOf(vm, key),
    equal: (a, b) => identical(a, b) || richEquals(vm, a, b),
  };
}

function normalKey(vm: Vm, key: Value): NormalKey | undefined {
  switch (typeof key) {
    case 'string':
    case 'number':
    case 'bigint':
      return key;
    case 'boolean':
      return key ? 1 : 0;
  }
  if (key instanceof PyFloat) return normalFloat(key.v);
  if (!(key instanceof PyObject)) return key;
  if (key instanceof PyClass) return key.shape.cls === vm.types.type || hashesByIdentity(vm, key.shape.cls) ? key : undefined;
  if (key instanceof PyAstral) return '\ud800' + jsText(key);
  if (key instanceof PyPrimitiveSubclass) return keepsBuiltinEquality(key) ? normalKey(vm, key.value) : undefined;
  if (key instanceof PyTuple) return tupleKey(vm, key);
  return hashesByIdentity(vm, key.shape.cls) ? key : undefined;
}

/** A tuple of primitives as one string: equal exactly when the tuples are. It starts as no Python str can. */
function tupleKey(vm: Vm, t: PyTuple): NormalKey | undefined {
  if (t.shape !== vm.types.tuple.rootShape && !keepsBuiltinEquality(t)) return undefined;
  let text = '\ud801';
  for (const item of t.items) {
    const k = normalKey(vm, item);
    if (typeof k === 'string') text += `s${k.length}:${k}`;
    else if (typeof k === 'number') text += Number.isNaN(k) ? 'N' : `n${k};`;
    else if (typeof k === 'bigint') text += `n${k};`;
    else if (item === None) text += 'o';
    else return undefined;
  }
  return text;
}

function normalFloat(x: number): NormalKey {
  if (Number.isInteger(x)) return Number.isSafeInteger(x) ? x + 0 : BigInt(x);
  return x;
}

function hashesByIdentity(vm: Vm, cls: PyClass): boolean {
  return cls.cell('__hash__').owner === vm.types.object && cls.cell('__eq__').owner === vm.types.object;
}

function keepsBuiltinEquality(v: PyPrimitiveSubclass | PyTuple): boolean {
  const cls = v.shape.cls;
  return cls.cell('__hash__').owner?.isHeap === false && cls.cell('__eq__').owner?.isHeap === false;
}

/** `hash(v)` as a Python int. Raises TypeError for unhashable values. */
export function hashOf(vm: Vm, v: Value): number | bigint {
  if (typeof v === 'number' && Math.abs(v) < 2 ** 53) return v === -1 ? -2 : v;
  const cls = classOf(vm, v);
  const method = cls.find('__hash__');
  if (method === undefined || method === None) throw typeError(vm, `unhashable type: '${cls.name}'`);
  const h = intValue(callMethodOn(vm, method, v, []));
  if (h === undefined) throw typeError(vm, '__hash__ method should return an integer');
  return cls.isHeap && v instanceof PyInstance ? reduceHash(h) : h;
}

/** A user’s `__hash__` may return any int; CPython reduces it to 64 bits. */
function reduceHash(h: number | bigint): number | bigint {
  if (typeof h === 'number') return h === -1 ? -2 : h;
  const M = (1n << 61n) - 1n;
  const fits = BigInt.asIntN(64, h) === h;
  const r = fits ? h : h % M;
  return Number.isSafeInteger(Number(r)) ? Number(r) : r;
}
