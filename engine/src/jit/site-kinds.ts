/** Questions to a site's feedback. */
import type { Site } from '../feedback/site.js';
import { TAG_LIMIT } from '../feedback/tags.js';

/** Keys of sites with one operand are tags. */
export function tagsOf(site: Site): number[] {
  return site.cases.map(c => c.key as number);
}

/** The one tag ever seen; −1 when several. */
export function onlyTag(site: Site): number {
  return site.cases.length === 1 && !site.overflowed ? (site.cases[0].key as number) : -1;
}

export interface PairTags {
  readonly left: number[];
  readonly right: number[];
  /** Bits of RESULT over all cases. */
  readonly results: number;
}

/** Keys of sites with two operands; null when the site is megamorphic or never ran. */
export function pairTags(site: Site): PairTags | null {
  if (site.overflowed || site.cases.length === 0) return null;
  const left = new Set<number>();
  const right = new Set<number>();
  let results = 0;
  for (const c of site.cases) {
    const key = c.key as number;
    left.add(Math.floor(key / TAG_LIMIT));
    right.add(key % TAG_LIMIT);
    results |= c.results;
  }
  return { left: [...left], right: [...right], results };
}

export function all(tags: readonly number[], ...allowed: readonly number[]): boolean {
  return tags.every(t => allowed.includes(t));
}
