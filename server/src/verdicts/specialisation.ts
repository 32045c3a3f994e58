/** How CPython specialised one instruction of a program, as server/python/specialised.py tells. Plain data; runs nothing. */

/** Lines from 1, columns in bytes of UTF-8. */
export interface Specialisation {
  /** The instruction as it was compiled. */
  readonly base: string;
  /** What it had become when the program ended. */
  readonly now: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** How often it could not be specialised, logarithmically: 0 for what is, 15 at most. */
  readonly tries: number;
  /** As what it was seen while the program ran. */
  readonly forms: readonly string[];
}

export interface OwnRunResult {
  /** `3.13.0`. */
  readonly version: string;
  /** What stopped the program there; null where it ended by itself, or was ended. */
  readonly error: string | null;
  readonly rows: readonly Specialisation[];
}

/** Fewer tries than these say that it hardly ran. */
export const HOT_TRIES = 3;

export type SpecialisedState = 'specialised' | 'unsettled' | 'general' | 'cold';

/** What became of an instruction: what took several forms in turn did not settle, whatever it was at the end. */
export function stateOf(row: Specialisation): SpecialisedState {
  const special = row.forms.filter(form => form !== row.base).length;
  if (special > 1 || (special > 0 && !isSpecialised(row))) return 'unsettled';
  if (isSpecialised(row)) return 'specialised';
  return row.tries >= HOT_TRIES ? 'general' : 'cold';
}

export function isSpecialised({ base, now }: Pick<Specialisation, 'base' | 'now'>): boolean {
  return now !== base && !/_ADAPTIVE$|^ADAPTIVE_/.test(now);
}
