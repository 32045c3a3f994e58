/**
 * What all objects that a run can reach look like, so that two moments can be compared: what has a piece of code changed
 * of what was there before it? Knows which fields are caches or bookkeeping, where Python sees no change.
 */
import type { Engine } from '../../src/index.js';
import { PyDict } from '../../src/objects/dict.js';
import { PyModule } from '../../src/objects/function.js';

/** Kinds of objects that are the engine's own. */
const OPAQUE = new Set(
  'Engine Vm Interpreter Assumption Profile Code PyCode NativeSpec LookupCell NamespaceCell Shape WeakRef WeakMap WeakSet'.split(' '),
);
/** Fields that hold what was found out before, or who asked. */
const UNSEEN = new Set(
  'cells askedBelow specials subclassRefs identityOnly loadHook construction tag mroAssumption codeAssumption defaultsAssumption cache negative negativeToken ownDoc'.split(
    ' ',
  ),
);
/** Names of the library's own caches, and of what an import marks while it is under way. */
const CACHES = new Set(['_cache', '_cache2', '_value2member_map_', '__spec__', '__subclasshook__']);

type Fields = readonly (readonly [string, unknown])[];
export type Picture = ReadonlyMap<object, { readonly path: string; readonly fields: Fields }>;

function fieldsOf(o: object): Fields {
  if (o instanceof PyDict) return [...o.entries()].map(([k, v], i) => [typeof k === 'string' ? k : `[${String(i)}]`, v] as const);
  if (o instanceof PyModule) return [['dict', o.dict]];
  if (Array.isArray(o)) return Array.from(o as unknown[], (v, i) => [String(i), v] as const);
  if (o instanceof Map) return [...o].map(([k, v]: [unknown, unknown], i) => [typeof k === 'string' ? k : String(i), v] as const);
  if (o instanceof Set) return [...(o as Set<unknown>)].map((v, i) => [String(i), v] as const);
  return Object.entries(o).filter(([name]) => !UNSEEN.has(name));
}

const isObject = (v: unknown): v is object => typeof v === 'object' && v !== null;
const isOpaque = (v: object): boolean => OPAQUE.has(v.constructor.name) || ArrayBuffer.isView(v);

/** Of everything but what only `except` leads to. */
export function takePicture({ vm }: Engine, except: ReadonlySet<unknown>): Picture {
  const seen = new Map<object, { path: string; fields: Fields }>();
  const waiting: object[] = [];
  const meet = (v: unknown, path: string): void => {
    if (!isObject(v) || v === vm.modules || except.has(v) || seen.has(v) || isOpaque(v)) return;
    seen.set(v, { path, fields: fieldsOf(v) });
    waiting.push(v);
  };
  for (const [name, module] of vm.modules.entries()) if (!except.has(module)) meet(module, String(name));
  // the shortest way to an object is the one that tells whose it is
  for (let i = 0; i < waiting.length; i++) {
    const { path, fields } = seen.get(waiting[i]!)!;
    for (const [name, v] of fields) if (!CACHES.has(name)) meet(v, `${path}.${name}`);
  }
  return seen;
}

/** Paths of what was there and is another now. */
export function changesOf(before: Picture): string[] {
  return [...before].flatMap(([object, { path, fields }]) => {
    const now = fieldsOf(object);
    const at = now.findIndex(([name, v], i) => !CACHES.has(name) && (name !== fields[i]?.[0] || !Object.is(v, fields[i][1])));
    if (at < 0 && now.length === fields.length) return [];
    return [`${path}.${(now[at] ?? fields[now.length])?.[0] ?? ''}`];
  });
}
