"""isinstance-chain: four type tests in a row, against a method."""
from harness import run


class A:
    def value(self):
        return 1


class B:
    def value(self):
        return 2


class C:
    def value(self):
        return 3


class D:
    def value(self):
        return 4


items = [A(), B(), C(), D()] * 30


def slow(n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            if isinstance(o, A):
                total += 1
            elif isinstance(o, B):
                total += 2
            elif isinstance(o, C):
                total += 3
            elif isinstance(o, D):
                total += 4
    return total


def fast(n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            total += o.value()
    return total


run(slow, fast)
