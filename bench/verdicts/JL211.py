"""class-churn: a class is made in every call, against once."""
from harness import run


def make(x):
    class Point:
        def __init__(self, x):
            self.x = x

    return Point(x).x


class Hoisted:
    def __init__(self, x):
        self.x = x


def use(x):
    return Hoisted(x).x


def slow(n):
    total = 0
    for i in range(n):
        total += make(i)
    return total


def fast(n):
    total = 0
    for i in range(n):
        total += use(i)
    return total


run(slow, fast)
