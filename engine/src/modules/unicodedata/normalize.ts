/** Normal forms of text (Unicode Standard Annex 15). Code points in, code points out. Knows no Python objects. */
import type { UnicodeVersion } from './database.js';
import { Hangul, isHangul } from './names.js';

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

export function isNormalForm(name: string): name is NormalForm {
  return name === 'NFC' || name === 'NFD' || name === 'NFKC' || name === 'NFKD';
}

export function normalize(db: UnicodeVersion, form: NormalForm, points: ArrayLike<number>): number[] {
  const decomposed = decompose(db, points, form === 'NFKC' || form === 'NFKD');
  return form === 'NFC' || form === 'NFKC' ? compose(db, decomposed) : decomposed;
}

/** Fully decomposed, with combining marks in their order. */
function decompose(db: UnicodeVersion, points: ArrayLike<number>, compatible: boolean): number[] {
  const out: number[] = [];
  const push = (p: number): void => {
    if (isHangul(p)) return pushHangul(out, p);
    const d = p < 0xa0 ? undefined : db.normalized(p);
    if (d === undefined || (d.tag !== '' && !compatible)) out.push(p);
    else d.points.forEach(push);
  };
  for (let i = 0; i < points.length; i++) push(points[i]);
  order(db, out);
  return out;
}

function pushHangul(out: number[], p: number): void {
  const i = p - Hangul.first;
  const perLead = Hangul.vowels * Hangul.tails;
  out.push(Hangul.lead + Math.floor(i / perLead), Hangul.vowel + Math.floor((i % perLead) / Hangul.tails));
  if (i % Hangul.tails !== 0) out.push(Hangul.tail + (i % Hangul.tails));
}

const combining = (db: UnicodeVersion, p: number): number => (p < 0x300 ? 0 : db.combining(p));

/** Sorts each run of marks by combining class; equal ones keep their order. */
function order(db: UnicodeVersion, points: number[]): void {
  for (let i = 0; i < points.length; i++) {
    if (combining(db, points[i]) === 0) continue;
    let end = i + 1;
    while (end < points.length && combining(db, points[end]) !== 0) end++;
    const marks = points.slice(i, end).sort((a, b) => combining(db, a) - combining(db, b));
    for (let k = 0; k < marks.length; k++) points[i + k] = marks[k];
    i = end;
  }
}

/** Joins each mark with the last starter unless something between them blocks it. */
function compose(db: UnicodeVersion, points: readonly number[]): number[] {
  const out: number[] = [];
  let starter = -1;
  let lastClass = 0;
  for (const p of points) {
    const cls = combining(db, p);
    const blocked = starter < 0 || (starter < out.length - 1 && (lastClass === 0 || lastClass >= cls));
    const joined = blocked ? -1 : pair(db, out[starter], p);
    if (joined >= 0) {
      out[starter] = joined;
      continue;
    }
    if (cls === 0) starter = out.length;
    lastClass = cls;
    out.push(p);
  }
  return out;
}

function pair(db: UnicodeVersion, first: number, second: number): number {
  const vowel = second - Hangul.vowel;
  if (first >= Hangul.lead && first < Hangul.lead + Hangul.leads && vowel >= 0 && vowel < Hangul.vowels)
    return Hangul.first + ((first - Hangul.lead) * Hangul.vowels + vowel) * Hangul.tails;
  const tail = second - Hangul.tail;
  if (isHangul(first) && (first - Hangul.first) % Hangul.tails === 0 && tail > 0 && tail < Hangul.tails) return first + tail;
  return db.composed(first, second);
}
