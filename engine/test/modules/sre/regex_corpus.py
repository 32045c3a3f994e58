"""Prints, as JSON, patterns with the code that re._compiler makes of them and what CPython's own matcher finds.

    python3.13 regex_corpus.py           patterns written here and patterns made at random from a fixed seed
    python3.13 regex_corpus.py --local   the patterns of the test suite that this CPython brings along

A pattern: {p: its text, b: true if it is bytes (then all text is Latin-1), f: flags, g: groups, c: code, s: subjects}.
A subject: [text, pos, endpos, match, fullmatch, iter, split]; endpos is -1 for all of the text. A match is its spans, flat, group 0
first, with lastindex (-1: none) at the end; 0 is no match. search is the first of iter.
"""
import json
import random
import re
import sys
import warnings
from re import _compiler, _parser

warnings.simplefilter('ignore')
LIMIT = sys.maxsize

def code_of(pattern, flags):
    tree = _parser.parse(pattern, flags)
    return tree.state.groups - 1, _compiler._code(tree, flags)

def match_row(m):
    if m is None:
        return 0
    row = [i for span in m.regs for i in span]
    row.append(-1 if m.lastindex is None else m.lastindex)
    return row

def text_of(value):
    return value.decode('latin-1') if isinstance(value, bytes) else value

def subject_row(compiled, text, pos, endpos):
    subject = text.encode('latin-1') if isinstance(compiled.pattern, bytes) else text
    end = LIMIT if endpos < 0 else endpos
    found = [match_row(m) for m in compiled.finditer(subject, pos, end)]
    split = [text_of(part) for part in compiled.split(subject)] if (pos, endpos) == (0, -1) else 0
    return [text, pos, endpos, match_row(compiled.match(subject, pos, end)), match_row(compiled.fullmatch(subject, pos, end)), found, split]

def case(pattern, flags, subjects):
    """None where CPython has no answer: not a pattern, or a fault that 3.13.0 reports of itself."""
    try:
        compiled = re.compile(pattern, flags)
        groups, code = code_of(pattern, flags)
        rows = [subject_row(compiled, *(s if isinstance(s, tuple) else (s, 0, -1))) for s in subjects]
    except (re.error, SystemError, ValueError, OverflowError, UnicodeEncodeError):
        return None
    made = {'p': text_of(pattern)}
    if isinstance(pattern, bytes):
        made['b'] = True
    return {**made, 'f': int(flags), 'g': groups, 'c': code, 's': rows}

I, M, S, X, A, L = re.I, re.M, re.S, re.X, re.A, re.L

WRITTEN = [
    # literals, classes, anchors
    (r'', 0, ['', 'ab']), (r'abc', 0, ['abc', 'xabcabc', 'ab', ('abcabc', 1, -1), ('abcabc', 0, 2)]), (r'aab', 0, ['aaab', 'aabaab']),
    (r'.', 0, ['a\nb', '']), (r'.', S, ['a\nb', '']), (r'.*', 0, ['ab\ncd', '']), (r'.+?', 0, ['ab\ncd']), (r'.*\n', 0, ['ab\ncd\n']),
    (r'^a', 0, ['a\na', 'ba', ('aa', 1, -1)]), (r'^a', M, ['a\na', 'ba\nab', ('aa', 1, -1)]), (r'a$', 0, ['a', 'a\n', 'a\na', 'a\n\n', ('aab', 0, 2)]),
    (r'a$', M, ['a\na\n', 'a\nb', 'ba']), (r'\Aa\Z', 0, ['a', 'a\n', 'aa']), (r'\Aa', M, ['b\na', 'a']), (r'$', 0, ['', '\n', 'a\n', 'a\nb\n']), (r'$', M, ['', '\n', 'a\nb\n']),
    (r'^', M, ['', 'a\nb\n', '\n\n']), (r'^$', M, ['a\n\nb', '']), (r'\b', 0, ['', 'ab cd', ' é ', 'a']), (r'\B', 0, ['', 'ab cd', ' é ', ' ']), (r'\b', A, ['', 'ab cd', ' é a']), (r'\B', A, ['', ' é a']),
    (r'\bfoo\b', 0, ['foo', 'a foo b', 'foobar foo', 'éfoo foo']), (r'\b\w+\b', 0, ['one two, three', 'naïve café', '']), (r'\w+', 0, ['a_1 é², ١٢', 'été', '𝐀𝟙 b', '一二']),
    (r'\w+', A, ['a_1 é², ١٢']), (r'\W+', 0, ['a, b', 'é—è']), (r'\W+', A, ['aéb']), (r'\d+', 0, ['12 ١٢ ²', '𝟙𝟚']), (r'\d+', A, ['12 ١٢']), (r'\D+', 0, ['1a²١']), (r'\s+', 0, ['a \t\n\x1c\x85\xa0\u3000b', 'a\u200bb']), (r'\s+', A, ['a \x1c\xa0b \f\v']),
    (r'\S+', 0, ['a b\xa0c']), (r'[abc]+', 0, ['xxabcabd']), (r'[^abc]+', 0, ['xxabcd', '\n']), (r'[a-f0-9]+', 0, ['xyz12afg']), (r'[^\W\d_]+', 0, ['ab1_é']), (r'[\w.-]+@[\w.-]+', 0, ['mail a.b@c-d.org now', 'x@é']),
    (r'[]a]+', 0, ['a]b']), (r'[^]a]+', 0, ['xa]b']), (r'[a\-z]+', 0, ['a-z']), (r'[\s\S]', 0, ['\n', '𝐀']), (r'[é-ü]+', 0, ['aéêüz']), (r'[\u0100-\u0fff\u2000-\u2fff]', 0, ['aŁ‐b']), (r'[\U00010000-\U0010ffff]+', 0, ['a𝐀𝐁b', 'a']), (r'[^a]', 0, ['𝐀', 'a']),
    (r'[αγεη]x', 0, ['αx', 'βx γx']), (r'[ā-ţ一二三]', 0, ['Āāţ一二三']), (r'𝐀+', 0, ['b𝐀𝐀c', 'a']), (r'a|𝐀b', 0, ['𝐀b', 'c𝐀']), (r'\x00', 0, ['a\0b']),
    # case
    (r'abc', I, ['xABCabC', 'ABD']), (r'[a-z]+', I, ['AbC1', 'ſK\u0130ı']), (r'[^a-z]+', I, ['AbC1K']), (r'k', I, ['kK\u212a']), (r's', I, ['sSſ']), (r'[s]', I, ['sSſ']), (r'i', I, ['iIİı']), (r'[^i]', I, ['iIİı']), (r'ß', I, ['ßẞ']), (r'σ', I, ['σςΣ']), (r'[σ]', I, ['σςΣ']), (r'ς+', I, ['σςΣ']),
    (r'µ', I, ['µμΜ']), (r'é', I, ['éÉ']), (r'É', I, ['éÉ']), (r'é', I | A, ['éÉ']), (r'[é-ê]', I, ['éÉêÊ']), (r'abc', I | A, ['ABC', 'aBcK']), (r'[k]', I | A, ['kK\u212a']), (r'[^k]', I | A, ['kK\u212a']), (r'[а-я]+', I, ['ПРИВЕТ мир']), (r'ǅ', I, ['ǄǅǆŻ']), (r'[Ǆ-ǆ]', I, ['ǄǅǆŻ']), (r'𐐀', I, ['𐐨𐐀']), (r'[𐐀-𐐂]+', I, ['𐐨𐐀a']),
    (r'a(?i:b)c', 0, ['abc', 'aBc', 'aBC']), (r'(?i:a)b', 0, ['Ab', 'AB']), (r'(?-i:a)b', I, ['aB', 'AB']), (r'(?i)a', 0, ['A']), (r'(a)\1', I, ['aA', 'ab']), (r'(é)\1', I, ['éÉ']), (r'(k)\1', I | A, ['kK', 'k\u212a']), (r'\w+k', I, ['xxK\u212a']), (r'ﬅ', I, ['ﬅﬆ']), (r'[ᲀ-ᲈ]', I, ['вдостъѣꙋ']), (r'x*', I, ['Xx', 'y']), (r'[^x]*', I, ['abXx', 'y']), (r'[a-c]*?X', I, ['aBCx']),
    # groups, alternation
    (r'(a)(b)?', 0, ['a', 'ab', 'b']), (r'(a)|(b)', 0, ['ab', 'c']), (r'((a)|(b))*', 0, ['ab', 'ba', '']), (r'(?:(a)|b)*', 0, ['ab', 'ba']), (r'(a|ab)(c|bcd)(d*)', 0, ['abcd']), (r'(?P<x>a)(?P=x)', 0, ['aa', 'ab']), (r'(a)?b\1', 0, ['aba', 'ba', 'b']), (r'(?:(a)|(b)|c)*\1', 0, ['abca', 'cb']),
    (r'(.*)(.*)', 0, ['ab']), (r'(a+)(a*)', 0, ['aaa']), (r'(a+?)(a*)', 0, ['aaa']), (r'(a*)(a+)', 0, ['aaa']), (r'(a*)*', 0, ['b', 'aab']), (r'(a*)+', 0, ['b', 'aab']), (r'(a|b*)*', 0, ['abba', 'c']), (r'(a*?)*?', 0, ['aa']), (r'(?:a*)*b', 0, ['aab', 'aac']), (r'(a?)*?b', 0, ['aab']), (r'(|a)*', 0, ['aa']), (r'(|a)+', 0, ['aa']), (r'(a|)+b', 0, ['aab']),
    (r'(?:a|b|cd)+', 0, ['abcdcab']), (r'(?:ab|a)(?:bc|c)', 0, ['abc', 'abbc']), (r'foo|foobar', 0, ['foobar']), (r'(?:foo|foobar)$', 0, ['foobar']), (r'x(?:a|b|c)y', 0, ['xay xby xdy']), (r'(?:[ab]|c)x', 0, ['ax cx dx']), (r'a||b', 0, ['ab']), (r'((((a))))', 0, ['a']), (r'(a)(?:b)(c)', 0, ['abc']), (r'(((a)b)c)', 0, ['abc']), (r'(a(b)?)+', 0, ['aba', 'aab']), (r'(?:(a)(b)?)+', 0, ['aba']), (r'(a(b)?c)+\2', 0, ['abcacb', 'abcb']),
    # repeats
    (r'a{2}', 0, ['aaaaa', 'a']), (r'a{2,3}', 0, ['aaaaa', 'a']), (r'a{2,3}?', 0, ['aaaaa']), (r'a{,2}', 0, ['aaa']), (r'a{2,}', 0, ['aaaa', 'a']), (r'(ab){2}', 0, ['ababab', 'ab']), (r'(ab){2,3}', 0, ['abababab']), (r'(ab){2,3}?', 0, ['abababab']), (r'(?:ab){0}', 0, ['ab']), (r'(a){0}b', 0, ['ab']), (r'a{0}b', 0, ['ab']), (r'(?:a|b){3}', 0, ['abab', 'ab']), (r'(?:){3}', 0, ['ab']),
    (r'(?:a{2}){2}', 0, ['aaaaa']), (r'(?:a+b)+?c', 0, ['aababc']), (r'a*?$', 0, ['aaa']), (r'a*?b', 0, ['aaab', 'aaa']), (r'[ab]{3,}c', 0, ['abac', 'abc']), (r'.{3}', 0, ['abcdefg']), (r'x*', 0, ['axb', 'xx']), (r'x*?', 0, ['axx']), (r'(x*)', 0, ['axxb']), (r'\b|:+', 0, ['a::bc']), (r'[^"\\]*(?:\\.[^"\\]*)*"', 0, ['ab\\"c"d', '\\']), (r'"(?:[^"\\]|\\.)*"', 0, ['say "a\\"b" or "c', '""']),
    (r'\s*(\w+)\s*=\s*(.*?)\s*$', M, ['  key =  some value \nx=1']), (r'(\d+)-(\d+)?', 0, ['12-34 5-']), (r'^(\w+)://([^/:]+)(?::(\d+))?(/[^?#]*)?(?:\?([^#]*))?', 0, ['http://a.b:80/c/d?e=f#g', 'ftp://x']), (r'(?m)^\s*#.*$', 0, ['a\n # b\n#c']), (r'(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?', 0, ['2024-01-31T10:20', 'on 1999-12-31.']),
    # assertions
    (r'a(?=b)', 0, ['ab', 'ac', 'aab']), (r'a(?!b)', 0, ['ab', 'ac', 'a']), (r'(?=(a))a\1', 0, ['aa', 'ab']), (r'(?<=a)b', 0, ['ab', 'bb', 'b', ('ab', 1, -1)]), (r'(?<!a)b', 0, ['ab', 'bb', 'b', ('ab', 1, -1)]), (r'(?<=(a))b', 0, ['ab']), (r'(?<=(a)(b))c\1', 0, ['abca']), (r'(?<=ab|cd)e', 0, ['abe cde e']), (r'(?<=^|,)x', 0, []), (r'(?<=\b)a', 0, ['a ba']), (r'(?!(a)b)a', 0, ['ac', 'ab']), (r'(?=a*)', 0, ['aa']), (r'(?:(?=(a))a)+', 0, ['aab']), (r'(?!)', 0, ['a']), (r'(?=)', 0, ['a']), (r'(?<!\\)"', 0, ['\\" "']), (r'(?:(?!ab).)*', 0, ['xxab', 'ab']), (r'(?<![a-z])\d+(?![a-z])', 0, ['a1 2b 3 44c']), (r'(a)(?!.*\1)', 0, ['aba']), (r'(?<=a{2})b', 0, ['aab', 'ab']), (r'(?<=(?i:A))b', 0, ['ab']), (r'(?<=.(?=b))b', 0, ['ab']), (r'((?=a)|b)*', 0, ['ba']),
    # conditions, atoms, possession
    (r'(\()?a(?(1)\))', 0, ['(a)', 'a', '(a', 'a)']), (r'(?P<q>")?a(?(q)"|b)', 0, ['"a"', 'ab', 'a"', '"ab']), (r'(?:(a)|b)(?(1)c|d)', 0, ['ac', 'bd', 'ad', 'bc']), (r'(?>a+)a', 0, ['aaa']), (r'(?>a+)b', 0, ['aaab']), (r'(?>(a)|ab)c', 0, ['abc', 'ac']), (r'a++a', 0, ['aaa']), (r'a++b', 0, ['aab']), (r'a*+', 0, ['aab']), (r'a?+a', 0, ['a', 'aa']), (r'(?:ab)++c', 0, ['ababc', 'abab']), (r'(?:a|ab)++c', 0, ['abac', 'aac']), (r'(?:ab){1,2}+a', 0, ['ababa', 'abab']), (r'(?>(?:ab|cd)*)e', 0, ['abcde']), (r'(?:(?>x+)y)*', 0, ['xxyxy']), (r'(a(?>b)?)+', 0, ['abab']), (r'[ab]{2,3}+b', 0, ['abab', 'aab']), (r'(?:a?){2,3}+', 0, ['aaaa', '']), (r'(?>.*?b)c', 0, ['abbc', 'abc']), (r'((?>a)b)+', 0, ['abab']),
    # bytes and locale
    (rb'a.c', 0, ['abc', 'a\xffc']), (rb'\w+', 0, ['ab\xe9_1']), (rb'[\x80-\xff]+', 0, ['a\x80\xffb']), (rb'\d+\s', 0, ['12 \xa0']), (rb'abc', I, ['ABC']), (rb'[^a-c]+', I, ['xABCy']), (rb'\w+', L, ['ab\xe9_1']), (rb'a\b', L, ['a b', 'ab']), (rb'\B', L, ['a b']), (rb'[a-c]+x', I | L, ['ABcX']), (rb'k', I | L, ['Kk']), (rb'[^k]+', I | L, ['Kkab']), (rb'(a)\1', I | L, ['aA']), (rb'x*y', I | L, ['XxY']), (rb'\xe9', I, ['\xe9\xc9']), (rb'\n$', M, ['\n\n']),
    # flags and format
    (r'a b # c', X, ['ab', 'a b']), (r'[ ]a', X, [' a']), (r'(?x: a )b ', 0, ['ab ']), (r'(?s:.)(?-s:.)', S, ['\n\n', '\na']), (r'(?a:\w)\w', 0, ['éé', 'aé']), (r'(?u:\w)\w', A, ['éé', 'éa']), (r'(?m:^a)$', 0, ['b\na']),
    # searching
    (r'abab(?:c|d)', 0, ['abababd', 'ababab']), (r'aa(a)b', 0, ['aaaab']), (r'(ab)c', 0, ['ababc']), (r'[xy]a', 0, ['aaxbxaya']), (r'(?:x|y)a', 0, ['aaxbxaya']), (r'a(?:b)', 0, ['aab']), (r'é+x', 0, ['aééx']), (r'\d', 0, [('a1b2', 2, -1), ('a1b2', 0, 3), ('a1b2', 3, 1), ('a1', 9, -1)]), (r'a*', 0, [('baac', 1, 3), ('baac', 4, -1)]), (r'(?<=a)', 0, [('ab', 1, 2)]), (r'ab', 0, [('abc', 0, 1), ('ab', 0, 2)]), (r'\Z', 0, [('ab', 0, 1), 'ab\n']), (r'^', 0, [('ab', 1, -1)]), (r'𝐁', 0, [('𝐀𝐁𝐁', 2, -1), ('𝐀𝐁𝐁', 0, 2)]), (r'b', 0, [('𝐀b𝐁b', 2, -1)]),
]

class Maker:
    """Random patterns over a small alphabet; small, so that none takes long."""
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.groups = 0

    def pick(self, *options):
        return self.random.choice(options)

    def pattern(self):
        self.groups = 0
        return self.alternatives(3)

    def alternatives(self, depth):
        count = self.pick(1, 1, 1, 2, 2, 3) if depth > 0 else 1
        return '|'.join(self.sequence(depth) for _ in range(count))

    def sequence(self, depth):
        return ''.join(self.item(depth) for _ in range(self.pick(0, 1, 1, 2, 2, 3)))

    def item(self, depth):
        roll = self.random.random()
        if depth <= 0 or roll < 0.4:
            return self.pick('a', 'b', 'a', 'b', 'c', '.', '[ab]', '[^a]', r'\w', r'\s', '[bc]', 'ab') + self.quantifier(0.35)
        if roll < 0.65:
            self.groups += 1
            return '(' + self.alternatives(depth - 1) + ')' + self.quantifier(0.5)
        if roll < 0.8:
            return '(?:' + self.alternatives(depth - 1) + ')' + self.quantifier(0.6)
        if roll < 0.87:
            return self.pick('^', '$', r'\b', r'\B', r'\A', r'\Z')
        if roll < 0.92:
            return self.pick('(?=', '(?!') + self.alternatives(depth - 1) + ')'
        if roll < 0.94:
            return self.pick('(?<=', '(?<!') + self.pick('a', 'b', '[ab]c', 'ab|bc', '(a)', r'a\b') + ')'
        if roll < 0.95:
            return '(?>' + self.alternatives(depth - 1) + ')'
        if self.groups == 0:
            return 'a'
        group = self.random.randint(1, self.groups)
        return self.pick(f'\\{group}', f'\\{group}', f'(?({group})a|b)')

    def quantifier(self, chance):
        if self.random.random() > chance:
            return ''
        return self.pick('*', '+', '?', '{2}', '{1,2}', '{2,}', '{0,2}') + self.pick('', '', '', '?', '?', '+')

    def subject(self):
        return ''.join(self.pick('a', 'a', 'b', 'b', 'c', ' ', '\n') for _ in range(self.pick(2, 4, 6, 9)))

def made_at_random(count):
    maker = Maker(20230612)
    while count > 0:
        pattern = maker.pattern()
        flags = maker.pick(0, 0, 0, M, I, S, M | I)
        made = case(pattern, flags, [maker.subject() for _ in range(3)])
        if made is not None and len(made['c']) < 90:
            count -= 1
            yield made

def of_local_tests():
    from test import re_tests
    for pattern, subject, *_ in re_tests.tests:
        for flags in (0, I, M | S):
            made = case(pattern, flags, [subject, subject.upper(), 'x' + subject * 2])
            if made is not None:
                yield made
    maker = Maker(1)
    for _ in range(3000):
        pattern = maker.pattern()
        made = case(pattern, maker.pick(0, I, M, S), [maker.subject() for _ in range(4)])
        if made is not None:
            yield made

def written():
    for pattern, flags, subjects in WRITTEN:
        if subjects:
            made = case(pattern, flags, subjects)
            assert made is not None, pattern
            yield made

rows = list(of_local_tests()) if '--local' in sys.argv else [*written(), *made_at_random(380)]
print('[\n' + ',\n'.join(json.dumps(row, ensure_ascii=False, separators=(',', ':')) for row in rows) + '\n]')
