/**
 * What the interpreter has seen at one site: exact counts, up to four cases, and the inline cache
 * that makes the next visit fast. One JS class for all sites keeps V8 monomorphic. Knows nothing of tiers.
 */
import type { LookupCell } from '../objects/class.js';
import type { NamespaceCell } from '../objects/dict.js';
import type { Shape } from '../objects/shape.js';
import type { Value } from '../objects/value.js';
import type { SiteKind } from '../bytecode/opcodes.js';

export type SiteState = 'uninitialized' | 'monomorphic' | 'polymorphic' | 'megamorphic' | 'uncacheable';
export const MAX_CASES = 4;

/** How a cached attribute or call is carried out. */
export type Access =
  | 'none' // only observed
  | 'slot' // load or store of an instance slot
  | 'add-slot' // store that adds an attribute: shape → nextShape
  | 'class-value' // a class attribute that needs no binding
  | 'method' // a function of the class; LOAD_METHOD leaves it unbound
  | 'class-variable' // a class attribute that is often rewritten: read from `cell` each time
  | 'item' // a named tuple's field: item `slot` of the tuple
  | 'property' // a property whose getter is a Python function
  | 'class-object' // attribute of a class object itself
  | 'module' // attribute of a module
  | 'generic';

/** One kind of operands at a site. `key` identifies it: class tags of values, or the identity of a shape or callee. */
export class Case {
  count = 0;
  access: Access = 'none';
  shape: Shape | null = null;
  slot = -1;
  nextShape: Shape | null = null;
  /** Must still hold `expected`, else the case is stale. */
  cell: LookupCell | null = null;
  namespaceCell: NamespaceCell | null = null;
  /** A class attribute that is read anew each time; the shape or class alone is the guard. */
  variable: LookupCell | null = null;
  expected: Value | undefined = undefined;
  /** Bits of RESULT: what the operation gave, or the stored value's kind. */
  results = 0;
  constructor(
    /** Class tags (see `tagOf`), combined for binary sites; or a shape, a class, a callee. */
    readonly key: number | object,
    /** `operations` of the run when first seen; orders cases of different sites. */
    readonly firstSeen: number,
  ) {}
}

/** Kinds of results and stored values, as bits. */
export const RESULT = { none: 1, bool: 2, smallInt: 4, int: 8, bigInt: 16, float: 32, str: 64, other: 128 } as const;

export class Site {
  /** Executions that completed or raised in the interpreter; optimised code adds its own (see `Profile.counts`). */
  count = 0;
  cases: Case[] = [];
  /** The case hit last. */
  last: Case | null = null;
  /** Keys beyond MAX_CASES were seen. */
  overflowed = false;
  /** Executions that matched no case. */
  otherCount = 0;
  /** How often the result kind differed from the time before (JL602). */
  flips = 0;
  lastResult = 0;
  uncacheable: string | null = null;
  constructor(
    readonly kind: SiteKind,
    readonly pc: number,
  ) {}

  get state(): SiteState {
    if (this.uncacheable !== null) return 'uncacheable';
    if (this.overflowed) return 'megamorphic';
    return this.cases.length === 0 ? 'uninitialized' : this.cases.length === 1 ? 'monomorphic' : 'polymorphic';
  }

  /** The case for `key`, made when there is room; null in a megamorphic site. Counts nothing. */
  caseFor(key: number | object, now: number): Case | null {
    for (const c of this.cases) if (c.key === key) return (this.last = c);
    if (this.cases.length >= MAX_CASES) {
      this.overflowed = true;
      return null;
    }
    const c = new Case(key, now);
    this.cases.push(c);
    return (this.last = c);
  }
}
