/**
 * A text that is edited, as a number that tells it from others: hashes of pieces, so that a keystroke costs one piece
 * and not the text. What was put together from other pieces has the same number. Knows no text but what it is given.
 */
import type { Span } from './origins.js';

/** Hashed as the digits of a number to two bases, modulo 2^32: of two stretches in a row it follows from theirs. */
interface Piece {
  readonly length: number;
  readonly a: number;
  readonly b: number;
  /** What the number before it is multiplied with: the base to the power of the length. */
  readonly shiftA: number;
  readonly shiftB: number;
}

const BASE_A = 0x01000193;
const BASE_B = 0x9e3779b1;
const LENGTH = 2048;
/** Pieces that edits left smaller are joined with what was edited beside them. */
const SMALL = 512;

export class TextFingerprint {
  #pieces: Piece[];

  constructor(text: string) {
    this.#pieces = piecesOf(text, 0, text.length);
  }

  /** The text became `text` because `span` of it was replaced. */
  edit({ start, end }: Span, text: string): void {
    const before = this.#pieces.reduce((sum, { length }) => sum + length, 0);
    const { first, from } = this.#pieceWith(start);
    let last = first;
    let to = from;
    while (last < this.#pieces.length && (to <= end || to - from < SMALL)) to += this.#pieces[last++].length;
    this.#pieces.splice(first, last - first, ...piecesOf(text, from, to + text.length - before));
  }

  get key(): string {
    let [length, a, b] = [0, 0, 0];
    for (const piece of this.#pieces) {
      length += piece.length;
      a = (Math.imul(a, piece.shiftA) + piece.a) | 0;
      b = (Math.imul(b, piece.shiftB) + piece.b) | 0;
    }
    return `${length}:${a}:${b}`;
  }

  #pieceWith(offset: number): { first: number; from: number } {
    let first = 0;
    let from = 0;
    while (first < this.#pieces.length - 1 && from + this.#pieces[first].length < offset) from += this.#pieces[first++].length;
    return { first, from };
  }
}

function piecesOf(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let from = start; from < end; from += LENGTH) pieces.push(pieceOf(text, from, Math.min(end, from + LENGTH)));
  return pieces;
}

/** A character counts as one more than its code: a text of zeros has a number, too. */
function pieceOf(text: string, start: number, end: number): Piece {
  let [a, b, shiftA, shiftB] = [0, 0, 1, 1];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at) + 1;
    a = (Math.imul(a, BASE_A) + code) | 0;
    b = (Math.imul(b, BASE_B) + code) | 0;
    shiftA = Math.imul(shiftA, BASE_A);
    shiftB = Math.imul(shiftB, BASE_B);
  }
  return { length: end - start, a, b, shiftA, shiftB };
}
