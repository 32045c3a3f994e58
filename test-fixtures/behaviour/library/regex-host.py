"""Expressions that the host's can stand for, and those that differ in what they find: groups in repetitions, empty rounds, words."""
import re


def show(pattern, text, flags=0):
    print([(m.span(), m.groups(), m.regs, m.lastindex) for m in re.finditer(pattern, text, flags)])


# places of groups, asked for after the match
show(r'(\w+)(?:=(\d+))?;', 'a=1;bc;d=22;')
m = re.fullmatch(r'(a|ab)(c?)', 'abc')
print(m.span(1), m.span(2), m.lastindex)

# a group keeps what it had in an earlier round
show(r'(?:(a)|(b))*', 'abba')
show(r'(a*)*', 'aab')
show(r'(a)?b|(c)', 'abbc')
show(r'(?:(a)|b)\1?c', 'aacbc')

# empty matches
show(r'x*', 'axb')
show(r'|a', 'aa')
print(re.sub(r'\b|', '-', 'ab c'), re.split(r'(?=b)', 'abab'))

# words, spaces and case beyond ASCII
show(r'\b\w+\b', 'é µ_x ²-ß')
show(r'(?a:\b\w+\b)', 'aéb')
show('straße|K|µ', 'STRASSE k \u212a \xb5 \u03bc Stra\xdfe', re.I)
show(r'\s+', 'a\x1c\x85\xa0b')
show(r'(?a:\W(?u:\w)\W)', '\xe0\xe0\xe0')

# lines and ends
show(r'^.*$', 'a\r\nb\u2028c\n', re.M)
show(r'b$', 'b\nb\n')
show(r'a\Z', 'a\n')
pattern = re.compile(r'^a|(?<=x)b$')
print(pattern.search('xab', 1), pattern.search('xbc', 1, 2), pattern.match('ab', 0, 1))

# nothing here takes a time that grows exponentially where CPython's does not
print(re.match(r'(?:a|b)*c', 'ab' * 200_000), re.search(r'(?:[^"\\]|\\.)*"', 'a\\"' * 1000 + '"').end())
print(re.sub(r'(\w)(\d)?', r'[\2\1]', 'a1b'), re.sub('(a)', lambda m: str(m.span(1)), 'xa'))

# expect-output:
# [((0, 4), ('a', '1'), ((0, 4), (0, 1), (2, 3)), 2), ((4, 7), ('bc', None), ((4, 7), (4, 6), (-1, -1)), 1), ((7, 12), ('d', '22'), ((7, 12), (7, 8), (9, 11)), 2)]
# (0, 2) (2, 3) 2
# [((0, 4), ('a', 'b'), ((0, 4), (3, 4), (2, 3)), 1), ((4, 4), (None, None), ((4, 4), (-1, -1), (-1, -1)), None)]
# [((0, 2), ('',), ((0, 2), (2, 2)), 1), ((2, 2), ('',), ((2, 2), (2, 2)), 1), ((3, 3), ('',), ((3, 3), (3, 3)), 1)]
# [((0, 2), ('a', None), ((0, 2), (0, 1), (-1, -1)), 1), ((2, 3), (None, None), ((2, 3), (-1, -1), (-1, -1)), None), ((3, 4), (None, 'c'), ((3, 4), (-1, -1), (3, 4)), 2)]
# [((0, 3), ('a',), ((0, 3), (0, 1)), 1), ((3, 5), (None,), ((3, 5), (-1, -1)), None)]
# [((0, 0), (), ((0, 0),), None), ((1, 2), (), ((1, 2),), None), ((2, 2), (), ((2, 2),), None), ((3, 3), (), ((3, 3),), None)]
# [((0, 0), (), ((0, 0),), None), ((0, 1), (), ((0, 1),), None), ((1, 1), (), ((1, 1),), None), ((1, 2), (), ((1, 2),), None), ((2, 2), (), ((2, 2),), None)]
# -a-b- -c- ['a', 'ba', 'b']
# [((0, 1), (), ((0, 1),), None), ((2, 5), (), ((2, 5),), None), ((6, 7), (), ((6, 7),), None), ((8, 9), (), ((8, 9),), None)]
# [((0, 1), (), ((0, 1),), None), ((2, 3), (), ((2, 3),), None)]
# [((8, 9), (), ((8, 9),), None), ((10, 11), (), ((10, 11),), None), ((12, 13), (), ((12, 13),), None), ((14, 15), (), ((14, 15),), None), ((16, 22), (), ((16, 22),), None)]
# [((1, 4), (), ((1, 4),), None)]
# []
# [((0, 2), (), ((0, 2),), None), ((3, 6), (), ((3, 6),), None), ((7, 7), (), ((7, 7),), None)]
# [((2, 3), (), ((2, 3),), None)]
# []
# None <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(0, 1), match='a'>
# None 3001
# [1a][b] x(1, 2)
