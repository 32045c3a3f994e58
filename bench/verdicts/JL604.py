"""negative-index: the last item by `a[-1]`, against an index of its own."""
from harness import run

items = [1, 2, 3]


def slow(n):
    a = items
    total = 0
    for _ in range(n):
        total += a[-1]
    return total


def fast(n):
    a = items
    total = 0
    last = 2
    for _ in range(n):
        total += a[last]
    return total


run(slow, fast)
