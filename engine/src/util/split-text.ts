/** Splitting as `split` and `rsplit` do it. Pure. */
import { finderOf, lastIndexOfText } from './search-text.js';

/** Splits at runs of blanks, at most `max` times unless negative. */
export function splitBlanks(s: string, max: number, fromRight: boolean, isBlank: (unit: number) => boolean): string[] {
  const parts: string[] = [];
  if (!fromRight) {
    let i = 0;
    for (;;) {
      while (i < s.length && isBlank(s.charCodeAt(i))) i++;
      if (i >= s.length) return parts;
      if (max >= 0 && parts.length >= max) {
        parts.push(s.slice(i));
        return parts;
      }
      let j = i;
      while (j < s.length && !isBlank(s.charCodeAt(j))) j++;
      parts.push(s.slice(i, j));
      i = j;
    }
  }
  let end = s.length;
  for (;;) {
    while (end > 0 && isBlank(s.charCodeAt(end - 1))) end--;
    if (end === 0) return parts.reverse();
    if (max >= 0 && parts.length >= max) {
      parts.push(s.slice(0, end));
      return parts.reverse();
    }
    let j = end;
    while (j > 0 && !isBlank(s.charCodeAt(j - 1))) j--;
    parts.push(s.slice(j, end));
    end = j;
  }
}

/** Splits at a separator, at most `max` times unless negative. */
export function splitBy(s: string, separator: string, max: number, fromRight: boolean): string[] {
  if (max < 0 && !fromRight && separator.length < 500) return s.split(separator);
  const most = max < 0 ? Infinity : max;
  const parts: string[] = [];
  if (!fromRight) {
    const find = finderOf(separator);
    let from = 0;
    for (let at = find(s, 0); at >= 0 && parts.length < most; at = find(s, from)) {
      parts.push(s.slice(from, at));
      from = at + separator.length;
    }
    parts.push(s.slice(from));
    return parts;
  }
  let end = s.length;
  while (parts.length < most) {
    const at = end - separator.length < 0 ? -1 : lastIndexOfText(s, separator, end - separator.length);
    if (at < 0) break;
    parts.push(s.slice(at + separator.length, end));
    end = at;
  }
  parts.push(s.slice(0, end));
  return parts.reverse();
}
