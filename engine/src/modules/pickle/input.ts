/** The bytes of a pickle on their way in: from memory, or from a file that is never read past the pickle's end. */
import { findAttribute } from '../../objects/attribute.js';
import { classOf } from '../../objects/class-of.js';
import { bytesOf } from '../../objects/codecs.js';
import { makeError, typeError } from '../../objects/errors.js';
import { PyBytes, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { unpicklingError } from './opcodes.js';

/** Where more bytes come from. */
export interface Source {
  /** At most `n` bytes; fewer at the end. */
  readonly read: (n: number) => Uint8Array;
  readonly readLine: () => Uint8Array;
}

export class Input {
  private view: DataView;
  private at = 0;
  constructor(
    private bytes: Uint8Array,
    private readonly source: Source | null,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Makes `n` bytes available and returns where they begin. */
  private need(vm: Vm, n: number): number {
    const start = this.at;
    if (this.bytes.length - start < n) return this.refill(vm, n);
    this.at = start + n;
    return start;
  }

  private refill(vm: Vm, n: number): number {
    const left = this.bytes.subarray(this.at);
    const more = this.source === null ? new Uint8Array(0) : this.source.read(n - left.length);
    if (left.length + more.length < n) {
      throw left.length + more.length === 0 && n === 1 ? makeError(vm, 'EOFError', 'Ran out of input') : truncated(vm);
    }
    const joined = left.length === 0 ? more : new Uint8Array(left.length + more.length);
    if (left.length > 0) {
      joined.set(left);
      joined.set(more, left.length);
    }
    this.bytes = joined;
    this.view = new DataView(joined.buffer, joined.byteOffset, joined.byteLength);
    this.at = n;
    return 0;
  }

  /** A frame is read at once. */
  prefetch(vm: Vm, n: number): void {
    if (this.source === null) return;
    this.need(vm, n);
    this.at -= n;
  }

  byte(vm: Vm): number {
    const at = this.need(vm, 1);
    return this.bytes[at];
  }
  u16(vm: Vm): number {
    const at = this.need(vm, 2);
    return this.view.getUint16(at, true);
  }
  u32(vm: Vm): number {
    const at = this.need(vm, 4);
    return this.view.getUint32(at, true);
  }
  i32(vm: Vm): number {
    const at = this.need(vm, 4);
    return this.view.getInt32(at, true);
  }
  /** A length of eight bytes. */
  size(vm: Vm, what: string): number {
    const at = this.need(vm, 8);
    const n = this.view.getBigUint64(at, true);
    if (n > 0x7fff_ffff_ffff_ffffn)
      throw makeError(vm, 'OverflowError', `${what} exceeds system's maximum size of 9223372036854775807 bytes`);
    if (n > 2n ** 32n) throw truncated(vm);
    return Number(n);
  }
  double(vm: Vm): number {
    const at = this.need(vm, 8);
    return this.view.getFloat64(at, false);
  }
  /** The bytes themselves, not a copy. */
  block(vm: Vm, n: number): Uint8Array {
    const at = this.need(vm, n);
    return this.bytes.subarray(at, at + n);
  }
  /** A line without its end. */
  line(vm: Vm): Uint8Array {
    const end = this.bytes.indexOf(10, this.at);
    if (end >= 0) {
      const line = this.bytes.subarray(this.at, end);
      this.at = end + 1;
      return line;
    }
    const left = this.bytes.subarray(this.at);
    const rest = this.source === null ? new Uint8Array(0) : this.source.readLine();
    if (rest.at(-1) !== 10) throw truncated(vm);
    this.at = this.bytes.length;
    const line = new Uint8Array(left.length + rest.length - 1);
    line.set(left);
    line.set(rest.subarray(0, -1), left.length);
    return line;
  }
}

const truncated = (vm: Vm): ReturnType<typeof unpicklingError> => unpicklingError(vm, 'pickle data was truncated');

/** A Python file as a source. */
export function fileSource(vm: Vm, file: Value): Source {
  const method = (name: string): Value | undefined => findAttribute(vm, file, name);
  const read = method('read');
  const readLine = method('readline');
  if (read === undefined || readLine === undefined) throw typeError(vm, "file must have 'read' and 'readline' attributes");
  const answer = (v: Value, name: string): Uint8Array => {
    if (v instanceof PyBytes) return v.data;
    if (typeof v === 'object' && 'bytesView' in v) return bytesOf(vm, v);
    throw typeError(vm, `${name}() returned non-bytes object (${classOf(vm, v).name})`);
  };
  return {
    read: n => answer(vm.call(read, n), 'read'),
    readLine: () => answer(vm.call(readLine), 'readline'),
  };
}
