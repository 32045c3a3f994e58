/**
 * .pyc files with changed bytes: they may fail in any Python way, or run; they must not crash, hang or find a fault of the engine.
 * JITLENS_PYC_MUTATIONS sets how many, JITLENS_PYC_SEED where they begin (scripts/pyc-mutations.mjs); JITLENS_PYC_LAST names a
 * file that holds the one being tried.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from '../modules/run-source.js';

const folder = resolve(import.meta.dirname, '../../../test-fixtures/pyc');
const corpus = readdirSync(folder)
  .filter(name => name.endsWith('.pyc'))
  .map(name => ({ name, bytes: new Uint8Array(readFileSync(resolve(folder, name))) }));

const count = Number(process.env['JITLENS_PYC_MUTATIONS'] ?? 300);
const first = Number(process.env['JITLENS_PYC_SEED'] ?? 0);
const last = process.env['JITLENS_PYC_LAST'];

const HEADER = 16;
/** Runs that end by themselves take a few polls. */
const MAX_POLLS = 60;

/** A hang, on any machine. */
const SLOW_MS = 20_000;

/** Numbers below n, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (n: number) => number {
  let state = seed;
  return n => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

type Random = (n: number) => number;

const place = (b: Uint8Array, random: Random): number => HEADER + random(b.length - HEADER);

const MUTATIONS: readonly ((b: Uint8Array, random: Random) => Uint8Array)[] = [
  (b, random) => b.with(place(b, random), random(256)),
  (b, random) => {
    const at = place(b, random);
    return b.with(at, b[at]! ^ (1 << random(8)));
  },
  // opcodes and small operands: most of what is read as code
  (b, random) => b.with(place(b, random) & ~1, 1 + random(118)),
  (b, random) => b.with(place(b, random) | 1, random(8)),
  (b, random) => b.subarray(0, place(b, random)),
  (b, random) => {
    const at = place(b, random);
    return Uint8Array.from([...b.subarray(0, at), ...b.subarray(at + 1 + random(4))]);
  },
  (b, random) => {
    const at = place(b, random);
    const from = place(b, random);
    const copy = b.slice();
    copy.set(b.subarray(from, from + Math.min(2 + random(30), b.length - Math.max(at, from))), at);
    return copy;
  },
  (b, random) => b.with(random(HEADER), random(256)),
];

function mutant(seed: number): { name: string; bytes: Uint8Array } {
  const random = randomFrom(seed);
  const { name, bytes } = corpus[random(corpus.length)]!;
  let mutated: Uint8Array = bytes;
  for (let i = 1 + random(3); i > 0; i--) mutated = MUTATIONS[random(MUTATIONS.length)]!(mutated, random);
  return { name, bytes: mutated };
}

describe.skipIf(!hasLibrary)('mutated .pyc files', () => {
  it(`${count} find no fault`, { timeout: 3_600_000 }, async () => {
    const faults: string[] = [];
    const ends = new Map<string, number>();
    for (let seed = first; seed < first + count; seed++) {
      const { name, bytes } = mutant(seed);
      if (last !== undefined) writeFileSync(last, `${seed} ${name}`);
      const { runFile, ended } = startOne({ jit: seed % 2 ? 'eager' : 'off', maxPolls: MAX_POLLS, memoryLimit: 2 ** 30 });
      const output = await runFile(`/work/${name}`, bytes, ['2']);
      const how = ended() ?? 'none';
      ends.set(how, (ends.get(how) ?? 0) + 1);
      if (how === 'engine-bug') faults.push(`seed ${seed}, ${name}: ${output.slice(-600)}`);
    }
    console.log([...ends].map(([how, n]) => `${how} ${n}`).join(', '));
    expect(faults).toEqual([]);
  });
});
