/**
 * Compression to DEFLATE (RFC 1951) of data that arrives in pieces: matches by hash chains, then for each block the
 * shortest of the three forms. Knows no wrappers and no checksums.
 */
import { BitWriter } from './bit-writer.js';
import { canonicalCodes, codeLengths } from './huffman-code.js';

const WINDOW = 32768;
const BLOCK = 65535;
const MIN_MATCH = 3;
const MAX_MATCH = 258;
const HASH_BITS = 15;
const END_OF_BLOCK = 256;
/** How many earlier places are looked at, by level. */
const CHAIN = [0, 4, 8, 16, 16, 32, 128, 256, 512, 1024];

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const FIXED_LITERALS = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
const FIXED_DISTANCES = new Array<number>(30).fill(5);

/** The last entry whose base is not above n. */
function slot(bases: readonly number[], n: number): number {
  let low = 0;
  let high = bases.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bases[middle] <= n) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Literals below 256; matches as 256 + length, with their distance beside. */
interface Tokens {
  readonly values: number[];
  readonly distances: number[];
}

export class Deflater {
  private out = new BitWriter();
  private history = new Uint8Array(0);
  private pending: Uint8Array[] = [];
  private pendingSize = 0;
  constructor(
    private readonly level: number,
    dictionary: Uint8Array | null,
  ) {
    if (dictionary !== null) this.remember(dictionary);
  }

  copy(): Deflater {
    const c = Object.assign(new Deflater(this.level, null), this);
    c.out = this.out.copy();
    c.pending = [...this.pending];
    return c;
  }

  push(data: Uint8Array): void {
    if (data.length === 0) return;
    this.pending.push(data.slice());
    this.pendingSize += data.length;
    if (this.pendingSize > BLOCK) this.writePending(false, BLOCK);
  }

  /** Everything so far can be read from the output. `forget`: and nothing later refers to it. */
  sync(forget: boolean): void {
    this.writePending(false, 0);
    this.out.bits(0, 3);
    this.out.align();
    this.out.data(Uint8Array.of(0, 0, 0xff, 0xff));
    if (forget) this.history = new Uint8Array(0);
  }

  /** Ends a block, without aligning the output. */
  endBlock(): void {
    this.writePending(false, 0);
  }

  finish(): void {
    this.writePending(true, 0);
    this.out.align();
  }

  take(): Uint8Array<ArrayBuffer> {
    return this.out.take();
  }

  /** Writes whole blocks until no more than `keep` bytes are left. */
  private writePending(last: boolean, keep: number): void {
    const data = joined(this.pending, this.pendingSize);
    let at = 0;
    while (data.length - at > keep || (last && at === 0 && data.length === 0)) {
      const chunk = data.subarray(at, at + BLOCK);
      at += chunk.length;
      this.block(chunk, last && at === data.length);
      if (data.length === 0) break;
    }
    this.pending = at < data.length ? [data.subarray(at)] : [];
    this.pendingSize = data.length - at;
  }

  private remember(data: Uint8Array): void {
    const all = joined([this.history, data], this.history.length + data.length);
    this.history = all.slice(Math.max(0, all.length - WINDOW));
  }

  private block(chunk: Uint8Array, last: boolean): void {
    this.out.bits(last ? 1 : 0, 1);
    if (this.level === 0) this.stored(chunk);
    else {
      const tokens = matches(joined([this.history, chunk], this.history.length + chunk.length), this.history.length, CHAIN[this.level]);
      this.encoded(chunk, tokens);
    }
    this.remember(chunk);
  }

  private stored(chunk: Uint8Array): void {
    this.out.bits(0, 2);
    this.out.align();
    this.out.bits(chunk.length, 16);
    this.out.bits(chunk.length ^ 0xffff, 16);
    this.out.data(chunk);
  }

  /** The shortest of the three forms. */
  private encoded(chunk: Uint8Array, tokens: Tokens): void {
    const { literals, distances } = frequencies(tokens);
    const dynamic = new DynamicCode(literals, distances);
    const fixedCost = cost(literals, FIXED_LITERALS, distances, FIXED_DISTANCES);
    const dynamicCost = cost(literals, dynamic.literals, distances, dynamic.distances) + dynamic.headerCost;
    if (8 * chunk.length + 40 < Math.min(fixedCost, dynamicCost)) return this.stored(chunk);
    const useFixed = fixedCost <= dynamicCost;
    this.out.bits(useFixed ? 1 : 2, 2);
    if (!useFixed) dynamic.writeHeader(this.out);
    this.symbols(tokens, useFixed ? FIXED_LITERALS : dynamic.literals, useFixed ? FIXED_DISTANCES : dynamic.distances);
  }

  private symbols({ values, distances }: Tokens, literalLengths: readonly number[], distanceLengths: readonly number[]): void {
    const { out } = this;
    const literalCodes = canonicalCodes(literalLengths);
    const distanceCodes = canonicalCodes(distanceLengths);
    for (let i = 0; i < values.length; i++) {
      const v = values[i];
      if (v < 256) {
        out.bits(literalCodes[v], literalLengths[v]);
        continue;
      }
      const l = slot(LENGTH_BASE, v - 256);
      out.bits(literalCodes[257 + l], literalLengths[257 + l]);
      out.bits(v - 256 - LENGTH_BASE[l], LENGTH_BITS[l]);
      const d = slot(DISTANCE_BASE, distances[i]);
      out.bits(distanceCodes[d], distanceLengths[d]);
      out.bits(distances[i] - DISTANCE_BASE[d], DISTANCE_BITS[d]);
    }
    out.bits(literalCodes[END_OF_BLOCK], literalLengths[END_OF_BLOCK]);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const p of parts) {
    all.set(p, at);
    at += p.length;
  }
  return all;
}

// ---- matches ----

/** Tokens for everything from `start` on; what is before may be referred to. */
function matches(data: Uint8Array, start: number, chain: number): Tokens {
  const head = new Int32Array(1 << HASH_BITS).fill(-1);
  const previous = new Int32Array(data.length);
  const values: number[] = [];
  const distances: number[] = [];
  const enter = (at: number): void => {
    if (at + MIN_MATCH > data.length) return;
    const h = ((data[at] << 10) ^ (data[at + 1] << 5) ^ data[at + 2]) & ((1 << HASH_BITS) - 1);
    previous[at] = head[h];
    head[h] = at;
  };
  for (let at = 0; at < start; at++) enter(at);
  for (let at = start; at < data.length;) {
    enter(at);
    const { length, distance } = longest(data, at, previous, chain);
    values.push(length >= MIN_MATCH ? 256 + length : data[at]);
    distances.push(distance);
    const stop = at + Math.max(1, length >= MIN_MATCH ? length : 1);
    for (at++; at < stop; at++) enter(at);
  }
  return { values, distances };
}

/** Hot: the longest match along the chain of places with the same three bytes. */
function longest(data: Uint8Array, at: number, previous: Int32Array, chain: number): { length: number; distance: number } {
  const most = Math.min(MAX_MATCH, data.length - at);
  let length = 0;
  let distance = 0;
  if (most < MIN_MATCH) return { length, distance };
  for (let p = previous[at], n = 0; p >= 0 && at - p <= WINDOW && n < chain; p = previous[p], n++) {
    if (length > 0 && data[p + length] !== data[at + length]) continue;
    let l = 0;
    while (l < most && data[p + l] === data[at + l]) l++;
    if (l <= length) continue;
    length = l;
    distance = at - p;
    if (l === most) break;
  }
  return { length, distance };
}

// ---- codes ----

function frequencies({ values, distances }: Tokens): { literals: number[]; distances: number[] } {
  const literals = new Array<number>(286).fill(0);
  const places = new Array<number>(30).fill(0);
  literals[END_OF_BLOCK] = 1;
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (v < 256) literals[v]++;
    else {
      literals[257 + slot(LENGTH_BASE, v - 256)]++;
      places[slot(DISTANCE_BASE, distances[i])]++;
    }
  }
  return { literals, distances: places };
}

/** Bits of all symbols with their extra bits. */
function cost(
  literals: readonly number[],
  literalLengths: readonly number[],
  distances: readonly number[],
  distanceLengths: readonly number[],
): number {
  let bits = 0;
  literals.forEach((n, s) => (bits += n * (literalLengths[s] + (s > END_OF_BLOCK ? LENGTH_BITS[s - 257] : 0))));
  distances.forEach((n, s) => (bits += n * (distanceLengths[s] + DISTANCE_BITS[s])));
  return bits;
}

/** Codes made for a block, and how their lengths are told. */
class DynamicCode {
  readonly literals: number[];
  readonly distances: number[];
  private readonly runs: readonly (readonly [symbol: number, extra: number, extraBits: number])[];
  private readonly codeLengths: number[];
  private readonly literalCount: number;
  private readonly distanceCount: number;
  private readonly codeCount: number;
  constructor(literals: readonly number[], distances: readonly number[]) {
    this.literals = codeLengths(literals, 15);
    this.distances = codeLengths(distances, 15);
    this.literalCount = used(this.literals, 257);
    this.distanceCount = used(this.distances, 1);
    this.runs = runLengths([...this.literals.slice(0, this.literalCount), ...this.distances.slice(0, this.distanceCount)]);
    const counts = new Array<number>(19).fill(0);
    for (const [s] of this.runs) counts[s]++;
    // a code of one symbol would be incomplete
    if (counts.filter(n => n > 0).length === 1) counts[counts[0] > 0 ? 1 : 0] = 1;
    this.codeLengths = codeLengths(counts, 7);
    let n = 19;
    while (n > 4 && this.codeLengths[CODE_LENGTH_ORDER[n - 1]] === 0) n--;
    this.codeCount = n;
  }
  get headerCost(): number {
    return this.runs.reduce((bits, [s, , extra]) => bits + this.codeLengths[s] + extra, 14 + 3 * this.codeCount);
  }
  writeHeader(out: BitWriter): void {
    out.bits(this.literalCount - 257, 5);
    out.bits(this.distanceCount - 1, 5);
    out.bits(this.codeCount - 4, 4);
    for (let i = 0; i < this.codeCount; i++) out.bits(this.codeLengths[CODE_LENGTH_ORDER[i]], 3);
    const codes = canonicalCodes(this.codeLengths);
    for (const [s, extra, extraBits] of this.runs) {
      out.bits(codes[s], this.codeLengths[s]);
      out.bits(extra, extraBits);
    }
  }
}

function used(lengths: readonly number[], least: number): number {
  let n = lengths.length;
  while (n > least && lengths[n - 1] === 0) n--;
  return n;
}

/** Code lengths with their repetitions as symbols 16 to 18. */
function runLengths(lengths: readonly number[]): (readonly [number, number, number])[] {
  const runs: [number, number, number][] = [];
  for (let i = 0; i < lengths.length;) {
    const l = lengths[i];
    let n = 1;
    while (i + n < lengths.length && lengths[i + n] === l) n++;
    i += n;
    if (l === 0) {
      for (; n >= 11; n -= Math.min(n, 138)) runs.push([18, Math.min(n, 138) - 11, 7]);
      if (n >= 3) runs.push([17, n - 3, 3]);
      else while (n-- > 0) runs.push([0, 0, 0]);
      continue;
    }
    runs.push([l, 0, 0]);
    for (n--; n >= 3; n -= Math.min(n, 6)) runs.push([16, Math.min(n, 6) - 3, 2]);
    while (n-- > 0) runs.push([l, 0, 0]);
  }
  return runs;
}
