"""callable-object: an object with `__call__` is called, against a function."""
from harness import run


class Add:
    def __init__(self, amount):
        self.amount = amount

    def __call__(self, x):
        return x + 1


def add(x):
    return x + 1


def slow(n):
    f = Add(1)
    total = 0
    for i in range(n):
        total += f(i)
    return total


def fast(n):
    f = add
    total = 0
    for i in range(n):
        total += f(i)
    return total


run(slow, fast)
