"""exception-flow: a missing key by `except KeyError`, against `.get`; half of the keys are missing."""
from harness import run

table = {i: i for i in range(0, 100, 2)}


def slow(n):
    total = 0
    for i in range(n):
        try:
            total += table[i % 100]
        except KeyError:
            total += 1
    return total


def fast(n):
    total = 0
    get = table.get
    for i in range(n):
        total += get(i % 100, 1)
    return total


run(slow, fast)
