/** The bytes of a pickle on their way out: in frames for protocol 4 and later. Knows no Python values. */
import { Op } from './opcodes.js';

/** A frame ends at the first object boundary past this size; longer blocks are written outside of frames. */
const FRAME_TARGET = 64 * 1024;
const FRAME_MINIMUM = 4;
const FRAME_HEADER = 9;

export class Output {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  /** Where the open frame's contents begin; −1 without one. */
  private frameStart = -1;
  constructor(
    private readonly framing: boolean,
    /** Takes finished pieces; null collects everything. */
    private readonly sink: ((data: Uint8Array) => void) | null,
  ) {}

  byte(b: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = b;
  }
  u16(n: number): void {
    this.room(2);
    this.view.setUint16(this.length, n, true);
    this.length += 2;
  }
  u32(n: number): void {
    this.room(4);
    this.view.setUint32(this.length, n, true);
    this.length += 4;
  }
  u64(n: number): void {
    this.room(8);
    this.view.setBigUint64(this.length, BigInt(n), true);
    this.length += 8;
  }
  doubleBigEndian(x: number): void {
    this.room(8);
    this.view.setFloat64(this.length, x, false);
    this.length += 8;
  }
  ascii(text: string): void {
    this.room(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }
  data(source: Uint8Array): void {
    this.room(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /** Text without surrogates as UTF-8 behind `header`, which gets the number of bytes. */
  utf8(text: string, header: (out: Output, size: number) => void): void {
    let size = text.length;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c >= 0x80) size += c < 0x800 ? 1 : 2;
    }
    this.openBlock(size);
    header(this, size);
    if (size >= FRAME_TARGET) return this.block(encodeUtf8(text, size));
    this.room(size);
    this.length = writeUtf8(text, this.bytes, this.length);
  }

  /** To be called before the header of a block: that of a long one is outside of the frame too. */
  openBlock(size: number): void {
    if (size >= FRAME_TARGET) this.endFrame();
  }

  /** A long block: outside of the frame, and not copied when there is a sink. */
  block(source: Uint8Array): void {
    if (source.length < FRAME_TARGET || (!this.framing && this.sink === null)) return this.data(source);
    this.endFrame();
    if (this.sink === null) this.data(source);
    else {
      this.flush();
      this.sink(source);
    }
    this.startFrame();
  }

  startFrame(): void {
    if (!this.framing) return;
    this.room(FRAME_HEADER);
    this.length += FRAME_HEADER;
    this.frameStart = this.length;
  }

  /** To be called between objects. */
  objectDone(): void {
    if (this.frameStart < 0 || this.length - this.frameStart < FRAME_TARGET) return;
    this.endFrame();
    if (this.sink !== null) this.flush();
    this.startFrame();
  }

  endFrame(): void {
    const start = this.frameStart;
    if (start < 0) return;
    this.frameStart = -1;
    const size = this.length - start;
    if (size >= FRAME_MINIMUM) {
      this.bytes[start - FRAME_HEADER] = Op.FRAME;
      this.view.setBigUint64(start - FRAME_HEADER + 1, BigInt(size), true);
      return;
    }
    this.bytes.copyWithin(start - FRAME_HEADER, start, this.length);
    this.length -= FRAME_HEADER;
  }

  /** Everything that was not given to the sink. */
  finish(): Uint8Array {
    this.endFrame();
    return this.bytes.slice(0, this.length);
  }

  private flush(): void {
    if (this.length === 0) return;
    this.sink!(this.bytes.slice(0, this.length));
    this.length = 0;
  }

  private room(n: number): void {
    if (this.length + n > this.bytes.length) this.grow(n);
  }
  private grow(n: number): void {
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + n));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

function encodeUtf8(text: string, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  writeUtf8(text, bytes, 0);
  return bytes;
}

/** Hot: keys and short texts. Returns where the next byte goes. */
function writeUtf8(text: string, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) bytes[at++] = c;
    else if (c < 0x800) {
      bytes[at++] = 0xc0 | (c >> 6);
      bytes[at++] = 0x80 | (c & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (c >> 12);
      bytes[at++] = 0x80 | ((c >> 6) & 0x3f);
      bytes[at++] = 0x80 | (c & 0x3f);
    }
  }
  return at;
}
