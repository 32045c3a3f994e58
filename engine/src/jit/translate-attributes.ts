/** Attribute loads and stores, and methods. */
import type { Case, Site } from '../feedback/site.js';
import type { Shape } from '../objects/shape.js';
import { PyClass } from '../objects/class.js';
import { PyFunction, type PyProperty } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import type { TranslatorTable } from './translate.js';
import { isSlotKey } from '../objects/attribute.js';
import { MethodCache, SlotCache } from './method-cache.js';
import { constantNode } from './translate-control.js';
import { NOWHERE } from '../interpreter/frame.js';
import { callKnownFunction } from './translate-calls.js';

/** Cases whose answer still holds, each resting on its lookup cell from now on; null when one is stale or none is cacheable. */
function usableCases(b: Builder, cases: readonly Case[], ...kinds: readonly Case['access'][]): Case[] | null {
  if (cases.length === 0) return null;
  for (const c of cases) {
    if (!kinds.includes(c.access)) return null;
    if (c.cell !== null) {
      if (c.cell.value !== c.expected) return null;
      b.spec.assume(c.cell.assumption);
    }
  }
  return [...cases];
}

export function checkShape(b: Builder, v: Node, shape: Shape): Node {
  if (v.data.ref2 === shape) return v;
  return b.guard('check_shape', v, v.type, 'WrongShape', { ref: shape, ref2: shape });
}

/** A guard on the receiver of a cached access: its shape, or the primitive type. */
function checkReceiver(b: Builder, v: Node, c: Case): Node | null {
  if (c.shape !== null) return checkShape(b, v, c.shape);
  if (c.key === 5) return v.type === 'str' ? v : b.guard('check_str', v, 'str', 'NotStr');
  return null;
}

/** Loads a slot; members of `__slots__` may be unset. */
function loadSlot(b: Builder, o: Node, c: Case): Node {
  const mayBeUnset = isSlotKey(c.shape!.keys()[c.slot]);
  return b.add(
    'load_slot',
    [o],
    'any',
    { slot: c.slot, ref: c.shape, reason: 'UnsetSlot', ...(mayBeUnset ? { text: 'may-be-unset' } : {}) },
    b.state(),
  );
}

function genericLoad(b: Builder, v: Node, name: string): Node {
  const n = b.helper('getAttr', [v], 'any', { ref: name });
  return n;
}

function loadAttr(b: Builder, ins: Int32Array, pc: number): void {
  const site = b.site();
  const name = b.code.names[ins[pc + 3]];
  const v = b.reg(ins[pc + 2]);
  const to = ins[pc + 1];
  if (site.count === 0) return b.exit('NoFeedback');
  const banned = site.overflowed || b.spec.isBanned(b.entry, pc, 'WrongShape');
  const cases = banned ? null : usableCases(b, site.cases, ...LOADS);
  if (cases !== null && cases.length > 1 && severalLoads(b, v, cases, to)) return;
  if (cases !== null && cases.length === 1 && singleLoad(b, v, cases[0], to)) return;
  if (site.overflowed) b.set(to, b.add('mega_load', [v], 'any', { ref: name, ref2: new SlotCache() }, b.state()));
  else b.set(to, genericLoad(b, v, name));
  b.checkValid();
}

const LOADS = ['slot', 'class-value', 'class-object', 'class-variable', 'item', 'module', 'property', 'method'] as const;

/** How one of several layouts answers a load. */
export type LoadArm = { readonly shape: Shape; readonly slot: number } | { readonly shape: Shape; readonly value: unknown };

/** Several layouts: one guard and one slot where they agree, else an answer for each. False when that is not known for all. */
function severalLoads(b: Builder, v: Node, cases: readonly Case[], to: number): boolean {
  if (!cases.every(isPlainLoad)) return false;
  if (cases.every(c => c.access === 'slot' && c.slot === cases[0].slot)) {
    b.set(to, loadSlot(b, checkShapes(b, v, cases), cases[0]));
    return true;
  }
  if (cases.every(c => c.access === 'method')) {
    if (!cases.every(c => c.expected === cases[0].expected)) return false;
    return boundMethod(b, checkShapes(b, v, cases), cases[0], to);
  }
  if (cases.some(c => c.access === 'method')) return false;
  const arms = cases.map((c): LoadArm =>
    c.access === 'slot' ? { shape: c.shape!, slot: c.slot } : { shape: c.shape!, value: c.expected },
  );
  b.set(to, b.add('poly_load', [v], 'any', { refs: arms, reason: 'WrongShape' }, b.state()));
  return true;
}

function isPlainLoad(c: Case): boolean {
  if (c.shape === null || c.key !== c.shape) return false;
  if (c.access === 'slot') return !isSlotKey(c.shape.keys()[c.slot]);
  return c.access === 'class-value' || c.access === 'method';
}

/** `o.method` as a value. */
function boundMethod(b: Builder, o: Node, c: Case, to: number): boolean {
  b.set(to, b.add('bound_method', [b.constant(c.expected), o], 'any'));
  return true;
}

/** A guard on one of a few layouts. */
function checkShapes(b: Builder, v: Node, cases: readonly Case[]): Node {
  const shapes = cases.map(c => c.shape!).sort((x, y) => x.id - y.id);
  return b.guard('check_shapes', v, v.type, 'WrongShape', { ref: shapes.map(s => s.id).join(' '), refs: shapes });
}

/** A guard that the receiver is the class or module that was seen. */
function checkIdentity(b: Builder, v: Node, c: Case): void {
  if (v.op !== 'const' || v.data.ref !== c.key) b.guard('check_value', v, v.type, 'WrongValue', { ref: c.key });
}

function singleLoad(b: Builder, v: Node, c: Case, to: number): boolean {
  switch (c.access) {
    case 'slot': {
      b.set(to, loadSlot(b, checkShape(b, v, c.shape!), c));
      return true;
    }
    case 'method': {
      const o = checkReceiver(b, v, c);
      return o !== null && boundMethod(b, o, c, to);
    }
    case 'class-value': {
      if (checkReceiver(b, v, c) === null) return false;
      b.set(to, constantNode(b, c.expected!));
      return true;
    }
    case 'item': {
      const o = checkShape(b, v, c.shape!);
      b.set(to, b.add('tuple_get', [o, b.constant(c.slot, 'int32')], 'any', { reason: 'IndexOutOfBounds', text: '' }, b.state()));
      return true;
    }
    case 'class-variable': {
      if (c.shape === null || c.key === c.shape) {
        if (checkReceiver(b, v, c) === null) return false;
      } else checkIdentity(b, v, c);
      b.set(to, b.add('load_class_variable', [], 'any', { ref: c.variable, reason: 'ClassAttributeChanged' }, b.state()));
      return true;
    }
    case 'class-object':
    case 'module': {
      checkIdentity(b, v, c);
      if (c.access === 'class-object') {
        b.set(to, constantNode(b, c.expected!));
        return true;
      }
      const constant = b.spec.constantOf(c.namespaceCell!);
      b.set(
        to,
        constant !== undefined
          ? constantNode(b, constant)
          : b.add('load_namespace', [], 'any', { ref: c.namespaceCell, reason: 'GlobalChanged' }, b.state()),
      );
      return true;
    }
    case 'property': {
      const getter = (c.expected as PyProperty).getter;
      if (!(getter instanceof PyFunction)) return false;
      const o = checkReceiver(b, v, c);
      return o !== null && callKnownFunction(b, getter, [o], null, to, null);
    }
    default:
      return false;
  }
}

function loadMethod(b: Builder, ins: Int32Array, pc: number): void {
  const site = b.site();
  const v = b.reg(ins[pc + 2]);
  const to = ins[pc + 1];
  if (site.count === 0) return b.exit('NoFeedback');
  const banned = site.overflowed || b.spec.isBanned(b.entry, pc, 'WrongShape');
  const methods = banned ? null : usableCases(b, site.cases, 'method');
  if (methods !== null && methods.length === 1) {
    const o = checkReceiver(b, v, methods[0]);
    if (o !== null) {
      b.set(to, b.constant(methods[0].expected));
      b.set(to + 1, o);
      return;
    }
  } else if (methods !== null && methods.every(c => c.shape !== null)) {
    const found = b.add('poly_method', [v], 'any', { refs: methods.map(c => [c.shape, c.expected]), reason: 'WrongShape' }, b.state());
    const same = methods.every(c => c.expected === methods[0].expected);
    b.set(to, same ? b.constant(methods[0].expected) : found);
    b.set(to + 1, v);
    return;
  }
  const hideable = banned || site.cases.length !== 1 ? null : usableCases(b, site.cases, 'hideable-method');
  if (hideable !== null) {
    const [c] = hideable;
    const o = checkShape(b, v, c.shape!);
    b.guard('check_not_hidden', o, 'any', 'WrongShape', { text: b.code.names[ins[pc + 3]] });
    b.set(to, b.constant(c.expected));
    b.set(to + 1, o);
    return;
  }
  const one = !banned && site.cases.length === 1 ? usableCases(b, site.cases, 'class-object', 'module') : null;
  if (one !== null && singleLoad(b, v, one[0], to)) {
    b.regs[to + 1] = undefined;
    return;
  }
  const slots = banned ? null : usableCases(b, site.cases, 'slot');
  if (slots !== null && slots.length === 1) {
    const o = checkShape(b, v, slots[0].shape!);
    b.set(to, loadSlot(b, o, slots[0]));
    b.regs[to + 1] = undefined;
    return;
  }
  b.set(to, b.add('mega_method', [v], 'any', { ref: b.code.names[ins[pc + 3]], ref2: new MethodCache() }, b.state()));
  b.set(to + 1, b.add('mega_self', [], 'any'));
  b.checkValid();
}

function storeAttr(b: Builder, ins: Int32Array, pc: number): void {
  const site = b.site();
  const o = b.reg(ins[pc + 1]);
  const v = b.reg(ins[pc + 2]);
  if (site.count === 0) return b.exit('NoFeedback');
  const banned = site.overflowed || b.spec.isBanned(b.entry, pc, 'WrongShape');
  const cases = banned ? null : usableCases(b, site.cases, 'slot', 'add-slot');
  if (cases !== null) return storeSlots(b, o, v, cases);
  if (!banned && isClassVariable(site) && !b.spec.isBanned(b.entry, pc, 'WrongValue')) {
    checkIdentity(b, o, site.cases[0]);
    b.add('store_class_variable', [v], 'void', { ref: site.cases[0].variable }, b.state());
    return b.checkValid();
  }
  if (!banned && storeProperty(b, o, v, site)) return;
  const name = b.code.names[ins[pc + 3]];
  if (site.overflowed) b.add('mega_store', [o, v], 'void', { ref: name, ref2: new SlotCache() }, b.state());
  else b.helper('setAttr', [o, v], 'void', { ref: name });
  b.checkValid();
}

/** Calls the setter of the one property that was stored to. */
function storeProperty(b: Builder, o: Node, v: Node, site: Site): boolean {
  const cases = usableCases(b, site.cases, 'property');
  if (cases?.length !== 1) return false;
  const { setter } = cases[0].expected as PyProperty;
  return setter instanceof PyFunction && callKnownFunction(b, setter, [checkShape(b, o, cases[0].shape!), v], null, NOWHERE, null);
}

function isClassVariable(site: Site): boolean {
  return site.cases.length === 1 && site.cases[0].access === 'class-variable';
}

function storeSlots(b: Builder, o: Node, v: Node, cases: readonly Case[]): void {
  const [c] = cases;
  if (cases.every(x => x.access === 'slot' && x.slot === c.slot)) {
    const checked = cases.length === 1 ? checkShape(b, o, c.shape!) : checkShapes(b, o, cases);
    return void b.add('store_slot', [checked, v], 'void', { slot: c.slot });
  }
  if (cases.length > 1) return void b.add('poly_store', [o, v], 'void', { refs: cases.map(storeArm), reason: 'WrongShape' }, b.state());
  const grown = b.add('add_slot', [checkShape(b, o, c.shape!), v], 'any', { slot: c.slot, ref: c.nextShape, ref2: c.nextShape });
  b.replaceRegister(o, grown);
}

/** How one of several layouts takes a store; `next`: the layout after it, where the store adds the attribute. */
export interface StoreArm {
  readonly shape: Shape;
  readonly slot: number;
  readonly next: Shape | null;
}

function storeArm(c: Case): StoreArm {
  return { shape: c.shape!, slot: c.slot, next: c.access === 'add-slot' ? c.nextShape : null };
}

/** `super().name`: a function of the class is settled by the class and the object's layout; all else is found at run time. */
function loadSuper(b: Builder, ins: Int32Array, pc: number): void {
  const from = ins[pc + 2];
  const to = ins[pc + 1];
  const isMethod = (ins[pc + 4] & 1) !== 0;
  const [callee, cls, self] = [b.reg(from), b.reg(from + 1), b.reg(from + 2)];
  const known = isMethod ? superMethod(b, callee, self, b.code.names[ins[pc + 3]]) : null;
  if (known !== null && !b.spec.isBanned(b.entry, pc, 'WrongValue')) {
    b.guard('check_value', cls, 'any', 'WrongValue', { ref: known.cls });
    b.set(to, b.constant(known.method));
    b.set(to + 1, self);
    return;
  }
  const pair = b.helper('superAttr', [callee, cls, self], 'any', { ref: b.code.names[ins[pc + 3]], slot: ins[pc + 4] });
  const part = (i: number): Node => b.add('helper', [pair, b.constant(i, 'int32')], 'any', { text: 'pick' });
  b.set(to, part(0));
  if (isMethod) b.set(to + 1, part(1));
  b.checkValid();
}

/** What `super().name` finds for an object whose layout is known, in a method of this activation's class. */
function superMethod(b: Builder, callee: Node, self: Node, name: string): { cls: PyClass; method: Value } | null {
  const { types } = b.spec.interp.vm;
  if (callee.op !== 'const' || callee.data.ref !== types.super) return null;
  const cls = b.entry.fn?.closure?.[b.code.freeVars.indexOf('__class__')]?.value;
  const shape = self.data.ref2 as Shape | undefined;
  if (!(cls instanceof PyClass) || shape === undefined || !(shape.cls instanceof PyClass)) return null;
  const { mro } = shape.cls;
  const at = mro.indexOf(cls);
  const next = mro[at + 1] as PyClass | undefined;
  // one line of descent: what the next class finds is what follows in this MRO
  if (at < 0 || next === undefined || next.mro.length !== mro.length - at - 1) return null;
  const method = b.spec.lookup(next, name);
  if (!(method instanceof PyFunction)) return null;
  b.spec.assume(shape.cls.mroAssumption);
  b.spec.assume(next.mroAssumption);
  return { cls, method };
}

export const translateAttributes: TranslatorTable = {
  LOAD_SUPER_ATTR: loadSuper,
  LOAD_ATTR: loadAttr,
  LOAD_METHOD: loadMethod,
  STORE_ATTR: storeAttr,
};

export type { Value };
