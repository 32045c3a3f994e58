/** What is a constant at compile time: expected values are those of CPython 3.13's `co_consts`. */
import { expect, test } from 'vitest';
import { constRepr } from '../../src/bytecode/const-repr.js';
import { ConstantFolder } from '../../src/compiler/fold-constants.js';
import { parse } from '../../src/syntax/parser.js';

function check(source: string, expected: string | null): void {
  const mod = parse(source, 'eval', '<test>');
  const constant = mod.kind === 'Expression' ? new ConstantFolder(true).constantOf(mod.body) : null;
  expect(constant && constRepr(constant)).toBe(expected);
}

test.each([
  ['1 + 2 * 3', '7'],
  ['-1', '-1'],
  ['-0.0', '-0.0'],
  ['~5', '-6'],
  ['not 0', 'True'],
  ['2 ** 64', '18446744073709551616'],
  ['1 << 100', '1267650600228229401496703205376'],
  ['7 // -2', '-4'],
  ['-7 % 3', '2'],
  ['1 / 3', '0.3333333333333333'],
  ['1.5 * 2', '3.0'],
  ["'ab' * 3", "'ababab'"],
  ["'a' + 'b' 'c'", "'abc'"],
  ["b'a' + b'\\xff'", "b'a\\xff'"],
  ['(1, (2, None), ...)', '(1, (2, None), Ellipsis)'],
  ['(0,) * 4', '(0, 0, 0, 0)'],
  ['()', '()'],
  ['__debug__', 'True'],
  ['9007199254740991 + 1', '9007199254740992'],
])('%s is %s', check);

test.each([
  '1 / 0',
  '1 % 0',
  '2 ** 5000',
  '2 ** 65',
  "'a' * 5000",
  '(1,) * 1000',
  '1 << 500',
  '1 + x',
  '[1, 2]',
  '(1, x)',
  '1 << -1',
  '-x',
  '2 ** -1',
  "1 + 'a'",
])('%s is left to run time', source => check(source, null));

test('a chain of operators as long as CPython takes', () => {
  check(Array(5000).fill('1').join(' + '), '5000');
  check(`x + ${Array(5000).fill('1').join(' + ')}`, null);
});
