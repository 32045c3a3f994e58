"""Pancake flipping over all permutations of 1..n: the maximum and a checksum.

Permutations come in the order that turns ever longer prefixes by one place,
so that each one is made from the last by a single rotation.
"""

import sys
import time

DEFAULT_SIZE = 9


def count_flips(permutation):
    """How often the prefix named by the first element is reversed until it is 0."""
    stack = permutation[:]
    flips = 0
    first = stack[0]
    while first:
        stack[: first + 1] = stack[first::-1]
        first = stack[0]
        flips += 1
    return flips


def next_permutation(permutation, counters):
    """Turn the shortest prefix that still has a turn left; False when none has."""
    size = len(permutation)
    first = permutation[1]
    permutation[1] = permutation[0]
    permutation[0] = first
    prefix = 1
    while counters[prefix] == 0:
        counters[prefix] = prefix
        prefix += 1
        if prefix == size:
            return False
        moved = permutation[0]
        permutation[0:prefix] = permutation[1 : prefix + 1]
        permutation[prefix] = moved
    counters[prefix] -= 1
    return True


def fannkuch(size):
    """(checksum, most flips): the checksum adds and subtracts flips in turn."""
    permutation = list(range(size))
    counters = list(range(size))
    checksum = 0
    most = 0
    sign = 1
    while True:
        if permutation[0]:
            flips = count_flips(permutation)
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        if not next_permutation(permutation, counters):
            return checksum, most


class FlipHistogram:
    """How many permutations need how many flips, for the short report at the end."""

    def __init__(self):
        self.counts = {}
        self.seen = 0

    def add(self, flips):
        self.counts[flips] = self.counts.get(flips, 0) + 1
        self.seen += 1

    def mean(self):
        return sum(flips * count for flips, count in self.counts.items()) / self.seen

    def rows(self):
        for flips in sorted(self.counts):
            yield f"{flips:3d} {self.counts[flips]:6d}"


def histogram(size):
    permutation = list(range(size))
    counters = list(range(size))
    result = FlipHistogram()
    more = size > 1
    result.add(count_flips(permutation))
    while more:
        more = next_permutation(permutation, counters)
        if more:
            result.add(count_flips(permutation))
    return result


def run(size):
    checksum, most = fannkuch(size)
    flips = histogram(max(size - 3, 2))
    lines = [f"{checksum}", f"Pfannkuchen({size}) = {most}", f"mean {flips.mean():.6f}"]
    lines.extend(flips.rows())
    return "\n".join(lines)


def main():
    args = sys.argv[1:]
    if args and args[0] == "--bench":
        for _ in range(int(args[1])):
            start = time.perf_counter()
            result = run(DEFAULT_SIZE)
            print(f"{time.perf_counter() - start:.6f}", file=sys.stderr)
    else:
        result = run(int(args[0]) if args else DEFAULT_SIZE)
    print(result)


if __name__ == "__main__":
    main()
