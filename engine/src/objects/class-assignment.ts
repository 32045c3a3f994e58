/**
 * Assigning `__class__` of an object and `__bases__` of a class: which layouts may take each other's place, and what moves.
 * Knows nothing of how classes are made.
 */
import { attributeDict, isSlotKey, toDictionary } from './attribute.js';
import { classOf, isClass } from './class-of.js';
import type { PyClass } from './class.js';
import { PyDict } from './dict.js';
import { typeError } from './errors.js';
import { PyGetSet } from './function.js';
import type { Shape } from './shape.js';
import { ownSlots, primaryBase, resolveMro, solidBase } from './make-class.js';
import { PyInstance, PyObject, PyObjectWithDict, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

// ---- layouts ----

/** What a class adds to the instances of the class it extends, as one text; empty for nothing. */
function addedLayout(vm: Vm, cls: PyClass): string {
  if (!cls.isHeap) return solidBase(cls) === cls ? `builtin ${cls.name}` : '';
  const base = primaryBase(vm, cls.bases);
  const slots = ownSlots(cls)
    .map(s => s.name)
    .sort();
  return [
    ...slots,
    ...(cls.hasDict && !base.hasDict ? ['__dict__'] : []),
    ...(cls.hasWeakref && !base.hasWeakref ? ['__weakref__'] : []),
  ].join(' ');
}

/** The class itself, or the next one it extends that adds to its instances. */
function shapingClass(vm: Vm, cls: PyClass): PyClass {
  let c = cls;
  while (c.bases.length > 0 && addedLayout(vm, c) === '') c = primaryBase(vm, c.bases);
  return c;
}

/** Builtin classes whose instances CPython's collector does not look at; others are freed in another way. */
const UNCOLLECTED = ['object', 'int', 'bool', 'float', 'complex', 'str', 'bytes', 'bytearray', 'range', 'NoneType'];

function isCollected(vm: Vm, cls: PyClass): boolean {
  const shaping = shapingClass(vm, cls);
  return shaping.isHeap || !UNCOLLECTED.includes(shaping.name);
}

function requireSameLayout(vm: Vm, old: PyClass, cls: PyClass, what: '__class__' | '__bases__'): void {
  const [a, b] = [shapingClass(vm, old), shapingClass(vm, cls)];
  if (isCollected(vm, old) !== isCollected(vm, cls))
    throw typeError(vm, `${what} assignment: '${cls.name}' deallocator differs from '${old.name}'`);
  if (a === b) return;
  const comparable = a.isHeap && b.isHeap && primaryBase(vm, a.bases) === primaryBase(vm, b.bases);
  if (comparable && addedLayout(vm, a) === addedLayout(vm, b)) return;
  throw typeError(vm, `${what} assignment: '${cls.name}' object layout differs from '${old.name}'`);
}

// ---- __class__ ----

export function setClass(vm: Vm, self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError(vm, "can't delete __class__ attribute");
  if (!isClass(value)) throw typeError(vm, `__class__ must be set to a class, not '${classOf(vm, value).name}' object`);
  const old = classOf(vm, self);
  const areModules = value.layout === 'module' && old.layout === 'module';
  if (!(self instanceof PyObject) || (!areModules && (!value.isHeap || !old.isHeap)))
    throw typeError(vm, '__class__ assignment only supported for mutable types or ModuleType subclasses');
  if (!areModules) requireSameLayout(vm, old, value, '__class__');
  reshape(vm, self, value);
}

/** Moves an object to another class of the same layout, keeping its attributes. */
function reshape(vm: Vm, self: PyObject, cls: PyClass): void {
  if (self instanceof PyInstance && !self.shape.isDictionary && moveSlots(vm, self, cls)) return;
  if (self instanceof PyInstance) {
    attributeDict(vm, self);
    if (self.f0 instanceof PyDict) self.f0 = renameMembers(vm, self.f0, cls);
    self.shape = cls.dictionaryShape;
    return;
  }
  if (self instanceof PyObjectWithDict && self.dict !== null && self.dict.keyList().some(k => typeof k === 'string' && isSlotKey(k)))
    self.dict = renameMembers(vm, self.dict, cls);
  self.shape = cls.rootShape;
}

/** The same values in a shape of the other class; false when it has none for them. */
function moveSlots(vm: Vm, self: PyInstance, cls: PyClass): boolean {
  const shape = shapeWith(vm, cls, self.shape.keys());
  if (shape === null) toDictionary(vm, self);
  else self.shape = shape;
  return shape !== null;
}

function shapeWith(vm: Vm, cls: PyClass, before: readonly string[]): Shape | null {
  const keys = before.map(key => memberKey(key, cls));
  let shape: Shape | null = cls.rootShape;
  if (!shape.keys().every((key, i) => key === keys[i])) return null;
  for (const key of keys.slice(shape.size)) shape = shape === null ? null : shape.add(key, vm.makeShapeId);
  return shape;
}

/** A `__slots__` member of one class is the member of the same name in the other. */
function memberKey(key: string, cls: PyClass): string {
  if (!isSlotKey(key)) return key;
  const member = cls.find(key.slice(key.lastIndexOf('.') + 1));
  return member instanceof PyGetSet && member.slotKey !== null ? member.slotKey : key;
}

function renameMembers(vm: Vm, dict: PyDict, cls: PyClass): PyDict {
  const renamed = vm.dict();
  for (const [k, v] of dict.entries()) renamed.set(typeof k === 'string' ? memberKey(k, cls) : k, v);
  return renamed;
}

// ---- __bases__ ----

export function setBases(vm: Vm, c: PyClass, value: Value): void {
  const classes = checkedBases(vm, c, value);
  requireSameLayout(vm, primaryBase(vm, c.bases), primaryBase(vm, classes), '__bases__');
  const old = c.bases;
  c.bases = classes;
  const done: [PyClass, PyClass[], PyClass[]][] = [];
  try {
    recomputeMro(vm, c, done);
  } catch (e) {
    // a class whose mro() was called again meanwhile has a newer order already
    for (const [cls, made, before] of done.reverse()) if (cls.mro === made) cls.mro = before;
    if (c.bases === classes) c.bases = old;
    throw e;
  }
  // mro() of a metaclass may have assigned other bases meanwhile, which then are in force
  if (c.bases === classes) {
    for (const b of old) b.removeSubclass(c);
    for (const b of classes) b.addSubclass(c);
  }
  c.mroChanged();
}

function checkedBases(vm: Vm, c: PyClass, bases: Value): PyClass[] {
  if (!(bases instanceof PyTuple)) throw typeError(vm, `can only assign tuple to ${c.name}.__bases__, not ${classOf(vm, bases).name}`);
  if (bases.items.length === 0) throw typeError(vm, `can only assign non-empty tuple to ${c.name}.__bases__, not ()`);
  return bases.items.map(b => {
    if (!isClass(b)) throw typeError(vm, `${c.name}.__bases__ must be tuple of classes, not '${classOf(vm, b).name}'`);
    if (b.isSubclassOf(c) || b.hasBase(c)) throw typeError(vm, 'a __bases__ item causes an inheritance cycle');
    return b;
  });
}

/** Orders of the class and all below it, anew; `done` records what to undo. */
function recomputeMro(vm: Vm, c: PyClass, done: [PyClass, PyClass[], PyClass[]][]): void {
  const before = c.mro;
  const made = resolveMro(vm, c, c.shape.cls);
  if (c.mro !== before) return;
  c.mro = made;
  done.push([c, made, before]);
  for (const sub of c.subclasses()) recomputeMro(vm, sub, done);
}
