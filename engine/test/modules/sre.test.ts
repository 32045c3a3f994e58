/**
 * Regular expressions: the matcher on code as `re._compiler` writes it, and the `re` package on `_sre`. The code and
 * the expectations are CPython 3.13's.
 */
import { describe, expect, it } from 'vitest';
import { hasLibrary, run } from './run-source.js';
import { Program } from '../../src/modules/sre/program.js';
import { Scan } from '../../src/modules/sre/scan.js';
import { Subject } from '../../src/modules/sre/subject.js';
import type { Characters } from '../../src/modules/sre/matcher.js';

/** `[\w']+` and `(a|b)*?c`, as they are compiled. */
const WORDS = [14, 4, 0, 1, 4294967295, 24, 11, 1, 4294967295, 13, 6, 8, 14, 16, 39, 0, 1, 1];
const LAZY = [14, 4, 0, 1, 4294967295, 23, 13, 0, 4294967295, 17, 0, 13, 5, 22, 97, 98, 0, 17, 1, 19, 16, 99, 1];

function spans(code: readonly number[], subject: Characters, groups = 0): number[][] {
  const scan = scanOf(code, subject, groups, () => undefined);
  const all: number[][] = [];
  while (scan.search()) {
    const found = scan.found();
    all.push(Array.from({ length: found.groups }, (_, g) => [found.start(g), found.stop(g)]).flat());
  }
  return all;
}

function scanOf(code: readonly number[], chars: Characters, groups: number, poll: () => void): Scan {
  return new Scan(new Program(Uint32Array.from(code)), new Subject('', chars, false), 0, chars.length, groups, poll);
}

describe('matcher', () => {
  it('searches every kind of subject', () => {
    const expected = [
      [0, 5],
      [6, 8],
    ];
    expect(spans(WORDS, "don't go")).toEqual(expected);
    expect(spans(WORDS, new TextEncoder().encode("don't go"))).toEqual(expected);
    expect(
      spans(
        WORDS,
        Uint32Array.from("don't😀go", c => c.codePointAt(0)!),
      ),
    ).toEqual(expected);
  });

  it('needs no host stack for long subjects', () => {
    expect(spans(LAZY, `${'ab'.repeat(100_000)}c`, 1)).toEqual([[0, 200_001, 199_999, 200_000]]);
  });

  it('polls while it backtracks', () => {
    const nested = [14, 4, 0, 2, 4294967295, 23, 14, 1, 4294967295, 17, 0, 24, 6, 1, 4294967295, 16, 97, 1, 17, 1, 18, 16, 99, 1];
    const scan = scanOf(nested, `${'a'.repeat(60)}b`, 1, () => {
      throw new Error('stopped');
    });
    expect(() => scan.search()).toThrow('stopped');
  });
});

const prints = (name: string, source: string, expected: string) =>
  it(name, async () => expect(await run(`import re\n${source}`)).toBe(`${expected}\n`));

describe.skipIf(!hasLibrary)('re', () => {
  prints(
    'match objects',
    `
m = re.compile(r'(?P<key>\\w+) = (\\d+)?').search('let x = ;', 2)
print(m, m.groups('?'), m.groupdict(), m.regs, m.pos, m.lastgroup, m['key'])`,
    "<re.Match object; span=(4, 8), match='x = '> ('x', '?') {'key': 'x'} ((4, 8), (4, 5), (-1, -1)) 2 key x",
  );
  prints(
    'no such group',
    `
try: re.match('a', 'a').group(1)
except IndexError as e: print(e)`,
    'no such group',
  );
  prints(
    'substitution',
    "print(re.sub(r'(\\w)(\\w)?', r'\\2\\1', 'abcde'), re.subn('a*', '-', 'baac'), re.sub('a', lambda m: m[0].upper(), 'banana', count=2))",
    "badce ('-b--c-', 4) bAnAna",
  );
  prints(
    'empty matches',
    "print(re.split('x*', 'axbc'), re.findall('(a)|(b)?', 'abc'), [m.span() for m in re.finditer('a*', 'baa')])",
    "['', 'a', '', 'b', 'c', ''] [('a', ''), ('', 'b'), ('', ''), ('', '')] [(0, 0), (1, 3), (3, 3)]",
  );
  prints('bytes', "print(re.findall(b'(.)\\\\1', b'aabb'), re.sub(b'a', b'<\\\\g<0>>', bytearray(b'aba')))", "[b'a', b'b'] b'<a>b<a>'");
  prints(
    'kinds are not mixed',
    `
try: re.match('a', b'a')
except TypeError as e: print(e)`,
    'cannot use a string pattern on a bytes-like object',
  );
  prints(
    'text beyond the BMP',
    "print(ascii(re.sub('[\\U0001f600-\\U0001f64f]+', '?', 'x\\U0001f600\\U0001f601y')), re.search('.$', 'a\\U0001f600').span())",
    "'x?y' (1, 2)",
  );
  prints(
    'case',
    "print([bool(re.fullmatch(p, s)) for p, s in [('(?i)stra\\xdfe', 'STRA\\u1e9eE'), ('(?i)\\u017f', 's'), ('(?ai)\\u017f', 's'), ('(?i)[k]', '\\u212a'), ('(?i)(.)\\\\1', '\\u0130i')]])",
    '[True, True, False, True, True]',
  );
  prints(
    'lookaround, conditions, possession',
    "print([bool(re.search(p, s)) for p, s in [('(?<=ab)c', 'abc'), ('(?<!b)c', 'abc'), ('(a)?(?(1)b|c)$', 'ab'), ('a*+a', 'aaa'), ('(?>a|ab)c', 'abc'), ('(?:ab?)++c', 'abac')]])",
    '[True, False, True, False, False, True]',
  );
  prints(
    'patterns',
    "p = re.compile('a|b', re.I | re.S); print(p, p == re.compile('a|b', re.I | re.S), p.flags, p.groups, re.compile(b'a', re.A))",
    "re.compile('a|b', re.IGNORECASE|re.DOTALL) True 50 0 re.compile(b'a', re.ASCII)",
  );
  prints(
    'scanners',
    "s = re.Scanner([('\\\\d+', lambda s, t: int(t)), (' ', None)]); print(s.scan('1 23 x')); t = re.compile('a').scanner('aab'); print(t.match(), t.match().span(), t.match())",
    "([1, 23], 'x')\n<re.Match object; span=(0, 1), match='a'> (1, 2) None",
  );
  prints(
    'character sets',
    "print(re.findall('[a-cx-z]+', 'abcdxyz'), re.findall('[\\u0100-\\u0400z-]+', 'a\\u0100\\u0250z-b'))",
    "['abc', 'xyz'] ['Āɐz-']",
  );
});
