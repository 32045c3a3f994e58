/** Decompression with the wrappers of zlib (RFC 1950) and gzip (RFC 1952): headers, dictionaries, checksums. Runs no Python. */
import { crc32 } from '../../util/binary-text.js';
import { adler32 } from '../../util/checksums.js';
import { Inflater } from '../../util/inflate.js';

/** `code` is zlib's. */
export class ZlibError {
  constructor(
    readonly code: number,
    readonly message: string,
  ) {}
}
const dataError = (message: string): ZlibError => new ZlibError(-3, message);

type Wrapper = 'raw' | 'zlib' | 'gzip' | 'auto';

export function wrapperOf(wbits: number): Wrapper | undefined {
  if (wbits >= -15 && wbits <= -8) return 'raw';
  if (wbits === 0 || (wbits >= 8 && wbits <= 15)) return 'zlib';
  if (wbits === 16 || (wbits >= 24 && wbits <= 31)) return 'gzip';
  return wbits === 32 || (wbits >= 40 && wbits <= 47) ? 'auto' : undefined;
}

/** Enough of a header is not there yet. */
const INCOMPLETE = Symbol('incomplete');

const TRAILER_SIZE: Readonly<Record<Wrapper, number>> = { raw: 0, zlib: 4, gzip: 8, auto: 0 };

export class Decompressor {
  private inflater = new Inflater();
  private stage: 'header' | 'data' | 'trailer' | 'end';
  private wrapper: Wrapper;
  /** Input before the compressed data and behind it. */
  private pending = new Uint8Array(0);
  private checksum = 0;
  private total = 0;
  unused = new Uint8Array(0);

  constructor(
    private readonly wbits: number,
    private readonly dictionary: Uint8Array | null,
  ) {
    this.wrapper = wrapperOf(wbits) ?? 'zlib';
    this.stage = this.wrapper === 'raw' ? 'data' : 'header';
    if (this.wrapper === 'raw' && dictionary !== null) this.inflater.preset(dictionary);
  }

  get finished(): boolean {
    return this.stage === 'end';
  }

  copy(): Decompressor {
    const c = Object.assign(new Decompressor(this.wbits, this.dictionary), this);
    c.inflater = this.inflater.copy();
    return c;
  }

  /** At most `most` bytes that come of `data` and what was left before. */
  run(data: Uint8Array, most: number): Uint8Array {
    if (this.stage === 'data') this.inflater.feed(data);
    else this.pending = join(this.pending, data);
    if (this.stage === 'header' && !this.readHeader()) return new Uint8Array(0);
    const out = this.stage === 'data' ? this.inflate(most) : new Uint8Array(0);
    if (this.stage === 'trailer') this.readTrailer();
    return out;
  }

  /** Input that was given and not used: to be given again. */
  takeRest(): Uint8Array {
    return this.stage === 'data' ? this.inflater.takeRest() : new Uint8Array(0);
  }

  private inflate(most: number): Uint8Array {
    const out = this.inflater.take(most);
    this.checksum = this.wrapper === 'gzip' ? crc32(out, this.checksum) : this.wrapper === 'zlib' ? adler32(out, this.checksum) : 0;
    this.total += out.length;
    if (this.inflater.finished) {
      this.pending = new Uint8Array(this.inflater.takeRest());
      this.stage = 'trailer';
    }
    return out;
  }

  // ---- headers ----

  private readHeader(): boolean {
    const p = this.pending;
    if (this.wrapper === 'auto') {
      if (p.length < 2) return false;
      this.wrapper = p[0] === 0x1f && p[1] === 0x8b ? 'gzip' : 'zlib';
    }
    const size = this.wrapper === 'gzip' ? gzipHeaderSize(p) : this.zlibHeaderSize(p);
    if (size === INCOMPLETE) return false;
    this.checksum = this.wrapper === 'gzip' ? 0 : 1;
    this.stage = 'data';
    this.pending = new Uint8Array(0);
    this.inflater.feed(p.subarray(size));
    return true;
  }

  private zlibHeaderSize(p: Uint8Array): number | typeof INCOMPLETE {
    if (p.length < 2) return INCOMPLETE;
    if (((p[0] << 8) | p[1]) % 31 !== 0) throw dataError('incorrect header check');
    if ((p[0] & 15) !== 8) throw dataError('unknown compression method');
    const limit = this.wbits & 15 || 15;
    if ((p[0] >> 4) + 8 > limit) throw dataError('invalid window size');
    if ((p[1] & 0x20) === 0) return 2;
    if (p.length < 6) return INCOMPLETE;
    if (this.dictionary === null) throw new ZlibError(2, '');
    if (adler32(this.dictionary, 1) !== new DataView(p.buffer, p.byteOffset).getUint32(2, false)) throw dataError('');
    this.inflater.preset(this.dictionary);
    return 6;
  }

  // ---- trailers ----

  private readTrailer(): void {
    const size = TRAILER_SIZE[this.wrapper];
    const p = this.pending;
    if (p.length < size) return;
    const view = new DataView(p.buffer, p.byteOffset, p.byteLength);
    if (size > 0 && view.getUint32(0, this.wrapper === 'gzip') !== this.checksum) throw dataError('incorrect data check');
    if (this.wrapper === 'gzip' && view.getUint32(4, true) !== this.total % 2 ** 32) throw dataError('incorrect length check');
    this.unused = p.slice(size);
    this.pending = new Uint8Array(0);
    this.stage = 'end';
  }
}

/** Name, comment, extra field and header checksum are there when their flag is. */
function gzipHeaderSize(p: Uint8Array): number | typeof INCOMPLETE {
  if (p.length < 2) return INCOMPLETE;
  if (p[0] !== 0x1f || p[1] !== 0x8b) throw dataError('incorrect header check');
  if (p.length < 10) return INCOMPLETE;
  if (p[2] !== 8) throw dataError('unknown compression method');
  const flags = p[3];
  if ((flags & 0xe0) !== 0) throw dataError('unknown header flags set');
  let at = 10;
  if (flags & 4) at += 2 + ((p[at] ?? 0) | ((p[at + 1] ?? 0) << 8));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = p.indexOf(0, at);
    if (end < 0) return INCOMPLETE;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return p.length < at ? INCOMPLETE : at;
}

export function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
