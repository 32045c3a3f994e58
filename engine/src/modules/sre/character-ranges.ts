/** Sets of characters as ranges, in order and apart: `[low, high, low, high, …]`, both ends included. Pure. */
export type Ranges = readonly number[];

export const NO_CHARACTERS: Ranges = [];

/** The characters below `limit` that pass a test. */
export function rangesWhere(limit: number, test: (ch: number) => boolean): Ranges {
  const ranges: number[] = [];
  let low = -1;
  for (let ch = 0; ch <= limit; ch++) {
    const has = ch < limit && test(ch);
    if (has === low >= 0) continue;
    if (has) low = ch;
    else {
      ranges.push(low, ch - 1);
      low = -1;
    }
  }
  return ranges;
}

export function union(a: Ranges, b: Ranges): Ranges {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [low, high] = j >= b.length || (i < a.length && a[i] <= b[j]) ? [a[i++], a[i++]] : [b[j++], b[j++]];
    const last = result.length - 1;
    if (last > 0 && low <= result[last] + 1) result[last] = Math.max(result[last], high);
    else result.push(low, high);
  }
  return result;
}

/** Has any character both? */
export function overlap(a: Ranges, b: Ranges): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i + 1] < b[j]) i += 2;
    else if (b[j + 1] < a[i]) j += 2;
    else return true;
  }
  return false;
}

/** Has `b` all that `a` has? */
export function within(a: Ranges, b: Ranges): boolean {
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    while (j < b.length && b[j + 1] < a[i]) j += 2;
    if (j >= b.length || b[j] > a[i] || b[j + 1] < a[i + 1]) return false;
  }
  return true;
}
