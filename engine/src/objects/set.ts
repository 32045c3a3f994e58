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
const PERTURB_SHIFT = 5n;
type Hash = number | bigint;

/** A deleted entry: keeps probe chains whole. */
const DUMMY = Symbol('dummy');
type Slot = Value | undefined | typeof DUMMY;

/** Where probing begins: the low bits of the hash, which `&` takes exactly from a safe integer. */
function firstSlot(hash: Hash, mask: number): number {
  return typeof hash === 'number' ? hash & mask : Number(BigInt.asIntN(32, hash)) & mask;
}

export class PySet extends PyObjectWithDict {
  table: Slot[] = new Array<Slot>(MIN_SIZE).fill(undefined);
  hashes: Hash[] = new Array<Hash>(MIN_SIZE).fill(0);
  /** Live entries; with dummies `fill`. */
  used = 0;
  private fill = 0;
  /** frozenset's hash, once asked. */
  hash: Hash | null = null;
  /** Order of str members is insertion order, not hash order: then this holds the members in order (engine.md §3). */
  constructor(
    shape: Shape,
    readonly vm: Vm,
  ) {
    super(shape);
  }

  /** Index of the entry equal to key, or ~index of the free slot where it belongs. Hot: most keys are in the first group. */
  private probe(key: Value, hash: Hash): number {
    const { table, hashes } = this;
    const mask = table.length - 1;
    const start = firstSlot(hash, mask);
    const limit = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
    for (let at = start; at <= limit; at++) {
      const entry = table[at];
      if (entry === undefined) return ~at;
      if (hashes[at] !== hash || entry === DUMMY) continue;
      if (entry === key) return at;
      const equal = identical(entry, key) || richEquals(this.vm, entry, key);
      // a comparison may have changed the table
      if (table !== this.table) return this.probe(key, hash);
      if (equal) return at;
    }
    return this.probeFurther(key, hash, start);
  }

  /** The groups after the first, where the hash's other bits lead. */
  private probeFurther(key: Value, hash: Hash, start: number): number {
    const { table, hashes } = this;
    const mask = table.length - 1;
    let perturb = BigInt.asUintN(64, BigInt(hash));
    for (let i = start; ;) {
      perturb >>= PERTURB_SHIFT;
      i = Number((BigInt(i) * 5n + 1n + perturb) & BigInt(mask));
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) {
        const entry = table[at];
        if (entry === undefined) return ~at;
        if (hashes[at] !== hash || entry === DUMMY) continue;
        const equal = identical(entry, key) || richEquals(this.vm, entry, key);
        if (table !== this.table) return this.probe(key, hash);
        if (equal) return at;
      }
    }
  }

  /** The last deleted entry on the way to the free slot `end`, which a new member takes; `end` when there is none. */
  private lastDummy(hash: Hash, end: number): number {
    if (this.fill === this.used) return end;
    const mask = this.table.length - 1;
    let perturb = -1n;
    let i = firstSlot(hash, mask);
    let found = end;
    for (;;) {
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) {
        if (at === end) return found;
        if (this.table[at] === DUMMY) found = at;
      }
      if (perturb < 0n) perturb = BigInt.asUintN(64, BigInt(hash));
      perturb >>= PERTURB_SHIFT;
      i = Number((BigInt(i) * 5n + 1n + perturb) & BigInt(mask));
    }
  }

  has(key: Value): boolean {
    return this.used > 0 ? this.probe(key, hashOf(this.vm, key)) >= 0 : (hashOf(this.vm, key), false);
  }

  add(key: Value): boolean {
    return this.addHashed(key, hashOf(this.vm, key));
  }

  addHashed(key: Value, hash: Hash): boolean {
    const at = this.probe(key, hash);
    if (at >= 0) return false;
    const free = this.lastDummy(hash, ~at);
    this.table[free] = key;
    this.hashes[free] = hash;
    this.used++;
    if (free !== ~at) return true;
    this.fill++;
    const mask = this.table.length - 1;
    if (this.fill * 5 >= mask * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
    return true;
  }

  remove(key: Value): boolean {
    const at = this.probe(key, hashOf(this.vm, key));
    if (at < 0) return false;
    this.table[at] = DUMMY;
    this.hashes[at] = -1;
    this.used--;
    return true;
  }

  clear(): void {
    this.table = new Array<Slot>(MIN_SIZE).fill(undefined);
    this.hashes = new Array<Hash>(MIN_SIZE).fill(0);
    this.used = this.fill = 0;
  }

  private resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    const { table, hashes } = this;
    this.table = new Array<Slot>(size).fill(undefined);
    this.hashes = new Array<Hash>(size).fill(0);
    this.fill = this.used;
    for (let i = 0; i < table.length; i++) {
      const v = table[i];
      if (v !== undefined && v !== DUMMY) this.insertClean(v, hashes[i]);
    }
  }

  private insertClean(key: Value, hash: Hash): void {
    const { table } = this;
    const mask = table.length - 1;
    let perturb = -1n;
    let i = firstSlot(hash, mask);
    for (;;) {
      const limit = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= limit; at++) {
        if (table[at] !== undefined) continue;
        table[at] = key;
        this.hashes[at] = hash;
        return;
      }
      if (perturb < 0n) perturb = BigInt.asUintN(64, BigInt(hash));
      perturb >>= PERTURB_SHIFT;
      i = Number((BigInt(i) * 5n + 1n + perturb) & BigInt(mask));
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
    if ((this.fill + other.used) * 5 >= (this.table.length - 1) * 3) this.resize((this.used + other.used) * 2);
    if (this.fill === 0) return this.copyAll(other);
    for (let i = 0; i < other.table.length; i++) {
      const v = other.table[i];
      if (v !== undefined && v !== DUMMY) this.addHashed(v, other.hashes[i]);
    }
  }

  private copyAll(other: PySet): void {
    this.used = this.fill = other.used;
    if (this.table.length === other.table.length && other.fill === other.used) {
      this.table = other.table.slice();
      this.hashes = other.hashes.slice();
      return;
    }
    for (let i = 0; i < other.table.length; i++) {
      const v = other.table[i];
      if (v !== undefined && v !== DUMMY) this.insertClean(v, other.hashes[i]);
    }
  }

  entryAt(i: number): Value | undefined {
    const v = this.table[i];
    return v === DUMMY ? undefined : v;
  }
}
