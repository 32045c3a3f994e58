# The same hot for-loop over lists, tuples, ranges, strings, dicts, sets, generators, own iterators.
class Own:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


def total(iterable):
    result = 0
    for item in iterable:
        result += item
    return result


print(total(list(range(3000))))
for iterable in (tuple(range(100)), range(5, 3000, 7), {1: 2, 3: 4}, {5, 6}, (i for i in range(50)), Own(100), b"abc", map(abs, [-1, -2.5]), filter(None, [0, 1]), reversed([1, 2]), enumerate([]), zip(), range(2**53 - 2, 2**53 + 2)):
    print(total(iterable))
for bad in (5, None, "ab", enumerate([1])):
    try:
        total(bad)
    except TypeError as error:
        print(error)
growing = [1]


def grow(items):
    for item in items:
        if len(items) < 3000:
            items.append(item + 1)
    return len(items), items[-1]


def shrink(items):
    seen = 0
    for item in items:
        items.pop()
        seen += 1
    return seen, len(items)


print(grow(growing), shrink(growing))
Own.__next__ = lambda self: exec("raise StopIteration")
print(total(Own(5)))

# expect-output:
# 4498500
# 4950
# 641786
# 4
# 11
# 1225
# 5050
# 294
# 3.5
# 1
# 3
# 0
# 0
# 36028797018963966
# 'int' object is not iterable
# 'NoneType' object is not iterable
# unsupported operand type(s) for +=: 'int' and 'str'
# unsupported operand type(s) for +=: 'int' and 'tuple'
# (3000, 3000) (1500, 1500)
# 0
