/** The corpus of regex_corpus.py, and the same questions asked of our own scans. Knows nothing of Python values. */
import { Program } from '../../../src/modules/sre/program.js';
import { Scan } from '../../../src/modules/sre/scan.js';
import type { Characters } from '../../../src/modules/sre/matcher.js';

/** Spans, group 0 first, and lastindex; 0 is no match. */
type Found = readonly number[] | 0;
type SubjectRow = readonly [text: string, pos: number, endpos: number, match: Found, fullmatch: Found, iter: readonly Found[], split: readonly (string | null)[] | 0];

export interface Case {
  readonly p: string;
  readonly b?: true;
  readonly f: number;
  readonly g: number;
  readonly c: readonly number[];
  readonly s: readonly SubjectRow[];
}

/** One subject of a case, with what is expected of it and what to call it when that fails. */
export interface Question {
  readonly name: string;
  readonly program: Program;
  readonly groups: number;
  readonly chars: Characters;
  readonly pos: number;
  readonly endpos: number;
  readonly expected: Answers;
}

export interface Answers {
  readonly match: Found;
  readonly fullmatch: Found;
  readonly iter: readonly Found[];
  readonly split: readonly (string | null)[] | 0;
}

export function questionsOf(c: Case): Question[] {
  const program = new Program(Uint32Array.from(c.c));
  return c.s.map(([text, pos, endpos, match, fullmatch, iter, split]) => {
    const chars = charactersOf(text, c.b === true);
    const within = (i: number): number => (i < 0 ? chars.length : Math.min(i, chars.length));
    const name = `${c.b ? 'b' : ''}${JSON.stringify(c.p)} flags ${c.f} on ${JSON.stringify(text)} from ${pos} to ${endpos}`;
    return { name, program, groups: c.g, chars, pos: within(pos), endpos: within(endpos), expected: { match, fullmatch, iter, split } };
  });
}

function charactersOf(text: string, isBytes: boolean): Characters {
  if (isBytes) return Uint8Array.from(text, ch => ch.charCodeAt(0));
  return /[\ud800-\udfff]/.test(text) ? Uint32Array.from(text, ch => ch.codePointAt(0)!) : text;
}

function textOf(chars: Characters, start: number, stop: number): string {
  return typeof chars === 'string' ? chars.slice(start, stop) : String.fromCodePoint(...chars.subarray(start, stop));
}

type MakeScan = (q: Question) => Scan;

export const ownScan: MakeScan = q => new Scan(q.program, q.chars, q.pos, q.endpos, q.groups, () => undefined);

/** What our scans answer. */
export function answer(q: Question, make: MakeScan): Answers {
  const once = (go: (scan: Scan) => boolean): Found => {
    const scan = make(q);
    return go(scan) ? found(scan) : 0;
  };
  const iter: Found[] = [];
  const parts: (string | null)[] = [];
  let last = 0;
  for (const scan = make(q); scan.search(); ) {
    const row = found(scan);
    iter.push(row);
    parts.push(textOf(q.chars, last, row[0]!));
    for (let i = 2; i < row.length - 1; i += 2) parts.push(row[i]! < 0 ? null : textOf(q.chars, row[i]!, row[i + 1]!));
    last = row[1]!;
  }
  parts.push(textOf(q.chars, last, q.chars.length));
  return { match: once(s => s.match()), fullmatch: once(s => s.match(true)), iter, split: q.expected.split === 0 ? 0 : parts };
}

function found(scan: Scan): number[] {
  const { marks, lastIndex } = scan.matcher;
  const row = [scan.start, scan.stop];
  for (let i = 0; i < marks.length; i += 2) row.push(...(marks[i]! < 0 || marks[i + 1]! < 0 ? [-1, -1] : [marks[i]!, marks[i + 1]!]));
  return [...row, lastIndex];
}
