/**
 * Kinds of values as feedback keeps them in bits, in words; the three sizes of int are one kind to a person.
 */
import { RESULT } from '../feedback/site.js';

export type ValueKind = 'None' | 'bool' | 'int' | 'float' | 'str' | 'object';

const KIND_BITS: readonly (readonly [ValueKind, number])[] = Object.freeze([
  ['None', RESULT.none],
  ['bool', RESULT.bool],
  ['int', RESULT.smallInt | RESULT.int | RESULT.bigInt],
  ['float', RESULT.float],
  ['str', RESULT.str],
  ['object', RESULT.other],
]);

export function valueKinds(bits: number): ValueKind[] {
  return KIND_BITS.filter(([, mask]) => (bits & mask) !== 0).map(([kind]) => kind);
}

export const isNumber = (kind: ValueKind): boolean => kind === 'int' || kind === 'float';
