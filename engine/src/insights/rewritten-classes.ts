/**
 * Classes that are written so often that CPython gives up on them: each write takes the class and its subclasses a new
 * version, and after a thousand of them it caches no lookup on their objects any more. Knows nothing of findings.
 */
import type { PyClass } from '../objects/class.js';
import { isClass } from './describe-key.js';
import type { CaseView, SiteView } from './program.js';

/** MAX_VERSIONS_PER_CLASS of CPython 3.13; before that every write costs as much as the first. */
const MOST_VERSIONS = 1000;

export function rewrittenClasses(sites: readonly SiteView[]): ReadonlySet<PyClass> {
  const writes = new Map<PyClass, number>();
  for (const view of sites) {
    if (view.opcode !== 'STORE_ATTR') continue;
    for (const c of view.cases) {
      const written = classOf(c);
      if (isClass(c.case.key) && written !== null) writes.set(written, (writes.get(written) ?? 0) + c.count);
    }
  }
  return new Set([...writes].flatMap(([cls, count]) => (count < MOST_VERSIONS ? [] : [cls])));
}

/** One of these classes or a subclass is what is asked for an attribute, or called, in most executions. */
export function meetsRewritten(view: SiteView, rewritten: ReadonlySet<PyClass>): boolean {
  if (rewritten.size === 0 || !KINDS.has(view.site.kind)) return false;
  const met = view.cases.filter(c => classOf(c)?.mro.some(base => rewritten.has(base)) ?? false);
  return met.reduce((sum, c) => sum + c.count, 0) * 2 > view.site.count;
}

const KINDS: ReadonlySet<string> = new Set(['attr-load', 'attr-store', 'call']);

/** Of the instance, or the class itself where that is the receiver or the callee. */
function classOf({ case: { key }, shape }: CaseView): PyClass | null {
  if (shape !== null) return shape.cls;
  return isClass(key) ? (key as PyClass) : null;
}
