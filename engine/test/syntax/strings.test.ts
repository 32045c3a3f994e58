/** Values of literals, and the trees of f-strings. */
import { expect, test } from 'vitest';
import { decodeSource } from '../../src/syntax/decode-source.js';
import { parse } from '../../src/syntax/parser.js';
import type { SyntaxWarningRecord } from '../../src/syntax/syntax-error.js';
import { dumpExpression, rejection } from './check.js';

test.each([
  ['0xFF_FF', '65535'],
  ['0o17', '15'],
  ['0b1_0', '2'],
  ['00', '0'],
  ['1_000', '1000'],
  ['9007199254740993', '9007199254740993'],
  ['1e5', '100000.0'],
  ['5.', '5.0'],
  ['.5e-3', '0.0005'],
  ['1e400', 'inf'],
  ['10j', '10j'],
  ['1.5e3J', '1500j'],
  ['1e16', '1e+16'],
  ['...', 'Ellipsis'],
])('number %s is %s', (source, value) => {
  expect(dumpExpression(source)).toBe(`Constant(value=${value})`);
});

test.each([
  [String.raw`'\x41\101\u0041\U0001F600\n\''`, `"AAA😀\\n'"`],
  [String.raw`r'\d' '\t'`, String.raw`'\\d\t'`],
  [String.raw`b'\x00\377' rb'\n'`, String.raw`b'\x00\xff\\n'`],
  ['"""a\nb"""', String.raw`'a\nb'`],
  ["'a\\\nb'", "'ab'"],
])('string %s is %s', (source, value) => {
  expect(dumpExpression(source)).toBe(`Constant(value=${value})`);
});

test('the prefix u is kept', () => {
  expect(dumpExpression("u'a' 'b'")).toBe("Constant(value='ab', kind='u')");
});

const name = (id: string): string => `Name(id='${id}', ctx=Load())`;

test.each([
  [
    "f'{x!r:>{w}}'",
    `JoinedStr(values=[FormattedValue(value=${name('x')}, conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=${name('w')}, conversion=-1)]))])`,
  ],
  ["f'{{{x}}}'", `JoinedStr(values=[Constant(value='{'), FormattedValue(value=${name('x')}, conversion=-1), Constant(value='}')])`],
  ["f'{x = }'", `JoinedStr(values=[Constant(value='x = '), FormattedValue(value=${name('x')}, conversion=114)])`],
  [
    "f'{x=:3}'",
    `JoinedStr(values=[Constant(value='x='), FormattedValue(value=${name('x')}, conversion=-1, format_spec=JoinedStr(values=[Constant(value='3')]))])`,
  ],
  [
    "f'{x:=10}'",
    `JoinedStr(values=[FormattedValue(value=${name('x')}, conversion=-1, format_spec=JoinedStr(values=[Constant(value='=10')]))])`,
  ],
  [
    "f'{x!=y}'",
    `JoinedStr(values=[FormattedValue(value=Compare(left=${name('x')}, ops=[NotEq()], comparators=[${name('y')}]), conversion=-1)])`,
  ],
  [
    `f'{f"{x}"}' 'a'`,
    `JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(value=${name('x')}, conversion=-1)]), conversion=-1), Constant(value='a')])`,
  ],
  ["f'''{\nx # why\n}'''", `JoinedStr(values=[FormattedValue(value=${name('x')}, conversion=-1)])`],
  ["f''", 'JoinedStr()'],
])('f-string %s', (source, expected) => {
  expect(dumpExpression(source)).toBe(expected);
});

test('named characters come from the caller', () => {
  const mod = parse(String.raw`'\N{BULLET}'`, 'eval', '<test>', { unicodeNames: n => (n === 'BULLET' ? 0x2022 : null) });
  expect(mod).toMatchObject({ body: { value: { type: 'str', value: '•' } } });
});

test('escapes that mean nothing are warned about', () => {
  const warnings: SyntaxWarningRecord[] = [];
  parse(String.raw`'\d'` + '\n' + String.raw`b'\400'`, 'exec', '<test>', { warnings });
  expect(warnings.map(({ message, line }) => [line, message])).toEqual([
    [1, String.raw`invalid escape sequence '\d'`],
    [2, String.raw`invalid octal escape sequence '\400'`],
  ]);
});

test('positions of decoding errors count characters beyond ASCII as CPython does', () => {
  expect(rejection(String.raw`'é\x1'`)?.message).toBe(
    String.raw`(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \xXX escape`,
  );
});

// ---- encodings ----

const bytes = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

test('encodings of sources', () => {
  expect(decodeSource(bytes('x = "\xc3\xa9\xf0\x9f\x98\x80"'), 'f')).toBe('x = "é😀"');
  expect(decodeSource(bytes('\xef\xbb\xbfx'), 'f')).toBe('x');
  expect(decodeSource(bytes('#!x\n# -*- coding: latin-1 -*-\n"\xe9"'), 'f')).toContain('"é"');
  expect(decodeSource(bytes('# coding: koi8-r\n\xc1'), 'f', () => 'а')).toBe('а');
});

test.each([
  [
    'x="\xe9"\n',
    "Non-UTF-8 code starting with '\\xe9' in file f on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
  ],
  [
    '"\xed\xa0\x80"',
    "Non-UTF-8 code starting with '\\xed' in file f on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
  ],
  ['# coding: foo\n', 'encoding problem: foo'],
  ['\xef\xbb\xbf# coding: latin-1\n', 'encoding problem: iso-8859-1 with BOM'],
])('source %j is rejected', (source, message) => {
  expect(() => decodeSource(bytes(source), 'f')).toThrow(expect.objectContaining({ message }));
});
