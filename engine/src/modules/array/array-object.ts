/** The object behind `array.array`: typed items in one block of memory that views share. Runs Python only to convert items. */
import type { Shape } from '../../objects/shape.js';
import { PyObjectWithDict, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import type { ItemCode } from './item-codes.js';

export class PyArray extends PyObjectWithDict {
  /** More than `length` items may fit; views see only those in use. */
  private memory = new Uint8Array(0);
  private view = new DataView(this.memory.buffer);
  length = 0;
  constructor(
    override shape: Shape,
    readonly item: ItemCode,
  ) {
    super();
  }

  /** The buffer protocol (objects/codecs `bytesOf`). */
  bytesView(): Uint8Array {
    return this.memory.subarray(0, this.length * this.item.size);
  }
  get bufferFormat(): string {
    return this.item.format;
  }

  at(vm: Vm, i: number): Value {
    return this.item.get(vm, this.view, i * this.item.size);
  }
  put(vm: Vm, i: number, v: Value): void {
    this.item.set(vm, this.view, i * this.item.size, v);
  }

  append(vm: Vm, v: Value): void {
    const scratch = new DataView(new ArrayBuffer(this.item.size));
    this.item.set(vm, scratch, 0, v);
    this.appendBytes(new Uint8Array(scratch.buffer));
  }

  /** Whole items as they lie in memory. */
  appendBytes(data: Uint8Array): void {
    const used = this.length * this.item.size;
    const source = data.buffer === this.memory.buffer ? data.slice() : data;
    this.reserve(used + source.length);
    this.memory.set(source, used);
    this.length += source.length / this.item.size;
  }

  /** Replaces `count` items from `start` on by whole items as bytes. */
  splice(start: number, count: number, data: Uint8Array): void {
    const { size } = this.item;
    const before = this.bytesView();
    const source = data.slice();
    const tail = before.slice((start + count) * size);
    const total = start * size + source.length + tail.length;
    this.reserve(total);
    this.memory.set(source, start * size);
    this.memory.set(tail, start * size + source.length);
    this.length = total / size;
  }

  assignBytes(data: Uint8Array): void {
    this.splice(0, this.length, data);
  }

  private reserve(bytes: number): void {
    if (bytes <= this.memory.length) return;
    const grown = new Uint8Array(Math.max(bytes, Math.min(2 * this.memory.length, this.memory.length + 2 ** 24), 64));
    grown.set(this.memory);
    this.memory = grown;
    this.view = new DataView(grown.buffer);
  }
}
