"""int-widened: sums beyond 2**60, against small ones."""
from harness import run


def add(start, n):
    last = start
    for i in range(n):
        last = start + i
        last = last ^ start
    return last


def slow(n):
    return add(1 << 70, n)


def fast(n):
    return add(1 << 20, n)


run(slow, fast)
