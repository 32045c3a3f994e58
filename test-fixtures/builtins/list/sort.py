# Sorting is stable; key, reverse, mixed comparisons, errors, changes while sorting.
people = [("Bob", 30), ("Ann", 25), ("Cid", 30), ("Dan", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted("bCaD"), sorted("bCaD", key=str.lower), sorted([3, 1.5, True, 2**70, -0.5]))
print(sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}))


class Odd:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Odd.compared += 1
        return self.v < other.v


print([o.v for o in sorted(map(Odd, [5, 2, 9, 1, 7]))], Odd.compared > 0)
a = [3, 1, "x", 2]
try:
    a.sort()
except TypeError as error:
    print(error, sorted(map(str, a)))
b = [3, 1, 2]
try:
    b.sort(key=lambda v: b.append(v) or v)
except ValueError as error:
    print(error)
print(sorted(range(50), key=lambda v: (v * 7919) % 53)[:8], sorted([0.0, -0.0, 0]), max([1, 1.0, True]), min("b", "a", key=ord))
nan = float("nan")
print(len(sorted([nan, 1, nan])), sorted(["é", "z", "a", "😀", "\uffff"]))

# expect-output:
# [('Ann', 25), ('Dan', 25), ('Bob', 30), ('Cid', 30)]
# [('Bob', 30), ('Cid', 30), ('Ann', 25), ('Dan', 25)]
# ['C', 'D', 'a', 'b'] ['a', 'b', 'C', 'D'] [-0.5, True, 1.5, 3, 1180591620717411303424]
# [[], [1, 5], [2]] [(1, 'a'), (1, 'b')] [1, 2, 3] ['a', 'b']
# [1, 2, 5, 7, 9] True
# '<' not supported between instances of 'str' and 'int' ['1', '2', '3', 'x']
# list modified during sort
# [0, 41, 29, 17, 5, 46, 34, 22] [0.0, -0.0, 0] 1 a
# 3 ['a', 'z', 'é', '\uffff', '😀']
