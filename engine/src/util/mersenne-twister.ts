/** MT19937, seeded and read as CPython's `random` does, so that sequences are the same. Pure. */

const N = 624;
const M = 397;

export class MersenneTwister {
  readonly state = new Uint32Array(N);
  /** Next word of `state` to hand out; N: all are used up. */
  index = N;

  /** Seeds with the magnitude of an int, as its 32-bit words from the lowest up. */
  seed(n: bigint): void {
    const words: number[] = [];
    for (let m = n < 0n ? -n : n; m > 0n; m >>= 32n) words.push(Number(m & 0xffff_ffffn));
    this.seedByWords(words.length === 0 ? [0] : words);
  }

  private seedByWords(key: readonly number[]): void {
    const s = this.state;
    s[0] = 19650218;
    for (let i = 1; i < N; i++) s[i] = Math.imul(1812433253, s[i - 1] ^ (s[i - 1] >>> 30)) + i;
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, key.length); k > 0; k--) {
      s[i] = (s[i] ^ Math.imul(s[i - 1] ^ (s[i - 1] >>> 30), 1664525)) + key[j] + j;
      i = this.following(i);
      j = j + 1 < key.length ? j + 1 : 0;
    }
    for (let k = N - 1; k > 0; k--) {
      s[i] = (s[i] ^ Math.imul(s[i - 1] ^ (s[i - 1] >>> 30), 1566083941)) - i;
      i = this.following(i);
    }
    s[0] = 0x8000_0000;
    this.index = N;
  }

  private following(i: number): number {
    if (i + 1 < N) return i + 1;
    this.state[0] = this.state[N - 1];
    return 1;
  }

  private refill(): void {
    const s = this.state;
    for (let k = 0; k < N; k++) {
      const y = (s[k] & 0x8000_0000) | (s[(k + 1) % N] & 0x7fff_ffff);
      s[k] = s[(k + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908_b0df : 0);
    }
    this.index = 0;
  }

  /** The next 32 random bits. */
  next(): number {
    if (this.index >= N) this.refill();
    let y = this.state[this.index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A double in [0, 1) of 53 random bits. */
  random(): number {
    const a = this.next() >>> 5;
    const b = this.next() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /** k random bits, k > 0. */
  bits(k: number): bigint | number {
    if (k <= 32) return this.next() >>> (32 - k);
    // one number from its digits: adding word by word would copy the number for each
    const words: string[] = [];
    for (let left = k; left > 0; left -= 32) {
      const word = this.next();
      words.push((left < 32 ? word >>> (32 - left) : word).toString(16).padStart(8, '0'));
    }
    return BigInt(`0x${words.reverse().join('')}`);
  }
}
