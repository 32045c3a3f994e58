/**
 * A compiled regular expression as the matcher reads it: its code and what is learnt of its single-character items.
 * Knows no subject.
 */
import { inCharset, lowerAscii, lowerUnicode, upperAscii } from './characters.js';
import { HostPattern } from './host-pattern.js';
import { Info, Op } from './opcodes.js';

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

/** What INFO says of the pattern. */
export interface Summary {
  /** Fewest characters a match has. */
  readonly minimum: number;
  /** Characters that every match begins with; empty when not known. */
  readonly prefix: readonly number[];
  /** Place of a set that has every match's first character; −1 when not known. */
  readonly charset: number;
  /** Place of the first opcode. */
  readonly start: number;
}

export class Program {
  readonly summary: Summary;
  /** The prefix as text without surrogates; null where it is not such text. */
  readonly prefixText: string | null;
  /** By place of a set: answers for characters below 256, filled as they are asked. */
  private readonly answers = new Map<number, Uint8Array>();

  private host: HostPattern | null | undefined;

  constructor(readonly code: Uint32Array) {
    this.summary = summarize(code);
    const plain = this.summary.prefix.every(p => p < 0xd800 || (p > 0xdfff && p < 0x10000));
    this.prefixText = plain ? Array.from(this.summary.prefix, p => String.fromCharCode(p)).join('') : null;
  }

  /** True when the single-character opcode at `pc` takes `ch`. */
  takes(pc: number, ch: number): boolean {
    const { code } = this;
    switch (code[pc]) {
      case Op.LITERAL:
        return ch === code[pc + 1];
      case Op.NOT_LITERAL:
        return ch !== code[pc + 1];
      case Op.ANY:
        return ch !== 10;
      case Op.ANY_ALL:
        return true;
      case Op.IN:
        return this.inSet(pc + 2, ch);
      case Op.IN_IGNORE:
        return this.inSet(pc + 2, lowerAscii(ch));
      case Op.IN_UNI_IGNORE:
        return this.inSet(pc + 2, lowerUnicode(ch));
      case Op.IN_LOC_IGNORE:
        return this.inSet(pc + 2, lowerAscii(ch)) || this.inSet(pc + 2, upperAscii(ch));
      case Op.LITERAL_IGNORE:
        return lowerAscii(ch) === code[pc + 1];
      case Op.NOT_LITERAL_IGNORE:
        return lowerAscii(ch) !== code[pc + 1];
      case Op.LITERAL_UNI_IGNORE:
        return lowerUnicode(ch) === code[pc + 1];
      case Op.NOT_LITERAL_UNI_IGNORE:
        return lowerUnicode(ch) !== code[pc + 1];
      case Op.LITERAL_LOC_IGNORE:
        return lowerAscii(ch) === lowerAscii(code[pc + 1]);
      case Op.NOT_LITERAL_LOC_IGNORE:
        return lowerAscii(ch) !== lowerAscii(code[pc + 1]);
      default:
        throw new RangeError(`opcode ${code[pc]} is not for one character`);
    }
  }

  inSet(set: number, ch: number): boolean {
    if (ch > 255) return inCharset(this.code, set, ch);
    const known = this.answersFor(set);
    if (known[ch] === UNKNOWN) known[ch] = inCharset(this.code, set, ch) ? YES : NO;
    return known[ch] === YES;
  }

  /** What the host can do for narrow texts; null where it has nothing that means the same, or failed. */
  hostPattern(groups: number): HostPattern | null {
    if (this.host === undefined) this.host = HostPattern.of(this, groups);
    return this.host?.failed === true ? null : this.host;
  }

  /** The answers for a set, for loops that read them themselves. */
  answersFor(set: number): Uint8Array {
    let known = this.answers.get(set);
    if (known === undefined) this.answers.set(set, (known = new Uint8Array(256)));
    return known;
  }
}

function summarize(code: Uint32Array): Summary {
  if (code[0] !== Op.INFO) return { minimum: 0, prefix: [], charset: -1, start: 0 };
  const [flags, minimum] = [code[2], code[3]];
  const prefix = (flags & Info.PREFIX) === 0 ? [] : [...code.subarray(7, 7 + code[5])];
  return { minimum, prefix, charset: (flags & Info.CHARSET) === 0 ? -1 : 5, start: 1 + code[1] };
}
