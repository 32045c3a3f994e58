/** Offsets and positions of one text, both in UTF-16 units; lines end as in LSP. Knows nothing else. */
import type { Position } from '../protocol.js';

export class TextPositions {
  readonly #starts: readonly number[];

  constructor(readonly text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), found => found.index + found[0].length)];
  }

  offset({ line, character }: Position): number {
    if (line >= this.#starts.length) return this.text.length;
    return Math.min(this.#starts[line] + character, this.#starts[line + 1] ?? this.text.length);
  }

  /** With its end; null behind the last one. */
  line(line: number): string | null {
    return line < this.#starts.length ? this.text.slice(this.#starts[line], this.#starts[line + 1]) : null;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - this.#starts[low] };
  }
}
