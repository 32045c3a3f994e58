# iter with a sentinel, next with a default, iterators without a length.
source = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(source), 0)), list(source))
print(next(iter([]), "default"), iter(range(3)).__length_hint__(), list(iter("ab")))
calls = iter(int, 1)
print(next(calls), next(calls), type(calls).__name__)
for action in (lambda: next(iter([])), lambda: next([]), lambda: iter(5), lambda: iter(5, 6), lambda: next(iter([]), 1, 2)):
    try:
        print(action())
    except (StopIteration, TypeError) as error:
        print(repr(error))


class NotIterator:
    def __iter__(self):
        return 5


try:
    iter(NotIterator())
except TypeError as error:
    print(error)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Count(3)
print(list(c), list(c), 1 in Count(5), max(Count(4)), dict(zip(Count(2), "ab")), [*Count(2)], sum(Count(4)))
a, b = Count(2)
print(a, b, "-".join(map(str, Count(3))), sorted(Count(3)), tuple(Count(1)), all(Count(3)))

# expect-output:
# [1, 2, 3] [4]
# default 3 ['a', 'b']
# 0 0 callable_iterator
# StopIteration()
# TypeError("'list' object is not an iterator")
# TypeError("'int' object is not iterable")
# TypeError('iter(v, w): v must be callable')
# TypeError('next expected at most 2 arguments, got 3')
# iter() returned non-iterator of type 'int'
# [2, 1, 0] [] True 3 {1: 'a', 0: 'b'} [1, 0] 6
# 1 0 2-1-0 [0, 1, 2] (0,) False
