"""shape-order: instances whose two attributes were added in either order, against one order."""
from harness import run


class P:
    def __init__(self, flip):
        if flip:
            self.y = 1
            self.x = 1
        else:
            self.x = 1
            self.y = 1


mixed = [P(i % 2 == 0) for i in range(120)]
alike = [P(False) for _ in range(120)]


def read(items, n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            total += o.x + o.y
    return total


def slow(n):
    return read(mixed, n)


def fast(n):
    return read(alike, n)


run(slow, fast)
