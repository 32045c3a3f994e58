/**
 * Attribute access (language reference §3.3.2). `getAttribute` is `object.__getattribute__` and
 * `type.__getattribute__` with the hooks around them; inline caches only make it faster.
 */
import { classOf, isClass } from './class-of.js';
import { Special, PyClass } from './class.js';
import { PyDict } from './dict.js';
import type { PyException } from './exception.js';
import { attributeError, isError, missingAttribute, typeError } from './errors.js';
import { PyClassMethod, PyFunction, PyGetSet, PyModule, PyNative, PyProperty, PyStaticMethod, PySuper } from './function.js';
import { callNative, type BoundNativeFn, type NativeSpec } from './native.js';
import { IN_OBJECT_SLOTS, None, PyInstance, PyObject, PyObjectWithDict, type Value } from './value.js';
import type { Vm } from './vm.js';

// ---- slots of instances ----

export function readSlot(o: PyInstance, slot: number): Value | undefined {
  switch (slot) {
    case 0:
      return o.f0;
    case 1:
      return o.f1;
    case 2:
      return o.f2;
    case 3:
      return o.f3;
    case 4:
      return o.f4;
    case 5:
      return o.f5;
    default:
      return (o.overflow as (Value | undefined)[])[slot - IN_OBJECT_SLOTS];
  }
}

export function writeSlot(o: PyInstance, slot: number, v: Value | undefined): void {
  switch (slot) {
    case 0:
      o.f0 = v;
      break;
    case 1:
      o.f1 = v;
      break;
    case 2:
      o.f2 = v;
      break;
    case 3:
      o.f3 = v;
      break;
    case 4:
      o.f4 = v;
      break;
    case 5:
      o.f5 = v;
      break;
    default:
      ((o.overflow ??= []) as (Value | undefined)[])[slot - IN_OBJECT_SLOTS] = v;
  }
}

// ---- an object's own attributes ----

export function ownAttribute(o: Value, name: string): Value | undefined {
  if (o instanceof PyInstance) {
    if (o.shape.isDictionary) return (o.overflow as PyDict).getStr(name);
    const slot = o.shape.slotOf(name);
    return slot < 0 ? undefined : readSlot(o, slot);
  }
  if (o instanceof PyObjectWithDict) return o.dict === null ? undefined : o.dict.getStr(name);
  if (o instanceof PyModule) return o.dict.getStr(name);
  return undefined;
}

/** May the object have attributes of its own that its class does not declare? */
export function hasAttributeDict(o: Value): boolean {
  if (o instanceof PyInstance || o instanceof PyObjectWithDict) return o.shape.cls.hasDict;
  return o instanceof PyModule;
}

export function setOwnAttribute(vm: Vm, o: Value, name: string, value: Value): void {
  if (o instanceof PyInstance) {
    const shape = o.shape;
    if (shape.isDictionary) return dictionaryFor(vm, o, name).setStr(name, value);
    const slot = shape.slotOf(name);
    if (slot >= 0) return writeSlot(o, slot, value);
    const next = shape.add(name, vm.makeShapeId);
    if (next === null) {
      toDictionary(vm, o);
      return dictionaryFor(vm, o, name).setStr(name, value);
    }
    writeSlot(o, shape.size, value);
    o.shape = next;
  } else if (o instanceof PyModule) o.dict.setStr(name, value);
  else attributeDict(vm, o as PyObjectWithDict).setStr(name, value);
}

export function deleteOwnAttribute(vm: Vm, o: Value, name: string): boolean {
  if (o instanceof PyInstance) {
    const shape = o.shape;
    if (shape.isDictionary) return (o.overflow as PyDict).deleteStr(name);
    const slot = shape.slotOf(name);
    if (slot < 0 || readSlot(o, slot) === undefined) return false;
    if (slot !== shape.size - 1 || isSlotKey(name)) return toDictionary(vm, o).deleteStr(name);
    writeSlot(o, slot, undefined);
    o.shape = shape.parent!;
    return true;
  }
  if (o instanceof PyModule) return o.dict.deleteStr(name);
  return o instanceof PyObjectWithDict && o.dict !== null && o.dict.deleteStr(name);
}

/** Keys of `__slots__` members live in shapes beside attributes, under names no program can spell. */
const SLOT_PREFIX = '\u0000';
export function slotKey(owner: PyClass, name: string): string {
  return `${SLOT_PREFIX}${owner.name}.${name}`;
}
export function isSlotKey(key: string): boolean {
  return key.charCodeAt(0) === 0;
}

/** Where an instance in dictionary mode keeps `name`: its `__dict__`, or the hidden dict of `__slots__` members in `f0`. */
export function dictionaryFor(vm: Vm, o: PyInstance, name: string): PyDict {
  if (!isSlotKey(name)) return o.overflow as PyDict;
  if (o.f0 instanceof PyDict) return o.f0;
  const members = vm.dict();
  o.f0 = members;
  return members;
}

/** Turns an instance to dictionary mode and returns its dict. */
export function toDictionary(vm: Vm, o: PyInstance): PyDict {
  if (o.shape.isDictionary) return o.overflow as PyDict;
  const dict = vm.dict();
  dict.describe = 'attribute';
  const members = vm.dict();
  const keys = o.shape.keys();
  for (let i = 0; i < keys.length; i++) {
    const v = readSlot(o, i);
    if (v !== undefined) (isSlotKey(keys[i]) ? members : dict).setStr(keys[i], v);
  }
  o.f0 = members.used > 0 ? members : undefined;
  o.f1 = o.f2 = o.f3 = o.f4 = o.f5 = undefined;
  o.overflow = dict;
  o.shape = o.shape.cls.dictionaryShape;
  return dict;
}

/** The `__dict__` of an object that has one. An instance enters dictionary mode, so that the dict is live. */
export function attributeDict(vm: Vm, o: PyObjectWithDict | PyInstance | PyModule): PyDict {
  if (o instanceof PyInstance) return toDictionary(vm, o);
  if (o instanceof PyModule) return o.dict;
  return (o.dict ??= vm.dict());
}

// ---- descriptors ----

/** Binds a class attribute to an instance: `type(attr).__get__(attr, obj, cls)`. `obj` undefined: looked up on the class itself. */
export function bindDescriptor(vm: Vm, attr: Value, obj: Value | undefined, cls: PyClass): Value {
  if (typeof attr !== 'object' || !(attr instanceof PyObject)) return attr;
  if (attr instanceof PyFunction) return obj === undefined ? attr : vm.method(attr, obj);
  if (attr instanceof PyNative) {
    if (attr.owner === null || attr.self !== undefined || obj === undefined) return attr;
    if (attr.spec.name === '__new__') return attr;
    return new PyNative(methodWrapperShape(vm, attr), attr.spec, obj, attr.owner, None);
  }
  if (attr instanceof PyGetSet) return obj === undefined ? attr : attr.get(obj);
  if (attr instanceof PyStaticMethod) return attr.callable;
  if (attr instanceof PyClassMethod) return bindClassMethod(vm, attr, cls);
  const get = attr.shape.cls.special(Special.__get__);
  if (get === undefined) return attr;
  return vm.call(get, attr, obj ?? None, cls);
}

function methodWrapperShape(vm: Vm, attr: PyNative): PyNative['shape'] {
  return (attr.shape.cls === vm.types.wrapper_descriptor ? vm.types['method-wrapper'] : vm.types.builtin_function_or_method).rootShape;
}

function bindClassMethod(vm: Vm, m: PyClassMethod, cls: PyClass): Value {
  const f = m.callable;
  if (f instanceof PyNative && f.owner !== null)
    return new PyNative(vm.types.builtin_function_or_method.rootShape, f.spec, cls, f.owner, None);
  return vm.method(f, cls);
}

export function isDataDescriptor(attr: Value): boolean {
  if (!(attr instanceof PyObject)) return false;
  if (attr instanceof PyGetSet || attr instanceof PyProperty) return true;
  if (attr instanceof PyFunction || attr instanceof PyNative) return false;
  const cls = attr.shape.cls;
  return cls.special(Special.__set__) !== undefined || cls.special(Special.__delete__) !== undefined;
}

/** A data descriptor that can be read: it comes before what the object itself has. One that only stores does not. */
function overridesOwn(attr: Value): boolean {
  return (
    isDataDescriptor(attr) &&
    (attr instanceof PyGetSet || attr instanceof PyProperty || (attr as PyObject).shape.cls.special(Special.__get__) !== undefined)
  );
}

// ---- loading ----

/** `obj.name`, or undefined where AttributeError is due: descriptors, hooks and a module's `__getattr__` may raise it. */
export function findAttribute(vm: Vm, obj: Value, name: string): Value | undefined {
  const cls = classOf(vm, obj);
  try {
    return cls.hooksLoads ? loadWithHooks(vm, obj, cls, name) : plainAttribute(vm, obj, cls, name);
  } catch (e) {
    if (isError(vm, e, 'AttributeError')) return undefined;
    throw e;
  }
}

/** `obj.name`; raises AttributeError. */
export function getAttribute(vm: Vm, obj: Value, name: string): Value {
  const cls = classOf(vm, obj);
  if (cls.hooksLoads) return loadWithHooks(vm, obj, cls, name);
  const v = plainAttribute(vm, obj, cls, name);
  if (v === undefined) throw noAttribute(vm, obj, name);
  return v;
}

function loadWithHooks(vm: Vm, obj: Value, cls: PyClass, name: string): Value {
  const fallback = cls.find('__getattr__');
  const hook = cls.hasOwnGetattribute ? cls.find('__getattribute__') : undefined;
  if (fallback === undefined) return callMethodOn(vm, hook!, obj, [vm.text(name)]);
  try {
    const v = hook !== undefined ? callMethodOn(vm, hook, obj, [vm.text(name)]) : plainAttribute(vm, obj, cls, name);
    if (v !== undefined) return v;
  } catch (e) {
    if (!isError(vm, e, 'AttributeError')) throw e;
  }
  return callMethodOn(vm, fallback, obj, [vm.text(name)]);
}

/** The default algorithm for objects, classes, modules and `super`; undefined when nothing is found. */
export function plainAttribute(vm: Vm, obj: Value, cls: PyClass, name: string): Value | undefined {
  if (isClass(obj)) return classAttribute(vm, obj, cls, name);
  if (obj instanceof PySuper) return superAttribute(vm, obj, cls, name);
  // 1. a data descriptor of the class; 2. the object's own attribute; 3. any other class attribute
  const attr = cls.find(name);
  if (attr !== undefined && overridesOwn(attr)) return bindDescriptor(vm, attr, obj, cls);
  const own = ownAttribute(obj, name);
  if (own !== undefined) return own;
  if (attr !== undefined) return bindDescriptor(vm, attr, obj, cls);
  return obj instanceof PyModule ? moduleFallback(vm, obj, name) : undefined;
}

/** `C.name`: data descriptors of the metaclass, then C's MRO, then the metaclass. */
function classAttribute(vm: Vm, obj: PyClass, meta: PyClass, name: string): Value | undefined {
  const metaAttr = meta.find(name);
  if (metaAttr !== undefined && overridesOwn(metaAttr)) return bindDescriptor(vm, metaAttr, obj, meta);
  const attr = obj.find(name);
  if (attr !== undefined) return bindDescriptor(vm, attr, undefined, obj);
  return metaAttr === undefined ? undefined : bindDescriptor(vm, metaAttr, obj, meta);
}

/** What `super(...).name` finds: the MRO of the object's class after `thisClass`. */
export function superLookup(s: PySuper, name: string): Value | undefined {
  const mro = s.objClass!.mro;
  for (let i = mro.indexOf(s.thisClass!) + 1; i < mro.length; i++) {
    const found = mro[i].dict.getStr(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function superAttribute(vm: Vm, s: PySuper, cls: PyClass, name: string): Value | undefined {
  if (s.objClass !== null && name !== '__class__') {
    const found = superLookup(s, name);
    if (found !== undefined) return bindDescriptor(vm, found, s.obj === s.objClass ? undefined : s.obj, s.objClass);
  }
  const attr = cls.find(name);
  return attr === undefined ? undefined : bindDescriptor(vm, attr, s, cls);
}

/** PEP 562: a module's own `__getattr__`. */
function moduleFallback(vm: Vm, m: PyModule, name: string): Value | undefined {
  const hook = m.dict.getStr('__getattr__');
  return hook === undefined ? undefined : vm.call(hook, vm.text(name));
}

export function noAttribute(vm: Vm, obj: Value, name: string): ReturnType<typeof attributeError> {
  if (isClass(obj)) return missingAttribute(vm, `type object '${obj.name}' has no attribute '${name}'`, name, obj);
  if (obj instanceof PyModule) {
    const own = obj.dict.getStr('__name__');
    const text = typeof own === 'string' ? `module '${own}' has no attribute '${name}'` : `module has no attribute '${name}'`;
    return missingAttribute(vm, text, name, obj);
  }
  return missingAttribute(vm, `'${classOf(vm, obj).name}' object has no attribute '${name}'`, name, obj);
}

/** `list.append(5, 1)`: a descriptor called with a self of another class. */
export function checkDescriptorSelf(vm: Vm, f: PyNative, args: readonly Value[]): void {
  const owner = f.owner!;
  if (args.length === 0) {
    const what =
      f.shape.cls === vm.types.wrapper_descriptor
        ? `descriptor '${f.spec.name}' of '${owner.name}' object needs an argument`
        : `unbound method ${owner.name}.${f.spec.name}() needs an argument`;
    throw typeError(vm, what);
  }
  const cls = classOf(vm, args[0]);
  if (!cls.isSubclassOf(owner)) throw wrongSelf(vm, f, cls);
}

function wrongSelf(vm: Vm, f: PyNative, cls: PyClass): PyException {
  const [name, owner] = [f.spec.name, f.owner!.name];
  if (f.shape.cls === vm.types.wrapper_descriptor)
    return typeError(vm, `descriptor '${name}' requires a '${owner}' object but received a '${cls.name}'`);
  return typeError(vm, `descriptor '${name}' for '${owner}' objects doesn't apply to a '${cls.name}' object`);
}

/** Calls a class attribute found for `self` (a special method): binds as a method call would. */
export function callMethodOn(vm: Vm, attr: Value, self: Value, args: Value[]): Value {
  if (attr instanceof PyNative && attr.owner !== null && attr.self === undefined) {
    const cls = classOf(vm, self);
    if (cls !== attr.owner && !cls.isSubclassOf(attr.owner)) throw wrongSelf(vm, attr, cls);
    return callNativeMethod(vm, attr.spec, self, args);
  }
  if (attr instanceof PyFunction) return vm.interpreter.call(attr, [self, ...args], null);
  return vm.interpreter.call(bindDescriptor(vm, attr, self, classOf(vm, self)), args, null);
}

/** Hot: special methods of builtin classes have one or two arguments. */
function callNativeMethod(vm: Vm, spec: NativeSpec, self: Value, args: Value[]): Value {
  const n = args.length;
  if (n < 2 && spec.takes(n + 1)) {
    const fn = spec.fn as BoundNativeFn;
    return n === 0 ? fn(vm, self) : fn(vm, self, args[0]);
  }
  return callNative(vm, spec, [self, ...args], null);
}

/** Looks a special method up on the class, never on the instance; undefined when missing. */
export function callSpecial(vm: Vm, obj: Value, name: string, args: Value[]): Value | undefined {
  const attr = classOf(vm, obj).find(name);
  return attr === undefined ? undefined : callMethodOn(vm, attr, obj, args);
}

// ---- storing and deleting ----

export function setAttribute(vm: Vm, obj: Value, name: string, value: Value): void {
  const cls = classOf(vm, obj);
  const cell = cls.cell('__setattr__');
  if (cell.owner !== null && cell.owner.isHeap) callMethodOn(vm, cell.value!, obj, [vm.text(name), value]);
  else plainSetAttribute(vm, obj, cls, name, value);
}

/** `object.__setattr__` and `type.__setattr__`. */
export function plainSetAttribute(vm: Vm, obj: Value, cls: PyClass, name: string, value: Value): void {
  const attr = cls.find(name);
  if (attr !== undefined && isDataDescriptor(attr)) return storeThrough(vm, attr, obj, name, value);
  if (isClass(obj)) return setClassAttribute(vm, obj, name, value);
  if (!hasAttributeDict(obj)) throw cannotSet(vm, obj, cls, name, attr);
  if (obj instanceof PyModule) vm.putOff?.beforeChange(obj);
  setOwnAttribute(vm, obj, name, value);
}

function storeThrough(vm: Vm, attr: Value, obj: Value, name: string, value: Value | undefined): void {
  if (attr instanceof PyGetSet) {
    if (attr.set === null)
      throw attributeError(
        vm,
        attr.shape.cls === vm.types.member_descriptor
          ? 'readonly attribute'
          : `attribute '${name}' of '${attr.owner.name}' objects is not writable`,
      );
    return attr.set(obj, value);
  }
  const method = (attr as PyObject).shape.cls.find(value === undefined ? '__delete__' : '__set__');
  if (method === undefined) throw attributeError(vm, value === undefined ? '__delete__' : '__set__');
  callMethodOn(vm, method, attr, value === undefined ? [obj] : [obj, value]);
}

function cannotSet(vm: Vm, obj: Value, cls: PyClass, name: string, attr: Value | undefined): ReturnType<typeof attributeError> {
  if (attr !== undefined) return missingAttribute(vm, `'${cls.name}' object attribute '${name}' is read-only`, name, obj);
  // what a class that sets attributes in a way of its own would do is not known
  const isOwnWay = cls.isHeap && ['__setattr__', '__delattr__'].some(m => cls.find(m) !== vm.types.object.find(m));
  const why = isOwnWay ? '' : ' and no __dict__ for setting new attributes';
  return missingAttribute(vm, `'${cls.name}' object has no attribute '${name}'${why}`, name, obj);
}

export function setClassAttribute(vm: Vm, cls: PyClass, name: string, value: Value | undefined): void {
  if (!cls.isHeap) throw typeError(vm, `cannot set '${name}' attribute of immutable type '${cls.name}'`);
  if (vm.putOff !== null) vm.putOff.beforeChange(cls);
  if (value !== undefined) cls.dict.setStr(name, value);
  else if (!cls.dict.deleteStr(name)) throw missingAttribute(vm, `type object '${cls.name}' has no attribute '${name}'`, name, cls);
  cls.changed(name);
}

export function deleteAttribute(vm: Vm, obj: Value, name: string): void {
  const cls = classOf(vm, obj);
  const cell = cls.cell('__delattr__');
  if (cell.owner !== null && cell.owner.isHeap) callMethodOn(vm, cell.value!, obj, [vm.text(name)]);
  else plainDeleteAttribute(vm, obj, cls, name);
}

/** `object.__delattr__` and `type.__delattr__`. */
export function plainDeleteAttribute(vm: Vm, obj: Value, cls: PyClass, name: string): void {
  const attr = cls.find(name);
  if (attr !== undefined && isDataDescriptor(attr)) return storeThrough(vm, attr, obj, name, undefined);
  if (isClass(obj)) return setClassAttribute(vm, obj, name, undefined);
  if (!hasAttributeDict(obj)) throw cannotSet(vm, obj, cls, name, attr);
  if (obj instanceof PyModule) vm.putOff?.beforeChange(obj);
  if (!deleteOwnAttribute(vm, obj, name)) throw noAttribute(vm, obj, name);
}

/** AttributeError of an empty `__slots__` member: its message is the bare name. */
export function missingSlot(vm: Vm, obj: Value, name: string): ReturnType<typeof attributeError> {
  return missingAttribute(vm, `'${classOf(vm, obj).name}' object has no attribute '${name}'`, name, obj);
}
