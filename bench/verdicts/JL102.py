"""megamorphic-attribute: one site reads an attribute of eight classes, against one class."""
from harness import run


def make(k):
    class Item:
        def __init__(self, x):
            for i in range(k):
                setattr(self, "pad%d" % i, 0)
            self.x = x

    return Item


classes = [make(k) for k in range(8)]
mixed = [classes[i % 8](1) for i in range(120)]
alike = [classes[0](1) for _ in range(120)]


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
