/** The containers of LZMA: `.xz` streams and the older `.lzma` files. Broken data throws `LzmaError`. */
import { CORRUPT, decodeLzma2, LzmaDecoder, LzmaError, LzmaOutput } from './lzma-decoder.js';

const STREAM_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const FOOTER_BYTES = 12;
const LZMA2_FILTER = 0x21;
/** Bytes of the check after each block, by the stream's check type. */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
export const CHECK = { none: 0, crc32: 1, crc64: 4, sha256: 10 } as const;
const TRUNCATED = 'Compressed data ended before the end-of-stream marker was reached';

export interface Decompressed {
  readonly data: Uint8Array;
  /** The input after the stream. */
  readonly end: number;
  readonly check: number;
}

export const isXz = (input: Uint8Array, at = 0): boolean => STREAM_MAGIC.every((byte, i) => input[at + i] === byte);

class Reader {
  constructor(
    readonly input: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    if (this.at >= this.input.length) throw new LzmaError(TRUNCATED);
    return this.input[this.at++];
  }

  u32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0;
  }

  variable(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  /** The CRC32 of what lies since `start` must follow. */
  checkCrc(start: number): void {
    const expected = crc32(this.input.subarray(start, this.at));
    if (this.u32() !== expected) throw new LzmaError(CORRUPT);
  }
}

/** One `.xz` stream. */
export function decodeXz(input: Uint8Array, at: number): Decompressed {
  const r = new Reader(input, at + STREAM_MAGIC.length);
  if (r.byte() !== 0) throw new LzmaError('Invalid or unsupported options');
  const check = r.byte() & 0x0f;
  r.checkCrc(r.at - 2);
  const out = new LzmaOutput();
  while (r.input[r.at] !== 0) decodeBlock(r, out, check);
  skipIndex(r);
  if (r.at + FOOTER_BYTES > input.length) throw new LzmaError(TRUNCATED);
  return { data: out.data.slice(0, out.length), end: r.at + FOOTER_BYTES, check };
}

function decodeBlock(r: Reader, out: LzmaOutput, check: number): void {
  const start = r.at;
  const size = (r.byte() + 1) * 4;
  const flags = r.byte();
  if (flags & 0x40) r.variable();
  if (flags & 0x80) r.variable();
  if ((flags & 3) !== 0 || r.variable() !== LZMA2_FILTER) throw new LzmaError('Invalid or unsupported options');
  r.at = start + size - 4;
  r.checkCrc(start);
  const from = out.length;
  const packed = r.at;
  r.at = decodeLzma2(r.input, r.at, out);
  r.at += (4 - ((r.at - packed) % 4)) % 4;
  verify(r, out.data.subarray(from, out.length), check);
}

/** CRC32 and CRC64 are compared; other checks are stepped over. */
function verify(r: Reader, data: Uint8Array, check: number): void {
  if (check === CHECK.crc32 && r.u32() !== crc32(data)) throw new LzmaError(CORRUPT);
  else if (check === CHECK.crc64) {
    const [low, high] = crc64(data);
    if (r.u32() !== low || r.u32() !== high) throw new LzmaError(CORRUPT);
  } else if (check !== CHECK.crc32) r.at += CHECK_BYTES[check];
  if (r.at > r.input.length) throw new LzmaError(TRUNCATED);
}

function skipIndex(r: Reader): void {
  const start = r.at++;
  for (let records = r.variable(); records > 0; records--) {
    r.variable();
    r.variable();
  }
  r.at += (4 - ((r.at - start) % 4)) % 4;
  r.checkCrc(start);
}

const ALONE_HEADER = 13;

/** A `.lzma` file. */
export function decodeAlone(input: Uint8Array): Decompressed {
  if (input.length < ALONE_HEADER) throw new LzmaError('Input format not supported by decoder');
  const r = new Reader(input, 5);
  const [low, high] = [r.u32(), r.u32()];
  const unknown = low === 0xffffffff && high === 0xffffffff;
  const out = new LzmaOutput();
  const decoder = new LzmaDecoder(out);
  decoder.setProperties(input[0]);
  const end = decoder.decode(input, ALONE_HEADER, input.length, unknown ? null : high * 2 ** 32 + low);
  return { data: out.data.slice(0, out.length), end, check: CHECK.none };
}

// ---- checks ----

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Its low and its high half. */
function crc64(data: Uint8Array): [number, number] {
  let low = 0xffffffff;
  let high = 0xffffffff;
  for (const byte of data) {
    low ^= byte;
    for (let k = 0; k < 8; k++) {
      const odd = low & 1;
      low = (low >>> 1) | ((high & 1) << 31);
      high >>>= 1;
      if (odd) {
        low ^= 0xd7870f42;
        high ^= 0xc96c5795;
      }
    }
  }
  return [~low >>> 0, ~high >>> 0];
}
