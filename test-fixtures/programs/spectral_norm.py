"""Spectral norm of an infinite matrix, and the same by power iteration on other matrices."""

import math
import sys
import time

DEFAULT_SIZE = 220


def triangle(i, j):
    """Entry (i, j) of the matrix 1, 1/2, 1/3, ... written along its diagonals."""
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def hilbert(i, j):
    return 1 / (i + j + 1)


def lehmer(i, j):
    low, high = (i, j) if i < j else (j, i)
    return (low + 1) / (high + 1)


def minimum(i, j):
    return min(i, j) + 1


class Operator:
    """A square matrix that is known only by a function of row and column."""

    def __init__(self, entry, size):
        self.entry = entry
        self.size = size
        self.products = 0

    def times(self, vector):
        entry = self.entry
        result = []
        for i in range(self.size):
            total = 0
            for j, value in enumerate(vector):
                total += entry(i, j) * value
            result.append(total)
        self.products += 1
        return result

    def transposed_times(self, vector):
        entry = self.entry
        result = []
        for i in range(self.size):
            total = 0
            for j, value in enumerate(vector):
                total += entry(j, i) * value
            result.append(total)
        self.products += 1
        return result

    def normal_times(self, vector):
        return self.transposed_times(self.times(vector))


def dot(left, right):
    return sum(a * b for a, b in zip(left, right))


def normalized(vector):
    length = math.sqrt(dot(vector, vector))
    return [value / length for value in vector]


def spectral_norm(operator, rounds=10):
    """Two interleaved vectors; the quotient of their products approaches the square."""
    u = [1] * operator.size
    v = u
    for _ in range(rounds):
        v = operator.normal_times(u)
        u = operator.normal_times(v)
    return math.sqrt(dot(u, v) / dot(v, v))


def largest_eigenvalue(operator, tolerance=1e-10, limit=200):
    """Power iteration for a symmetric matrix: (value, rounds used)."""
    vector = normalized([1] * operator.size)
    value = 0
    for rounds in range(1, limit + 1):
        image = operator.times(vector)
        found = dot(vector, image)
        if abs(found - value) <= tolerance * abs(found):
            return found, rounds
        value = found
        vector = normalized(image)
    return value, limit


def trace(operator):
    return math.fsum(operator.entry(i, i) for i in range(operator.size))


def run(size):
    operator = Operator(triangle, size)
    lines = [f"norm {spectral_norm(operator):.9f} after {operator.products} products"]
    small = max(size // 3, 2)
    for entry in (hilbert, lehmer, minimum):
        matrix = Operator(entry, small)
        value, rounds = largest_eigenvalue(matrix)
        share = value / trace(matrix)
        lines.append(f"{entry.__name__:8} {value:.6f} ({share:.1%} of the trace, {rounds} rounds)")
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
