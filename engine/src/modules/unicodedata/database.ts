/**
 * The Unicode database: properties by code point, read from the library pack when they are first asked for. What the
 * files hold is said in scripts/unicode/database-files.mjs. Knows no Python objects. Names are names.ts's.
 */
import type { StdlibSource } from '../../host.js';

export type Property = 'category' | 'bidirectional' | 'mirrored' | 'width' | 'decimal';

export interface CharacterNumbers {
  /** −1 where there is none. */
  readonly decimal: number;
  readonly digit: number;
  /** NaN where there is none. */
  readonly numeric: number;
}

interface Properties {
  /** Index into `records` of every code point. */
  readonly index: Uint16Array;
  readonly records: readonly CharacterRecord[];
}

export interface CharacterRecord {
  readonly category: string;
  readonly combining: number;
  readonly bidirectional: string;
  readonly mirrored: boolean;
  readonly width: string;
}

const UNASSIGNED: CharacterRecord = { category: 'Cn', combining: 0, bidirectional: '', mirrored: false, width: 'N' };

/** How a character decomposes: `tag` is '' for canonical decompositions. */
export interface Decomposition {
  readonly tag: string;
  readonly points: readonly number[];
}

/** A version of the database. */
export interface UnicodeVersion {
  readonly version: string;
  record(p: number): CharacterRecord;
  numbers(p: number): CharacterNumbers | undefined;
  decomposition(p: number): Decomposition | undefined;
  /** How normal forms decompose the character: mappings that were corrected later are as they were. */
  normalized(p: number): Decomposition | undefined;
  /** The combining class for normal forms, which does not depend on the version. */
  combining(p: number): number;
  /** The composition of two characters, or −1. */
  composed(first: number, second: number): number;
  isAssigned(p: number): boolean;
}

/** A file of the pack; a distribution without it is broken. */
export function databaseFile(stdlib: StdlibSource, name: string): string {
  const text = stdlib.source(`unicodedata/${name}.txt`);
  if (text === null) throw new RangeError(`unicodedata/${name}.txt is missing in the library pack`);
  return text;
}

const rowsOf = (text: string): string[] => text.trimEnd().split('\n');
const hex = (text: string): number => parseInt(text, 16);
const fraction = (text: string): number => {
  const [over, under] = text.split('/');
  return under === undefined ? Number(over) : Number(over) / Number(under);
};

// ---- the present version ----

export class UnicodeDatabase implements UnicodeVersion {
  readonly version = '15.1.0';
  private properties: Properties | null = null;
  private numberTable: ReadonlyMap<number, CharacterNumbers> | null = null;
  private decompositions: ReadonlyMap<number, Decomposition> | null = null;
  private compositions: ReadonlyMap<number, ReadonlyMap<number, number>> | null = null;

  constructor(private readonly stdlib: StdlibSource) {}

  record(p: number): CharacterRecord {
    this.properties ??= readProperties(databaseFile(this.stdlib, 'properties'));
    return this.properties.records[this.properties.index[p]];
  }

  isAssigned(p: number): boolean {
    return this.record(p).category !== 'Cn';
  }

  numbers(p: number): CharacterNumbers | undefined {
    this.numberTable ??= readNumbers(databaseFile(this.stdlib, 'numbers'));
    return this.numberTable.get(p);
  }

  decomposition(p: number): Decomposition | undefined {
    this.decompositions ??= readDecompositions(databaseFile(this.stdlib, 'decompositions').split('\n\n')[0]);
    return this.decompositions.get(p);
  }

  normalized(p: number): Decomposition | undefined {
    return this.decomposition(p);
  }

  combining(p: number): number {
    return this.record(p).combining;
  }

  composed(first: number, second: number): number {
    this.compositions ??= this.makeCompositions();
    return this.compositions.get(first)?.get(second) ?? -1;
  }

  /** Canonical pairs, but for those that are excluded and those that do not begin with a starter. */
  private makeCompositions(): ReadonlyMap<number, ReadonlyMap<number, number>> {
    const [mappings, excluded] = databaseFile(this.stdlib, 'decompositions').split('\n\n');
    const exclusions = new Set(rowsOf(excluded).map(hex));
    const pairs = new Map<number, Map<number, number>>();
    for (const [p, { tag, points }] of readDecompositions(mappings)) {
      if (tag !== '' || points.length !== 2 || exclusions.has(p)) continue;
      if (this.record(p).combining !== 0 || this.record(points[0]).combining !== 0) continue;
      let seconds = pairs.get(points[0]);
      if (seconds === undefined) pairs.set(points[0], (seconds = new Map()));
      seconds.set(points[1], p);
    }
    return pairs;
  }
}

function readProperties(text: string): Properties {
  const index = new Uint16Array(0x110000);
  const records: CharacterRecord[] = [];
  const known = new Map<string, number>();
  let at = 0;
  for (const row of rowsOf(text)) {
    const space = row.indexOf(' ');
    const fields = row.slice(space + 1);
    let id = known.get(fields);
    if (id === undefined) {
      known.set(fields, (id = records.length));
      const [category, combining, bidirectional, mirrored, width] = fields.split(' ');
      records.push({
        category,
        combining: Number(combining),
        bidirectional: bidirectional === '-' ? '' : bidirectional,
        mirrored: mirrored === 'Y',
        width,
      });
    }
    index.fill(id, at, (at += hex(row.slice(0, space))));
  }
  return { index, records };
}

function readNumbers(text: string): ReadonlyMap<number, CharacterNumbers> {
  const whole = (field: string): number => (field === '-' ? -1 : Number(field));
  return new Map(
    rowsOf(text).map(row => {
      const [point, decimal, digit, numeric] = row.split(' ');
      return [hex(point), { decimal: whole(decimal), digit: whole(digit), numeric: fraction(numeric) }];
    }),
  );
}

function readDecompositions(text: string): Map<number, Decomposition> {
  return new Map(
    rowsOf(text).map(row => {
      const [point, ...mapping] = row.split(' ');
      const tag = mapping[0].startsWith('<') ? mapping.shift()! : '';
      return [hex(point), { tag, points: mapping.map(hex) }];
    }),
  );
}

// ---- the version that IDNA is made for ----

interface Changes {
  readonly records: ReadonlyMap<number, Partial<Record<Property, string>>>;
  readonly decompositions: ReadonlyMap<number, Decomposition>;
  /** Ranges of code points that were not assigned, as bounds in order. */
  readonly unassigned: readonly (readonly [number, number])[];
}

/** Unicode 3.2, by its differences from the present version. */
export class Unicode32 implements UnicodeVersion {
  readonly version = '3.2.0';
  private changes: Changes | null = null;

  constructor(
    private readonly stdlib: StdlibSource,
    private readonly present: UnicodeVersion,
  ) {}

  private get changed(): Changes {
    return (this.changes ??= readChanges(databaseFile(this.stdlib, 'changes-3.2')));
  }

  isAssigned(p: number): boolean {
    const { unassigned } = this.changed;
    let [low, high] = [0, unassigned.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (unassigned[middle][1] < p) low = middle + 1;
      else high = middle;
    }
    return (low === unassigned.length || p < unassigned[low][0]) && this.present.isAssigned(p);
  }

  record(p: number): CharacterRecord {
    const record = this.present.record(p);
    if (!this.isAssigned(p)) return record.category === 'Cn' ? record : UNASSIGNED;
    const then = this.changed.records.get(p);
    if (then === undefined) return record;
    return {
      category: then.category ?? record.category,
      combining: record.combining,
      bidirectional: then.bidirectional ?? record.bidirectional,
      mirrored: then.mirrored === undefined ? record.mirrored : then.mirrored === 'Y',
      width: then.width ?? record.width,
    };
  }

  numbers(p: number): CharacterNumbers | undefined {
    const now = this.present.numbers(p);
    // CPython has the digits of the present version here, and no other values of characters that were not there.
    const numbers = now === undefined || this.isAssigned(p) ? now : { decimal: -1, digit: now.digit, numeric: NaN };
    const decimal = this.changed.records.get(p)?.decimal;
    return numbers === undefined || decimal === undefined ? numbers : { ...numbers, decimal: Number(decimal) };
  }

  decomposition(p: number): Decomposition | undefined {
    return this.isAssigned(p) ? this.present.decomposition(p) : undefined;
  }

  normalized(p: number): Decomposition | undefined {
    return this.changed.decompositions.get(p) ?? this.decomposition(p);
  }

  combining(p: number): number {
    return this.present.combining(p);
  }

  composed(first: number, second: number): number {
    return this.present.composed(first, second);
  }
}

function readChanges(text: string): Changes {
  const records = new Map<number, Partial<Record<Property, string>>>();
  const decompositions = new Map<number, Decomposition>();
  const unassigned: [number, number][] = [];
  for (const row of rowsOf(text)) {
    const [range, property, value] = row.split(' ');
    const [from, to = from] = range.split('..').map(hex);
    if (value === 'Cn') unassigned.push([from, to]);
    else if (property === 'normalization') decompositions.set(from, { tag: '', points: [hex(value)] });
    else for (let p = from; p <= to; p++) records.set(p, { ...records.get(p), [property]: value });
  }
  return { records, decompositions, unassigned };
}
