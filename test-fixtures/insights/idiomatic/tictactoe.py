"""Tic-tac-toe, solved by search with a table."""

LINES = (
    (0, 1, 2),
    (3, 4, 5),
    (6, 7, 8),
    (0, 3, 6),
    (1, 4, 7),
    (2, 5, 8),
    (0, 4, 8),
    (2, 4, 6),
)


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return ""


def moves(board):
    return [i for i, square in enumerate(board) if square == "."]


def play(board, square, player):
    return board[:square] + player + board[square + 1 :]


class Solver:
    def __init__(self):
        self.known = {}
        self.visited = 0

    def value(self, board, player):
        if board in self.known:
            return self.known[board]
        self.visited += 1
        won = winner(board)
        if won:
            result = 1 if won == "x" else -1
        elif "." not in board:
            result = 0
        else:
            other = "o" if player == "x" else "x"
            results = [self.value(play(board, square, player), other) for square in moves(board)]
            result = max(results) if player == "x" else min(results)
        self.known[board] = result
        return result


def main():
    solver = Solver()
    start = "x...o...."
    print(solver.value(start, "x"), solver.visited)
    print(winner("xxx.o.o.."), moves("xxx.o.o.."))


if __name__ == "__main__":
    main()
