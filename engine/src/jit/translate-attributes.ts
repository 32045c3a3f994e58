/** Attribute loads and stores, and methods. */
import type { Case } from '../feedback/site.js';
import type { Shape } from '../objects/shape.js';
import { PyFunction, type PyProperty } from '../objects/function.js';
import type { Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import type { TranslatorTable } from './translate.js';
import { isSlotKey } from '../objects/attribute.js';
import { MethodCache } from './method-cache.js';
import { constantNode } from './translate-control.js';
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
  if (site.count === 0) return b.exit('NoFeedback');
  const banned = site.overflowed || b.spec.isBanned(b.entry, pc, 'WrongShape');
  const slots = banned ? null : usableCases(b, site.cases, 'slot');
  if (slots !== null) {
    if (slots.length === 1) {
      const o = checkShape(b, v, slots[0].shape!);
      return b.set(ins[pc + 1], loadSlot(b, o, slots[0]));
    }
    if (!slots.some(c => isSlotKey(c.shape!.keys()[c.slot])))
      return b.set(
        ins[pc + 1],
        b.add('poly_load', [v], 'any', { refs: slots.map(c => [c.shape, c.slot]), reason: 'WrongShape' }, b.state()),
      );
  }
  const one =
    !banned && site.cases.length === 1
      ? usableCases(b, site.cases, 'class-value', 'class-object', 'class-variable', 'item', 'module', 'property')
      : null;
  if (one !== null && singleLoad(b, v, one[0], ins[pc + 1])) return;
  b.set(ins[pc + 1], genericLoad(b, v, name));
  b.checkValid();
}

/** A guard that the receiver is the class or module that was seen. */
function checkIdentity(b: Builder, v: Node, c: Case): void {
  if (v.op !== 'const' || v.data.ref !== c.key) b.guard('check_value', v, v.type, 'WrongValue', { ref: c.key });
}

function singleLoad(b: Builder, v: Node, c: Case, to: number): boolean {
  switch (c.access) {
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
  const one = banned || site.cases.length !== 1 ? null : usableCases(b, site.cases, 'slot', 'add-slot');
  if (one !== null) {
    const [c] = one;
    const checked = checkShape(b, o, c.shape!);
    if (c.access === 'slot') return void b.add('store_slot', [checked, v], 'void', { slot: c.slot });
    const grown = b.add('add_slot', [checked, v], 'any', { slot: c.slot, ref: c.nextShape, ref2: c.nextShape });
    return b.replaceRegister(o, grown);
  }
  b.helper('setAttr', [o, v], 'void', { ref: b.code.names[ins[pc + 3]] });
  b.checkValid();
}

/** `super().name`: found at run time; a method's function is then checked at its call. */
function loadSuper(b: Builder, ins: Int32Array, pc: number): void {
  const from = ins[pc + 2];
  const isMethod = (ins[pc + 4] & 1) !== 0;
  const pair = b.helper('superAttr', [b.reg(from), b.reg(from + 1), b.reg(from + 2)], 'any', {
    ref: b.code.names[ins[pc + 3]],
    slot: ins[pc + 4],
  });
  const part = (i: number): Node => b.add('helper', [pair, b.constant(i, 'int32')], 'any', { text: 'pick' });
  b.set(ins[pc + 1], part(0));
  if (isMethod) b.set(ins[pc + 1] + 1, part(1));
  b.checkValid();
}

export const translateAttributes: TranslatorTable = {
  LOAD_SUPER_ATTR: loadSuper,
  LOAD_ATTR: loadAttr,
  LOAD_METHOD: loadMethod,
  STORE_ATTR: storeAttr,
};

export type { Value };
