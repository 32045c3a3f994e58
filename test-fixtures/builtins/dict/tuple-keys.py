# Tuples as keys: equal where their items are, whatever kinds of numbers those are.
d = {}
for i in range(40): d[i, i % 3] = i
d[1.0, True] = 'one'
print(len(d), d[1, 1], d.get((1, 2)), (True, 1) in d, (2, 2.0) in d)
for i in range(0, 40, 2): del d[i, i % 3]
print(len(d), (2, 2) in d, list(d)[:4], d.pop((3, 0)), d.popitem())
d[2, 2] = 'back'
print(list(d.items())[-1], d == dict(reversed(list(d.items()))))
nested = {((1, 2), 'a'): 1, ((1,), (2, 'a')): 2, (): 3, (None, ...): 4, ('x' * 100, 'y'): 5}
print(nested[(1.0, 2), 'a'], nested[(1,), (2, 'a')], nested[()], nested[None, ...], nested['x' * 100, 'y'], ((1, 3), 'a') in nested)
big = {(2 ** 70, -1): 'big', (-2 ** 70, 0.5): 'minus', ('\U0001f600', 'é'): 'face'}
print(big[2 ** 70, -1.0], big[-2 ** 70, 0.5], big['\U0001f600', 'é'], (2 ** 70, 1) in big)
class Node: pass
class Same:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return isinstance(other, Same) and other.v == self.v
    def __hash__(self): return hash(self.v)
n, m = Node(), Node()
objects = {(n, 1): 'n', (m, 1): 'm', (Same(5), 1): 'five', (Node, int): 'classes'}
print(objects[n, True], objects[m, 1], objects[Same(5), 1.0], (Same(6), 1) in objects, objects[Node, int])
for bad in ((1, []), ([],), ({}, 2)):
    try: d[bad]
    except TypeError as e: print(e)
    try: d[bad] = 1
    except TypeError as e: print(e)
from collections import Counter, namedtuple
P = namedtuple('P', 'x y')
print(Counter([(1, 2), P(1, 2), (1, 2.0), (2, 1)]), {P(1, 2): 'p'}[1, 2], {(1, 2): 't'}[P(1, 2)])
s = {(i, -i) for i in range(30)}
print(len(s), (3, -3) in s, (3, 3) in s, s & {(1, -1), (1, 1)}, frozenset([(1, 2)]) == {(1.0, 2)})
mixed = {1: 'int', (1,): 'tuple', 'a': 'str', ('a',): 'tuple of str'}
print(mixed[1.0], mixed[1,], mixed['a',], list(mixed))

# expect-output:
# 40 one None True True
# 20 False [(1, 1), (3, 0), (5, 2), (7, 1)] 3 ((39, 0), 39)
# ((2, 2), 'back') True
# 1 2 3 4 5 False
# big minus face False
# n m five False classes
# unhashable type: 'list'
# unhashable type: 'list'
# unhashable type: 'list'
# unhashable type: 'list'
# unhashable type: 'dict'
# unhashable type: 'dict'
# Counter({(1, 2): 3, (2, 1): 1}) p t
# 30 True False {(1, -1)} True
# int tuple tuple of str [1, (1,), 'a', ('a',)]
