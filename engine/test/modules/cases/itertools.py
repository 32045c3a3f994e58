from itertools import *
from _operator import mul
import itertools

def show(label, f):
    try:
        print(label, '->', f())
    except Exception as e:
        print(label, '!', type(e).__name__, e)

def first(it, n=6):
    return list(islice(it, n))

show('count', lambda: first(count()))
show('count float', lambda: first(count(1.5, 0.25)))
show('count down', lambda: first(count(5, -2)))
show('count big', lambda: first(count(2**53 - 2), 4))
show('count step 0', lambda: (repr(count(3)), repr(count(3, 2)), repr(count(1.5)), repr(count(2**70, 1))))
show('count bad', lambda: count('a'))
show('count complex', lambda: first(count(1j), 3))
show('repeat', lambda: (list(repeat('a', 3)), repr(repeat(5)), repr(repeat(5, 2)), list(repeat(1, -3)), repeat(1, 4).__length_hint__()))
show('repeat endless hint', lambda: repeat(1).__length_hint__())
show('repeat kw', lambda: list(repeat(object=1, times=2)))
show('cycle', lambda: (first(cycle('ab')), list(cycle(''))))
show('chain', lambda: (list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', 'cd']))))
show('chain bad', lambda: list(chain('a', 5)))
show('compress', lambda: list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])))
show('dropwhile', lambda: list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
show('takewhile', lambda: list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
show('filterfalse', lambda: (list(filterfalse(lambda x: x % 2, range(8))), list(filterfalse(None, [0, 1, '', 'a']))))
show('starmap', lambda: list(starmap(pow, [(2, 5), (3, 2), [10, 3]])))
show('starmap bad', lambda: list(starmap(pow, [5])))
show('accumulate', lambda: (list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3, 4], mul)), list(accumulate([], initial=5)), list(accumulate('abc', initial='x')), list(accumulate([1, 2], None))))
show('pairwise', lambda: (list(pairwise('abcd')), list(pairwise('a')), list(pairwise(''))))
show('batched', lambda: (list(batched('ABCDEFG', 3)), list(batched('', 2)), list(batched('abcd', 2, strict=True))))
show('batched strict', lambda: list(batched('abc', 2, strict=True)))
show('batched zero', lambda: batched('abc', 0))
show('islice', lambda: [list(islice('ABCDEFG', *a)) for a in ((2,), (2, 4), (2, None), (0, None, 2), (None,), (3, 1), (0,), (1, 7, 3), (None, None, None))])
it = iter(range(20))
show('islice rest', lambda: (list(islice(it, 2, 10, 3)), next(it)))
for a in ((-1,), (-5,), (1, -1), (1, -5), (-1, 1), (-5, 1), ('a', 1), (10**30,), (10**30, 1), (0, 5, 0), ('a',), (0, 'a'), (0, 1, 'a'), (0, 1, -1)):
    show(f'islice{a}', lambda: islice('abc', *a))
show('product', lambda: (list(product('ab', [1, 2])), list(product('ab', repeat=2)), list(product()), list(product('ab', [])), len(list(product(range(3), repeat=4))), list(product('ab', repeat=0))))
show('product bad', lambda: product('a', repeat=-1))
show('permutations', lambda: (list(permutations('abc')), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations([], 0)), list(permutations('abc', 0))))
show('permutations bad', lambda: permutations('abc', -1))
show('permutations type', lambda: permutations('abc', 'x'))
show('combinations', lambda: (list(combinations('abcd', 2)), list(combinations('abc', 0)), list(combinations('ab', 3)), list(combinations(range(5), 4))))
show('combinations bad', lambda: combinations('abc', -2))
show('multisets', lambda: (list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement('', 2)), list(combinations_with_replacement('', 0)), list(combinations_with_replacement('ab', 3))))
show('zip_longest', lambda: (list(zip_longest('ABCD', 'xy', fillvalue='-')), list(zip_longest('ab', [1])), list(zip_longest())))
show('groupby', lambda: [(k, list(g)) for k, g in groupby('AAAABBBCCDAABBB')])
show('groupby key', lambda: [(k, list(g)) for k, g in groupby(range(10), key=lambda x: x // 4)])
show('groupby skip', lambda: [k for k, g in groupby('aabbc')])
groups = list(groupby('aabb'))
show('groupby stale', lambda: [list(g) for k, g in groups])
g = groupby('aab'); k, sub = next(g)
show('groupby partial', lambda: (next(sub), next(g)[0], list(sub)))
a, b, c = tee([1, 2, 3, 4], 3)
show('tee', lambda: (next(a), next(a), list(b), list(a), list(c), tee([], 0), list(tee(iter('xy'))[1])))
x, y = tee('abc'); next(x)
show('tee copy', lambda: (list(x.__copy__()), list(x), list(y)))
show('tee bad', lambda: tee([], -1))
show('names', lambda: (count.__module__, chain.__name__, type(tee('')[0]).__name__, repr(chain)))
show('iter is self', lambda: (lambda i: iter(i) is i)(chain()))
class Chain(chain):
    pass
show('subclass', lambda: (list(Chain('ab', 'c')), type(Chain()).__name__))
show('generator source', lambda: list(chain.from_iterable(range(i) for i in range(4))))
show('sum', lambda: sum(starmap(mul, zip(count(1), repeat(2, 5)))))
def boom():
    yield 1
    raise ValueError('boom')
show('error passes', lambda: list(chain(boom(), [2])))
show('error in key', lambda: [k for k, _ in groupby([1, 0], lambda v: 1 // v)])
