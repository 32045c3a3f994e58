"""star-wrapper: a wrapper forwards `*args, **kwargs`, against one with the exact signature."""
from harness import run


def target(a, b):
    return a + b


def loose(*args, **kwargs):
    return target(*args, **kwargs)


def exact(a, b):
    return target(a, b)


def slow(n):
    total = 0
    for i in range(n):
        total += loose(i, 1)
    return total


def fast(n):
    total = 0
    for i in range(n):
        total += exact(i, 1)
    return total


run(slow, fast)
