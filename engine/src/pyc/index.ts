/** `.pyc` files of CPython 3.13: read, checked, converted. Runs nothing. */
import type { Code } from '../bytecode/code.js';
import { convertCode } from './convert.js';
import { PycError } from './pyc-error.js';
import { readMarshal } from './read-marshal.js';

/** Of CPython 3.13, as its files begin. */
export const PYC_MAGIC = Object.freeze([0xf3, 0x0d, 0x0d, 0x0a]);
export const PYC_HEADER = 16;

export function hasPycMagic(bytes: Uint8Array): boolean {
  return PYC_MAGIC.every((b, i) => bytes[i] === b);
}

/** The code in a file whose magic number is right. */
export function readPyc(bytes: Uint8Array): Code {
  if (bytes.length < PYC_HEADER) throw new PycError('EOFError', 'marshal data too short');
  const { value } = readMarshal(bytes, PYC_HEADER);
  if (value.type !== 'code') throw new PycError('ImportError', 'Non-code object');
  const code = convertCode(value.code);
  if (code.freeVars.length > 0) throw new PycError('ImportError', 'the code of a module with free variables');
  return code;
}

export { convertCode } from './convert.js';
export { PycError } from './pyc-error.js';
export { readMarshal } from './read-marshal.js';
export type { CPythonCode, Marshalled } from './marshalled.js';
