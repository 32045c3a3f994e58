/**
 * Records what sites see: keys of operands, kinds of results, exact counts. Never runs Python,
 * never changes what the program does.
 */
import { TAG_LIMIT, resultKind, type ClassTags } from '../feedback/tags.js';
import type { Site } from '../feedback/site.js';
import { PyFunction, PyNative } from '../objects/function.js';
import { PyClass } from '../objects/class.js';
import type { Value } from '../objects/value.js';
import type { Clock } from './caches.js';

type Observer = Pick<Clock, 'operations'> & { readonly tags: ClassTags };

export function observeBinary(o: Observer, site: Site, a: Value, b: Value, result: Value): void {
  site.note(o.tags.tagOf(a) * TAG_LIMIT + o.tags.tagOf(b), resultKind(result), o.operations);
}

/** The operation raised: counted, and without a result. */
export function observeRaise(o: Observer, site: Site, a: Value, b: Value): void {
  const key = o.tags.tagOf(a) * TAG_LIMIT + o.tags.tagOf(b);
  if (site.lastKey !== key) {
    site.caseFor(key, o.operations);
    site.turnToResult(0);
  }
  site.count++;
}

export function observeUnary(o: Observer, site: Site, a: Value, result: Value): void {
  site.note(o.tags.tagOf(a), resultKind(result), o.operations);
}

/** What was tested, iterated or unpacked. */
export function observeOperand(o: Observer, site: Site, v: Value): void {
  site.note(o.tags.tagOf(v), 0, o.operations);
}

/** Bits in `results` of subscript cases. */
export const NEGATIVE = 256;
export const NON_NEGATIVE = 512;

export function observeSubscript(o: Observer, site: Site, container: Value, key: Value): void {
  const sign = typeof key === 'number' ? (key < 0 ? NEGATIVE : NON_NEGATIVE) : 0;
  site.note(o.tags.tagOf(container) * TAG_LIMIT + o.tags.tagOf(key), sign, o.operations);
}

/** The iterator’s class, and what it gave. */
export function observeNext(o: Observer, site: Site, it: Value, item: Value): void {
  site.note(o.tags.tagOf(it), resultKind(item), o.operations);
}

/** Functions by their code, natives and classes by identity, all else by class. */
export function calleeKey(tags: ClassTags, callee: Value): number | object {
  if (callee instanceof PyFunction) return callee.code;
  if (callee instanceof PyNative) return callee.spec;
  return callee instanceof PyClass ? callee : tags.tagOf(callee);
}

export function observeCall(o: Observer, site: Site, callee: Value): void {
  const key = calleeKey(o.tags, callee);
  const { last } = site;
  const c = last !== null && last.key === key ? last : site.caseFor(key, o.operations);
  site.count++;
  if (c === null) return;
  if (c.expected === undefined) c.expected = callee;
  else if (c.expected !== callee) c.slot = 1; // several function objects of one code: not constant
}
