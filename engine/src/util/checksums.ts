/** Adler-32 (RFC 1950). CRC-32 is in binary-text. */
export function adler32(data: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (let i = 0; i < data.length;) {
    // sums stay below 2^31 for so many bytes
    const stop = Math.min(i + 3800, data.length);
    for (; i < stop; i++) b += a += data[i];
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
