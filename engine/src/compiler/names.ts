/**
 * Loading, storing and deleting names: where a name lives decides the instruction.
 * Knows nothing of statements.
 */
import type { Span } from '../syntax/span.js';
import { isFunctionLike, type NameClass, type Scope } from '../syntax/symtable.js';
import { assert } from './assert.js';
import type { Unit } from './unit.js';

/** Where a name lives. `deref`: in the cell held by `register`. */
export type Place =
  | { readonly kind: 'fast'; readonly register: number }
  | { readonly kind: 'deref'; readonly register: number; readonly viaNamespace: boolean }
  | { readonly kind: 'global'; readonly viaNamespace: boolean }
  | { readonly kind: 'name' };

const GLOBAL: Place = { kind: 'global', viaNamespace: false };
const NAME: Place = { kind: 'name' };

/** Where `name` (mangled) lives for code at this point of the unit. */
export function placeOf(u: Unit, name: string): Place {
  for (let i = u.inlined.length - 1; i >= 0; i--) {
    const hidden = u.inlined[i].registers.get(name);
    if (hidden !== undefined) return hidden.cell ? deref(hidden.register) : { kind: 'fast', register: hidden.register };
  }
  return placeInUnit(u, name, classOf(u, name));
}

const deref = (register: number): Place => ({ kind: 'deref', register, viaNamespace: false });
const classIn = (scope: Scope, name: string): NameClass | null => scope.symbols.get(name)?.scope ?? null;

/** What `name` is here. An inlined comprehension does not see the names of a class around it. */
function classOf(u: Unit, name: string): NameClass | null {
  const own = classIn(u.scope, name);
  if (u.inlined.length === 0) return own;
  const inner = u.inlined.map(({ scope }) => classIn(scope, name)).findLast(found => found !== null) ?? null;
  // a global in here although a comprehension before this one, in the same code, has a variable of that name
  if (inner === 'global-implicit' && u.scope.kind !== 'class') return inner;
  if (u.scope.kind !== 'class') return own ?? inner;
  return inner === 'free' && own === 'cell' ? own : (inner ?? own);
}

function placeInUnit(u: Unit, name: string, found: NameClass | null): Place {
  const { scope } = u;
  const inClassBody = scope.kind === 'class' && u.inlined.length === 0;
  switch (found) {
    case 'free':
      return { kind: 'deref', register: u.free(name), viaNamespace: inClassBody || scope.canSeeClassScope };
    case 'cell':
      return { kind: 'deref', register: u.local(name), viaNamespace: scope.canSeeClassScope };
    case 'local':
      return isFunctionLike(scope) ? { kind: 'fast', register: u.local(name) } : NAME;
    case 'global-explicit':
      return GLOBAL;
    case 'global-implicit':
    case null:
      if (isFunctionLike(scope)) return { kind: 'global', viaNamespace: scope.canSeeClassScope };
      return scope.kind === 'class' && !inClassBody ? GLOBAL : NAME;
  }
}

/** The register of a plain local, or −1. */
export function fastRegister(u: Unit, name: string): number {
  const place = placeOf(u, u.mangled(name));
  return place.kind === 'fast' ? place.register : -1;
}

/** Loads a name that is no plain local, or copies one that is. */
export function loadName(u: Unit, source: string, dest: number, span: Span): void {
  const name = u.mangled(source);
  const place = placeOf(u, name);
  switch (place.kind) {
    case 'fast':
      u.emit('CHECK_BOUND', span, place.register);
      u.move(dest, place.register, span);
      return;
    case 'deref':
      if (!place.viaNamespace) u.emit('LOAD_DEREF', span, dest, place.register);
      else withNamespace(u, span, namespace => u.emit('LOAD_FROM_DICT_OR_DEREF', span, dest, namespace, u.nameIndex(name), place.register));
      return;
    case 'global':
      if (!place.viaNamespace) u.emit('LOAD_GLOBAL', span, dest, u.nameIndex(name));
      else withNamespace(u, span, namespace => u.emit('LOAD_FROM_DICT_OR_GLOBALS', span, dest, namespace, u.nameIndex(name)));
      return;
    case 'name':
      u.emit('LOAD_NAME', span, dest, u.nameIndex(name));
  }
}

/** The namespace of the class: the frame's own, or the one an annotation scope captured. */
function withNamespace(u: Unit, span: Span, use: (register: number) => void): void {
  u.scratch(() => {
    const namespace = u.alloc();
    if (u.scope.kind === 'class') u.emit('LOAD_LOCALS', span, namespace);
    else u.emit('LOAD_DEREF', span, namespace, u.free('__classdict__'));
    use(namespace);
  });
}

export function storeName(u: Unit, source: string, value: number, span: Span): void {
  const name = u.mangled(source);
  const place = placeOf(u, name);
  switch (place.kind) {
    case 'fast':
      u.move(place.register, value, span);
      return;
    case 'deref':
      u.emit('STORE_DEREF', span, place.register, value);
      return;
    case 'global':
      u.emit('STORE_GLOBAL', span, u.nameIndex(name), value);
      return;
    case 'name':
      u.emit('STORE_NAME', span, u.nameIndex(name), value);
  }
}

export function deleteName(u: Unit, source: string, span: Span): void {
  const name = u.mangled(source);
  const place = placeOf(u, name);
  switch (place.kind) {
    case 'fast':
      u.emit('DELETE_FAST', span, place.register);
      return;
    case 'deref':
      u.emit('DELETE_DEREF', span, place.register);
      return;
    case 'global':
      u.emit('DELETE_GLOBAL', span, u.nameIndex(name));
      return;
    case 'name':
      u.emit('DELETE_NAME', span, u.nameIndex(name));
  }
}

/** Unbinds a name that may be unbound already: the end of `except … as name`. */
export function clearName(u: Unit, source: string, span: Span): void {
  const register = fastRegister(u, source);
  if (register >= 0) {
    u.emit('CLEAR', span, register);
    return;
  }
  u.scratch(() => {
    const none = u.alloc();
    u.loadNone(none, span);
    storeName(u, source, none, span);
  });
  deleteName(u, source, span);
}

/** The register that holds the cell of a captured or free name (mangled). */
export function cellRegister(u: Unit, name: string): number {
  const ofClass = (name === '__class__' && u.scope.needsClassCell) || (name === '__classdict__' && u.scope.needsClassDict);
  if (u.kind === 'class' && ofClass) return u.local(name);
  // A class may bind the name too: its methods see the one outside.
  if (u.kind === 'class' && u.inlined.length === 0 && u.scope.freeVars.includes(name)) return u.free(name);
  const place = placeOf(u, name);
  assert(place.kind === 'deref', `${name} has no cell in ${u.qualname}`);
  return place.register;
}
