"""Matrices of floats as lists of rows."""


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.height = len(rows)
        self.width = len(rows[0])

    @classmethod
    def identity(cls, n):
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @classmethod
    def counting(cls, n):
        return cls([[float(i * n + j) for j in range(n)] for i in range(n)])

    def transpose(self):
        return Matrix([list(column) for column in zip(*self.rows)])

    def times(self, other):
        columns = other.transpose().rows
        out = []
        for row in self.rows:
            line = []
            for column in columns:
                total = 0.0
                for a, b in zip(row, column):
                    total += a * b
                line.append(total)
            out.append(line)
        return Matrix(out)

    def trace(self):
        total = 0.0
        for i in range(self.height):
            total += self.rows[i][i]
        return total


def power(matrix, exponent):
    result = Matrix.identity(matrix.height)
    for _ in range(exponent):
        result = result.times(matrix)
    return result


def main():
    m = Matrix.counting(8)
    scaled = Matrix([[x / 64.0 for x in row] for row in m.rows])
    print(round(power(scaled, 6).trace(), 6))
    print(m.transpose().rows[0][:3])


if __name__ == "__main__":
    main()
