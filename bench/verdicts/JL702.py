"""frame-access: `locals()` in the hot function, against none."""
from harness import run


def look(a, b):
    c = a + b
    return len(locals()) + c


def plain(a, b):
    c = a + b
    return 3 + c


def slow(n):
    total = 0
    for i in range(n):
        total += look(i, 1)
    return total


def fast(n):
    total = 0
    for i in range(n):
        total += plain(i, 1)
    return total


run(slow, fast)
