/** Writing and reading compact binary data. Knows nothing of what the data means. */

/** Numbers below this take one byte more for each seven bits. */
const CONTINUE = 0x80;

export class ByteWriter {
  private buffer = new Uint8Array(256);
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** 0 to 2^53. */
  unsigned(value: number): void {
    this.reserve(8);
    while (value >= CONTINUE) {
      this.buffer[this.length++] = (value % CONTINUE) | CONTINUE;
      value = Math.floor(value / CONTINUE);
    }
    this.buffer[this.length++] = value;
  }

  /** Small magnitudes are short whatever their sign. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  double(value: number): void {
    this.reserve(8);
    new DataView(this.buffer.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  bytes(value: Uint8Array): void {
    this.unsigned(value.length);
    this.raw(value);
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.unsigned(items.length);
    items.forEach(write);
  }

  /** Bytes as they are, without their number. */
  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export class ByteReader {
  constructor(
    readonly buffer: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    return this.buffer[this.at++];
  }

  unsigned(): number {
    let byte = this.buffer[this.at++];
    if (byte < CONTINUE) return byte;
    let value = byte & 0x7f;
    for (let scale = CONTINUE; byte >= CONTINUE; scale *= CONTINUE) {
      byte = this.buffer[this.at++];
      value += (byte & 0x7f) * scale;
    }
    return value;
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    const value = new DataView(this.buffer.buffer, this.buffer.byteOffset).getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  bytes(): Uint8Array {
    const length = this.unsigned();
    this.at += length;
    return this.buffer.slice(this.at - length, this.at);
  }

  list<T>(read: () => T): T[] {
    return this.repeat(this.unsigned(), read);
  }

  repeat<T>(count: number, read: () => T): T[] {
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read());
    return items;
  }
}
