/**
 * Decompression of DEFLATE data (RFC 1951) that arrives in pieces. Where input runs out in the middle of something,
 * it goes back to the beginning of that and waits. Knows no wrappers and no checksums.
 */

export class InflateError {
  constructor(readonly message: string) {}
}

/** Input ran out. */
class Starved {}
const STARVED = new Starved();

const WINDOW = 32768;
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes of each length, and the symbols in order. */
interface Huffman {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** `complete`: an incomplete set of lengths is an error, unless it has one code only. */
function huffman(lengths: Uint8Array | readonly number[], what: string): Huffman {
  const counts = new Uint16Array(16);
  for (const l of lengths) counts[l]++;
  let left = 1;
  for (let l = 1; l < 16; l++) {
    left = (left << 1) - counts[l];
    if (left < 0) throw new InflateError(`invalid ${what} set`);
  }
  if (left > 0 && (what === 'code lengths' || lengths.length - counts[0] > 1)) throw new InflateError(`invalid ${what} set`);
  const offsets = new Uint16Array(16);
  for (let l = 1; l < 15; l++) offsets[l + 1] = offsets[l] + counts[l];
  const symbols = new Uint16Array(lengths.length);
  for (let s = 0; s < lengths.length; s++) if (lengths[s] !== 0) symbols[offsets[lengths[s]]++] = s;
  counts[0] = 0;
  return { counts, symbols };
}

const FIXED_LENGTHS = Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
const FIXED_LITERALS = huffman(FIXED_LENGTHS, 'literal/lengths');
const FIXED_DISTANCES = huffman(new Uint8Array(32).fill(5), 'distances');

type Block = 'header' | 'stored' | 'codes' | 'done';

export class Inflater {
  private input = new Uint8Array(0);
  private at = 0;
  private hold = 0;
  private bits = 0;
  /** History before `start`, then output not yet taken. */
  private out = new Uint8Array(2 * WINDOW);
  private length = 0;
  private start = 0;
  private block: Block = 'header';
  private last = false;
  private storedLeft = 0;
  private literals = FIXED_LITERALS;
  private distances = FIXED_DISTANCES;
  /** A copy that a limit interrupted. */
  private copyLeft = 0;
  private copyFrom = 0;

  get finished(): boolean {
    return this.block === 'done' && this.copyLeft === 0;
  }

  copy(): Inflater {
    const c = Object.assign(new Inflater(), this);
    c.out = this.out.slice();
    return c;
  }

  /** Text that was agreed on before; counts as history. */
  preset(dictionary: Uint8Array): void {
    for (const b of dictionary.subarray(Math.max(0, dictionary.length - WINDOW))) this.put(b);
    this.start = this.length;
  }

  feed(data: Uint8Array): void {
    const rest = this.input.subarray(this.at);
    if (rest.length === 0) this.input = data.slice();
    else {
      this.input = new Uint8Array(rest.length + data.length);
      this.input.set(rest);
      this.input.set(data, rest.length);
    }
    this.at = 0;
  }

  /** Input behind the end of the data, or not used yet. Whole bytes that were read ahead are given back. */
  takeRest(): Uint8Array {
    this.at -= this.bits >> 3;
    this.bits &= 7;
    this.hold &= (1 << this.bits) - 1;
    const rest = this.input.slice(Math.max(0, this.at));
    this.input = new Uint8Array(0);
    this.at = 0;
    return rest;
  }

  /** At most `most` bytes of output; fewer when input runs out or the data ends. */
  take(most: number): Uint8Array {
    while (!this.finished && this.length - this.start < most) if (!this.step(most)) break;
    const end = Math.min(this.length, this.start + most);
    const result = this.out.slice(this.start, end);
    this.start = end;
    this.forget();
    return result;
  }

  /** Drops history that no distance reaches. */
  private forget(): void {
    if (this.start < 4 * WINDOW) return;
    const keep = this.start - WINDOW;
    this.out.copyWithin(0, keep, this.length);
    this.length -= keep;
    this.start -= keep;
    this.copyFrom -= keep;
  }

  /** One block header, symbol run or stored piece; false when input ran out. */
  private step(most: number): boolean {
    if (this.copyLeft > 0) {
      this.copyBytes(most);
      return true;
    }
    const { at, hold, bits } = this;
    try {
      if (this.block === 'header') this.header();
      else if (this.block === 'stored') return this.stored(most);
      else this.codes(most);
      return true;
    } catch (e) {
      if (!(e instanceof Starved)) throw e;
      if (this.block === 'header') Object.assign(this, { at, hold, bits });
      return false;
    }
  }

  private take1(n: number): number {
    while (this.bits < n) {
      if (this.at >= this.input.length) throw STARVED;
      this.hold |= this.input[this.at++] << this.bits;
      this.bits += 8;
    }
    const v = this.hold & ((1 << n) - 1);
    this.hold >>>= n;
    this.bits -= n;
    return v;
  }

  private header(): void {
    const last = this.take1(1) === 1;
    const kind = this.take1(2);
    if (kind === 3) throw new InflateError('invalid block type');
    if (kind === 0) this.storedHeader();
    else if (kind === 1) {
      this.literals = FIXED_LITERALS;
      this.distances = FIXED_DISTANCES;
    } else this.dynamicHeader();
    this.last = last;
    this.block = kind === 0 ? 'stored' : 'codes';
  }

  private storedHeader(): void {
    this.take1(this.bits & 7);
    const length = this.take1(16);
    if (this.take1(16) !== (length ^ 0xffff)) throw new InflateError('invalid stored block lengths');
    this.storedLeft = length;
  }

  private dynamicHeader(): void {
    const literalCount = this.take1(5) + 257;
    const distanceCount = this.take1(5) + 1;
    const codeCount = this.take1(4) + 4;
    if (literalCount > 286 || distanceCount > 30) throw new InflateError('too many length or distance symbols');
    const codeLengths = new Uint8Array(19);
    for (let i = 0; i < codeCount; i++) codeLengths[CODE_LENGTH_ORDER[i]] = this.take1(3);
    const lengths = this.readLengths(huffman(codeLengths, 'code lengths'), literalCount + distanceCount);
    if (lengths[256] === 0) throw new InflateError('invalid code -- missing end-of-block');
    this.literals = huffman(lengths.subarray(0, literalCount), 'literal/lengths');
    this.distances = huffman(lengths.subarray(literalCount), 'distances');
  }

  private readLengths(code: Huffman, count: number): Uint8Array {
    const lengths = new Uint8Array(count);
    for (let i = 0; i < count;) {
      const s = this.symbol(code);
      if (s < 16) {
        lengths[i++] = s;
        continue;
      }
      if (s === 16 && i === 0) throw new InflateError('invalid bit length repeat');
      const value = s === 16 ? lengths[i - 1] : 0;
      const times = s === 16 ? 3 + this.take1(2) : s === 17 ? 3 + this.take1(3) : 11 + this.take1(7);
      if (i + times > count) throw new InflateError('invalid bit length repeat');
      lengths.fill(value, i, (i += times));
    }
    return lengths;
  }

  /** Hot: decodes bit by bit; canonical codes need counts only. */
  private symbol(h: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    const { counts } = h;
    for (let l = 1; l < 16; l++) {
      if (this.bits === 0) {
        if (this.at >= this.input.length) throw STARVED;
        this.hold = this.input[this.at++];
        this.bits = 8;
      }
      code |= this.hold & 1;
      this.hold >>>= 1;
      this.bits--;
      const count = counts[l];
      if (code - count < first) return h.symbols[index + (code - first)];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new InflateError(h === this.distances ? 'invalid distance code' : 'invalid literal/length code');
  }

  /** Symbols of a block until it ends, the limit is met or input runs out. */
  private codes(most: number): void {
    const stop = this.start + most;
    while (this.length < stop) {
      const { at, hold, bits } = this;
      try {
        if (!this.code(most)) return;
      } catch (e) {
        if (e instanceof Starved) Object.assign(this, { at, hold, bits });
        throw e;
      }
    }
  }

  /** False at the end of the block. */
  private code(most: number): boolean {
    const s = this.symbol(this.literals);
    if (s < 256) {
      this.put(s);
      return true;
    }
    if (s === 256) {
      this.endBlock();
      return false;
    }
    if (s > 285) throw new InflateError('invalid literal/length code');
    const length = LENGTH_BASE[s - 257] + this.take1(LENGTH_BITS[s - 257]);
    const d = this.symbol(this.distances);
    if (d > 29) throw new InflateError('invalid distance code');
    const distance = DISTANCE_BASE[d] + this.take1(DISTANCE_BITS[d]);
    if (distance > this.length) throw new InflateError('invalid distance too far back');
    this.copyLeft = length;
    this.copyFrom = this.length - distance;
    this.copyBytes(most);
    return true;
  }

  private copyBytes(most: number): void {
    const stop = this.start + most;
    while (this.copyLeft > 0 && this.length < stop) {
      this.put(this.out[this.copyFrom++]);
      this.copyLeft--;
    }
  }

  private stored(most: number): boolean {
    const room = this.start + most - this.length;
    // bits that were read ahead come first
    while (this.bits >= 8 && this.storedLeft > 0) {
      this.put(this.take1(8));
      this.storedLeft--;
    }
    const n = Math.min(this.storedLeft, this.input.length - this.at, Math.max(0, room));
    for (let i = 0; i < n; i++) this.put(this.input[this.at++]);
    this.storedLeft -= n;
    if (this.storedLeft === 0) this.endBlock();
    return n > 0 || this.storedLeft === 0;
  }

  private endBlock(): void {
    this.block = this.last ? 'done' : 'header';
  }

  private put(b: number): void {
    if (this.length === this.out.length) {
      const grown = new Uint8Array(2 * this.out.length);
      grown.set(this.out);
      this.out = grown;
    }
    this.out[this.length++] = b;
  }
}
