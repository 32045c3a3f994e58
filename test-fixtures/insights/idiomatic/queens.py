"""Eight queens by backtracking."""


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = [False] * size
        self.rising = [False] * (2 * size)
        self.falling = [False] * (2 * size)
        self.placed = []

    def is_free(self, row, column):
        if self.columns[column]:
            return False
        if self.rising[row + column]:
            return False
        return not self.falling[row - column + self.size]

    def place(self, row, column):
        self.columns[column] = True
        self.rising[row + column] = True
        self.falling[row - column + self.size] = True
        self.placed.append(column)

    def take_back(self, row, column):
        self.columns[column] = False
        self.rising[row + column] = False
        self.falling[row - column + self.size] = False
        self.placed.pop()


def solve(board, row):
    if row == board.size:
        return 1
    solutions = 0
    for column in range(board.size):
        if board.is_free(row, column):
            board.place(row, column)
            solutions += solve(board, row + 1)
            board.take_back(row, column)
    return solutions


def draw(columns):
    lines = []
    for column in columns:
        lines.append("." * column + "Q" + "." * (len(columns) - column - 1))
    return "\n".join(lines)


def main():
    for size in (4, 5, 6, 7):
        print(size, solve(Board(size), 0))
    print(draw([1, 3, 0, 2]))


if __name__ == "__main__":
    main()
