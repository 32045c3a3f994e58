"""numeric-flip: one addition gives an int and a float in turn, against floats only."""
from harness import run

mixed = [1, 1.5] * 60
alike = [1.0, 1.5] * 60


def double(values, n):
    last = 0
    for _ in range(n // 120):
        for v in values:
            last = v + v
            last = last - v
    return last


def slow(n):
    return double(mixed, n)


def fast(n):
    return double(alike, n)


run(slow, fast)
