/**
 * Assignment in all its forms: targets, unpacking, augmented and annotated assignment, `del`.
 * Every part of a target is evaluated once, in source order after the value.
 */
import type { Assign, AugAssign, Attribute, Delete, Expr, List, Subscript, Tuple } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { unreachable } from './assert.js';
import { into, operand, value } from './expressions.js';
import { deleteName, fastRegister, loadName, storeName } from './names.js';
import { binaryOperator, keep } from './operators.js';
import { attributeSpan } from './primaries.js';
import { rebinds } from './rebinds.js';
import { isTemporary } from './registers.js';
import type { Unit } from './unit.js';

export function assign(u: Unit, s: Assign): void {
  if (s.targets.length === 1) return assignOne(u, s.targets[0], s.value);
  const constant = u.constantOf(s.value);
  u.scratch(() => {
    // A variable may be rebound by the first target: the value is kept in a temporary.
    const kept = u.alloc();
    if (constant === null || !s.targets.every(t => fastTarget(u, t) >= 0)) into(u, s.value, kept);
    for (const target of s.targets) {
      const fast = fastTarget(u, target);
      if (constant !== null && fast >= 0) u.loadConst(fast, constant, s.value.span);
      else store(u, target, kept);
    }
  });
}

const fastTarget = (u: Unit, target: Expr): number => (target.kind === 'Name' ? fastRegister(u, target.id) : -1);

/** Assigns the value of `source` to one target. */
export function assignOne(u: Unit, target: Expr, source: Expr): void {
  const fast = fastTarget(u, target);
  if (fast >= 0) return into(u, source, fast);
  u.scratch(() => {
    if (isSequence(target) && isSequence(source) && isPairwise(target, source)) return pairwise(u, target, source);
    const register = value(u, source);
    if (isTemporary(register) || !targetRebinds(target)) return store(u, target, register);
    const copy = u.alloc();
    u.move(copy, register, source.span);
    store(u, target, copy);
  });
}

const isSequence = (e: Expr): e is Tuple | List => e.kind === 'Tuple' || e.kind === 'List';

/** Whether evaluating the parts of a target, before the value is used, may rebind a variable. */
const targetRebinds = (target: Expr): boolean => !isSequence(target) && rebinds(target);

const MAX_PAIRWISE = 30;

/** `a, b = x, y`, which needs no tuple. */
function isPairwise(target: Tuple | List, source: Tuple | List): boolean {
  const stars = target.elts.some(e => e.kind === 'Starred') || source.elts.some(e => e.kind === 'Starred');
  return target.elts.length === source.elts.length && target.elts.length <= MAX_PAIRWISE && !stars;
}

function pairwise(u: Unit, target: Tuple | List, source: Tuple | List): void {
  const targets = target.elts.map(t => fastTarget(u, t));
  if (source.elts.every(e => u.constantOf(e) !== null) && targets.every(t => t >= 0)) {
    source.elts.forEach((e, i) => into(u, e, targets[i]));
    return;
  }
  const registers = source.elts.map(e => {
    const register = u.alloc();
    into(u, e, register);
    return register;
  });
  target.elts.forEach((t, i) => store(u, t, registers[i]));
}

/** Stores what `register` holds. */
export function store(u: Unit, target: Expr, register: number): void {
  u.scratch(() => {
    switch (target.kind) {
      case 'Name':
        return storeName(u, target.id, register, target.span);
      case 'Attribute':
        noteStaticAttribute(u, target);
        u.emit('STORE_ATTR', attributeSpan(target), value(u, target.value), register, u.attributeIndex(target.attr));
        return;
      case 'Subscript':
        return storeSubscript(u, target, register);
      case 'Tuple':
      case 'List':
        return unpack(u, target, register);
      case 'Starred':
        return store(u, target.value, register);
      default:
        unreachable(target as never);
    }
  });
}

function storeSubscript(u: Unit, target: Subscript, register: number): void {
  const object = operand(u, target.value, target.slice);
  u.emit('STORE_SUBSCR', target.span, object, value(u, target.slice), register);
}

function unpack(u: Unit, target: Tuple | List, register: number): void {
  const { elts, span } = target;
  const star = elts.findIndex(e => e.kind === 'Starred');
  const direct = consecutiveLocals(u, elts);
  const first = direct >= 0 ? direct : u.alloc(Math.max(elts.length, 1));
  if (star < 0) u.emit('UNPACK_SEQUENCE', span, first, register, elts.length);
  else u.emit('UNPACK_EX', span, first, register, star, elts.length - star - 1);
  if (direct < 0) elts.forEach((e, i) => store(u, e, first + i));
}

/** The first of the registers when the targets are plain locals side by side: they are unpacked in place. */
function consecutiveLocals(u: Unit, elts: readonly Expr[]): number {
  const registers = elts.map(e => fastTarget(u, e.kind === 'Starred' ? e.value : e));
  const [first = -1] = registers;
  return first >= 0 && registers.every((r, i) => r === first + i) ? first : -1;
}

/** `self.name = …` in a method adds to the class's `__static_attributes__`. */
function noteStaticAttribute(u: Unit, target: Attribute): void {
  if (target.value.kind !== 'Name' || target.value.id !== 'self') return;
  for (let unit = u.parent; unit !== null; unit = unit.parent) {
    if (unit.kind !== 'class') continue;
    unit.staticAttributes.add(target.attr);
    return;
  }
}

export function augmentedAssign(u: Unit, s: AugAssign): void {
  const { target, span } = s;
  const op = binaryOperator(s.op);
  const combine = (dest: number, left: number): void => {
    u.scratch(() => u.emit('INPLACE_OP', span, dest, left, value(u, s.value), op));
  };
  u.scratch(() => {
    switch (target.kind) {
      case 'Name':
        return augmentName(u, target.id, target.span, s, combine);
      case 'Attribute':
        return augmentAttribute(u, target, s, combine);
      case 'Subscript':
        return augmentSubscript(u, target, s, combine);
      default:
        unreachable(target as never);
    }
  });
}

type Combine = (dest: number, left: number) => void;

function augmentName(u: Unit, name: string, span: Span, s: AugAssign, combine: Combine): void {
  const fast = fastRegister(u, name);
  const temporary = u.alloc();
  if (fast >= 0) {
    u.emit('CHECK_BOUND', span, fast);
    combine(fast, keep(u, fast, temporary, span, s.value));
    return;
  }
  loadName(u, name, temporary, span);
  combine(temporary, temporary);
  storeName(u, name, temporary, span);
}

function augmentAttribute(u: Unit, target: Attribute, s: AugAssign, combine: Combine): void {
  const span = attributeSpan(target);
  const object = operand(u, target.value, s.value);
  const current = u.alloc();
  u.emit('LOAD_ATTR', span, current, object, u.attributeIndex(target.attr));
  combine(current, current);
  u.emit('STORE_ATTR', span, object, current, u.attributeIndex(target.attr));
}

function augmentSubscript(u: Unit, target: Subscript, s: AugAssign, combine: Combine): void {
  const object = operand(u, target.value, target.slice, s.value);
  const index = operand(u, target.slice, s.value);
  const current = u.alloc();
  u.emit('BINARY_SUBSCR', target.span, current, object, index);
  combine(current, current);
  u.emit('STORE_SUBSCR', target.span, object, index, current);
}

export function deleteTargets(u: Unit, s: Delete): void {
  for (const target of s.targets) deleteTarget(u, target);
}

function deleteTarget(u: Unit, target: Expr): void {
  u.scratch(() => {
    switch (target.kind) {
      case 'Name':
        return deleteName(u, target.id, target.span);
      case 'Attribute':
        u.emit('DELETE_ATTR', attributeSpan(target), value(u, target.value), u.attributeIndex(target.attr));
        return;
      case 'Subscript': {
        const object = operand(u, target.value, target.slice);
        u.emit('DELETE_SUBSCR', target.span, object, value(u, target.slice));
        return;
      }
      case 'Tuple':
      case 'List':
        for (const element of target.elts) deleteTarget(u, element);
        return;
      default:
        unreachable(target as never);
    }
  });
}
