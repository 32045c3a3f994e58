# sum, min, max, any, all, sorted, reversed, zip, enumerate, map, filter.
print(sum([1, 2.5]), sum([], 5), sum([[1], [2]], []), sum(x for x in (0.1,) * 10), sum([True, 2]), sum([10**20, 1]), sum([1e100, 1.0, -1e100]))
print(min(3, 1), max([1, 5, 3]), max("ab", "b", key=len), min([], default="none"), max([(1, "b"), (1, "a")]), min(2, 2.0), max(1, True))
print(any([]), all([]), any([0, "", 3]), all([1, ""]), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda v: v > 1, [1, 2])), list(zip([1, 2], "ab", (3, 4))), list(zip()), list(enumerate("ab", 5)), list(reversed([1, 2])))
for action in (lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: sum([1], "a"), lambda: max([], key=len), lambda: min(5), lambda: max(1, 2, default=3), lambda: enumerate(5), lambda: map(5), lambda: list(map(5, [1])), lambda: sum("ab")):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(divmod(7, 2), abs(-3), round(2.5), round(-1.55, 1), pow(2, 5), len("é😀"), sorted((3, 1), reverse=True), ord("a"), chr(8364), bin(5), callable(len))
it = map(print, ["lazy"])
print("before")
list(it)

# expect-output:
# 3.5 5 [1, 2] 1.0 3 100000000000000000001 1.0
# 1 5 ab none (1, 'b') 2 1
# False True True False [11, 22]
# [1, 'a'] [2] [(1, 'a', 3), (2, 'b', 4)] [] [(5, 'a'), (6, 'b')] [2, 1]
# ValueError zip() argument 2 is longer than argument 1
# ValueError zip() argument 2 is shorter than argument 1
# TypeError sum() can't sum strings [use ''.join(seq) instead]
# ValueError max() iterable argument is empty
# TypeError 'int' object is not iterable
# TypeError Cannot specify a default for max() with multiple positional arguments
# TypeError 'int' object is not iterable
# TypeError map() must have at least two arguments.
# TypeError 'int' object is not callable
# TypeError unsupported operand type(s) for +: 'int' and 'str'
# (3, 1) 3 2 -1.6 32 2 [3, 1] 97 € 0b101 True
# before
# lazy
