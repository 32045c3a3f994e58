/**
 * SipHash-1-3 and CPython's derivation of its key from PYTHONHASHSEED. Pure. Words of 64 bits are pairs of int32,
 * high and low: BigInt takes ten times as long.
 */
const MASK = (1n << 64n) - 1n;

/** The key: two words. */
export interface SipKey {
  readonly k0: bigint;
  readonly k1: bigint;
}

/** What is hashed: bytes, or a text in CPython's storage of `width` bytes a character. */
interface Source {
  readonly length: number;
  /** The byte at `i`; `i` is below `length`. */
  byte(i: number): number;
}

class SipState {
  private h0 = 0x736f6d65;
  private l0 = 0x70736575;
  private h1 = 0x646f7261;
  private l1 = 0x6e646f6d;
  private h2 = 0x6c796765;
  private l2 = 0x6e657261;
  private h3 = 0x74656462;
  private l3 = 0x79746573;

  constructor({ k0, k1 }: SipKey) {
    const [h0, l0, h1, l1] = [high(k0), low(k0), high(k1), low(k1)];
    this.h0 ^= h0;
    this.l0 ^= l0;
    this.h1 ^= h1;
    this.l1 ^= l1;
    this.h2 ^= h0;
    this.l2 ^= l0;
    this.h3 ^= h1;
    this.l3 ^= l1;
  }

  take(h: number, l: number): void {
    this.h3 ^= h;
    this.l3 ^= l;
    this.round();
    this.h0 ^= h;
    this.l0 ^= l;
  }

  /** The hash, of which the high half is put into `out[0]` and the low one into `out[1]`. */
  finish(out: Int32Array): void {
    this.l2 ^= 0xff;
    this.round();
    this.round();
    this.round();
    out[0] = this.h0 ^ this.h1 ^ this.h2 ^ this.h3;
    out[1] = this.l0 ^ this.l1 ^ this.l2 ^ this.l3;
  }

  private round(): void {
    let { h0, l0, h1, l1, h2, l2, h3, l3 } = this;
    let h = 0;
    // v0 += v1; v1 = rotate(v1, 13) ^ v0; v0 = rotate(v0, 32)
    let sum = (l0 >>> 0) + (l1 >>> 0);
    h0 = (h0 + h1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    l0 = sum | 0;
    h = (h1 << 13) | (l1 >>> 19);
    l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
    h1 = h ^ h0;
    h = h0;
    h0 = l0;
    l0 = h;
    // v2 += v3; v3 = rotate(v3, 16) ^ v2
    sum = (l2 >>> 0) + (l3 >>> 0);
    h2 = (h2 + h3 + (sum > 0xffffffff ? 1 : 0)) | 0;
    l2 = sum | 0;
    h = (h3 << 16) | (l3 >>> 16);
    l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
    h3 = h ^ h2;
    // v0 += v3; v3 = rotate(v3, 21) ^ v0
    sum = (l0 >>> 0) + (l3 >>> 0);
    h0 = (h0 + h3 + (sum > 0xffffffff ? 1 : 0)) | 0;
    l0 = sum | 0;
    h = (h3 << 21) | (l3 >>> 11);
    l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
    h3 = h ^ h0;
    // v2 += v1; v1 = rotate(v1, 17) ^ v2; v2 = rotate(v2, 32)
    sum = (l2 >>> 0) + (l1 >>> 0);
    h2 = (h2 + h1 + (sum > 0xffffffff ? 1 : 0)) | 0;
    l2 = sum | 0;
    h = (h1 << 17) | (l1 >>> 15);
    l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
    h1 = h ^ h2;
    h = h2;
    h2 = l2;
    l2 = h;
    this.h0 = h0;
    this.l0 = l0;
    this.h1 = h1;
    this.l1 = l1;
    this.h2 = h2;
    this.l2 = l2;
    this.h3 = h3;
    this.l3 = l3;
  }
}

const high = (x: bigint): number => Number(BigInt.asIntN(32, x >> 32n));
const low = (x: bigint): number => Number(BigInt.asIntN(32, x));

function hash(key: SipKey, source: Source, out: Int32Array): void {
  const state = new SipState(key);
  const { length } = source;
  const whole = length & ~7;
  const word = (from: number, to: number): number => {
    let w = 0;
    for (let i = from; i < to; i++) w |= source.byte(i) << (8 * (i - from));
    return w;
  };
  for (let i = 0; i < whole; i += 8) state.take(word(i + 4, i + 8), word(i, i + 4));
  const rest = Math.min(whole + 4, length);
  state.take(word(rest, length) | ((length & 0xff) << 24), word(whole, rest));
  state.finish(out);
}

class TextSource implements Source {
  readonly length: number;
  constructor(
    private readonly text: string,
    private readonly wide: boolean,
  ) {
    this.length = wide ? text.length * 2 : text.length;
  }
  byte(i: number): number {
    return this.wide ? (this.text.charCodeAt(i >> 1) >> (8 * (i & 1))) & 0xff : this.text.charCodeAt(i);
  }
}

class ByteSource implements Source {
  readonly length: number;
  constructor(private readonly data: Uint8Array) {
    this.length = data.length;
  }
  byte(i: number): number {
    return this.data[i];
  }
}

/** Of UTF-16 without surrogate pairs: one byte a character where all are below 256, else two. Halves as in `finish`. */
export function sipHashText(key: SipKey, text: string, out: Int32Array): void {
  let wide = false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) wide = true;
  hash(key, new TextSource(text, wide), out);
}

export function sipHash13(key: SipKey, data: Uint8Array): bigint {
  const out = new Int32Array(2);
  hash(key, new ByteSource(data), out);
  return joined(out[0], out[1]);
}

/** The signed word of two halves. */
export function joined(highHalf: number, lowHalf: number): bigint {
  return (BigInt(highHalf) << 32n) | BigInt(lowHalf >>> 0);
}

/** `lcg_urandom` of CPython; seed 0 is the zero key. */
export function secretFromSeed(seed: number): SipKey {
  if (seed === 0) return { k0: 0n, k1: 0n };
  let x = seed >>> 0;
  let k = 0n;
  for (let i = 0; i < 16; i++) {
    x = (Math.imul(x, 214013) + 2531011) >>> 0;
    k |= BigInt((x >>> 16) & 0xff) << BigInt(8 * i);
  }
  return { k0: k & MASK, k1: k >> 64n };
}
