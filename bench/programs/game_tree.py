"""Connect Four on a small board by recursive search: negamax with alpha-beta, and full counts of positions."""

import sys
import time

DEFAULT_SIZE = 10

WIDTH, HEIGHT = 5, 4
LINES = [
    [(x + dx * step, y + dy * step) for step in range(4)]
    for x in range(WIDTH)
    for y in range(HEIGHT)
    for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1))
    if 0 <= x + 3 * dx < WIDTH and 0 <= y + 3 * dy < HEIGHT
]
THROUGH = {(x, y): [line for line in LINES if (x, y) in line] for x in range(WIDTH) for y in range(HEIGHT)}


class Board:
    def __init__(self):
        self.columns = [[] for _ in range(WIDTH)]
        self.moves = []

    @property
    def player(self):
        return len(self.moves) % 2

    def open_columns(self):
        return [x for x, column in enumerate(self.columns) if len(column) < HEIGHT]

    def play(self, x):
        self.columns[x].append(self.player)
        self.moves.append(x)

    def undo(self):
        x = self.moves.pop()
        self.columns[x].pop()
        return x

    def at(self, x, y):
        column = self.columns[x]
        return column[y] if y < len(column) else None

    def won(self):
        """Whether the last move made a line of four."""
        if not self.moves:
            return False
        x = self.moves[-1]
        y = len(self.columns[x]) - 1
        who = self.columns[x][y]
        return any(all(self.at(*cell) == who for cell in line) for line in THROUGH[x, y])

    def full(self):
        return len(self.moves) == WIDTH * HEIGHT

    def key(self):
        return tuple(tuple(column) for column in self.columns)

    def __str__(self):
        rows = ("".join(".XO"[0 if self.at(x, y) is None else self.at(x, y) + 1] for x in range(WIDTH)) for y in reversed(range(HEIGHT)))
        return "/".join(rows)


def evaluate(board):
    """Open lines count by how many stones they hold; positive is good for who is to move."""
    score = 0
    for line in LINES:
        stones = [board.at(*cell) for cell in line]
        ours, theirs = stones.count(board.player), stones.count(1 - board.player)
        if theirs == 0:
            score += ours * ours
        elif ours == 0:
            score -= theirs * theirs
    return score


class Search:
    def __init__(self, depth):
        self.depth = depth
        self.visited = 0
        self.cut = 0

    def negamax(self, board, depth, alpha, beta):
        self.visited += 1
        if board.won():
            return -1000 - depth
        if board.full():
            return 0
        if depth == 0:
            return evaluate(board)
        for x in sorted(board.open_columns(), key=lambda x: abs(x - WIDTH // 2)):
            board.play(x)
            alpha = max(alpha, -self.negamax(board, depth - 1, -beta, -alpha))
            board.undo()
            if alpha >= beta:
                self.cut += 1
                break
        return alpha

    def best(self, board):
        scores = {}
        for x in board.open_columns():
            board.play(x)
            scores[x] = -self.negamax(board, self.depth - 1, -9999, 9999)
            board.undo()
        return max(scores, key=lambda x: (scores[x], -abs(x - WIDTH // 2), x))


def count_positions(board, depth, seen):
    """Distinct positions that can be reached in so many moves."""
    key = board.key()
    if key in seen:
        return
    seen.add(key)
    if depth == 0 or board.won():
        return
    for x in board.open_columns():
        board.play(x)
        count_positions(board, depth - 1, seen)
        board.undo()


def hanoi(disks, source, target, spare, moves):
    if disks:
        hanoi(disks - 1, source, spare, target, moves)
        moves[source, target] = moves.get((source, target), 0) + 1
        hanoi(disks - 1, spare, target, source, moves)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def partitions(number, largest):
    if number == 0:
        return 1
    return sum(partitions(number - part, part) for part in range(1, min(number, largest) + 1))


def run(depth):
    board = Board()
    search = Search(min(depth, 4))
    while not board.won() and not board.full():
        board.play(search.best(board))
    lines = [f"game {''.join(map(str, board.moves))} {board}", f"visited {search.visited}, cut {search.cut}"]
    seen = set()
    count_positions(Board(), depth - 1, seen)
    lines.append(f"{len(seen)} positions")
    moves = {}
    hanoi(depth + 8, "a", "c", "b", moves)
    lines.append(f"hanoi {sum(moves.values())} {moves['a', 'c']}, tak {tak(2 * depth, depth + 1, 3)}")
    lines.append(f"partitions {partitions(4 * depth, 4 * depth)}")
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
