/**
 * `isinstance` and `issubclass` (library reference, “Built-in Functions”): classes by their MRO, other objects by the
 * `__bases__` they claim, and the hooks of metaclasses before both.
 */
import { callMethodOn, getAttribute } from './attribute.js';
import { classOf, identical, isClass } from './class-of.js';
import type { PyClass } from './class.js';
import { isError, recursionError, typeError } from './errors.js';
import { PyFunction } from './function.js';
import { truth } from './truth.js';
import { PyInstance, PyTuple, type Value } from './value.js';
import type { Vm } from './vm.js';

/** How deep tuples of classes and claimed bases may nest: CPython's limit for calls in C. */
const MAX_DEPTH = 10_000;

function checkDepth(vm: Vm, depth: number, hook: string): void {
  if (depth > MAX_DEPTH) throw recursionError(vm, `maximum recursion depth exceeded in ${hook}`);
}

/** An attribute that may be missing; only AttributeError means so. */
function optional(vm: Vm, v: Value, name: string): Value | undefined {
  try {
    return getAttribute(vm, v, name);
  } catch (e) {
    if (isError(vm, e, 'AttributeError')) return undefined;
    throw e;
  }
}

function claimedBases(vm: Vm, c: Value): readonly Value[] | null {
  const bases = optional(vm, c, '__bases__');
  return bases instanceof PyTuple ? bases.items : null;
}

function claimsSubclass(vm: Vm, c: Value, cls: Value, depth: number): boolean {
  checkDepth(vm, depth, '__issubclass__');
  if (identical(c, cls)) return true;
  const bases = claimedBases(vm, c);
  return bases !== null && bases.some(b => claimsSubclass(vm, b, cls, depth + 1));
}

// ---- what `type` itself says ----

export function realIsInstance(vm: Vm, v: Value, cls: PyClass): boolean {
  const own = classOf(vm, v);
  if (own.isSubclassOf(cls)) return true;
  if (!own.isHeap && !(v instanceof PyInstance)) return false;
  if (!claimsClass(vm, own)) return false;
  const claimed = optional(vm, v, '__class__');
  return claimed !== undefined && claimed !== own && isClass(claimed) && claimed.isSubclassOf(cls);
}

export function realIsSubclass(vm: Vm, c: Value, cls: Value): boolean {
  if (isClass(c) && isClass(cls)) return c.isSubclassOf(cls);
  if (!isClass(c) && claimedBases(vm, c) === null) throw typeError(vm, 'issubclass() arg 1 must be a class');
  if (!isClass(cls) && claimedBases(vm, cls) === null)
    throw typeError(vm, 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
  return claimsSubclass(vm, c, cls, 0);
}

// ---- the builtins ----

/** `isinstance(v, cls)` with tuples, unions and `__instancecheck__`. */
export function isInstanceOf(vm: Vm, v: Value, cls: Value, depth = 0): boolean {
  if (isClass(cls) && cls.shape.cls === vm.types.type) return realIsInstance(vm, v, cls);
  if (cls instanceof PyTuple) {
    checkDepth(vm, depth, '__instancecheck__');
    return cls.items.some(c => isInstanceOf(vm, v, c, depth + 1));
  }
  if (classOf(vm, v) === cls) return true;
  const hook = classOf(vm, cls).find('__instancecheck__');
  const known = hook instanceof PyFunction ? answeredBefore(vm, hook, v, cls) : undefined;
  if (known !== undefined) return known;
  if (hook !== undefined) return truth(vm, callMethodOn(vm, hook, cls, [v]));
  if (claimedBases(vm, cls) === null) throw typeError(vm, 'isinstance() arg 2 must be a type, a tuple of types, or a union');
  const claimed = optional(vm, v, '__class__');
  return claimed !== undefined && claimsSubclass(vm, claimed, cls, 0);
}

/** Without running `ABCMeta.__instancecheck__`, which would find the same. */
function answeredBefore(vm: Vm, hook: PyFunction, v: Value, cls: Value): boolean | undefined {
  const own = classOf(vm, v);
  const answers = vm.abcAnswers;
  if (answers === null || hook.code !== answers.hook || !isClass(cls) || vm.interpreter.watched || claimsClass(vm, own)) return undefined;
  return answers.known(cls, own);
}

/** May instances say that they are of another class? */
function claimsClass(vm: Vm, own: PyClass): boolean {
  return own.hooksLoads || own.cell('__class__').owner !== vm.types.object;
}

export function isSubclassOf(vm: Vm, c: Value, cls: Value, depth = 0): boolean {
  if (isClass(cls) && cls.shape.cls === vm.types.type) return realIsSubclass(vm, c, cls);
  if (cls instanceof PyTuple) {
    checkDepth(vm, depth, '__subclasscheck__');
    return cls.items.some(k => isSubclassOf(vm, c, k, depth + 1));
  }
  const hook = classOf(vm, cls).find('__subclasscheck__');
  if (hook !== undefined) return truth(vm, callMethodOn(vm, hook, cls, [c]));
  return realIsSubclass(vm, c, cls);
}
