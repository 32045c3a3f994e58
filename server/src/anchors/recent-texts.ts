/**
 * The texts that a document had lately, with the origins of their characters: undo brings a text back as a whole, and
 * with it what is known of it. Keeps fingerprints, not texts.
 */
import type { Origins } from './origins.js';

const KEPT = 200;

export class RecentTexts {
  /** By fingerprint, the one that was there last at the end. */
  readonly #known = new Map<string, Origins>();

  find(key: string): Origins | null {
    return this.#known.get(key) ?? null;
  }

  /** A text that is there again by another way is known as it is now. */
  add(key: string, origins: Origins): void {
    this.#known.delete(key);
    this.#known.set(key, origins);
    if (this.#known.size <= KEPT) return;
    const [first] = this.#known.keys();
    this.#known.delete(first);
  }
}
