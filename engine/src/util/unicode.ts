/**
 * Unicode properties and case as Python's str methods use them, by code point: Unicode 15.1 whatever the host's version
 * is. Pure. Names, decompositions and the rest of the database are modules/unicodedata's.
 */
import { CASE_FOLDING, RECORDS, RUNS, SPECIAL_CASING } from './unicode-types.js';

// ---- the table ----

/** Bits of a record's flags, as scripts/unicode/type-table.mjs lists them. */
const Flag = {
  alpha: 1,
  lower: 2,
  upper: 4,
  title: 8,
  cased: 16,
  ignorable: 32,
  space: 64,
  lineBreak: 128,
  printable: 256,
  numeric: 512,
  idStart: 1024,
  idContinue: 2048,
} as const;

interface Casing {
  readonly upper: string;
  readonly lower: string;
  readonly title: string;
}

/** The decoded table. Each part is decoded when it is first needed and never changes. */
class TypeTable {
  private records: Uint16Array | null = null;
  private rows: Int32Array | null = null;
  private special: ReadonlyMap<number, Casing> | null = null;
  private folding: ReadonlyMap<number, string> | null = null;

  /** Field `k` of a code point's record: flags, decimal, digit, distance to upper, lower, title. */
  field(p: number, k: number): number {
    this.records ??= decodeRuns();
    this.rows ??= Int32Array.from(RECORDS.split(/[ ,]/), Number);
    return this.rows[this.records[p] * 6 + k];
  }

  specialCasing(p: number): Casing | undefined {
    this.special ??= new Map(
      SPECIAL_CASING.split(',').map(row => {
        const [point, upper, lower, title] = row.split(' ');
        return [parseInt(point, 16), { upper: textOf(upper), lower: textOf(lower), title: textOf(title) }];
      }),
    );
    return this.special.get(p);
  }

  folded(p: number): string | undefined {
    this.folding ??= new Map(
      CASE_FOLDING.split(',').map(row => {
        const [point, folded] = row.split(' ');
        return [parseInt(point, 16), textOf(folded)];
      }),
    );
    return this.folding.get(p);
  }
}

const TABLE = new TypeTable();

function decodeRuns(): Uint16Array {
  const records = new Uint16Array(0x110000);
  let at = 0;
  for (const run of RUNS.split(' ')) {
    const star = run.indexOf('*');
    const length = star < 0 ? 1 : parseInt(run.slice(0, star), 36);
    records.fill(parseInt(run.slice(star + 1), 36), at, (at += length));
  }
  return records;
}

const textOf = (dotted: string): string => String.fromCodePoint(...dotted.split('.').map(p => parseInt(p, 16)));
const has = (p: number, flag: number): boolean => (TABLE.field(p, 0) & flag) !== 0;
const char = (p: number): string => String.fromCodePoint(p);
const isAscii = (s: string): boolean => !/[^\x00-\x7f]/.test(s);
/** Lower case of these characters is the same for JavaScript and Python. */
const isLatin1 = (s: string): boolean => !/[^\x00-\xff]/.test(s);

// ---- properties ----

export function isSpace(p: number): boolean {
  return p < 0x80 ? p === 32 || (p >= 9 && p <= 13) || (p >= 28 && p <= 31) : has(p, Flag.space);
}
export const isAlpha = (p: number): boolean => (p < 0x80 ? (p >= 97 && p <= 122) || (p >= 65 && p <= 90) : has(p, Flag.alpha));
export const isDecimal = (p: number): boolean => (p < 0x80 ? p >= 48 && p <= 57 : decimalValue(p) >= 0);
export const isDigit = (p: number): boolean => digitValue(p) >= 0;
export const isNumeric = (p: number): boolean => has(p, Flag.numeric);
export const isLower = (p: number): boolean => (p < 0x80 ? p >= 97 && p <= 122 : has(p, Flag.lower));
export const isUpper = (p: number): boolean => (p < 0x80 ? p >= 65 && p <= 90 : has(p, Flag.upper));
export const isTitle = (p: number): boolean => has(p, Flag.title);
/** For `islower` and its kin, which know three cases. */
export const isCased = (p: number): boolean => has(p, Flag.lower | Flag.upper | Flag.title);
export const isPrintable = (p: number): boolean => (p < 0x80 ? p >= 32 && p < 127 : has(p, Flag.printable));
export const startsIdentifier = (p: number): boolean => p === 95 || has(p, Flag.idStart);
export const continuesIdentifier = (p: number): boolean => has(p, Flag.idContinue);

/** Ends a line for str.splitlines. */
export function isLineBreak(p: number): boolean {
  return p < 0x80 ? (p >= 10 && p <= 13) || (p >= 28 && p <= 30) : p === 0x85 || p === 0x2028 || p === 0x2029;
}

export function isIdentifier(s: string): boolean {
  let first = true;
  for (const c of s) {
    const p = c.codePointAt(0)!;
    if (!(first ? startsIdentifier(p) : continuesIdentifier(p))) return false;
    first = false;
  }
  return !first;
}

/** Value of a decimal digit; −1 when it is none. */
export const decimalValue = (p: number): number => TABLE.field(p, 1);
/** Value of a digit, superscripts and the like included; −1 when it is none. */
export const digitValue = (p: number): number => TABLE.field(p, 2);

/** Text whose Unicode decimal digits are ASCII and whose Unicode spaces are blanks: for int() and float(). */
export function asciiDigits(text: string): string {
  if (isAscii(text)) return text.replaceAll(/[\x1c-\x1f]/g, ' ');
  let s = '';
  for (const c of text) {
    const p = c.codePointAt(0)!;
    s += p < 0x80 ? c : isSpace(p) ? ' ' : isDecimal(p) ? String(decimalValue(p)) : c;
  }
  return s;
}

// ---- case of one character ----

/** The forms with one character; the first of longer ones. */
export const simpleUpper = (p: number): number => TABLE.specialCasing(p)?.upper.codePointAt(0) ?? p + TABLE.field(p, 3);
export const simpleLower = (p: number): number => TABLE.specialCasing(p)?.lower.codePointAt(0) ?? p + TABLE.field(p, 4);

const upperChar = (p: number): string => TABLE.specialCasing(p)?.upper ?? char(p + TABLE.field(p, 3));
const lowerChar = (p: number): string => TABLE.specialCasing(p)?.lower ?? char(p + TABLE.field(p, 4));
const titleChar = (p: number): string => TABLE.specialCasing(p)?.title ?? char(p + TABLE.field(p, 5));

const SIGMA = 0x3a3;

/** Lower case at place `i`: a sigma that ends a word has a form of its own. */
function lowerAt(points: readonly number[], i: number): string {
  if (points[i] !== SIGMA) return lowerChar(points[i]);
  const ignorable = (at: number): boolean => at >= 0 && at < points.length && has(points[at], Flag.ignorable);
  const cased = (at: number): boolean => at >= 0 && at < points.length && has(points[at], Flag.cased);
  let before = i - 1;
  while (ignorable(before)) before--;
  let after = i + 1;
  while (ignorable(after)) after++;
  return cased(before) && !cased(after) ? 'ς' : 'σ';
}

// ---- case of text ----

const pointsOf = (s: string): number[] => Array.from(s, c => c.codePointAt(0)!);

function mapText(s: string, map: (points: readonly number[], i: number) => string): string {
  const points = pointsOf(s);
  let result = '';
  for (let i = 0; i < points.length; i++) result += map(points, i);
  return result;
}

export function toUpper(s: string): string {
  return isLatin1(s) ? s.toUpperCase() : mapText(s, (points, i) => upperChar(points[i]));
}

export function toLower(s: string): string {
  return isLatin1(s) ? s.toLowerCase() : mapText(s, lowerAt);
}

export function caseFold(s: string): string {
  return isAscii(s) ? s.toLowerCase() : mapText(s, (points, i) => TABLE.folded(points[i]) ?? lowerChar(points[i]));
}

export function toTitle(s: string): string {
  return mapText(s, (points, i) => (i > 0 && has(points[i - 1], Flag.cased) ? lowerAt(points, i) : titleChar(points[i])));
}

export function capitalize(s: string): string {
  if (isAscii(s)) return s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase();
  return mapText(s, (points, i) => (i === 0 ? titleChar(points[0]) : lowerAt(points, i)));
}

export function swapCase(s: string): string {
  return mapText(s, (points, i) => {
    const p = points[i];
    return isUpper(p) ? lowerAt(points, i) : isLower(p) ? upperChar(p) : char(p);
  });
}
