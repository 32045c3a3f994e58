/**
 * LZMA and LZMA2 decompression (the LZMA specification by Igor Pavlov). Knows nothing of the containers around
 * them. Broken data throws `LzmaError`.
 */
export class LzmaError {
  constructor(readonly message: string) {}
}

export const CORRUPT = 'Corrupt input data';

/** What was decoded so far; it is also the dictionary that matches are copied from. */
export class LzmaOutput {
  data = new Uint8Array(1 << 16);
  length = 0;
  /** Matches reach back to here. */
  start = 0;

  put(byte: number): void {
    this.reserve(1);
    this.data[this.length++] = byte;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.data.set(bytes, this.length);
    this.length += bytes.length;
  }

  back(distance: number): number {
    return distance < this.length - this.start ? this.data[this.length - distance - 1] : 0;
  }

  copy(distance: number, count: number): void {
    if (distance >= this.length - this.start) throw new LzmaError(CORRUPT);
    this.reserve(count);
    for (let i = 0; i < count; i++, this.length++) this.data[this.length] = this.data[this.length - distance - 1];
  }

  private reserve(count: number): void {
    if (this.length + count <= this.data.length) return;
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.length + count));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }
}

const PROBABILITY_BITS = 11;
const HALF = 1 << (PROBABILITY_BITS - 1);
const MOVE_BITS = 5;

class RangeDecoder {
  private range = 0xffffffff;
  private code = 0;

  constructor(
    private readonly input: Uint8Array,
    public at: number,
    private readonly end: number,
  ) {
    if (this.byte() !== 0) throw new LzmaError(CORRUPT);
    for (let i = 0; i < 4; i++) this.code = ((this.code << 8) | this.byte()) >>> 0;
  }

  get isFinished(): boolean {
    return this.code === 0;
  }

  private byte(): number {
    if (this.at >= this.end) throw new LzmaError('Compressed data ended before the end-of-stream marker was reached');
    return this.input[this.at++];
  }

  private normalize(): void {
    if (this.range >= 0x1000000) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.byte()) >>> 0;
  }

  bit(probabilities: Uint16Array, index: number): number {
    const p = probabilities[index];
    const bound = (this.range >>> PROBABILITY_BITS) * p;
    let bit: number;
    if (this.code < bound) {
      probabilities[index] = p + (((1 << PROBABILITY_BITS) - p) >> MOVE_BITS);
      this.range = bound;
      bit = 0;
    } else {
      probabilities[index] = p - (p >> MOVE_BITS);
      this.range -= bound;
      this.code -= bound;
      bit = 1;
    }
    this.normalize();
    return bit;
  }

  direct(count: number): number {
    let result = 0;
    for (let i = 0; i < count; i++) {
      this.range = this.range >>> 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit === 1) this.code -= this.range;
      result = (result * 2 + bit) >>> 0;
      this.normalize();
    }
    return result;
  }

  /** `count` bits through a tree at `base`, the highest first. */
  tree(probabilities: Uint16Array, base: number, count: number): number {
    let m = 1;
    for (let i = 0; i < count; i++) m = (m << 1) | this.bit(probabilities, base + m);
    return m - (1 << count);
  }

  /** The lowest first. */
  reverseTree(probabilities: Uint16Array, base: number, count: number): number {
    let m = 1;
    let symbol = 0;
    for (let i = 0; i < count; i++) {
      const bit = this.bit(probabilities, base + m);
      m = (m << 1) | bit;
      symbol |= bit << i;
    }
    return symbol;
  }
}

const probabilities = (count: number): Uint16Array => new Uint16Array(count).fill(HALF);

class LengthDecoder {
  private readonly choice = probabilities(2);
  private readonly low = probabilities(16 << 3);
  private readonly mid = probabilities(16 << 3);
  private readonly high = probabilities(256);

  decode(r: RangeDecoder, posState: number): number {
    if (r.bit(this.choice, 0) === 0) return r.tree(this.low, posState << 3, 3);
    if (r.bit(this.choice, 1) === 0) return 8 + r.tree(this.mid, posState << 3, 3);
    return 16 + r.tree(this.high, 0, 8);
  }
}

const STATES = 12;
const END_MARKER = 0xffffffff;
const SHORTEST_MATCH = 2;

export class LzmaDecoder {
  private lc = 0;
  private lpMask = 0;
  private pbMask = 0;
  private reps = [0, 0, 0, 0];
  private state = 0;
  private literals = probabilities(0);
  private isMatch = probabilities(0);
  private isRep = probabilities(0);
  private isRepG0 = probabilities(0);
  private isRepG1 = probabilities(0);
  private isRepG2 = probabilities(0);
  private isRep0Long = probabilities(0);
  private posSlot: Uint16Array[] = [];
  private posSpecial = probabilities(0);
  private align = probabilities(0);
  private lengths = new LengthDecoder();
  private repLengths = new LengthDecoder();

  constructor(readonly out: LzmaOutput) {}

  /** The byte that packs lc, lp and pb. */
  setProperties(byte: number): void {
    if (byte >= 9 * 5 * 5) throw new LzmaError('Invalid or unsupported options');
    this.lc = byte % 9;
    const rest = Math.floor(byte / 9);
    this.lpMask = (1 << (rest % 5)) - 1;
    this.pbMask = (1 << Math.floor(rest / 5)) - 1;
    this.literals = probabilities(0x300 << (this.lc + (rest % 5)));
    this.resetState();
  }

  resetState(): void {
    this.reps = [0, 0, 0, 0];
    this.state = 0;
    this.literals.fill(HALF);
    for (const name of ['isRep', 'isRepG0', 'isRepG1', 'isRepG2'] as const) this[name] = probabilities(STATES);
    this.isMatch = probabilities(STATES << 4);
    this.isRep0Long = probabilities(STATES << 4);
    this.posSlot = Array.from({ length: 4 }, () => probabilities(64));
    this.posSpecial = probabilities(115);
    this.align = probabilities(16);
    this.lengths = new LengthDecoder();
    this.repLengths = new LengthDecoder();
  }

  /** Decodes `size` bytes, or up to the end marker when null; returns the place in the input after them. */
  decode(input: Uint8Array, at: number, end: number, size: number | null): number {
    const r = new RangeDecoder(input, at, end);
    const limit = size === null ? Infinity : this.out.length + size;
    while (this.out.length < limit) if (!this.symbol(r, limit)) return r.at;
    return r.at;
  }

  /** One literal or match; false at the end marker. */
  private symbol(r: RangeDecoder, limit: number): boolean {
    const posState = (this.out.length - this.out.start) & this.pbMask;
    if (r.bit(this.isMatch, (this.state << 4) + posState) === 0) {
      this.literal(r);
      return true;
    }
    const length = r.bit(this.isRep, this.state) === 0 ? this.match(r, posState) : this.repeat(r, posState);
    if (this.reps[0] === END_MARKER) return false;
    if (this.out.length + length > limit) throw new LzmaError(CORRUPT);
    this.out.copy(this.reps[0], length);
    return true;
  }

  private literal(r: RangeDecoder): void {
    const { out } = this;
    const position = out.length - out.start;
    const context = ((position & this.lpMask) << this.lc) + (out.back(0) >> (8 - this.lc));
    const base = 0x300 * context;
    let symbol = 1;
    if (this.state >= 7) {
      let matched = out.back(this.reps[0]);
      do {
        const matchBit = (matched >> 7) & 1;
        matched <<= 1;
        const bit = r.bit(this.literals, base + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (matchBit !== bit) break;
      } while (symbol < 0x100);
    }
    while (symbol < 0x100) symbol = (symbol << 1) | r.bit(this.literals, base + symbol);
    out.put(symbol & 0xff);
    this.state = this.state < 4 ? 0 : this.state < 10 ? this.state - 3 : this.state - 6;
  }

  private match(r: RangeDecoder, posState: number): number {
    const length = this.lengths.decode(r, posState);
    this.reps = [this.distance(r, length), this.reps[0], this.reps[1], this.reps[2]];
    this.state = this.state < 7 ? 7 : 10;
    return length + SHORTEST_MATCH;
  }

  private distance(r: RangeDecoder, length: number): number {
    const slot = r.tree(this.posSlot[Math.min(length, 3)], 0, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + r.reverseTree(this.posSpecial, base - slot, bits);
    return base + r.direct(bits - 4) * 16 + r.reverseTree(this.align, 0, 4);
  }

  /** A match at one of the last four distances. */
  private repeat(r: RangeDecoder, posState: number): number {
    if (r.bit(this.isRepG0, this.state) === 0) {
      if (r.bit(this.isRep0Long, (this.state << 4) + posState) === 0) {
        this.state = this.state < 7 ? 9 : 11;
        return 1;
      }
    } else this.moveToFront(r.bit(this.isRepG1, this.state) === 0 ? 1 : r.bit(this.isRepG2, this.state) === 0 ? 2 : 3);
    const length = this.repLengths.decode(r, posState);
    this.state = this.state < 7 ? 8 : 11;
    return length + SHORTEST_MATCH;
  }

  private moveToFront(index: number): void {
    const [moved] = this.reps.splice(index, 1);
    this.reps.unshift(moved);
  }
}

/** Decodes LZMA2 chunks up to their end; returns the place after it. */
export function decodeLzma2(input: Uint8Array, at: number, out: LzmaOutput): number {
  const decoder = new LzmaDecoder(out);
  const byte = (): number => {
    if (at >= input.length) throw new LzmaError('Compressed data ended before the end-of-stream marker was reached');
    return input[at++];
  };
  const number = (): number => (byte() << 8) | byte();
  for (;;) {
    const control = byte();
    if (control === 0) return at;
    if (control === 1 || control >= 0xe0) out.start = out.length;
    if (control < 0x80) {
      if (control > 2) throw new LzmaError(CORRUPT);
      const size = number() + 1;
      if (at + size > input.length) throw new LzmaError('Compressed data ended before the end-of-stream marker was reached');
      out.append(input.subarray(at, at + size));
      at += size;
      continue;
    }
    const unpacked = ((control & 0x1f) << 16) + number() + 1;
    const packed = number() + 1;
    if (control >= 0xc0) decoder.setProperties(byte());
    else if (control >= 0xa0) decoder.resetState();
    decoder.decode(input, at, Math.min(input.length, at + packed), unpacked);
    at += packed;
  }
}
