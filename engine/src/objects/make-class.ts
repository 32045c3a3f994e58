/** `type.__new__`: making a class from a name, bases and a namespace (data model §3.3.3). */
import {
  callMethodOn,
  getAttribute,
  setClassAttribute,
  slotKey,
  superLookup,
  bindDescriptor,
  readSlot,
  writeSlot,
  setOwnAttribute,
  dictionaryFor,
  missingSlot,
} from './attribute.js';
import { classOf, isClass, strValue } from './class-of.js';
import { linearize, PyClass } from './class.js';
import type { PyDict } from './dict.js';
import { attributeError, typeError, valueError } from './errors.js';
import { IN_OBJECT_SLOTS, PyCell, PyInstance, type Value, None, PyObjectWithDict } from './value.js';
import { PyClassMethod, PyFunction, PyGetSet, PyStaticMethod, PySuper } from './function.js';
import { collect } from './iterate.js';
import { Shape } from './shape.js';
import { jsText, type Vm } from './vm.js';
import { isIdentifier } from '../util/unicode.js';

export function makeHeapClass(
  vm: Vm,
  meta: PyClass,
  name: string,
  bases: PyClass[],
  namespace: PyDict,
  kwargs: ReadonlyMap<string, Value>,
): PyClass {
  const parents = bases.length === 0 ? [vm.types.object] : bases;
  const best = bestBase(vm, parents);
  const cls = new PyClass(meta.rootShape, name, parents, best.layout, true);
  cls.rootShape = new Shape(vm.makeShapeId(), cls, null, null, 0, false);
  cls.dictionaryShape = new Shape(vm.makeShapeId(), cls, null, null, 0, true);
  cls.dict = vm.dict();
  cls.dict.describe = `${name}.`;
  namespace.copyInto(cls.dict);
  finishNamespace(vm, cls);
  const mro = resolveMro(vm, cls, meta);
  if (cls.mro.length === 0) cls.begin(mro);
  addSlots(vm, cls, parents);
  if (cls.layout === 'instance') layOutSlots(vm, cls, best);
  if (cls.dict.getStr('__doc__') === undefined) cls.dict.setStr('__doc__', None);
  warnOfKeys(vm, cls);
  for (const b of parents) b.addSubclass(cls);
  callSetNames(vm, cls);
  callInitSubclass(vm, cls, kwargs);
  return cls;
}

function finishNamespace(vm: Vm, cls: PyClass): void {
  const { dict } = cls;
  const qualname = dict.getStr('__qualname__');
  if (qualname !== undefined) {
    const text = strValue(qualname);
    if (text === undefined) throw typeError(vm, `type __qualname__ must be a str, not ${classOf(vm, qualname).name}`);
    cls.qualname = jsText(text);
    dict.deleteStr('__qualname__');
  }
  if (dict.getStr('__module__') === undefined) {
    const module = vm.interpreter.frameAt(0)?.globals.getStr('__name__');
    if (module !== undefined) dict.setStr('__module__', module);
  }
  for (const special of ['__init_subclass__', '__class_getitem__']) {
    const f = dict.getStr(special);
    if (f instanceof PyFunction) dict.setStr(special, new PyClassMethod(vm.types.classmethod.rootShape, f));
  }
  const create = dict.getStr('__new__');
  if (create instanceof PyFunction) dict.setStr('__new__', new PyStaticMethod(vm.types.staticmethod.rootShape, create));
  if (dict.getStr('__eq__') !== undefined && dict.getStr('__hash__') === undefined) dict.setStr('__hash__', None);
  const cell = dict.getStr('__classcell__');
  if (cell !== undefined) {
    if (!(cell instanceof PyCell)) throw typeError(vm, `__classcell__ must be a nonlocal cell, not <class '${classOf(vm, cell).name}'>`);
    cell.value = cls;
    dict.deleteStr('__classcell__');
  }
}

function warnOfKeys(vm: Vm, cls: PyClass): void {
  if (cls.dict.keyList().every(k => strValue(k) !== undefined)) return;
  vm.warn('RuntimeWarning', `non-string key in the __dict__ of class ${cls.name}`);
}

/** The base that the class extends (`__base__`): its instance layout is the class's. An error when two bases have different ones. */
export function primaryBase(vm: Vm, bases: readonly PyClass[]): PyClass {
  let primary: PyClass | null = null;
  let best: PyClass | null = null;
  for (const b of bases) {
    if (!b.isBase) throw typeError(vm, `type '${b.name}' is not an acceptable base type`);
    const solid = solidBase(b);
    if (best === null || solid.isSubclassOf(best)) {
      if (solid !== best) primary = b;
      best = solid;
    } else if (!best.isSubclassOf(solid)) throw typeError(vm, 'multiple bases have instance lay-out conflict');
  }
  return primary!;
}

/** The class whose instance layout a class of these bases takes. */
export function bestBase(vm: Vm, bases: readonly PyClass[]): PyClass {
  return solidBase(primaryBase(vm, bases));
}

/** The class that gives the instances their layout. */
export function solidBase(cls: PyClass): PyClass {
  return cls.mro.find(c => hasOwnSlots(c) || (!c.isHeap && c.layout === cls.layout && !isPlainException(c) && !isPlainInstance(c))) ?? cls;
}

/** A builtin class whose instances are plain ones is like `object`. */
function isPlainInstance(cls: PyClass): boolean {
  return cls.layout === 'instance' && cls.bases.length > 0;
}

/** Most builtin exceptions only give a name to their base's layout; some add members. */
function isPlainException(cls: PyClass): boolean {
  return cls.layout === 'exception' && cls.bases[0]?.layout === 'exception' && !cls.dict.valueList().some(v => v instanceof PyGetSet);
}

/** Does the class add members to its instances? */
function hasOwnSlots(cls: PyClass): boolean {
  return cls.isHeap && cls.dict.getStr('__slots__') !== undefined && ownSlots(cls).length > 0;
}

/** The members that the class's own `__slots__` made. */
export function ownSlots(cls: PyClass): PyGetSet[] {
  return cls.dict.valueList().filter((v): v is PyGetSet => v instanceof PyGetSet && v.slotKey !== null && v.owner === cls);
}

export function resolveMro(vm: Vm, cls: PyClass, meta: PyClass): PyClass[] {
  const own = meta.cell('mro');
  if (own.owner !== null && own.owner.isHeap) {
    const list = collect(vm, callMethodOn(vm, own.value!, cls, []));
    if (list.length === 0) throw typeError(vm, 'type MRO must not be empty');
    const solid = bestBase(vm, cls.bases);
    for (const c of list) {
      if (!isClass(c)) throw typeError(vm, `mro() returned a non-class ('${classOf(vm, c).name}')`);
      // methods of a builtin class run on its own instances only
      if (c !== cls && !solid.isSubclassOf(solidBase(c))) throw typeError(vm, `mro() returned base with unsuitable layout ('${c.name}')`);
    }
    return list as PyClass[];
  }
  return defaultMro(vm, cls);
}

/** What `type.mro` gives. */
export function defaultMro(vm: Vm, cls: PyClass): PyClass[] {
  const unfinished = cls.bases.find(b => b.mro.length === 0);
  if (unfinished !== undefined) throw typeError(vm, `Cannot extend an incomplete type '${unfinished.name}'`);
  const mro = linearize(cls, cls.bases);
  if (mro !== null) return mro;
  const duplicate = cls.bases.find((b, i) => cls.bases.indexOf(b) !== i);
  if (duplicate !== undefined) throw typeError(vm, `duplicate base class ${duplicate.name}`);
  throw typeError(vm, `Cannot create a consistent method resolution order (MRO) for bases ${cls.bases.map(b => b.name).join(', ')}`);
}

// ---- __slots__ ----

function addSlots(vm: Vm, cls: PyClass, bases: readonly PyClass[]): void {
  const declared = cls.dict.getStr('__slots__');
  const names = slotNames(vm, declared);
  const has = (name: string, inherited: boolean): boolean => inherited || declared === undefined || names.includes(name);
  const dictInherited = bases.some(b => b.hasDict);
  const weakInherited = bases.some(b => b.hasWeakref);
  cls.hasDict = has('__dict__', dictInherited);
  cls.hasWeakref = has('__weakref__', weakInherited) && !isOfVariableSize(vm, cls);
  if (cls.hasDict && !dictInherited) addDescriptor(vm, cls, '__dict__', 'dict-descriptor');
  if (cls.hasWeakref && !weakInherited) addDescriptor(vm, cls, '__weakref__', 'weakref-descriptor');
  for (const name of names) {
    if (name === '__dict__' || name === '__weakref__') continue;
    const mangled = mangle(cls.name, name);
    if (cls.dict.getStr(mangled) !== undefined && mangled !== '__qualname__')
      throw valueError(vm, `'${name}' in __slots__ conflicts with class variable`);
    cls.dict.setStr(mangled, memberDescriptor(vm, cls, mangled));
  }
}

/** Fresh instances have their members' slots, as far as those lie in the object: setting one does not change the shape. */
function layOutSlots(vm: Vm, cls: PyClass, base: PyClass): void {
  const keys = [...base.rootShape.keys(), ...ownSlots(cls).map(m => m.slotKey!)];
  for (const key of keys.slice(0, IN_OBJECT_SLOTS)) cls.rootShape = cls.rootShape.add(key, vm.makeShapeId)!;
}

/** Builtin values of variable size have no room for weak references. */
function isOfVariableSize(vm: Vm, cls: PyClass): boolean {
  return [vm.types.int, vm.types.tuple, vm.types.bytes].some(c => cls.isSubclassOf(c));
}

function slotNames(vm: Vm, declared: Value | undefined): string[] {
  if (declared === undefined) return [];
  return typeof declared === 'string' ? [slotName(vm, declared)] : collect(vm, declared).map(n => slotName(vm, n));
}

function slotName(vm: Vm, v: Value): string {
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `__slots__ items must be strings, not '${classOf(vm, v).name}'`);
  const s = jsText(text);
  if (!isIdentifier(s)) throw typeError(vm, '__slots__ must be identifiers');
  return s;
}

function mangle(className: string, name: string): string {
  const stripped = className.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && stripped !== '' ? `_${stripped}${name}` : name;
}

/** A `__slots__` member: a data descriptor over a hidden slot of the instance’s shape. */
function memberDescriptor(vm: Vm, cls: PyClass, name: string): PyGetSet {
  const key = slotKey(cls, name);
  const store = (self: Value): PyInstance | PyObjectWithDict => {
    if ((self instanceof PyInstance || self instanceof PyObjectWithDict) && self.shape.cls.isSubclassOf(cls)) return self;
    throw typeError(vm, `descriptor '${name}' for '${cls.name}' objects doesn't apply to a '${classOf(vm, self).name}' object`);
  };
  const read = (self: PyInstance | PyObjectWithDict): Value | undefined => {
    if (!(self instanceof PyInstance)) return self.dict?.getStr(key);
    if (self.shape.isDictionary) return dictionaryFor(vm, self, key).getStr(key);
    const slot = self.shape.slotOf(key);
    return slot < 0 ? undefined : readSlot(self, slot);
  };
  return new PyGetSet(
    vm.types.member_descriptor.rootShape,
    name,
    cls,
    self => {
      const v = read(store(self));
      if (v === undefined) throw missingSlot(vm, self, name);
      return v;
    },
    (self, value) => {
      const o = store(self);
      if (value !== undefined) return setOwnAttribute(vm, o, key, value);
      if (read(o) === undefined) throw attributeError(vm, name);
      if (o instanceof PyInstance && !o.shape.isDictionary) writeSlot(o, o.shape.slotOf(key), undefined);
      else if (o instanceof PyInstance) dictionaryFor(vm, o, key).deleteStr(key);
      else o.dict!.deleteStr(key);
    },
    key,
  );
}

/** `__dict__` or `__weakref__` of the first class in a hierarchy whose instances have it. */
function addDescriptor(vm: Vm, cls: PyClass, name: string, maker: 'dict-descriptor' | 'weakref-descriptor'): void {
  const make = vm.state.get(maker) as ((cls: PyClass) => PyGetSet) | undefined;
  if (make !== undefined) cls.dict.setStr(name, make(cls));
}

// ---- hooks ----

function callSetNames(vm: Vm, cls: PyClass): void {
  for (const [name, value] of [...cls.dict.entries()]) {
    const vcls = classOf(vm, value);
    if (!vcls.isHeap && !vcls.find('__set_name__')) continue;
    const hook = vcls.find('__set_name__');
    if (hook === undefined) continue;
    try {
      callMethodOn(vm, hook, value, [cls, name]);
    } catch (e) {
      addSetNameNote(vm, e, value, name, cls);
      throw e;
    }
  }
}

function addSetNameNote(vm: Vm, e: unknown, value: Value, name: Value, cls: PyClass): void {
  if (!(e instanceof PyObjectWithDict)) return;
  vm.call(
    getAttribute(vm, e, 'add_note'),
    `Error calling __set_name__ on '${classOf(vm, value).name}' instance '${String(name)}' in '${cls.name}'`,
  );
}

function callInitSubclass(vm: Vm, cls: PyClass, kwargs: ReadonlyMap<string, Value>): void {
  if (!cls.mro.includes(cls))
    throw typeError(vm, `super(type, obj): obj (type ${cls.name}) is not an instance or subtype of type (${cls.name}).`);
  const s = new PySuper(vm.types.super.rootShape, cls, cls, cls);
  const hook = superLookup(s, '__init_subclass__');
  if (hook === undefined) return;
  vm.callArgs(bindDescriptor(vm, hook, undefined, cls), [...kwargs.values()], [...kwargs.keys()]);
}

export { setClassAttribute };
