/**
 * What a site told its cases apart by, in words: tags of operand types, a layout, a class, a module, a callee.
 * Feedback keeps callees by identity; they are recognised here by their fields, so that no value type is imported.
 */
import { TAG_LIMIT, type ClassTags } from '../feedback/tags.js';
import type { Case } from '../feedback/site.js';
import type { Profile } from '../feedback/profile.js';
import type { Code } from '../bytecode/code.js';
import type { Shape } from '../objects/shape.js';
import type { Evidence } from './evidence.js';

export type KeyKind = 'tag' | 'pair' | 'shape' | 'class' | 'module' | 'function' | 'native' | 'other';

export interface Described {
  readonly kind: KeyKind;
  /** One name an operand. */
  readonly types: readonly string[];
  /** The Python class of the receiver, as an identity; for tags the tag itself. */
  readonly classKey: object | number | null;
  readonly shape: Shape | null;
}

interface WithFields {
  readonly cls?: { readonly name: string };
  readonly slotOf?: unknown;
  readonly rootShape?: unknown;
  readonly name?: unknown;
  readonly qualname?: unknown;
  readonly code?: Code;
  readonly dict?: { getStr?(name: string): unknown };
}

export function describeCase(evidence: Evidence, c: Case): Described {
  return typeof c.key === 'number' ? describeTags(evidence.tags, c.key) : describeObject(evidence, c.key);
}

function describeTags(tags: ClassTags, key: number): Described {
  if (key < TAG_LIMIT) return { kind: 'tag', types: [tags.nameOf(key)], classKey: key, shape: null };
  const [left, right] = splitPair(key);
  return { kind: 'pair', types: [tags.nameOf(left), tags.nameOf(right)], classKey: null, shape: null };
}

/** The two operand tags of a binary site's key. */
export function splitPair(key: number): [number, number] {
  return [Math.floor(key / TAG_LIMIT), key % TAG_LIMIT];
}

function describeObject(evidence: Evidence, key: object): Described {
  const it = key as WithFields;
  if (isShape(key)) return { kind: 'shape', types: [key.cls.name], classKey: key.cls, shape: key };
  const given = evidence.describeKey?.(key) ?? null;
  if (it.rootShape !== undefined) return { kind: 'class', types: [`type[${given ?? String(it.name)}]`], classKey: key, shape: null };
  if (isCalleeCode(key)) return { kind: 'function', types: [given ?? key.code.qualname], classKey: null, shape: null };
  if (it.dict !== undefined) return { kind: 'module', types: [given ?? moduleName(it)], classKey: key, shape: null };
  const name = it.qualname ?? it.name;
  return {
    kind: typeof name === 'string' ? 'native' : 'other',
    types: [given ?? (typeof name === 'string' ? name : 'object')],
    classKey: null,
    shape: null,
  };
}

function moduleName(it: WithFields): string {
  const name = it.dict?.getStr?.('__name__');
  return typeof name === 'string' ? `module ${name}` : 'module';
}

export function isShape(key: object | number): key is Shape {
  return typeof key === 'object' && (key as WithFields).slotOf !== undefined && (key as WithFields).cls !== undefined;
}

/** A class as the receiver itself (`C.n`, `cls.n`). */
export function isClass(key: object | number): key is { readonly name: string; readonly rootShape: Shape } {
  return typeof key === 'object' && (key as WithFields).rootShape !== undefined;
}

/** A Python function's code object as the engine holds it. */
export function isCalleeCode(key: object | number): key is { readonly code: Code; readonly profile: Profile | null } {
  const code = typeof key === 'object' ? (key as WithFields).code : undefined;
  return code !== undefined && typeof code === 'object' && 'instructions' in code;
}

/** The code of a value that is a Python function. */
export function codeOf(value: unknown): Code | null {
  const code = typeof value === 'object' && value !== null ? (value as { readonly code?: object }).code : undefined;
  return code !== undefined && isCalleeCode(code) ? code.code : null;
}

/** A function written in the engine's own language, by its name. */
export function isNative(key: object | number, name: string): boolean {
  const it = key as WithFields;
  return typeof key === 'object' && it.name === name && it.rootShape === undefined && it.code === undefined;
}
