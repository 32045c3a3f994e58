/**
 * What is known of a stack slot or local while bytecode is verified. CPython trusts its compiler: LIST_APPEND takes what lies
 * there to be a list, RERAISE to be an exception. Here bytes come from anywhere, so that is proven first.
 *
 *     value ⊇ exception, list, set, dict, cell, tuple of cells, constant, complete function
 *     exception? ⊇ exception
 *     saved ⊇ value: also “unbound”
 */
import { reject } from './pyc-error.js';

export type Kind =
  | 'value'
  /** Pushed where a callee has no self. */
  | 'null'
  /** Self of a method, or null: only running tells. */
  | 'self?'
  | 'exception'
  /** An exception or None. */
  | 'exception?'
  /** The exception that was being handled before, or None. */
  | 'previous'
  | 'list'
  | 'set'
  | 'dict'
  | 'cell'
  /** Where an exception was raised; only RERAISE reads it. */
  | 'lasti'
  /** A constant of the code, by index; known inside a block. */
  | `constant:${number}`
  /** A tuple of so many cells. */
  | `cells:${number}`
  /** A function of that constant's code that still lacks its closure. */
  | `open:${number}`
  /** What a local held, by bits of Local. */
  | `saved:${number}`;

/** What a local may hold, as bits. */
export const Local = { unbound: 1, value: 2, cell: 4 } as const;

export const tagOf = (k: Kind): string => {
  const colon = k.indexOf(':');
  return colon < 0 ? k : k.slice(0, colon);
};
export const numberOf = (k: Kind): number => Number(k.slice(k.indexOf(':') + 1));

const NO_VALUES: ReadonlySet<string> = new Set(['null', 'self?', 'lasti', 'open', 'saved']);

export const isValue = (k: Kind): boolean => !NO_VALUES.has(tagOf(k));

/** May something of kind `actual` be used as `wanted`? */
export function fits(actual: Kind, wanted: Kind): boolean {
  if (wanted === 'value') return isValue(actual);
  return actual === wanted || (wanted === 'exception?' && actual === 'exception');
}

/** What is known where two ways meet. */
export function join(a: Kind, b: Kind): Kind {
  if (a === b) return a;
  if (fits(a, 'exception?') && fits(b, 'exception?')) return 'exception?';
  if (isValue(a) && isValue(b)) return 'value';
  if (canBeSaved(a) && canBeSaved(b)) return `saved:${bitsOf(a) | bitsOf(b)}`;
  return reject(`ways meet with ${a} and ${b} on the stack`);
}

const canBeSaved = (k: Kind): boolean => isValue(k) || tagOf(k) === 'saved';

/** What a local holds after a store of something of this kind. */
export function bitsOf(k: Kind): number {
  if (tagOf(k) === 'saved') return numberOf(k);
  return k === 'cell' ? Local.cell : Local.value;
}

export function kindOfLocal(bits: number): Kind {
  return bits === Local.cell ? 'cell' : 'value';
}
