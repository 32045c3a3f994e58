/**
 * Which characters of a text come from an older one, and where they are now: pieces of the older text between what was
 * typed. Follows edits one by one, so that it never takes what was typed for what was there. Knows no syntax.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `length` characters that were at `from` and are at `now`. */
interface Piece {
  readonly from: number;
  readonly now: number;
  readonly length: number;
}

export class Origins {
  private constructor(
    /** In the order of both texts: an edit never moves a piece past another one. */
    readonly pieces: readonly Piece[],
    readonly length: number,
  ) {}

  static of(length: number): Origins {
    return new Origins(length === 0 ? [] : [{ from: 0, now: 0, length }], length);
  }

  /** After the characters `start…end` were replaced by `typed` new ones. */
  edited({ start, end }: Span, typed: number): Origins {
    const shift = typed - (end - start);
    const pieces = this.pieces.flatMap(piece => {
      const last = piece.now + piece.length;
      if (last <= start) return [piece];
      if (piece.now >= end) return [{ ...piece, now: piece.now + shift }];
      const before = { ...piece, length: start - piece.now };
      const cut = end - piece.now;
      const after = { from: piece.from + cut, now: end + shift, length: last - end };
      return [before, after].filter(({ length }) => length > 0);
    });
    return new Origins(pieces, this.length + shift);
  }

  /** Where a stretch is that is in one piece; null when something was typed or taken out within it. */
  whole({ start, end }: Span): Span | null {
    const piece = this.#at(start);
    if (piece === null || end > piece.from + piece.length) return null;
    const shift = piece.now - piece.from;
    return { start: start + shift, end: end + shift };
  }

  /** Where one character is; null when it is gone. */
  character(from: number): number | null {
    const piece = this.#at(from);
    return piece && from - piece.from + piece.now;
  }

  /** Whether a character of the new text was in the old one. */
  isOld(now: number): boolean {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      if (now < piece.now) high = middle - 1;
      else if (now >= piece.now + piece.length) low = middle + 1;
      else return true;
    }
    return false;
  }

  #at(from: number): Piece | null {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.pieces[middle];
      if (from < piece.from) high = middle - 1;
      else if (from >= piece.from + piece.length) low = middle + 1;
      else return piece;
    }
    return null;
  }
}
