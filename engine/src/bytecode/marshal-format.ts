/** What the writer and the reader of marshalled code agree on. The fingerprint covers the opcode table: bytes made with another one are refused. */
import type { Const } from './code.js';
import { OPCODES, OPCODE_NAMES } from './opcodes.js';

export const MAGIC = 0x4a4c;
export const VERSION = 3;

/** Changes whenever the meaning of opcode numbers or operands does. */
export const FINGERPRINT = tableFingerprint();

function tableFingerprint(): number {
  let hash = 0;
  for (const name of OPCODE_NAMES) {
    const { operands, site } = OPCODES[name];
    for (const character of `${name} ${operands.join(' ')} ${site ?? ''};`) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  }
  return hash;
}

export const OPERAND_COUNT: readonly number[] = Object.freeze(OPCODE_NAMES.map(name => OPCODES[name].operands.length));
export const HAS_SITE: readonly boolean[] = Object.freeze(OPCODE_NAMES.map(name => OPCODES[name].site !== null));

export const CONST_TAGS = [
  'None',
  'Ellipsis',
  'bool',
  'int',
  'float',
  'complex',
  'str',
  'bytes',
  'tuple',
  'frozenset',
  'code',
] as const satisfies readonly Const['type'][];
