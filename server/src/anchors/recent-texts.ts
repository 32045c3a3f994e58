/**
 * The texts that a document had lately, with the origins of their characters: undo brings a text back as a whole, and
 * with it what is known of it. Keeps hashes, not texts.
 */
import type { Origins } from './origins.js';

const KEPT = 200;

export class RecentTexts {
  /** In the order in which they were added. */
  readonly #known = new Map<string, Origins>();

  constructor(text: string, origins: Origins) {
    this.add(text, origins);
  }

  find(text: string): Origins | null {
    return this.#known.get(keyOf(text)) ?? null;
  }

  add(text: string, origins: Origins): void {
    this.#known.set(keyOf(text), origins);
    if (this.#known.size <= KEPT) return;
    // The first one is the profiled text: it stays.
    const [, second] = this.#known.keys();
    this.#known.delete(second);
  }
}

/** Two 32-bit hashes and the length (FNV-1a, and Bernstein's): texts of one document do not meet by chance. */
function keyOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 5381;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 33) + code) | 0;
  }
  return `${text.length}:${a}:${b}`;
}
