/**
 * Sources with what CPython 3.13 says of them: a small corpus of our own, and a large one where it is
 * present next to the checkout.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Mode } from '../../src/syntax/parser.js';
import { rejection } from './check.js';

interface Row {
  readonly src: string;
  readonly mode: Mode;
  readonly error?: string;
  readonly message?: string;
  readonly lineno?: number;
  readonly offset?: number;
}

function rows(folder: string, name: string): Row[] {
  const text = readFileSync(`${folder}/${name}.jsonl`, 'utf8');
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row);
}

const OWN = fileURLToPath(new URL('../../../test-fixtures/syntax', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../../shared/syntax', import.meta.url));

describe('our corpus', () => {
  test('every valid source compiles', () => {
    for (const { src, mode } of rows(OWN, 'valid')) expect([src, rejection(src, mode)]).toEqual([src, null]);
  });

  test('every invalid source is rejected in the same words at the same place', () => {
    for (const { src, mode, error, message, lineno, offset } of rows(OWN, 'invalid')) {
      expect([src, rejection(src, mode)]).toEqual([src, { error, message, lineno, offset }]);
    }
  });
});

describe.skipIf(!existsSync(SHARED))('the large corpus (skipped where ../shared/syntax is missing)', () => {
  test('every valid source compiles', () => {
    const rejected = rows(SHARED, 'valid').filter(({ src, mode }) => rejection(src, mode) !== null);
    expect(rejected).toEqual([]);
  });

  test('every invalid source is rejected in the same words at the same place', () => {
    for (const { src, mode, error, message, lineno, offset } of rows(SHARED, 'invalid')) {
      expect([src, rejection(src, mode)]).toEqual([src, { error, message, lineno: lineno ?? 0, offset: offset ?? 0 }]);
    }
  });
});
