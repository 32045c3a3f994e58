/**
 * Searching text in linear time. The host's search is fast for what programs look for, but quadratic in the worst case,
 * which matters for needles of thousands of characters; those are sought by Knuth, Morris and Pratt. Pure.
 */

const LONG = 500;

/** Where `needle` is in a text at or after a position, or −1. */
export type TextFinder = (text: string, from: number) => number;

export function finderOf(needle: string): TextFinder {
  if (needle.length < LONG) return (text, from) => text.indexOf(needle, from);
  const failure = failureTable(needle);
  return (text, from) => linearSearch(text, needle, failure, from);
}

export function indexOfText(text: string, needle: string, from = 0): number {
  return needle.length < LONG || text.length - from < needle.length ? text.indexOf(needle, from) : finderOf(needle)(text, from);
}

/** The last place that begins at or before `from`, or −1. */
export function lastIndexOfText(text: string, needle: string, from: number): number {
  if (needle.length < LONG || text.length < needle.length) return text.lastIndexOf(needle, from);
  const end = Math.min(from + needle.length, text.length);
  const at = finderOf(reversed(needle))(reversed(text.slice(0, end)), 0);
  return at < 0 ? -1 : end - at - needle.length;
}

const reversed = (text: string): string => {
  let s = '';
  for (let i = text.length - 1; i >= 0; i--) s += text[i];
  return s;
};

/** For each prefix, the length of its longest border. */
function failureTable(needle: string): Int32Array {
  const table = new Int32Array(needle.length);
  for (let i = 1, k = 0; i < needle.length; i++) {
    const unit = needle.charCodeAt(i);
    while (k > 0 && unit !== needle.charCodeAt(k)) k = table[k - 1];
    if (unit === needle.charCodeAt(k)) k++;
    table[i] = k;
  }
  return table;
}

function linearSearch(text: string, needle: string, failure: Int32Array, from: number): number {
  for (let i = from, k = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    while (k > 0 && unit !== needle.charCodeAt(k)) k = failure[k - 1];
    if (unit === needle.charCodeAt(k)) k++;
    if (k === needle.length) return i - k + 1;
  }
  return -1;
}
