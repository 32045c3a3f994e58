/** Bits to bytes, least significant first, as DEFLATE wants them. */
export class BitWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;
  private hold = 0;
  private count = 0;

  /** At most 16 bits at a time. */
  bits(value: number, n: number): void {
    this.hold |= value << this.count;
    this.count += n;
    while (this.count >= 8) {
      this.byte(this.hold & 0xff);
      this.hold >>>= 8;
      this.count -= 8;
    }
  }
  align(): void {
    if (this.count > 0) this.bits(0, 8 - this.count);
  }
  /** Whole bytes; the position must be aligned. */
  data(source: Uint8Array): void {
    for (const b of source) this.byte(b);
  }
  /** The complete bytes so far; up to seven bits stay. */
  take(): Uint8Array<ArrayBuffer> {
    const done = this.bytes.slice(0, this.length);
    this.length = 0;
    return done;
  }
  copy(): BitWriter {
    const c = Object.assign(new BitWriter(), this);
    c.bytes = this.bytes.slice();
    return c;
  }
  private byte(b: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = b;
  }
}
