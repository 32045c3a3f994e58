"""Matrices as lists of rows: products, solving, and a least squares fit of a curve."""
import math


def zeros(rows, columns):
    return [[0.0] * columns for _ in range(rows)]


def identity(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def transpose(a):
    return [list(column) for column in zip(*a)]


def multiply(a, b):
    columns = transpose(b)
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def solve(a, b):
    """Gauss with pivots; `b` is a column."""
    n = len(a)
    rows = [row[:] + [value] for row, value in zip(a, b)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, n):
            factor = rows[i][k] / rows[k][k]
            for j in range(k, n + 1):
                rows[i][j] -= factor * rows[k][j]
    x = [0.0] * n
    for i in range(n - 1, -1, -1):
        rest = sum(rows[i][j] * x[j] for j in range(i + 1, n))
        x[i] = (rows[i][n] - rest) / rows[i][i]
    return x


def inverse(a):
    n = len(a)
    unit = identity(n)
    return transpose([solve(a, [unit[i][j] for i in range(n)]) for j in range(n)])


def fit(points, degree):
    a = [[x**power for power in range(degree + 1)] for x, _ in points]
    at = transpose(a)
    left = multiply(at, a)
    right = [sum(x * y for x, (_, y) in zip(row, points)) for row in at]
    return solve(left, right)


def norm(a):
    return math.sqrt(sum(x * x for row in a for x in row))


def main():
    points = [(i / 20, math.sin(i / 20)) for i in range(100)]
    for degree in (3, 4, 5):
        coefficients = fit(points, degree)
        error = max(abs(sum(c * x**k for k, c in enumerate(coefficients)) - y) for x, y in points)
        print(degree, round(error, 4))
    n = 12
    a = [[1.0 / (i + j + 1) + (i == j) for j in range(n)] for i in range(n)]
    product = multiply(a, inverse(a))
    print(round(norm(product), 6), round(norm(zeros(3, 4)), 1))


if __name__ == "__main__":
    main()
