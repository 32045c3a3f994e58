/** Hashing and key equality: the `KeyRules` of dicts and sets. May run Python (`__hash__`, `__eq__`). */
import { classOf, identical } from './class-of.js';
import { callMethodOn } from './attribute.js';
import type { KeyRules, NormalKey } from './dict.js';
import { typeError } from './errors.js';
import { richEquals } from './compare.js';
import { None, PyAstral, PyFloat, PyInstance, PyObject, PyPrimitiveSubclass, PyTuple, type Value } from './value.js';
import { Special, PyClass } from './class.js';
import { rotateHash } from './identity-hash.js';
import { jsText, type Vm } from './vm.js';
import { intValue } from './class-of.js';
import { hashTuple } from '../util/tuple-hash.js';

export function makeKeyRules(vm: Vm): KeyRules {
  return {
    normalKey: key => normalKey(vm, key),
    tupleHash: key => tupleHash(vm, key),
    sameTuple: (a, b) => sameTuple(vm, a, b),
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
  if (key instanceof PyClass) return key.shape.cls === vm.types.type || key.shape.cls.comparesByIdentity ? key : undefined;
  if (key instanceof PyAstral) return '\ud800' + jsText(key);
  if (key instanceof PyPrimitiveSubclass) return keepsBuiltinEquality(key) ? normalKey(vm, key.value) : undefined;
  return key.shape.cls.comparesByIdentity ? key : undefined;
}

/** Undefined for tuples that hold something with an equality of its own. */
function tupleHash(vm: Vm, t: PyTuple): number | undefined {
  if (t.shape !== vm.types.tuple.rootShape && !keepsBuiltinEquality(t)) return undefined;
  const { items } = t;
  let h = items.length;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const own = typeof item === 'string' ? textHash(item) : typeof item === 'number' ? numberHash(item) : itemHash(vm, item);
    if (own === undefined) return undefined;
    h = mix(h, own);
  }
  return h ^ (h >>> 15);
}

const mix = (h: number, x: number): number => {
  const m = Math.imul(h ^ x, 0x9e3779b1);
  return (m << 13) | (m >>> 19);
};
const numberHash = (x: number): number => x | 0;

/** Of long texts the ends are enough: equality is tested anyway. */
function textHash(s: string): number {
  const n = s.length;
  const ends = n > 64 ? 32 : n;
  let h = n;
  for (let i = 0; i < ends; i++) h = Math.imul(h, 31) + s.charCodeAt(i);
  if (n > 64) for (let i = n - 32; i < n; i++) h = Math.imul(h, 31) + s.charCodeAt(i);
  return h | 0;
}

function itemHash(vm: Vm, item: Value): number | undefined {
  if (item === None) return 0x6e6f;
  if (item instanceof PyTuple) return tupleHash(vm, item);
  const normal = normalKey(vm, item);
  switch (typeof normal) {
    case 'number':
      return Number.isInteger(normal) ? numberHash(normal) : numberHash(normal * 65536.5);
    case 'bigint':
      return Number(BigInt.asIntN(32, normal));
    case 'string':
      return textHash(normal);
    case 'object':
      return numberHash(vm.id(normal) / 16);
  }
  return undefined;
}

/** Items that have hashes: equal when their normal forms are. */
function sameTuple(vm: Vm, a: PyTuple, b: PyTuple): boolean {
  const [x, y] = [a.items, b.items];
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === y[i]) continue;
    if (typeof x[i] === 'string' && typeof y[i] === 'string') return false;
    if (!sameItem(vm, x[i], y[i])) return false;
  }
  return true;
}

function sameItem(vm: Vm, x: Value, y: Value): boolean {
  if (x instanceof PyTuple) return y instanceof PyTuple && sameTuple(vm, x, y);
  if (y instanceof PyTuple) return false;
  const [p, q] = [normalKey(vm, x), normalKey(vm, y)];
  return p !== undefined && p === q;
}

function normalFloat(x: number): NormalKey {
  if (Number.isInteger(x)) return Number.isSafeInteger(x) ? x + 0 : BigInt(x);
  return x;
}

function keepsBuiltinEquality(v: PyPrimitiveSubclass | PyTuple): boolean {
  const cls = v.shape.cls;
  return cls.cell('__hash__').owner?.isHeap === false && cls.cell('__eq__').owner?.isHeap === false;
}

/** `hash(v)` as a Python int. Raises TypeError for unhashable values. */
export function hashOf(vm: Vm, v: Value): number | bigint {
  if (typeof v === 'number' && Math.abs(v) < 2 ** 53) return v === -1 ? -2 : v;
  if (typeof v === 'string') return vm.textHashes.of(v).full;
  if (v instanceof PyTuple && v.shape === vm.types.tuple.rootShape) return hashTuple(itemHashes(vm, v.items));
  const cls = classOf(vm, v);
  if (v instanceof PyInstance && cls.comparesByIdentity) return rotateHash(vm.id(v));
  const method = cls.special(Special.__hash__);
  if (method === undefined || method === None) throw typeError(vm, `unhashable type: '${cls.name}'`);
  const h = intValue(callMethodOn(vm, method, v, []));
  if (h === undefined) throw typeError(vm, '__hash__ method should return an integer');
  return cls.isHeap && v instanceof PyInstance ? reduceHash(h) : h;
}

export function itemHashes(vm: Vm, items: readonly Value[]): (number | bigint)[] {
  const hashes = new Array<number | bigint>(items.length);
  for (let i = 0; i < items.length; i++) hashes[i] = hashOf(vm, items[i]);
  return hashes;
}

/** A user’s `__hash__` may return any int; CPython reduces it to 64 bits. */
function reduceHash(h: number | bigint): number | bigint {
  if (typeof h === 'number') return h === -1 ? -2 : h;
  const M = (1n << 61n) - 1n;
  const fits = BigInt.asIntN(64, h) === h;
  const r = fits ? h : h % M;
  return Number.isSafeInteger(Number(r)) ? Number(r) : r;
}
