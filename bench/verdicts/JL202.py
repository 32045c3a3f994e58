"""shape-late: half of the instances get one more attribute after construction, against all in `__init__`."""
from harness import run


class Late:
    def __init__(self):
        self.x = 1


class Early:
    def __init__(self):
        self.x = 1
        self.extra = 0


def late():
    items = [Late() for _ in range(120)]
    for o in items[::2]:
        o.extra = 2
    return items


late_items = late()
early_items = [Early() for _ in range(120)]


def read(items, n):
    total = 0
    for _ in range(n // 120):
        for o in items:
            total += o.x
            o.x = 1
    return total


def slow(n):
    return read(late_items, n)


def fast(n):
    return read(early_items, n)


run(slow, fast)
