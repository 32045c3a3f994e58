/** The object behind `collections.deque`: a ring buffer of values. Runs no Python. */
import type { Shape } from '../objects/shape.js';
import { PyObjectWithDict, type Value } from '../objects/value.js';

export class PyDeque extends PyObjectWithDict {
  /** Item i is at `ring[(head + i) & mask]`; the length is a power of two. */
  private ring: (Value | undefined)[] = new Array<Value | undefined>(8).fill(undefined);
  private mask = 7;
  private head = 0;
  length = 0;
  /** Changes with every change of length or order; iterators check it. */
  version = 0;
  constructor(
    override shape: Shape,
    public maxlen: number,
  ) {
    super();
  }

  at(i: number): Value {
    return this.ring[(this.head + i) & this.mask]!;
  }
  put(i: number, v: Value): void {
    this.ring[(this.head + i) & this.mask] = v;
  }

  append(v: Value): void {
    this.version++;
    if (this.length === this.maxlen) {
      if (this.maxlen === 0) return;
      this.shift();
    }
    if (this.length > this.mask) this.grow();
    this.ring[(this.head + this.length++) & this.mask] = v;
  }

  appendleft(v: Value): void {
    this.version++;
    if (this.length === this.maxlen) {
      if (this.maxlen === 0) return;
      this.pop();
    }
    if (this.length > this.mask) this.grow();
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = v;
    this.length++;
  }

  pop(): Value | undefined {
    if (this.length === 0) return undefined;
    this.version++;
    const i = (this.head + --this.length) & this.mask;
    const v = this.ring[i];
    this.ring[i] = undefined;
    return v;
  }

  shift(): Value | undefined {
    if (this.length === 0) return undefined;
    this.version++;
    const v = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & this.mask;
    this.length--;
    return v;
  }

  items(): Value[] {
    const items = new Array<Value>(this.length);
    for (let i = 0; i < items.length; i++) items[i] = this.at(i);
    return items;
  }

  /** Replaces everything; no more than `maxlen` items. */
  assign(items: readonly Value[]): void {
    let size = 8;
    while (size < items.length) size *= 2;
    this.ring = new Array<Value | undefined>(size).fill(undefined);
    for (let i = 0; i < items.length; i++) this.ring[i] = items[i];
    this.mask = size - 1;
    this.head = 0;
    this.length = items.length;
    this.version++;
  }

  rotate(n: number): void {
    if (this.length <= 1) return;
    let steps = ((n % this.length) + this.length) % this.length;
    if (steps === 0) return;
    if (steps > this.length / 2) for (steps -= this.length; steps < 0; steps++) this.append(this.shift()!);
    else for (; steps > 0; steps--) this.appendleft(this.pop()!);
  }

  private grow(): void {
    const items = this.items();
    const size = (this.mask + 1) * 2;
    for (let i = items.length; i < size; i++) (items as (Value | undefined)[]).push(undefined);
    this.ring = items;
    this.mask = size - 1;
    this.head = 0;
  }
}
