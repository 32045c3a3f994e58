# Iterators of builtin types can be copied and pickled where they stand.
import copy
import pickle


def show(make, steps):
    it = make()
    for _ in range(steps):
        next(it, None)
    twin = pickle.loads(pickle.dumps(it))
    print(type(twin).__name__, list(twin), list(copy.copy(it)), it.__reduce__()[0].__name__)


for steps in (0, 2, 9):
    for make in (
        lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')),
        lambda: iter(range(3)), lambda: iter(range(2**70, 2**70 + 3)), lambda: reversed([1, 2, 3]), lambda: reversed('abc'),
        lambda: iter({1: 2, 3: 4, 5: 6}), lambda: iter({1: 2, 3: 4}.items()), lambda: iter({1, 2, 3}),
        lambda: enumerate('abc', 5), lambda: zip('abc', [1, 2]), lambda: map(int, ['1', '2']), lambda: filter(None, [0, 1, 2]),
    ):
        show(make, steps)


class L(list):
    def __init__(self, items, extra=None):
        super().__init__(items)
        self.extra = extra


print(L([1], extra=2).extra, range(2**64)[5::2**63], slice(None, -2**70, -1).indices(2**65), (1,) * 1, [1, 2].index(2, -2**70, 2**70))
nested = []
for _ in range(100000):
    nested = [nested]
try:
    repr(nested)
except RecursionError as e:
    print(e)

# expect-output:
# list_iterator [1, 2, 3] [1, 2, 3] iter
# tuple_iterator [1, 2, 3] [1, 2, 3] iter
# bytes_iterator [97, 98, 99] [97, 98, 99] iter
# bytearray_iterator [97, 98, 99] [97, 98, 99] iter
# range_iterator [0, 1, 2] [0, 1, 2] iter
# longrange_iterator [1180591620717411303424, 1180591620717411303425, 1180591620717411303426] [1180591620717411303424, 1180591620717411303425, 1180591620717411303426] iter
# list_reverseiterator [3, 2, 1] [3, 2, 1] reversed
# reversed ['c', 'b', 'a'] ['c', 'b', 'a'] reversed
# list_iterator [1, 3, 5] [1, 3, 5] iter
# list_iterator [(1, 2), (3, 4)] [(1, 2), (3, 4)] iter
# list_iterator [1, 2, 3] [1, 2, 3] iter
# enumerate [(5, 'a'), (6, 'b'), (7, 'c')] [(5, 'a'), (6, 'b'), (7, 'c')] enumerate
# zip [('a', 1), ('b', 2)] [('a', 1), ('b', 2)] zip
# map [1, 2] [1, 2] map
# filter [1, 2] [1, 2] filter
# list_iterator [3] [3] iter
# tuple_iterator [3] [3] iter
# bytes_iterator [99] [99] iter
# bytearray_iterator [99] [99] iter
# range_iterator [2] [2] iter
# longrange_iterator [1180591620717411303426] [1180591620717411303426] iter
# list_reverseiterator [1] [1] reversed
# reversed ['a'] ['a'] reversed
# list_iterator [5] [5] iter
# list_iterator [] [] iter
# list_iterator [3] [3] iter
# enumerate [(7, 'c')] [(7, 'c')] enumerate
# zip [] [] zip
# map [] [] map
# filter [] [] filter
# list_iterator [] [] iter
# tuple_iterator [] [] iter
# tuple_iterator [] [] iter
# tuple_iterator [] [] iter
# range_iterator [] [] iter
# longrange_iterator [] [] iter
# list_reverseiterator [] [] reversed
# reversed [] [] reversed
# list_iterator [] [] iter
# list_iterator [] [] iter
# list_iterator [] [] iter
# enumerate [] [] enumerate
# zip [] [] zip
# map [] [] map
# filter [] [] filter
# 2 range(5, 18446744073709551616, 9223372036854775808) (36893488147419103231, -1, -1) (1,) 1
# maximum recursion depth exceeded while getting the repr of an object
