"""int-float-mix: an int constant meets a float in every evaluation, against a float constant."""
from harness import run


def slow(n):
    x = 1.5
    total = 0.0
    for _ in range(n):
        total = x * 2 + total * 0
    return total


def fast(n):
    x = 1.5
    total = 0.0
    for _ in range(n):
        total = x * 2.0 + total * 0.0
    return total


run(slow, fast)
