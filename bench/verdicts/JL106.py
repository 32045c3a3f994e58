"""polymorphic-callee: one site calls three functions in turn, against one loop for each function."""
from harness import run


def one(x):
    return x + 1


def two(x):
    return x + 2


def three(x):
    return x + 3


def slow(n):
    total = 0
    functions = (one, two, three)
    for i in range(n // 3):
        for f in functions:
            total += f(i)
    return total


def fast(n):
    total = 0
    for i in range(n // 3):
        total += one(i)
        total += two(i)
        total += three(i)
    return total


run(slow, fast)
