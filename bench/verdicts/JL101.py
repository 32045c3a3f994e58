"""polymorphic-attribute: one site reads an attribute of three classes in turn, against one class."""
from harness import run


class A:
    def __init__(self, x):
        self.x = x


class B:
    def __init__(self, x):
        self.y = x
        self.x = x


class C:
    def __init__(self, x):
        self.y = x
        self.z = x
        self.x = x


mixed = [A(1), B(1), C(1)] * 40
alike = [A(1) for _ in range(120)]


def read(items, n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            total += o.x
            total -= o.x
    return total


def slow(n):
    return read(mixed, n)


def fast(n):
    return read(alike, n)


run(slow, fast)
