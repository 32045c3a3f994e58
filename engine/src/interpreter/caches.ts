/**
 * Inline caches of attribute sites: they remember how an access was resolved for a shape and make
 * the same access again without lookup. They record what the JIT and the insights read. A cache is
 * right whenever its shape matches and its lookup cell still holds what was expected.
 */
import { MAX_CASES, RESULT, type Case, type Site } from '../feedback/site.js';
import { resultKind } from '../feedback/tags.js';
import {
  bindDescriptor,
  getAttribute,
  hasLoadHook,
  isDataDescriptor,
  readSlot,
  setAttribute,
  setOwnAttribute,
  writeSlot,
} from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyClass, type LookupCell } from '../objects/class.js';
import { PyFunction, PyGetSet, PyModule, PyNative, PyProperty } from '../objects/function.js';
import { PyTupleGetter } from '../objects/tuple-getter.js';
import { PyFloat, PyInstance, PyObject, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

/** The operation counter of the run: stamps first-seen. */
export interface Clock {
  operations: number;
  /** Caches may answer (`--no-ic` says no). */
  readonly caching: boolean;
  /** Accesses that a cache answered. */
  cacheHits: number;
}

/** What LOAD_METHOD leaves for the call: a function and its self, or a callable and no self. */
export interface MethodPair {
  func: Value;
  self: Value | undefined;
}

// ---- loading ----

/** `obj.name` through the site’s cache. */
export function loadAttribute(vm: Vm, clock: Clock, site: Site, obj: Value, name: string): Value {
  site.count++;
  if (!clock.caching) return getAttribute(vm, obj, name);
  const c = matchingCase(site, obj);
  if (c !== null) {
    c.count++;
    clock.cacheHits++;
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
        return vm.interpreter.call((c.expected as PyProperty).getter!, [obj], null);
    }
    return getAttribute(vm, obj, name);
  }
  return loadSlow(vm, clock, site, obj, name);
}

function loadSlow(vm: Vm, clock: Clock, site: Site, obj: Value, name: string): Value {
  const c = newCase(vm, clock, site, obj);
  if (c !== null) describeLoad(vm, c, obj, name);
  return getAttribute(vm, obj, name);
}

/** `obj.name` for a call; binds nothing where the function can take `obj` as its first argument. */
export function loadMethod(vm: Vm, clock: Clock, site: Site, obj: Value, name: string, out: MethodPair): void {
  if (!clock.caching) {
    site.count++;
    bindTo(out, getAttribute(vm, obj, name));
    return;
  }
  const c = matchingCase(site, obj);
  if (c !== null && c.access === 'method') {
    site.count++;
    c.count++;
    clock.cacheHits++;
    out.func = c.expected!;
    out.self = obj;
    return;
  }
  if (c === null) {
    const fresh = newCase(vm, clock, site, obj);
    if (fresh !== null) describeLoad(vm, fresh, obj, name);
    if (fresh !== null && fresh.access === 'method') {
      site.count++;
      out.func = fresh.expected!;
      out.self = obj;
      return;
    }
    if (fresh === null && findMethod(vm, obj, name, out)) {
      site.count++;
      return;
    }
    site.count++;
    bindTo(out, getAttribute(vm, obj, name));
    return;
  }
  bindTo(out, loadAttribute(vm, clock, site, obj, name));
}

/** The pair is shared: what ran to find `func` may have used it, too. */
function bindTo(out: MethodPair, func: Value): void {
  out.func = func;
  out.self = undefined;
}

/** The megamorphic form of `loadMethod`. */
export function findMethod(vm: Vm, obj: Value, name: string, out: MethodPair): boolean {
  const cls = classOf(vm, obj);
  if (obj instanceof PyClass || hasLoadHook(vm, cls)) return false;
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

/** The case for this receiver, when it is still true; stale ones are forgotten. */
export function matchingCase(site: Site, obj: Value): Case | null {
  const key = receiverKey(obj);
  const last = site.last;
  if (last !== null && last.key === key) return isCurrent(last) ? last : forget(site, last);
  const cases = site.cases;
  for (let i = 0; i < cases.length; i++) {
    const c = cases[i];
    if (c.key === key) return isCurrent(c) ? (site.last = c) : forget(site, c);
  }
  return null;
}

function isCurrent(c: Case): boolean {
  return c.cell === null || c.cell.value === c.expected;
}

function forget(site: Site, c: Case): null {
  site.cases.splice(site.cases.indexOf(c), 1);
  if (site.last === c) site.last = null;
  return null;
}

/** What receivers are told apart by: shape for objects, the class object itself for classes, a type tag for the rest. */
function receiverKey(obj: Value): object | number {
  if (typeof obj === 'object') {
    if (obj instanceof PyClass || obj instanceof PyModule) return obj;
    const shape = (obj as PyObject).shape;
    if (shape !== undefined) return shape;
    return obj instanceof PyFloat ? 3 : 6;
  }
  return typeof obj === 'string' ? 5 : typeof obj === 'boolean' ? 4 : typeof obj === 'number' ? 1 : 2;
}

function newCase(_vm: Vm, clock: Clock, site: Site, obj: Value): Case | null {
  if (site.cases.length >= MAX_CASES) {
    site.overflowed = true;
    site.otherCount++;
    return null;
  }
  const c = site.caseFor(receiverKey(obj), clock.operations)!;
  c.count = 1;
  return c;
}

/** Finds out how `obj.name` is resolved for this receiver, without running Python. */
function describeLoad(vm: Vm, c: Case, obj: Value, name: string): void {
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
  if (hasLoadHook(vm, cls)) return;
  const cell = cls.cell(name);
  const attr = cell.value;
  c.cell = cell;
  c.expected = attr;
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
  } else if (cls.hasDict) return;
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
  c.cell = cell;
  c.expected = attr;
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

/** `obj.name = value` through the site’s cache. */
export function storeAttribute(vm: Vm, clock: Clock, site: Site, obj: Value, name: string, value: Value): void {
  site.count++;
  if (!clock.caching) return setAttribute(vm, obj, name, value);
  const c = matchingCase(site, obj);
  if (c !== null) {
    c.count++;
    clock.cacheHits++;
    c.results |= resultKind(value);
    if (c.access === 'slot') return writeSlot(obj as PyInstance, c.slot, value);
    if (c.access === 'add-slot') {
      writeSlot(obj as PyInstance, c.slot, value);
      (obj as PyInstance).shape = c.nextShape!;
      return;
    }
    return setAttribute(vm, obj, name, value);
  }
  const fresh = newCase(vm, clock, site, obj);
  if (fresh !== null) fresh.results |= resultKind(value);
  if (fresh === null || !describeStore(vm, fresh, obj, name)) return setAttribute(vm, obj, name, value);
  if (fresh.access === 'add-slot') setOwnAttribute(vm, obj, name, value);
  else writeSlot(obj as PyInstance, fresh.slot, value);
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
  c.cell = cell;
  c.expected = attr;
  let key = name;
  if (attr !== undefined && isDataDescriptor(attr)) {
    if (!(attr instanceof PyGetSet) || attr.slotKey === null) return false;
    key = attr.slotKey;
  } else if (!cls.hasDict) return false;
  c.slot = shape.slotOf(key);
  if (c.slot >= 0) {
    c.access = 'slot';
    return true;
  }
  if (key !== name) return false;
  c.nextShape = shape.add(name, vm.makeShapeId);
  if (c.nextShape === null) return false;
  c.slot = shape.size;
  c.access = 'add-slot';
  return true;
}

export { bindDescriptor, RESULT };
