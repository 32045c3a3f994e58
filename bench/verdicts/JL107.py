"""mixed-container: one site subscripts lists and tuples in turn, against lists only."""
from harness import run

mixed = [[1, 2], (1, 2)] * 60
alike = [[1, 2] for _ in range(120)]


def take(rows, n):
    total = 0
    for _ in range(n // 120):
        for row in rows:
            total += row[0]
            total += row[1]
    return total


def slow(n):
    return take(mixed, n)


def fast(n):
    return take(alike, n)


run(slow, fast)
