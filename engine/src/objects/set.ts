/**
 * The table of `set` and `frozenset`: CPython's hash values, linear probes, perturbation and growth, so that iteration
 * order equals CPython's wherever hashes are equal (engine.md §3). May run `__hash__` and `__eq__`.
 */
import { identical } from './class-of.js';
import { richEquals } from './compare.js';
import { hashOf } from './hash.js';
import type { Shape } from './shape.js';
import { PyObjectWithDict, type Value } from './value.js';
import type { Vm } from './vm.js';

const MIN_SIZE = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
type Hash = number | bigint;

/** A deleted entry: keeps probe chains whole. */
const DUMMY = Symbol('dummy');
type Slot = Value | undefined | typeof DUMMY;

/** Holes read as undefined, and need not be written. */
const emptyTable = (size: number): Slot[] => new Array<Slot>(size);
const lowOf = (hash: Hash): number => (typeof hash === 'number' ? hash | 0 : Number(BigInt.asIntN(32, hash)));
const highOf = (hash: Hash): number => (typeof hash === 'number' ? Math.floor(hash / 2 ** 32) | 0 : Number(BigInt.asIntN(32, hash >> 32n)));
const isInt = (key: Value): key is number => typeof key === 'number';

/** The hash of an int that a JavaScript number holds: itself. */
const intHash = (key: number): number => (key === -1 ? -2 : key);

/**
 * A key is looked for with the low half of its hash, which says where probing begins, and from which the hash of
 * a str is not made: that of str and int follows from the key, all others are kept in `others`.
 */
export class PySet extends PyObjectWithDict {
  table: Slot[] = emptyTable(MIN_SIZE);
  /** Low 32 bits of the hashes, by slot; null while all members are ints. */
  private lows: number[] | null = null;
  /** Hashes of keys that are neither str nor int, by slot. */
  private others: Hash[] | null = null;
  /** Live entries; with dummies `fill`. */
  used = 0;
  private fill = 0;
  /** frozenset's hash, once asked. */
  hash: Hash | null = null;

  constructor(
    override shape: Shape,
    readonly vm: Vm,
  ) {
    super();
  }

  /** The hash of the member in a slot. */
  hashAt(at: number): Hash {
    const key = this.table[at] as Value;
    if (isInt(key)) return intHash(key);
    return typeof key === 'string' ? this.vm.textHashes.of(key).full : this.others![at];
  }

  /** Index of the entry equal to key, or ~index of the free slot where it belongs. `hash` is null for a str. */
  private probe(key: Value, low: number, hash: Hash | null): number {
    const { table, lows } = this;
    const mask = table.length - 1;
    const start = low & mask;
    const limit = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
    // Hot: most keys are in the first group
    for (let at = start; at <= limit; at++) {
      const entry = table[at];
      if (entry === undefined) return ~at;
      // to compare texts costs more than to compare hashes
      if (typeof entry === 'string' && lows![at] !== low) continue;
      if (entry === key) return at;
      if (typeof entry === 'number' && typeof key === 'number') continue;
      const differs = this.differs(at, entry, key, low, hash);
      // a comparison may have changed the table
      if (table !== this.table || table[at] !== entry) return this.probe(key, low, hash);
      if (!differs) return at;
    }
    return this.probeFurther(key, low, hash, start);
  }

  /** Is the entry, which is not identical with it, another key? */
  private differs(at: number, entry: Slot, key: Value, low: number, hash: Hash | null): boolean {
    if (entry === DUMMY || entry === undefined || keptLow(entry, this.lows, at) !== low) return true;
    if (typeof entry === 'string' && typeof key === 'string') return true;
    if (this.hashAt(at) !== this.full(key, hash)) return true;
    return !identical(entry, key) && !richEquals(this.vm, entry, key);
  }

  private full(key: Value, hash: Hash | null): Hash {
    return hash ?? this.vm.textHashes.of(key as string).full;
  }

  private high(key: Value, hash: Hash | null): number {
    return hash === null ? this.vm.textHashes.of(key as string).high : highOf(hash);
  }

  /** The groups after the first, where the hash's other bits lead. */
  private probeFurther(key: Value, low: number, hash: Hash | null, start: number): number {
    const { table } = this;
    const mask = table.length - 1;
    const groups = new Groups(start, low, this.high(key, hash), mask);
    for (;;) {
      const i = groups.next();
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) {
        const entry = table[at];
        if (entry === key) return at;
        if (entry === undefined) return ~at;
        const differs = this.differs(at, entry, key, low, hash);
        if (table !== this.table || table[at] !== entry) return this.probe(key, low, hash);
        if (!differs) return at;
      }
    }
  }

  /** The last deleted entry on the way to the free slot `end`, which a new member takes; `end` when there is none. */
  private lastDummy(key: Value, low: number, hash: Hash | null, end: number): number {
    if (this.fill === this.used) return end;
    const mask = this.table.length - 1;
    let groups: Groups | null = null;
    let found = end;
    for (let i = low & mask; ; i = (groups ??= new Groups(i, low, this.high(key, hash), mask)).next()) {
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) {
        if (at === end) return found;
        if (this.table[at] === DUMMY) found = at;
      }
    }
  }

  has(key: Value): boolean {
    return this.find(key) >= 0;
  }

  /** As `probe`. */
  private find(key: Value): number {
    if (typeof key === 'string') return this.probe(key, this.vm.textHashes.of(key).low, null);
    const hash = isInt(key) ? intHash(key) : hashOf(this.vm, key);
    return this.probe(key, lowOf(hash), hash);
  }

  add(key: Value): boolean {
    if (typeof key === 'string') return this.addHashed(key, this.vm.textHashes.of(key).low, null);
    const hash = isInt(key) ? intHash(key) : hashOf(this.vm, key);
    return this.addHashed(key, lowOf(hash), hash);
  }

  private addHashed(key: Value, low: number, hash: Hash | null): boolean {
    const { table } = this;
    const first = low & (table.length - 1);
    // Hot: most keys find their first place free
    if (table[first] === undefined) return this.occupy(first, key, low, hash);
    const at = this.probe(key, low, hash);
    if (at >= 0) return false;
    const free = this.lastDummy(key, low, hash, ~at);
    if (free === ~at) return this.occupy(free, key, low, hash);
    this.put(free, key, low, hash);
    this.used++;
    return true;
  }

  /** Takes a place that was never used. */
  private occupy(at: number, key: Value, low: number, hash: Hash | null): true {
    this.put(at, key, low, hash);
    this.used++;
    this.fill++;
    const mask = this.table.length - 1;
    if (this.fill * 5 >= mask * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
    return true;
  }

  private put(at: number, key: Value, low: number, hash: Hash | null): void {
    this.table[at] = key;
    if (isInt(key)) return;
    (this.lows ??= new Array<number>(this.table.length))[at] = low;
    if (hash !== null) (this.others ??= new Array<Hash>(this.table.length))[at] = hash;
  }

  remove(key: Value): boolean {
    const at = this.find(key);
    if (at < 0) return false;
    this.table[at] = DUMMY;
    this.used--;
    return true;
  }

  /** Where the next `pop` begins to look. */
  private finger = 0;

  /** Takes some member out: the next of the table. */
  pop(): Value | undefined {
    if (this.used === 0) return undefined;
    const { table } = this;
    const mask = table.length - 1;
    let at = this.finger & mask;
    while (table[at] === undefined || table[at] === DUMMY) at = (at + 1) & mask;
    const member = table[at] as Value;
    table[at] = DUMMY;
    this.used--;
    this.finger = at + 1;
    return member;
  }

  /** Room for as many members more, before they are added one by one. */
  reserve(count: number): void {
    if ((this.fill + count) * 5 >= (this.table.length - 1) * 3) this.resize((this.used + count) * 2);
  }

  /** After many were removed: a table in which deleted entries are more than a quarter is made anew. */
  sweep(): void {
    if (this.fill - this.used > (this.table.length - 1) >> 2) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** Takes over the members of another set, which is not used any more. */
  become(other: PySet): void {
    this.table = other.table;
    this.lows = other.lows;
    this.others = other.others;
    this.used = other.used;
    this.fill = other.fill;
  }

  clear(): void {
    this.setTable(MIN_SIZE);
    this.used = this.fill = 0;
  }

  private setTable(size: number): void {
    this.table = emptyTable(size);
    this.lows = this.others = null;
  }

  private resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const { table, lows, others } = this;
    this.setTable(size);
    this.fill = this.used;
    this.insertAll(table, lows, others);
  }

  private insertAll(table: Slot[], lows: number[] | null, others: Hash[] | null): void {
    for (let i = 0; i < table.length; i++) {
      const v = table[i];
      if (v !== undefined && v !== DUMMY) this.insertClean(v, keptLow(v, lows, i), keptHash(v, others, i));
    }
  }

  /** Into a table without dummies, and without this key. */
  private insertClean(key: Value, low: number, hash: Hash | null): void {
    const { table } = this;
    const mask = table.length - 1;
    let groups: Groups | null = null;
    for (let i = low & mask; ; i = (groups ??= new Groups(i, low, this.high(key, hash), mask)).next()) {
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) if (table[at] === undefined) return this.put(at, key, low, hash);
    }
  }

  /** Members in table order. */
  members(): Value[] {
    const list: Value[] = [];
    for (const v of this.table) if (v !== undefined && v !== DUMMY) list.push(v);
    return list;
  }

  /** As CPython's `set_merge`: another set’s entries keep their hashes, and an empty set their places where it can. */
  merge(other: PySet): void {
    if (other === this || other.used === 0) return;
    this.reserve(other.used);
    if (this.fill === 0) return this.copyAll(other);
    const { table, lows, others } = other;
    for (let i = 0; i < table.length; i++) {
      const v = table[i];
      if (v !== undefined && v !== DUMMY) this.addHashed(v, keptLow(v, lows, i), keptHash(v, others, i));
    }
  }

  private copyAll(other: PySet): void {
    this.used = this.fill = other.used;
    if (this.table.length !== other.table.length || other.fill !== other.used) {
      this.insertAll(other.table, other.lows, other.others);
      return;
    }
    this.table = other.table.slice();
    this.lows = other.lows?.slice() ?? null;
    this.others = other.others?.slice() ?? null;
  }

  entryAt(i: number): Value | undefined {
    const v = this.table[i];
    return v === DUMMY ? undefined : v;
  }
}

/** Where probing goes on after the first group: with the bits of the hash that were not used yet. */
class Groups {
  constructor(
    private at: number,
    private low: number,
    private high: number,
    private readonly mask: number,
  ) {}
  next(): number {
    this.low = (this.low >>> PERTURB_SHIFT) | (this.high << (32 - PERTURB_SHIFT));
    this.high >>>= PERTURB_SHIFT;
    return (this.at = (this.at * 5 + 1 + this.low) & this.mask);
  }
}

/** The hash that a table keeps of a key; null for a str. */
function keptHash(key: Value, others: Hash[] | null, at: number): Hash | null {
  if (isInt(key)) return intHash(key);
  return typeof key === 'string' ? null : others![at];
}

const keptLow = (key: Value, lows: number[] | null, at: number): number => (isInt(key) ? intHash(key) | 0 : lows![at]);
