/**
 * The replacements that turn one text into another, for clients that send whole texts: the fewest characters
 * (Myers 1986), or one replacement where that would take too long. Knows no syntax.
 */
import type { Span } from './origins.js';

export interface Replacement extends Span {
  /** How many characters stand there instead. */
  readonly typed: number;
}

/** More insertions and deletions than this are one replacement. */
const MOST = 600;

/** In an order in which they can be made one after the other: each counts in the text that those before it left. */
export function differences(old: string, text: string): readonly Replacement[] {
  const outer = difference(old, text);
  const a = old.slice(outer.start, outer.end);
  const b = text.slice(outer.start, outer.start + outer.typed);
  const inner = shortest(a, b);
  if (inner === null) return [outer];
  return inner.map(({ start, end, typed }) => ({ start: start + outer.start, end: end + outer.start, typed }));
}

/** What is between the common beginning and the common end. */
export function difference(old: string, text: string): Replacement {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return { start, end: old.length - tail, typed: text.length - tail - start };
}

/** null when it takes more than MOST steps. Last replacement first, so that the places of the others hold. */
function shortest(a: string, b: string): Replacement[] | null {
  const trace = furthest(a, b);
  if (trace === null) return null;
  const found: Replacement[] = [];
  let [x, y] = [a.length, b.length];
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const before = trace[steps - 1] ?? new Map<number, number>();
    const diagonal = x - y;
    const isInsert = diagonal === -steps || (diagonal !== steps && reach(before, diagonal - 1) < reach(before, diagonal + 1));
    const from = isInsert ? diagonal + 1 : diagonal - 1;
    x = reach(before, from);
    y = x - from;
    found.push(isInsert ? { start: x, end: x, typed: 1 } : { start: x, end: x + 1, typed: 0 });
  }
  return found;
}

/** For each number of steps, how far into `a` each diagonal comes; null when there are too many. */
function furthest(a: string, b: string): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  for (let steps = 0; steps <= MOST; steps++) {
    const now = new Map<number, number>();
    const before = trace.at(-1) ?? new Map<number, number>();
    trace.push(now);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const isInsert = diagonal === -steps || (diagonal !== steps && reach(before, diagonal - 1) < reach(before, diagonal + 1));
      let x = steps === 0 ? 0 : isInsert ? reach(before, diagonal + 1) : reach(before, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a.charCodeAt(x) === b.charCodeAt(x - diagonal)) x++;
      now.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
  }
  return null;
}

function reach(of: ReadonlyMap<number, number>, diagonal: number): number {
  return of.get(diagonal) ?? -1;
}
