# Variables of comprehensions in locals(), and names that several comprehensions use.
import sys

x = 3
print([locals()["i"] for i in range(2)], "i" in locals())  # expect: [0, 1] False
print([sys._getframe().f_locals["k"] for k in "ab"])  # expect: ['a', 'b']


def f(a):
    names = [sorted(locals()) for b in [1]]
    return names, sorted(locals())


print(f(1))  # expect: ([['a', 'b']], ['a', 'names'])


def reuse():
    [x for x in [1]]
    return [x for _ in [1]]


print(reuse())  # expect: [3]


class C:
    y = 5
    z = [(locals()["n"], "y" in locals()) for n in [1]]
    w = [n for n in [y]]


print(C.z, C.w, hasattr(C, "n"))  # expect: [(1, False)] [5] False


def cells():
    items = [(lambda: i) for i in range(3)]
    i = 20
    return [x() for x in items], i, sorted(locals())


print(cells())  # expect: ([2, 2, 2], 20, ['i', 'items'])
