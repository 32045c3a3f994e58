/** Regular expressions on the corpus of regex_corpus.py: CPython's code lists run here give what CPython found. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryFolder, python } from '../../compiler/cpython.js';
import { answer, ownScan, questionsOf, type Case } from './corpus.js';

const folder = import.meta.dirname;

function check(cases: readonly Case[]): void {
  const wrong: unknown[] = [];
  for (const q of cases.flatMap(questionsOf)) {
    try {
    const ours = answer(q, ownScan);
    if (JSON.stringify(ours) !== JSON.stringify(q.expected)) wrong.push([q.name, ours, q.expected]);
    } catch(e) { wrong.push([q.name,String(e)])}
  }
  console.log(wrong.length,JSON.stringify(wrong.slice(0,60)).replaceAll('],["','],\n["'));
  expect(wrong).toEqual([]);
}

describe('our own corpus', () => {
  it('is answered like CPython', () => check(JSON.parse(readFileSync(join(folder, 'corpus.json'), 'utf8')) as Case[]));
});

describe.skipIf(libraryFolder() === null)("CPython's own patterns and thousands more", () => {
  it('are answered like CPython', () => {
    check(JSON.parse(execFileSync('python3.13', ['-I', join(folder, 'regex_corpus.py'), '--local'], python())) as Case[]);
  });
});
