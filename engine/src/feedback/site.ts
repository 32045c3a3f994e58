/**
 * What the interpreter has seen at one site: exact counts, up to four cases, and the inline cache
 * that makes the next visit fast. One JS class for all sites keeps V8 monomorphic. Knows nothing of tiers.
 */
import type { LookupCell } from '../objects/class.js';
import type { NamespaceCell, PyDict } from '../objects/dict.js';
import type { Shape } from '../objects/shape.js';
import type { Value } from '../objects/value.js';
import type { SiteKind } from '../bytecode/opcodes.js';

export type SiteState = 'uninitialized' | 'monomorphic' | 'polymorphic' | 'megamorphic' | 'uncacheable';
export const MAX_CASES = 4;
/** Keys that optimised code tells apart at one site. */
const MOST_SEEN = 4 * MAX_CASES;

/** How a cached attribute or call is carried out. */
export type Access =
  | 'none' // only observed
  | 'slot' // load or store of an instance slot
  | 'add-slot' // store that adds an attribute: shape → nextShape
  | 'class-value' // a class attribute that needs no binding
  | 'method' // a function of the class; LOAD_METHOD leaves it unbound
  | 'hideable-method' // the same, of an object with a dict of its own, which does not hold the name
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
  /** `access` is 'method': a number-like test for the dispatch loop. */
  isMethod = false;
  /** Must not have changed since `cellChanges`, else the case is stale. */
  cell: LookupCell | null = null;
  cellChanges = 0;
  namespaceCell: NamespaceCell | null = null;
  /** A class attribute that is read anew each time; the shape or class alone is the guard. */
  variable: LookupCell | null = null;
  /** Of a global: the same name in `builtins`. */
  builtinCell: NamespaceCell | null = null;
  builtins: PyDict | null = null;
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
export enum RESULT {
  none = 1,
  bool = 2,
  smallInt = 4,
  int = 8,
  bigInt = 16,
  float = 32,
  str = 64,
  other = 128,
}

const INT_SIZES = RESULT.smallInt | RESULT.int | RESULT.bigInt;

/** How often optimised code met a key. */
interface Seen {
  key: number | object;
  count: number;
}

/**
 * Hot: most executions are like the one before. Those only add to `count`; the counts of cases are brought up to
 * date when somebody reads them or when another case is met.
 */
export class Site {
  /** Executions that completed or raised in the interpreter; optimised code adds its own (`add`). */
  count = 0;
  /** The case hit last; null when that execution matched none. */
  last: Case | null = null;
  /** Key of `last` where keys are tags, else −1. */
  lastKey = -1;
  /** RESULT bit of the last execution; always one of `last.results`. */
  lastResult = 0;
  /** How often the kind of the result, or of the value that is stored, differed from the time before (JL602, JL210). */
  flips = 0;
  /** `count` when the result kind last changed, and big ints that were given before (JL603). */
  private changedAt = 0;
  private bigBefore = 0;
  /** Executions in optimised code. */
  private added = 0;
  /** How often the case differed from the time before. */
  turns = 0;
  /** Keys beyond MAX_CASES were seen. */
  overflowed = false;
  uncacheable: string | null = null;
  /** A bound method was called, whose function is what the cases hold. */
  calledBound = false;
  /** Optimised code that tells cases apart: the key of its last execution, and how many it had of that. */
  seenKey: number | object | null = null;
  seenCount = 0;
  /** Keys beside that, and how many of each; made when a second is seen. */
  private seen: Seen[] | null = null;
  private known: Case[] = [];
  private others = 0;
  /** Executions up to this `count` are in the cases’ counts. */
  private settled = 0;
  constructor(
    readonly kind: SiteKind,
    readonly pc: number,
  ) {}

  get cases(): readonly Case[] {
    this.settle();
    return this.known;
  }

  /** Executions whose result was noted: optimised code notes none. */
  get noted(): number {
    return this.count - this.added;
  }

  /** Of those that were noted, how many gave an int beyond ±2^53. */
  get bigResults(): number {
    return this.bigBefore + (this.lastResult === RESULT.bigInt ? this.count - this.changedAt : 0);
  }

  /** Executions that matched no case. */
  get otherCount(): number {
    this.settle();
    return this.others;
  }

  get state(): SiteState {
    if (this.uncacheable !== null) return 'uncacheable';
    if (this.overflowed) return 'megamorphic';
    return this.known.length === 0 ? 'uninitialized' : this.known.length === 1 ? 'monomorphic' : 'polymorphic';
  }

  private settle(): void {
    const n = this.count - this.settled;
    this.settled = this.count;
    if (this.last !== null) this.last.count += n;
    else this.others += n;
  }

  /** Executions counted from now on are of `c`. */
  turnTo(c: Case | null): void {
    if (c === this.last) return;
    if (this.count > 0) this.turns++;
    this.settle();
    this.last = c;
    this.lastKey = c !== null && typeof c.key === 'number' ? c.key : -1;
  }

  /** Turns to the case for `key`, which is made when there is room; null in a megamorphic site. Counts nothing. */
  caseFor(key: number | object, now: number): Case | null {
    const known = this.find(key);
    if (known !== null) return known;
    if (this.known.length >= MAX_CASES) {
      this.overflowed = true;
      this.turnTo(null);
      return null;
    }
    const c = new Case(key, now);
    this.known.push(c);
    this.turnTo(c);
    return c;
  }

  /** Turns to the case for `key`; null, and no turn, when there is none. */
  find(key: number | object): Case | null {
    for (const c of this.known) {
      if (c.key !== key) continue;
      this.turnTo(c);
      return c;
    }
    return null;
  }

  /** Hot: `note`, where the execution is most often like the one before. */
  noteQuick(key: number, result: number, clock: { readonly operations: number }): void {
    if (this.lastKey === key && this.lastResult === result) this.count++;
    else this.note(key, result, clock.operations);
  }

  /** Counts one execution with these operands and this kind of result. */
  note(key: number, result: number, now: number): void {
    const c = this.lastKey === key ? this.last : this.caseFor(key, now);
    this.count++;
    if (c !== null) c.results |= result;
    if (result === this.lastResult) return;
    if (this.kind === 'binary') this.noteFlip(result);
    this.turnToResult(result);
  }

  /** The execution counted last stored a value of this kind. */
  noteStored(c: Case | null, kind: number): void {
    if (c !== null) c.results |= kind;
    if (kind === this.lastResult) return;
    this.noteFlip(kind);
    this.turnToResult(kind);
  }

  /** Ints of any size are one kind. */
  private noteFlip(result: number): void {
    if (this.lastResult !== 0 && ((this.lastResult | result) & ~INT_SIZES) !== 0) this.flips++;
  }

  /** The execution counted last, or counted next for 0, is the first with this kind of result; 0: it raises. */
  turnToResult(result: number): void {
    const before = result === 0 ? this.count : this.count - 1;
    if (this.lastResult === RESULT.bigInt) this.bigBefore += before - this.changedAt;
    this.changedAt = before;
    this.lastResult = result;
  }

  /** `n` executions of `c`, or of nobody knows what, happened elsewhere. */
  add(n: number, c: Case | null): void {
    this.settle();
    this.count += n;
    this.added += n;
    this.changedAt += n;
    this.settled += n;
    if (c !== null) c.count += n;
  }

  /** Hot: an execution in optimised code, which is counted with its block, was of this case; most often not that of the one before. */
  see(key: number | object): void {
    const last = this.seenKey;
    if (last === null) {
      this.seenKey = key;
      this.seenCount = 1;
      return;
    }
    if (last === key) {
      this.seenCount++;
      return;
    }
    this.turns++;
    const seen = (this.seen ??= []);
    let i = 0;
    while (i < seen.length && seen[i].key !== key) i++;
    if (i === seen.length) seen.push({ key, count: 0 });
    const it = seen[i];
    const { count } = it;
    it.key = last;
    it.count = this.seenCount;
    this.seenKey = key;
    this.seenCount = count + 1;
    if (seen.length > MOST_SEEN) this.forgetSeen(seen);
  }

  /** Of so many keys those that are no cases are only counted. */
  private forgetSeen(seen: Seen[]): void {
    const kept = seen.filter(s => this.known.some(c => c.key === s.key));
    this.unknownSeen += seen.reduce((sum, s) => sum + s.count, 0) - kept.reduce((sum, s) => sum + s.count, 0);
    this.seen = kept;
  }
  private unknownSeen = 0;

  /**
   * Brings the cases up to date with what optimised code told apart. Cases that it alone met are added when the run has ended: nobody
   * is to compile for them, who would not in a run without a profile.
   */
  joinSeen(hasEnded: boolean, now: number): void {
    if (this.seenKey === null) return;
    const left: Seen[] = [];
    for (const s of [{ key: this.seenKey, count: this.seenCount }, ...(this.seen ?? [])]) {
      const c = this.known.find(k => k.key === s.key);
      if (c !== undefined) c.count += s.count;
      else if (hasEnded) this.addCase(s, now);
      else left.push(s);
    }
    this.seenKey = null;
    this.seenCount = 0;
    this.seen = left;
    if (this.unknownSeen === 0 || !hasEnded) return;
    this.overflowed = true;
    this.others += this.unknownSeen;
    this.unknownSeen = 0;
  }

  private addCase({ key, count }: Seen, now: number): void {
    if (this.known.length >= MAX_CASES) {
      this.overflowed = true;
      this.others += count;
      return;
    }
    const c = new Case(key, now);
    c.count = count;
    this.known.push(c);
  }

  /** A case is no longer true. */
  forget(c: Case): void {
    this.settle();
    this.known.splice(this.known.indexOf(c), 1);
    if (this.last === c) {
      this.last = null;
      this.lastKey = -1;
    }
  }
}
