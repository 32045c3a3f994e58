/**
 * Names of characters, both ways: the database's, aliases, named sequences, and the names that follow from the code point.
 * Knows no Python objects.
 */
import type { StdlibSource } from '../../host.js';
import { databaseFile } from './database.js';

interface Names {
  readonly byPoint: ReadonlyMap<number, string>;
  readonly byName: ReadonlyMap<string, number>;
  readonly aliases: ReadonlyMap<string, number>;
  readonly sequences: ReadonlyMap<string, readonly number[]>;
}

export class CharacterNames {
  private table: Names | null = null;

  constructor(private readonly stdlib: StdlibSource) {}

  private get names(): Names {
    return (this.table ??= readNames(databaseFile(this.stdlib, 'names')));
  }

  nameOf(p: number): string | undefined {
    if (isHangul(p)) return `HANGUL SYLLABLE ${hangulParts(p)}`;
    if (isIdeograph(p)) return `CJK UNIFIED IDEOGRAPH-${p.toString(16).toUpperCase()}`;
    return this.names.byPoint.get(p);
  }

  /** The character with a name or an alias, in any case; −1 when there is none. */
  pointOf(name: string): number {
    if (name.startsWith('HANGUL SYLLABLE ')) return hangulPoint(name.slice(16));
    const ideograph = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name);
    if (ideograph !== null) {
      const p = parseInt(ideograph[1], 16);
      return isIdeograph(p) && ideograph[1] === p.toString(16).toUpperCase() ? p : -1;
    }
    const wanted = name.toUpperCase();
    return this.names.byName.get(wanted) ?? this.names.aliases.get(wanted) ?? -1;
  }

  sequenceOf(name: string): readonly number[] | undefined {
    return this.names.sequences.get(name.toUpperCase());
  }
}

function readNames(text: string): Names {
  const [own, aliases, sequences] = text.split('\n\n');
  const rows = (part: string): [string, string][] =>
    part
      .trimEnd()
      .split('\n')
      .map(row => {
        const space = row.indexOf(' ');
        return [row.slice(0, space), row.slice(space + 1)];
      });
  const byPoint = new Map(rows(own).map(([point, name]) => [parseInt(point, 16), name]));
  return {
    byPoint,
    byName: new Map(Array.from(byPoint, ([p, name]) => [name, p])),
    aliases: new Map(rows(aliases).map(([point, name]) => [name, parseInt(point, 16)])),
    sequences: new Map(rows(sequences).map(([points, name]) => [name, points.split('.').map(p => parseInt(p, 16))])),
  };
}

// ---- ideographs ----

/** Unified ideographs of Unicode 15.1 whose names are their code points. */
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];

const isIdeograph = (p: number): boolean => p >= 0x3400 && IDEOGRAPHS.some(([from, to]) => p >= from && p <= to);

// ---- Hangul ----

export const Hangul = { first: 0xac00, count: 11172, lead: 0x1100, vowel: 0x1161, tail: 0x11a7, leads: 19, vowels: 21, tails: 28 } as const;

export const isHangul = (p: number): boolean => p >= Hangul.first && p < Hangul.first + Hangul.count;

const LEADS = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');

function hangulParts(p: number): string {
  const i = p - Hangul.first;
  const perLead = Hangul.vowels * Hangul.tails;
  return LEADS[Math.floor(i / perLead)] + VOWELS[Math.floor((i % perLead) / Hangul.tails)] + TAILS[i % Hangul.tails];
}

/** The longest part of each kind wins, as the names are made. */
function hangulPoint(parts: string): number {
  let rest = parts;
  const take = (list: readonly string[]): number => {
    let best = -1;
    list.forEach((part, i) => {
      if (rest.startsWith(part) && (best < 0 || part.length > list[best].length)) best = i;
    });
    if (best >= 0) rest = rest.slice(list[best].length);
    return best;
  };
  const [lead, vowel, tail] = [take(LEADS), take(VOWELS), take(TAILS)];
  if (lead < 0 || vowel < 0 || tail < 0 || rest !== '') return -1;
  return Hangul.first + (lead * Hangul.vowels + vowel) * Hangul.tails + tail;
}
