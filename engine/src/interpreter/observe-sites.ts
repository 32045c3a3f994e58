/**
 * Records what sites see: keys of operands, kinds of results, exact counts. Never runs Python,
 * never changes what the program does.
 */
import { TAG_LIMIT, resultKind, type ClassTags } from '../feedback/tags.js';
import type { Case, Site } from '../feedback/site.js';
import { PyFunction, PyNative } from '../objects/function.js';
import { PyClass } from '../objects/class.js';
import type { Value } from '../objects/value.js';
import type { Clock } from './caches.js';

type Observer = Clock & { readonly tags: ClassTags };

function hit(o: Observer, site: Site, key: number | object): Case | null {
  const last = site.last;
  const c = last !== null && last.key === key ? last : site.caseFor(key, o.operations);
  if (c === null) site.otherCount++;
  else c.count++;
  return c;
}

export function observeBinary(o: Observer, site: Site, a: Value, b: Value, result: Value): void {
  site.count++;
  const c = hit(o, site, o.tags.tagOf(a) * TAG_LIMIT + o.tags.tagOf(b));
  const kind = resultKind(result);
  if (c !== null) c.results |= kind;
  if (kind !== site.lastResult) {
    if (site.lastResult !== 0) site.flips++;
    site.lastResult = kind;
  }
}

export function observeUnary(o: Observer, site: Site, a: Value, result: Value): void {
  site.count++;
  const c = hit(o, site, o.tags.tagOf(a));
  if (c !== null) c.results |= resultKind(result);
}

export function observeTruth(o: Observer, site: Site, v: Value): void {
  site.count++;
  hit(o, site, o.tags.tagOf(v));
}

export function observeLoad(o: Observer, site: Site, v: Value): void {
  site.count++;
  hit(o, site, o.tags.tagOf(v));
}

export function observeSubscript(o: Observer, site: Site, container: Value, key: Value): void {
  site.count++;
  const c = hit(o, site, o.tags.tagOf(container) * TAG_LIMIT + o.tags.tagOf(key));
  if (c !== null && typeof key === 'number') c.results |= key < 0 ? NEGATIVE : NON_NEGATIVE;
}
/** Bits in `results` of subscript cases. */
export const NEGATIVE = 256;
export const NON_NEGATIVE = 512;

/** The iterator’s class, and what it gives. FOR_ITER counts itself. */
export function observeIterate(o: Observer, site: Site, it: Value, item?: Value): void {
  if (item === undefined) site.count++;
  const c = hit(o, site, o.tags.tagOf(it));
  if (c !== null && item !== undefined) c.results |= resultKind(item);
}

/** The callee: functions by their code, natives and classes by identity, all else by class. */
export function observeCall(o: Observer, site: Site, callee: Value): void {
  site.count++;
  const key =
    callee instanceof PyFunction
      ? callee.code
      : callee instanceof PyNative
        ? callee.spec
        : callee instanceof PyClass
          ? callee
          : o.tags.tagOf(callee);
  const c = hit(o, site, key);
  if (c === null) return;
  if (c.expected === undefined) c.expected = callee;
  else if (c.expected !== callee) c.slot = 1; // several function objects of one code: not constant
}
