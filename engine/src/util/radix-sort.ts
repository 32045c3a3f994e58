/** Stable sorting of int32 by bytes (LSD radix sort, Knuth vol. 3, 5.2.5). Pure. */

const DIGITS = 256;

/** Places of the keys in ascending order, equal ones in the order they came. `keys` are int32. */
export function orderOfInts(keys: readonly number[]): Uint32Array {
  const n = keys.length;
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let other = new Uint32Array(n);
  for (const [shift, starts] of passes(keys)) {
    for (let i = 0; i < n; i++) {
      const at = order[i];
      other[starts[digit(keys[at], shift)]++] = at;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** `numbers`, which are int32, in ascending order. */
export function sortedInts(numbers: readonly number[]): number[] {
  const n = numbers.length;
  let from = new Int32Array(n);
  for (let i = 0; i < n; i++) from[i] = numbers[i];
  let to = new Int32Array(n);
  for (const [shift, starts] of passes(numbers)) {
    for (let i = 0; i < n; i++) {
      const x = from[i];
      to[starts[digit(x, shift)]++] = x;
    }
    [from, to] = [to, from];
  }
  const sorted: number[] = [];
  for (let i = 0; i < n; i++) sorted.push(from[i]);
  return sorted;
}

/** The sign's bit is turned, so that negative numbers come first. */
const digit = (x: number, shift: number): number => ((x ^ 0x80000000) >>> shift) & 0xff;

/** The bytes in which the numbers differ, lowest first, with the place where each value of that byte begins. */
function passes(numbers: readonly number[]): (readonly [number, Uint32Array])[] {
  const list: (readonly [number, Uint32Array])[] = [];
  for (let shift = 0; shift < 32; shift += 8) {
    const starts = new Uint32Array(DIGITS);
    for (let i = 0; i < numbers.length; i++) starts[digit(numbers[i], shift)]++;
    if (starts[digit(numbers[0], shift)] === numbers.length) continue;
    let sum = 0;
    for (let d = 0; d < DIGITS; d++) {
      const count = starts[d];
      starts[d] = sum;
      sum += count;
    }
    list.push([shift, starts]);
  }
  return list;
}
