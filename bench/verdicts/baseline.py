"""One int addition in a loop: the unit in which operations are weighed."""
from harness import run


def add(n):
    total = 0
    for i in range(n):
        total = i + 7
    return total


run(add, add)
