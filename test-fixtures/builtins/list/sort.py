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


# ints of every width, and equal keys in the order in which they came
def numbers(count, step, modulus, shift):
    return [(k * step) % modulus - shift for k in range(count)]


for case in (numbers(60, 37, 101, 50), numbers(300, 7919, 70001, 0), numbers(300, 2654435761, 2**32, 2**31), numbers(100, 3, 2**40, 2**39)):
    ordered = sorted(case)
    print(ordered[:3], ordered[-2:], all(a <= b for a, b in zip(ordered, ordered[1:])), sorted(case, reverse=True) == ordered[::-1])
pairs = [(k * 7 % 5, k) for k in range(40)]
print(sorted(pairs, key=lambda p: p[0])[:12])
print(sorted(pairs, key=lambda p: p[0], reverse=True)[:12])
print(sorted(pairs, key=lambda p: -p[0] * 2**20)[-10:], sorted([True, 3, False, 2] * 10)[:22])


# adding nothing to a list while it is sorted is no change of it
def sorted_while(change):
    numbers = [3, 1, 2]

    def key(n):
        change(numbers)
        return n

    try:
        numbers.sort(key=key)
    except ValueError as error:
        return str(error)
    return numbers


print(sorted_while(lambda l: l.extend([])), sorted_while(lambda l: l.extend(())), sorted_while(lambda l: l.extend([4])))

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
# [-50, -48, -47] [47, 50] True True
# [0, 74, 373] [69702, 69776] True True
# [-2147483648, -2139241959, -2125902199] [2120804128, 2134143888] True True
# [-549755813888, -549755813885, -549755813882] [-549755813594, -549755813591] True True
# [(0, 0), (0, 5), (0, 10), (0, 15), (0, 20), (0, 25), (0, 30), (0, 35), (1, 3), (1, 8), (1, 13), (1, 18)]
# [(4, 2), (4, 7), (4, 12), (4, 17), (4, 22), (4, 27), (4, 32), (4, 37), (3, 4), (3, 9), (3, 14), (3, 19)]
# [(1, 33), (1, 38), (0, 0), (0, 5), (0, 10), (0, 15), (0, 20), (0, 25), (0, 30), (0, 35)] [False, False, False, False, False, False, False, False, False, False, True, True, True, True, True, True, True, True, True, True, 2, 2]
# [1, 2, 3] [1, 2, 3] list modified during sort
