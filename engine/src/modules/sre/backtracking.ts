/**
 * May matching an expression take a time that is exponential in the length of the subject? It may where a repeated
 * part can match the same text in two ways. Here a part is trusted only if the next character always says which way to
 * go, so a "no" is certain, and a "yes" is caution. Pure.
 */
import { NO_CHARACTERS, overlap, union, type Ranges } from './character-ranges.js';
import type { Node } from './tree.js';

const EVERYTHING: Ranges = [0, 0x10ffff];

/** Rounds up to which a repetition is as good as written out. */
const FEW = 4;

export function mayExplode(node: Node): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.items.some(item => mayExplode(item));
    case 'group':
    case 'look':
      return mayExplode(node.body);
    case 'repeat':
      return node.maximum <= FEW ? mayExplode(node.body) : !isDetermined(node.body, firstOf(node.body, NO_CHARACTERS));
    default:
      return false;
  }
}

/** Does the next character say how `node` goes on, when `follow` are the characters that may come after it? */
function isDetermined(node: Node, follow: Ranges): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.every((item, i) => isDetermined(item, firstOfAll(node.items, i + 1, follow)));
    case 'choice':
      return areApart(node.items, follow) && node.items.every(item => isDetermined(item, follow));
    case 'group':
      return isDetermined(node.body, follow);
    case 'look':
      return !mayExplode(node.body);
    case 'repeat': {
      const again = firstOf(node.body, NO_CHARACTERS);
      const ends = node.minimum === node.maximum || !overlap(again, follow);
      return ends && isDetermined(node.body, union(again, follow));
    }
    default:
      return true;
  }
}

function areApart(items: readonly Node[], follow: Ranges): boolean {
  let seen = NO_CHARACTERS;
  return items.every(item => {
    const first = firstOf(item, follow);
    const apart = !overlap(seen, first);
    seen = union(seen, first);
    return apart;
  });
}

/** The characters with which `node` may begin; those of `follow` as well where it may be empty. */
export function firstOf(node: Node, follow: Ranges): Ranges {
  switch (node.kind) {
    case 'set':
      return node.ranges;
    case 'sequence':
      return firstOfAll(node.items, 0, follow);
    case 'choice':
      return node.items.map(item => firstOf(item, follow)).reduce(union, NO_CHARACTERS);
    case 'group':
      return firstOf(node.body, follow);
    case 'repeat':
      return node.minimum > 0 ? firstOf(node.body, follow) : union(firstOf(node.body, follow), follow);
    case 'reference':
      return EVERYTHING;
    default:
      return follow;
  }
}

function firstOfAll(items: readonly Node[], from: number, follow: Ranges): Ranges {
  let first = follow;
  for (let i = items.length - 1; i >= from; i--) first = firstOf(items[i], first);
  return first;
}
