/**
 * The texts that a document had lately, with the origins of their characters: undo brings a text back as a whole, and
 * with it what is known of it. Keeps fingerprints, not texts.
 */
import type { Origins } from './origins.js';

const KEPT = 200;

export class RecentTexts {
  /** By fingerprint, in the order in which they were added. */
  readonly #known = new Map<string, Origins>();

  constructor(key: string, origins: Origins) {
    this.add(key, origins);
  }

  find(key: string): Origins | null {
    return this.#known.get(key) ?? null;
  }

  add(key: string, origins: Origins): void {
    this.#known.set(key, origins);
    if (this.#known.size <= KEPT) return;
    // The first one is the profiled text: it stays.
    const [, second] = this.#known.keys();
    this.#known.delete(second);
  }
}
