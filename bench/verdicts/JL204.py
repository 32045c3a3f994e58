"""shape-large: an object with 70 attributes, against one with 20."""
from harness import run


class Wide:
    def __init__(self):
        for i in range(70):
            setattr(self, "a%d" % i, i)


class Narrow:
    def __init__(self):
        for i in range(20):
            setattr(self, "a%d" % i, i)


wide = [Wide() for _ in range(60)]
narrow = [Narrow() for _ in range(60)]


def read(items, n):
    total = 0
    for _ in range(n // 60):
        for o in items:
            total += o.a3 + o.a11
            o.a19 = total
    return total


def slow(n):
    return read(wide, n)


def fast(n):
    return read(narrow, n)


run(slow, fast)
