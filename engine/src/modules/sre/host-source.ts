/**
 * The JavaScript regular expression that means the same as a tree, where there is one. Where JavaScript differs (what
 * groups in repetitions keep, empty rounds, references to groups that took no part) the answer is null. Pure.
 */
import { firstOf, mayExplode } from './backtracking.js';
import { isWordAscii, isWordUnicode } from './characters.js';
import { overlap, rangesWhere, within, type Ranges } from './character-ranges.js';
import { At } from './opcodes.js';
import type { Node, Repeat } from './tree.js';

/** `limit`: the subjects have characters below it only. */
export function hostSource(tree: Node, groups: number, limit: number): string | null {
  const found = new Groups();
  if (!found.read(tree) || found.count !== groups || mayExplode(tree)) return null;
  return new Writer(limit).text(tree);
}

/** Group numbers in the order in which the groups end. */
export function groupsByEnd(tree: Node): number[] {
  switch (tree.kind) {
    case 'sequence':
    case 'choice':
      return tree.items.flatMap(groupsByEnd);
    case 'group':
      return [...groupsByEnd(tree.body), tree.number];
    case 'repeat':
    case 'look':
      return groupsByEnd(tree.body);
    default:
      return [];
  }
}

// ---- is it the same in JavaScript? ----

/** Walks the tree as a match does, and knows which groups have certainly taken part. */
class Groups {
  count = 0;
  private certain = new Set<number>();

  /** False where JavaScript could tell something else. */
  read(node: Node): boolean {
    switch (node.kind) {
      case 'sequence':
        return node.items.every(item => this.read(item));
      case 'choice':
        return this.readChoice(node.items);
      case 'group': {
        // JavaScript counts groups as they come
        const inOrder = node.number === ++this.count;
        const same = inOrder && this.read(node.body);
        this.certain.add(node.number);
        return same;
      }
      case 'repeat':
        return this.readRepeat(node);
      case 'look':
        return this.readLook(node.body, node.behind, node.negative);
      case 'reference':
        return this.certain.has(node.number);
      default:
        return true;
    }
  }

  private readChoice(items: readonly Node[]): boolean {
    const before = this.certain;
    const ends: Set<number>[] = [];
    for (const item of items) {
      this.certain = new Set(before);
      if (!this.read(item)) return false;
      ends.push(this.certain);
    }
    this.certain = new Set([...ends[0]].filter(g => ends.every(end => end.has(g))));
    return true;
  }

  /** JavaScript forgets the groups of a repetition in each round, and does not count a round that is empty. */
  private readRepeat({ body, minimum, maximum }: Repeat): boolean {
    const before = new Set(this.certain);
    const outside = this.count;
    if (minimum !== maximum && shortest(body) === 0) return false;
    if (!this.read(body)) return false;
    for (let g = outside + 1; g <= this.count; g++) if (maximum > 1 && !this.certain.has(g)) return false;
    if (minimum === 0) this.certain = before;
    return true;
  }

  /** JavaScript looks behind backwards. */
  private readLook(body: Node, behind: boolean, negative: boolean): boolean {
    const before = new Set(this.certain);
    const outside = this.count;
    if (!this.read(body) || (behind && (this.count > outside || hasReference(body)))) return false;
    if (negative) this.certain = before;
    return true;
  }
}

function hasReference(node: Node): boolean {
  if (node.kind === 'sequence' || node.kind === 'choice') return node.items.some(hasReference);
  return node.kind === 'reference' || ('body' in node && hasReference(node.body));
}

/** Fewest characters that a match has; a reference may be empty. */
function shortest(node: Node): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + shortest(item), 0);
    case 'choice':
      return Math.min(...node.items.map(shortest));
    case 'group':
      return shortest(node.body);
    case 'repeat':
      return node.minimum * shortest(node.body);
    default:
      return 0;
  }
}

// ---- the text ----

class Writer {
  private readonly asciiWord: Ranges;
  private readonly unicodeWord: Ranges;
  private readonly beyond: Ranges;

  constructor(private readonly limit: number) {
    this.asciiWord = rangesWhere(limit, isWordAscii);
    this.unicodeWord = rangesWhere(limit, isWordUnicode);
    // stands for whatever may come after the whole of a sequence
    this.beyond = [0, limit];
  }

  text(node: Node): string {
    switch (node.kind) {
      case 'set':
        return this.set(node.ranges);
      case 'sequence':
        return node.items.map((item, i) => (item.kind === 'at' ? this.place(item.where, node.items, i) : this.text(item))).join('');
      case 'choice':
        return `(?:${node.items.map(item => this.text(item)).join('|')})`;
      case 'group':
        return `(${this.text(node.body)})`;
      case 'repeat':
        return this.repeat(node);
      case 'at':
        return this.place(node.where, [node], 0);
      case 'look':
        return `(?${node.behind ? '<' : ''}${node.negative ? '!' : '='}${this.text(node.body)})`;
      case 'reference':
        return `(?:\\${node.number})`;
    }
  }

  private set(ranges: Ranges): string {
    if (ranges.length === 2 && ranges[0] === ranges[1]) return escaped(ranges[0]);
    const pairs: string[] = [];
    for (let i = 0; i < ranges.length; i += 2) {
      const [low, high] = [ranges[i], ranges[i + 1]];
      // no subject has more
      const last = high === this.limit - 1 ? 0xffff : high;
      pairs.push(low === last ? escaped(low) : `${escaped(low)}-${escaped(last)}`);
    }
    return `[${pairs.join('')}]`;
  }

  private repeat({ body, minimum, maximum, greedy }: Repeat): string {
    const item = body.kind === 'set' || body.kind === 'group' ? this.text(body) : `(?:${this.text(body)})`;
    return `${item}{${minimum},${maximum === Infinity ? '' : maximum}}${greedy ? '' : '?'}`;
  }

  private place(where: number, items: readonly Node[], i: number): string {
    switch (where) {
      case At.BEGINNING:
      case At.BEGINNING_STRING:
        return '^';
      case At.BEGINNING_LINE:
        return '(?<![^\\n])';
      case At.END:
        return '(?=\\n?$)';
      case At.END_LINE:
        return '(?![^\\n])';
      case At.END_STRING:
        return '$';
      case At.UNI_BOUNDARY:
        return this.boundary(this.unicodeWord, items, i);
      case At.UNI_NON_BOUNDARY:
        return `(?!${this.boundary(this.unicodeWord, [], 0)})`;
      case At.BOUNDARY:
      case At.LOC_BOUNDARY:
        return '\\b';
      default:
        return '\\B';
    }
  }

  /** Of the two ways to be at the edge of a word one is enough where the character beside it is known. */
  private boundary(word: Ranges, items: readonly Node[], i: number): string {
    const w = this.set(word);
    const next = firstOf({ kind: 'sequence', items: items.slice(i + 1) }, this.beyond);
    if (within(next, word)) return `(?<!${w})`;
    if (!overlap(next, word)) return `(?<=${w})`;
    const previous = i > 0 ? lastOf(items[i - 1]) : this.beyond;
    if (within(previous, word)) return `(?!${w})`;
    if (!overlap(previous, word)) return `(?=${w})`;
    return `(?:(?<=${w})(?!${w})|(?<!${w})(?=${w}))`;

    /** The characters with which an item certainly ends, where it is as simple as that. */
    function lastOf(node: Node): Ranges {
      if (node.kind === 'set') return node.ranges;
      if (node.kind === 'group') return lastOf(node.body);
      return node.kind === 'repeat' && node.minimum > 0 ? lastOf(node.body) : EVERYTHING;
    }
  }
}

const EVERYTHING: Ranges = [0, 0xffff];

function escaped(ch: number): string {
  return isWordAscii(ch) ? String.fromCharCode(ch) : `\\u${ch.toString(16).padStart(4, '0')}`;
}
