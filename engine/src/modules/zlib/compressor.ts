/** Compression with the wrappers of zlib and gzip. Runs no Python. */
import { crc32 } from '../../util/binary-text.js';
import { adler32 } from '../../util/checksums.js';
import { Deflater } from '../../util/deflate.js';
import { join, wrapperOf } from './decompressor.js';

export const Flush = { NONE: 0, PARTIAL: 1, SYNC: 2, FULL: 3, FINISH: 4, BLOCK: 5 } as const;

export class Compressor {
  private stream: Deflater;
  private out: Uint8Array<ArrayBuffer>;
  private checksum: number;
  private total = 0;
  finished = false;

  constructor(
    private readonly level: number,
    private readonly wbits: number,
    private readonly dictionary: Uint8Array | null,
  ) {
    this.stream = new Deflater(level < 0 ? 6 : level, dictionary);
    this.out = this.header();
    this.checksum = wrapperOf(wbits) === 'gzip' ? 0 : 1;
  }

  private header(): Uint8Array<ArrayBuffer> {
    const wrapper = wrapperOf(this.wbits);
    const grade = this.level === 9 ? 3 : this.level < 0 || this.level === 6 ? 2 : this.level >= 2 ? 1 : 0;
    if (wrapper === 'gzip') return Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, this.level === 9 ? 2 : this.level === 1 ? 4 : 0, 3);
    if (wrapper !== 'zlib') return new Uint8Array(0);
    const method = ((this.wbits - 8) << 4) | 8;
    const flags = (grade << 6) | (this.dictionary === null ? 0 : 0x20);
    const check = 31 - (((method << 8) | flags) % 31);
    const start = Uint8Array.of(method, flags | (check % 31));
    return this.dictionary === null ? start : join(start, bigEndian(adler32(this.dictionary, 1)));
  }

  push(data: Uint8Array): Uint8Array {
    this.checksum = wrapperOf(this.wbits) === 'gzip' ? crc32(data, this.checksum) : adler32(data, this.checksum);
    this.total += data.length;
    this.stream.push(data);
    return this.taken();
  }

  flush(mode: number): Uint8Array {
    if (mode === Flush.FINISH) return this.finish();
    if (mode === Flush.BLOCK) this.stream.endBlock();
    else if (mode !== Flush.NONE) this.stream.sync(mode === Flush.FULL);
    return this.taken();
  }

  private finish(): Uint8Array {
    this.finished = true;
    this.stream.finish();
    const data = this.taken();
    switch (wrapperOf(this.wbits)) {
      case 'zlib':
        return join(data, bigEndian(this.checksum));
      case 'gzip':
        return join(join(data, bigEndian(this.checksum).reverse()), bigEndian(this.total >>> 0).reverse());
      default:
        return data;
    }
  }

  private taken(): Uint8Array {
    const data = join(this.out, this.stream.take());
    this.out = new Uint8Array(0);
    return data;
  }

  copy(): Compressor {
    const c = new Compressor(this.level, this.wbits, this.dictionary);
    return Object.assign(c, {
      checksum: this.checksum,
      total: this.total,
      finished: this.finished,
      out: this.out.slice(),
      stream: this.stream.copy(),
    });
  }
}

const bigEndian = (n: number): Uint8Array<ArrayBuffer> => Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
