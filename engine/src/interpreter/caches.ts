/**
 * Inline caches of attribute sites: they remember how an access was resolved for a shape and make
 * the same access again without lookup. They record what the JIT and the insights read. A cache is
 * right whenever its shape matches and its lookup cell still holds what was expected.
 */
import type { Case, Site } from '../feedback/site.js';
import { resultKind, Tag } from '../feedback/tags.js';
import { getAttribute, isDataDescriptor, readSlot, setAttribute, writeSlot } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyDict } from '../objects/dict.js';
import { PyClass, type LookupCell } from '../objects/class.js';
import { PyFunction, PyGetSet, PyModule, PyNative, PyProperty, type PyCode } from '../objects/function.js';
import { PyTupleGetter } from '../objects/tuple-getter.js';
import { None, PyFloat, PyInstance, PyList, PyObject, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';

/** What caches need of the interpreter. */
export interface Clock {
  readonly vm: Vm;
  /** Runs a method of one argument in a frame of its own, for the current instruction; false when it must be called. */
  enterMethod(fn: PyFunction, self: Value): boolean;
  /** The operation counter of the run: stamps first-seen. */
  operations: number;
  /** Caches may answer (`--no-ic` says no). */
  readonly caching: boolean;
}

/** What a method lookup leaves for the call: a function and its self, or a callable and no self. */
export interface MethodPair {
  func: Value;
  self: Value | undefined;
}

// ---- loading ----

/** Hot: `obj.name` through the site’s cache; slots of instances first. Undefined: the frame of a property’s getter was entered. */
export function loadAttribute(clock: Clock, site: Site, obj: Value, code: PyCode, name: number): Value | undefined {
  if (obj instanceof PyInstance) {
    const c = site.last;
    if (c !== null && c.shape === obj.shape && c.slot >= 0 && c.cell!.changes === c.cellChanges) {
      const v = readSlot(obj, c.slot);
      if (v !== undefined) {
        site.count++;
        return v;
      }
    }
  }
  const v = loadCached(clock, site, obj, code.code.names[name]);
  if (v !== GETTER) return v;
  const getter = (site.last!.expected as PyProperty).getter as PyFunction;
  return clock.enterMethod(getter, obj) ? undefined : clock.vm.interpreter.call(getter, [obj], null);
}

/** Stands for what a property's getter gives, where it has not been asked. */
const GETTER = Symbol('getter');

/** `loadCached`, of everything. */
function loadNow(clock: Clock, site: Site, obj: Value, name: string): Value {
  const v = loadCached(clock, site, obj, name);
  return v !== GETTER ? v : clock.vm.interpreter.call((site.last!.expected as PyProperty).getter!, [obj], null);
}

function loadCached(clock: Clock, site: Site, obj: Value, name: string): Value | typeof GETTER {
  const { vm } = clock;
  if (!clock.caching) {
    site.count++;
    return getAttribute(vm, obj, name);
  }
  const c = matchingCase(site, obj);
  if (c === null) return loadSlow(clock, site, obj, name);
  site.count++;
  switch (c.access) {
    case 'slot': {
      const v = readSlot(obj as PyInstance, c.slot);
      if (v !== undefined) return v;
      break;
    }
    case 'class-value':
    case 'class-object':
      return c.expected!;
    case 'method':
      return vm.method(c.expected!, obj);
    case 'hideable-method':
      if (!hides(obj, name)) return vm.method(c.expected!, obj);
      break;
    case 'item': {
      const v = (obj as PyTuple).items[c.slot];
      if (v !== undefined) return v;
      break;
    }
    case 'class-variable': {
      const v = c.variable!.value;
      if (isNeverBound(v)) return v;
      break;
    }
    case 'module': {
      const v = c.namespaceCell!.value;
      if (v !== undefined) return v;
      break;
    }
    case 'property':
      return GETTER;
  }
  return getAttribute(vm, obj, name);
}

function loadSlow(clock: Clock, site: Site, obj: Value, name: string): Value {
  const c = newCase(clock, site, obj);
  if (c !== null) describeLoad(clock.vm, c, obj, name);
  site.count++;
  return getAttribute(clock.vm, obj, name);
}

/**
 * Hot: `obj.name` for a call, into two registers. Binds nothing where the function can take `obj` as its first
 * argument: then the second register holds it, else nothing.
 */
export function loadMethod(
  clock: Clock,
  site: Site,
  obj: Value,
  code: PyCode,
  name: number,
  regs: (Value | undefined)[],
  to: number,
): void {
  let c = site.last;
  if (c === null || c.cell === null || c.cell.changes !== c.cellChanges || !isReceiver(c, site.lastKey, obj))
    c = methodCase(clock, site, obj, code.code.names[name]);
  if (c !== null && c.isMethod) {
    site.count++;
    regs[to] = c.expected;
    regs[to + 1] = obj;
  } else if (c !== null && c.access === 'hideable-method' && !hides(obj, code.code.names[name])) {
    site.count++;
    regs[to] = c.expected;
    regs[to + 1] = obj;
  } else if (c === null && clock.caching) megamorphicMethod(clock, site, obj, code.code.names[name], regs, to);
  else {
    regs[to] = loadNow(clock, site, obj, code.code.names[name]);
    regs[to + 1] = undefined;
  }
}

/** Has an instance of a subclass of a builtin class such an attribute of its own? */
export function hides(obj: Value, name: string): boolean {
  const { dict } = obj as PyObjectWithDict;
  return dict !== null && dict.findStr(name) >= 0;
}

/** Hot: is `obj` surely what the case was made for? Receivers of few classes, whose shape V8 reads fast. */
function isReceiver(c: Case, key: number, obj: Value): boolean {
  if (obj instanceof PyInstance) return c.shape === obj.shape;
  if (typeof obj === 'string') return key === Tag.str;
  if (obj instanceof PyList) return c.shape === obj.shape;
  return obj instanceof PyDict && c.shape === obj.shape;
}

function methodCase(clock: Clock, site: Site, obj: Value, name: string): Case | null {
  if (!clock.caching) return null;
  const known = matchingCase(site, obj);
  if (known !== null) return known;
  const c = newCase(clock, site, obj);
  if (c !== null) describeLoad(clock.vm, c, obj, name);
  return c;
}

function megamorphicMethod(clock: Clock, site: Site, obj: Value, name: string, regs: (Value | undefined)[], to: number): void {
  const pair: MethodPair = { func: None, self: undefined };
  site.count++;
  if (!findMethod(clock.vm, obj, name, pair)) pair.func = getAttribute(clock.vm, obj, name);
  regs[to] = pair.func;
  regs[to + 1] = pair.self;
}

/** The megamorphic form of `loadMethod`. */
export function findMethod(vm: Vm, obj: Value, name: string, out: MethodPair): boolean {
  const cls = classOf(vm, obj);
  if (obj instanceof PyClass || cls.hooksLoads) return false;
  const attr = cls.find(name);
  if (attr === undefined || !isUnboundFunction(attr)) return false;
  if (obj instanceof PyInstance && (obj.shape.isDictionary || obj.shape.slotOf(name) >= 0)) return false;
  if (!(obj instanceof PyInstance) && cls.hasDict) return false;
  out.func = attr;
  out.self = obj;
  return true;
}

function isUnboundFunction(attr: Value): boolean {
  return (
    attr instanceof PyFunction ||
    (attr instanceof PyNative && attr.owner !== null && attr.self === undefined && attr.spec.name !== '__new__')
  );
}

/** Turns the site to the case for this receiver, when it is still true; stale ones are forgotten. */
export function matchingCase(site: Site, obj: Value): Case | null {
  const key = receiverKey(obj);
  const last = site.last;
  const c = last !== null && last.key === key ? last : site.find(key);
  if (c === null || isCurrent(c)) return c;
  site.forget(c);
  return null;
}

export function isCurrent(c: Case): boolean {
  return c.cell === null || c.cell.changes === c.cellChanges;
}

/** What receivers are told apart by: shape for objects, the class object itself for classes, a type tag for the rest. */
export function receiverKey(obj: Value): object | number {
  if (typeof obj === 'object') {
    if (obj instanceof PyClass || obj instanceof PyModule) return obj;
    const shape = (obj as PyObject).shape;
    if (shape !== undefined) return shape;
    return obj instanceof PyFloat ? 3 : 6;
  }
  return typeof obj === 'string' ? 5 : typeof obj === 'boolean' ? 4 : typeof obj === 'number' ? 1 : 2;
}

/** A case for a receiver that has none; null, and no case, when the site is full. */
function newCase(clock: Clock, site: Site, obj: Value): Case | null {
  return site.caseFor(receiverKey(obj), clock.operations);
}

/** Finds out how `obj.name` is resolved for this receiver, without running Python. */
function describeLoad(vm: Vm, c: Case, obj: Value, name: string): void {
  describeReceiver(vm, c, obj, name);
  c.isMethod = c.access === 'method';
}

/** The case holds while `name` is found as now. */
function restOn(c: Case, cell: LookupCell): void {
  c.cell = cell;
  c.cellChanges = cell.changes;
  c.expected = cell.value;
}

function describeReceiver(vm: Vm, c: Case, obj: Value, name: string): void {
  c.access = 'generic';
  const cls = classOf(vm, obj);
  c.shape = obj instanceof PyObject ? obj.shape : null;
  if (obj instanceof PyClass) return describeClassLoad(vm, c, obj, name);
  if (obj instanceof PyModule) {
    const cell = obj.dict.cell(name);
    if (cell.value !== undefined && cls.find(name) === undefined) {
      c.access = 'module';
      c.namespaceCell = cell;
    }
    return;
  }
  if (cls.hooksLoads) return;
  const cell = cls.cell(name);
  const attr = cell.value;
  restOn(c, cell);
  const canVary = obj instanceof PyInstance ? !obj.shape.isDictionary && obj.shape.slotOf(name) < 0 : !cls.hasDict;
  if (canVary && describeVariable(c, cell)) return;
  // a class may become a descriptor later
  if (attr instanceof PyObject && attr.shape.cls.isHeap && !(attr instanceof PyClass)) return;
  if (attr !== undefined && isDataDescriptor(attr)) {
    if (attr instanceof PyGetSet && attr.slotKey !== null && obj instanceof PyInstance && !obj.shape.isDictionary) {
      c.slot = obj.shape.slotOf(attr.slotKey);
      if (c.slot >= 0) c.access = 'slot';
    } else if (attr instanceof PyTupleGetter && obj instanceof PyTuple) {
      c.slot = attr.index;
      c.access = 'item';
    } else if (attr instanceof PyProperty && attr.shape.cls === vm.types.property && attr.getter instanceof PyFunction)
      c.access = 'property';
    return;
  }
  if (obj instanceof PyInstance) {
    if (obj.shape.isDictionary) return;
    c.slot = obj.shape.slotOf(name);
    if (c.slot >= 0) {
      c.access = 'slot';
      return;
    }
  } else if (cls.hasDict) {
    if (obj instanceof PyObjectWithDict && attr !== undefined && isUnboundFunction(attr)) c.access = 'hideable-method';
    return;
  }
  if (attr === undefined) return;
  if (isUnboundFunction(attr)) c.access = 'method';
  else if (!(attr instanceof PyObject) || attr.shape.cls.find('__get__') === undefined) c.access = 'class-value';
}

function describeClassLoad(vm: Vm, c: Case, obj: PyClass, name: string): void {
  const meta = obj.shape.cls;
  if (meta !== vm.types.type || meta.find(name) !== undefined) return;
  const cell = obj.cell(name);
  const attr = cell.value;
  if (attr === undefined || bindsOnClass(vm, attr)) return;
  if (describeVariable(c, cell)) return;
  restOn(c, cell);
  c.access = 'class-object';
}

/** Rewrites after which a class attribute is a variable, not a constant. */
const MAX_CHANGES = 2;

/** A class attribute that keeps changing between values that no lookup binds. */
function describeVariable(c: Case, cell: LookupCell): boolean {
  if (cell.changes <= MAX_CHANGES || !isNeverBound(cell.value)) return false;
  c.access = 'class-variable';
  c.variable = cell;
  c.cell = null;
  c.expected = undefined;
  return true;
}

/** Numbers and text are no descriptors, whatever happens; a retired cell holds neither. */
export function isNeverBound(v: Value | undefined): v is Value {
  return v instanceof PyFloat || (typeof v !== 'object' && v !== undefined);
}

/** Does a class attribute turn into something else when read through the class? */
function bindsOnClass(vm: Vm, attr: Value): boolean {
  if (!(attr instanceof PyObject) || attr instanceof PyFunction || attr instanceof PyGetSet) return false;
  if (attr instanceof PyNative) return false;
  return attr.shape.cls.find('__get__') !== undefined;
}

// ---- storing ----

/** Hot: `obj.name = value` through the site’s cache, by the instruction at which `f` is. */
export function storeAttribute(clock: Clock, site: Site, obj: Value, f: Frame, name: number, value: Value): void {
  if (!(obj instanceof PyInstance)) return storeCached(clock, site, obj, f.code.code.names[name], value);
  const c = site.last;
  const before = obj.shape;
  if (c !== null && c.shape === before && c.slot >= 0 && c.cell!.changes === c.cellChanges) {
    site.count++;
    const kind = resultKind(value);
    if (kind !== site.lastResult) site.noteStored(c, kind);
    writeSlot(obj, c.slot, value);
    if (c.nextShape === null) return;
    obj.shape = c.nextShape;
  } else storeCached(clock, site, obj, f.code.code.names[name], value);
  if (obj.shape !== before) noteTransition(f, f.pc, obj);
}

function storeCached(clock: Clock, site: Site, obj: Value, name: string, value: Value): void {
  const { vm } = clock;
  if (!clock.caching) {
    site.count++;
    return setAttribute(vm, obj, name, value);
  }
  const known = matchingCase(site, obj);
  const c = known ?? newCase(clock, site, obj);
  site.count++;
  site.noteStored(c, resultKind(value));
  if (obj instanceof PyClass) return storeOnClass(vm, c, obj, name, value);
  if (c === null || (known === null && !describeStore(vm, c, obj, name))) return setAttribute(vm, obj, name, value);
  if (c.access === 'slot') return writeSlot(obj as PyInstance, c.slot, value);
  if (c.access !== 'add-slot') return setAttribute(vm, obj, name, value);
  writeSlot(obj as PyInstance, c.slot, value);
  (obj as PyInstance).shape = c.nextShape!;
}

/** A class attribute that keeps changing becomes a variable, which is written without a look-up. */
function storeOnClass(vm: Vm, c: Case | null, cls: PyClass, name: string, value: Value): void {
  if (c !== null && c.variable === null) describeClassStore(vm, c, cls, name);
  if (c?.variable?.write(value) !== true) setAttribute(vm, cls, name, value);
}

/** Names with two underscores may be hooks or what `type` itself keeps. */
function describeClassStore(vm: Vm, c: Case, cls: PyClass, name: string): void {
  c.access = 'generic';
  if (!cls.isHeap || cls.shape.cls !== vm.types.type || name.startsWith('__') || vm.types.type.find(name) !== undefined) return;
  const cell = cls.cell(name);
  if (cell.owner === cls) describeVariable(c, cell);
}

/** Remembers where an instance got the attribute that changed its shape. */
function noteTransition(f: Frame, pc: number, obj: PyInstance): void {
  const shape = obj.shape;
  shape.instances++;
  if (shape.addedAt !== null) return;
  const code = f.code.code;
  shape.addedAt = { filename: code.filename, functionName: code.qualname, ...code.spanAt(pc) };
}

function describeStore(vm: Vm, c: Case, obj: Value, name: string): boolean {
  c.access = 'generic';
  if (!(obj instanceof PyInstance)) return false;
  const shape = obj.shape;
  c.shape = shape;
  const cls = shape.cls;
  const hook = cls.cell('__setattr__').owner;
  if (shape.isDictionary || (hook !== null && hook.isHeap)) return false;
  const cell = cls.cell(name);
  const attr = cell.value;
  restOn(c, cell);
  let key = name;
  if (attr instanceof PyProperty && attr.shape.cls === vm.types.property && attr.setter instanceof PyFunction) {
    c.access = 'property';
    return true;
  }
  if (attr !== undefined && isDataDescriptor(attr)) {
    // a member of another class, put here, refuses these instances
    if (!(attr instanceof PyGetSet) || attr.slotKey === null || attr.owner === null || !cls.isSubclassOf(attr.owner)) return false;
    key = attr.slotKey;
  } else if (!cls.hasDict) return false;
  c.slot = shape.slotOf(key);
  if (c.slot >= 0) {
    c.access = 'slot';
    return true;
  }
  c.nextShape = shape.add(key, vm.makeShapeId);
  if (c.nextShape === null) return false;
  c.slot = shape.size;
  c.access = 'add-slot';
  return true;
}
