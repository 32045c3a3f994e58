/** CPython's hash of an address: rotated by four bits. */
export function rotateHash(id: number): number {
  return Math.floor(id / 16);
}
