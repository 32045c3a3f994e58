/**
 * Where a dict's int keys are: a hash table of entry numbers with linear probing. V8's Map takes several times as long
 * for numbers. Knows nothing of keys that equal an int and are none.
 */
import type { Value } from './value.js';

const MIN_SIZE = 16;
const FREE = 0;
const DELETED = -1;

export class IntIndex {
  /** Entry number + 1, FREE or DELETED. */
  private slots = new Int32Array(MIN_SIZE);
  /** 32 minus the binary logarithm of their number. */
  private shift = 28;
  /** Slots that are not free. */
  private fill = 0;

  /** With all int keys of a dict. */
  constructor(keys: readonly (Value | undefined)[]) {
    this.rebuild(keys, MIN_SIZE);
  }

  /** The entry of the key, or −1. */
  find(key: number, keys: readonly (Value | undefined)[]): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = scatter(key) >>> this.shift; ; at = (at + 1) & mask) {
      const slot = slots[at];
      if (slot === FREE) return -1;
      if (slot !== DELETED && keys[slot - 1] === key) return slot - 1;
    }
  }

  /** `keys` has the key already. */
  add(key: number, entry: number, keys: readonly (Value | undefined)[]): void {
    if (++this.fill * 3 > this.slots.length * 2) this.rebuild(keys, MIN_SIZE);
    else this.put(key, entry + 1);
  }

  delete(key: number, entry: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = scatter(key) >>> this.shift;
    while (slots[at] !== entry + 1) at = (at + 1) & mask;
    slots[at] = DELETED;
  }

  /** Anew, at most a third full. */
  private rebuild(keys: readonly (Value | undefined)[], minimum: number): void {
    let live = 0;
    for (let i = 0; i < keys.length; i++) if (typeof keys[i] === 'number') live++;
    let size = minimum;
    while (size < live * 3) size *= 2;
    this.slots = new Int32Array(size);
    this.shift = Math.clz32(size) + 1;
    this.fill = live;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key === 'number') this.put(key, i + 1);
    }
  }

  private put(key: number, slot: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = scatter(key) >>> this.shift;
    while (slots[at] > 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
}

/** Keys that differ by a power of two must not meet: the upper bits of a product depend on all bits of the key (Knuth, 6.4). */
const scatter = (key: number): number => Math.imul((key | 0) === key ? key : (key | 0) ^ (Math.trunc(key / 2 ** 32) | 0), 0x9e3779b1);
