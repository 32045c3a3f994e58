/**
 * Where a dict's tuple keys are: a hash table of entry numbers with linear probing. Tuples are the only keys whose
 * equality JS cannot decide by itself and Python need not be asked. Knows hashes and equality only by what it is given.
 */
import type { PyTuple, Value } from './value.js';

const MIN_SIZE = 8;
const FREE = 0;
const DELETED = -1;

export class TupleIndex {
  /** Entry number + 1, FREE or DELETED. */
  private slots = new Int32Array(MIN_SIZE);
  private hashes = new Int32Array(MIN_SIZE);
  /** Slots that are not free. */
  private fill = 0;

  constructor(private readonly same: (a: PyTuple, b: PyTuple) => boolean) {}

  /** The entry of an equal key, or −1. */
  find(key: PyTuple, hash: number, keys: readonly (Value | undefined)[]): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at];
      if (slot === FREE) return -1;
      if (slot !== DELETED && hashes[at] === hash && this.same(keys[slot - 1] as PyTuple, key)) return slot - 1;
    }
  }

  add(hash: number, entry: number): void {
    if (++this.fill * 3 > this.slots.length * 2) this.grow();
    this.put(hash, entry + 1);
  }

  /** Removes an entry, if it is here: a class may have changed how its instances hash. */
  delete(hash: number, entry: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at] !== entry + 1 && slots[at] !== FREE) at = (at + 1) & mask;
    if (slots[at] !== FREE) slots[at] = DELETED;
  }

  copy(): TupleIndex {
    const c = new TupleIndex(this.same);
    c.slots = this.slots.slice();
    c.hashes = this.hashes.slice();
    c.fill = this.fill;
    return c;
  }

  /** Entries have new numbers. */
  renumber(moved: ReadonlyMap<number, number>): void {
    for (let at = 0; at < this.slots.length; at++) {
      if (this.slots[at] > 0) this.slots[at] = moved.get(this.slots[at] - 1)! + 1;
    }
  }

  private grow(): void {
    const { slots, hashes } = this;
    let live = 1;
    for (const slot of slots) if (slot > 0) live++;
    let size = MIN_SIZE;
    while (size < live * 3) size *= 2;
    this.slots = new Int32Array(size);
    this.hashes = new Int32Array(size);
    this.fill = live;
    for (let at = 0; at < slots.length; at++) if (slots[at] > 0) this.put(hashes[at], slots[at]);
  }

  private put(hash: number, slot: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at] > 0) at = (at + 1) & mask;
    slots[at] = slot;
    this.hashes[at] = hash;
  }
}
