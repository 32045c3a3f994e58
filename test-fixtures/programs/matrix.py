"""Dense matrices of numbers: products, LU decomposition, determinants, convolution, life."""

import math
import sys
import time

DEFAULT_SIZE = 130


class Numbers:
    """A linear congruential generator: the same stream on every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit

    def unit(self):
        return self.below(1_000_000) / 1_000_000


class Matrix:
    """Rows are lists; the shape never changes after construction."""

    created = 0

    def __init__(self, rows):
        self.rows = rows
        self.height = len(rows)
        self.width = len(rows[0])
        Matrix.created += 1

    @classmethod
    def identity(cls, size):
        return cls([[1 if i == j else 0 for j in range(size)] for i in range(size)])

    @classmethod
    def random(cls, size, numbers):
        return cls([[numbers.unit() - 0.5 for _ in range(size)] for _ in range(size)])

    @classmethod
    def integers(cls, size, numbers):
        return cls([[numbers.below(9) - 4 for _ in range(size)] for _ in range(size)])

    def __getitem__(self, position):
        row, column = position
        return self.rows[row][column]

    def __setitem__(self, position, value):
        row, column = position
        self.rows[row][column] = value

    def __add__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([[value + other for value in row] for row in self.rows])
        return Matrix([[a + b for a, b in zip(*pair)] for pair in zip(self.rows, other.rows)])

    def __mul__(self, factor):
        return Matrix([[value * factor for value in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.width != other.height:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        product = []
        for row in self.rows:
            line = []
            for column in columns:
                total = 0
                for a, b in zip(row, column):
                    total += a * b
                line.append(total)
            product.append(line)
        return Matrix(product)

    def __pow__(self, exponent):
        result = Matrix.identity(self.height)
        base = self
        while exponent:
            if exponent & 1:
                result = result @ base
            exponent >>= 1
            if exponent:
                base = base @ base
        return result

    @property
    def shape(self):
        return self.height, self.width

    def transposed(self):
        return Matrix([list(column) for column in zip(*self.rows)])

    def trace(self):
        return sum(self[i, i] for i in range(self.height))

    def norm(self):
        return math.sqrt(sum(value * value for row in self.rows for value in row))


def decompose(matrix):
    """LU with row exchanges: (packed rows, order of rows, sign of the exchanges)."""
    rows = [row[:] for row in matrix.rows]
    size = len(rows)
    order = list(range(size))
    sign = 1
    for k in range(size):
        pivot = max(range(k, size), key=lambda i: abs(rows[i][k]))
        if rows[pivot][k] == 0:
            raise ZeroDivisionError("singular matrix")
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            order[k], order[pivot] = order[pivot], order[k]
            sign = -sign
        top = rows[k]
        for i in range(k + 1, size):
            row = rows[i]
            factor = row[k] / top[k]
            row[k] = factor
            for j in range(k + 1, size):
                row[j] -= factor * top[j]
    return rows, order, sign


def solve(decomposition, right):
    rows, order, _ = decomposition
    size = len(rows)
    result = [right[i] for i in order]
    for i in range(size):
        for j in range(i):
            result[i] -= rows[i][j] * result[j]
    for i in reversed(range(size)):
        for j in range(i + 1, size):
            result[i] -= rows[i][j] * result[j]
        result[i] /= rows[i][i]
    return result


def determinant(decomposition):
    rows, _, sign = decomposition
    return sign * math.prod(rows[i][i] for i in range(len(rows)))


def exact_determinant(matrix):
    """Fraction-free elimination: every division of this scheme leaves no remainder."""
    rows = [row[:] for row in matrix.rows]
    size = len(rows)
    previous = 1
    sign = 1
    for k in range(size - 1):
        if rows[k][k] == 0:
            for i in range(k + 1, size):
                if rows[i][k]:
                    rows[k], rows[i] = rows[i], rows[k]
                    sign = -sign
                    break
            else:
                return 0
        for i in range(k + 1, size):
            for j in range(k + 1, size):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // previous
        previous = rows[k][k]
    return sign * rows[-1][-1]


def convolve(matrix, kernel):
    """Weighted neighbourhoods; cells beyond the edge count as the edge cell."""
    reach = len(kernel) // 2
    height, width = matrix.shape
    result = []
    for y in range(height):
        line = []
        for x in range(width):
            total = 0
            for dy, weights in enumerate(kernel, -reach):
                row = matrix.rows[min(max(y + dy, 0), height - 1)]
                for dx, weight in enumerate(weights, -reach):
                    total += weight * row[min(max(x + dx, 0), width - 1)]
            line.append(total)
        result.append(line)
    return Matrix(result)


def life(board, generations):
    """Conway's rules on a torus."""
    size = len(board)
    for _ in range(generations):
        following = []
        for y, row in enumerate(board):
            above, below = board[y - 1], board[(y + 1) % size]
            line = []
            for x, alive in enumerate(row):
                left, right = x - 1, (x + 1) % size
                count = above[left] + above[x] + above[right] + row[left] + row[right]
                count += below[left] + below[x] + below[right]
                line.append(1 if count == 3 or (alive and count == 2) else 0)
            following.append(line)
        board = following
    return board


def run(size):
    numbers = Numbers(size)
    Matrix.created = 0
    a = Matrix.random(size, numbers)
    b = Matrix.random(size, numbers)
    lines = [f"|ab| {(a @ b).norm():.6f}, trace {(a @ b.transposed()).trace():.6f}"]
    parts = decompose(a)
    right = [i + 1 for i in range(size)]
    answer = solve(parts, right)
    check = [sum(x * y for x, y in zip(row, answer)) for row in a.rows]
    worst = max(abs(x - y) for x, y in zip(check, right))
    lines.append(f"det {determinant(parts):.4e}, residual below 1e-6: {worst < 1e-6}")
    lines.append(f"exact det {exact_determinant(Matrix.integers(max(size // 4, 2), numbers))}")
    step = Matrix([[0, 1], [1, 1]])
    lines.append(f"fibonacci(300) {(step**300)[0, 1]}")
    blurred = convolve(a * 2 + b + 1, [[1, 2, 1], [2, 4, 2], [1, 2, 1]]) * (1 / 16)
    sharp = convolve(blurred, [[0, -1, 0], [-1, 5, -1], [0, -1, 0]])
    lines.append(f"|blurred| {blurred.norm():.6f}, |sharp| {sharp.norm():.6f}")
    board = life([[numbers.below(2) for _ in range(size)] for _ in range(size)], 10)
    lines.append(f"alive {sum(map(sum, board))}, matrices {Matrix.created}")
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
