"""polymorphic-method: one call site meets three classes in turn, against one class."""
from harness import run


class A:
    def area(self):
        return 1


class B:
    def area(self):
        return 2


class C:
    def area(self):
        return 3


mixed = [A(), B(), C()] * 40
alike = [A() for _ in range(120)]


def call(items, n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            total += o.area()
    return total


def slow(n):
    return call(mixed, n)


def fast(n):
    return call(alike, n)


run(slow, fast)
