"""Backtracking: sudoku by constraint propagation, a word square, a knapsack and a knight's tour, all recursive."""

import sys
import time

DEFAULT_SIZE = 110

PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "..9748...7.........2.1.9.....7...24..64.1.59..98...3.....8.3.2.........6...2759..",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
    "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
]

ROWS, COLUMNS, DIGITS = "ABCDEFGHI", "123456789", "123456789"


def cross(first, second):
    return [a + b for a in first for b in second]


SQUARES = cross(ROWS, COLUMNS)
UNITS = (
    [cross(ROWS, column) for column in COLUMNS]
    + [cross(row, COLUMNS) for row in ROWS]
    + [cross(rows, columns) for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")]
)
UNITS_OF = {square: [unit for unit in UNITS if square in unit] for square in SQUARES}
PEERS = {square: sorted(set(sum(UNITS_OF[square], [])) - {square}) for square in SQUARES}


class Solver:
    def __init__(self):
        self.guesses = 0
        self.eliminations = 0

    def parse(self, puzzle):
        values = {square: DIGITS for square in SQUARES}
        for square, digit in zip(SQUARES, puzzle):
            if digit in DIGITS and not self.assign(values, square, digit):
                return None
        return values

    def assign(self, values, square, digit):
        others = values[square].replace(digit, "")
        return all(self.eliminate(values, square, other) for other in others)

    def eliminate(self, values, square, digit):
        """False when a square or a digit of a unit has no place left."""
        if digit not in values[square]:
            return True
        self.eliminations += 1
        values[square] = values[square].replace(digit, "")
        if not values[square]:
            return False
        if len(values[square]) == 1:
            last = values[square]
            if not all(self.eliminate(values, peer, last) for peer in PEERS[square]):
                return False
        for unit in UNITS_OF[square]:
            places = [other for other in unit if digit in values[other]]
            if not places or (len(places) == 1 and not self.assign(values, places[0], digit)):
                return False
        return True

    def search(self, values):
        if values is None:
            return None
        if all(len(values[square]) == 1 for square in SQUARES):
            return values
        _, square = min((len(values[square]), square) for square in SQUARES if len(values[square]) > 1)
        for digit in values[square]:
            self.guesses += 1
            copy = dict(values)
            if self.assign(copy, square, digit):
                solution = self.search(copy)
                if solution is not None:
                    return solution
        return None


def relabelled(puzzle, turn):
    """The same puzzle with its digits exchanged in a circle."""
    turn %= 9
    return puzzle.translate(str.maketrans(DIGITS, DIGITS[turn:] + DIGITS[:turn]))


def solve(puzzle):
    solver = Solver()
    solution = solver.search(solver.parse(puzzle))
    text = "".join(solution[square] for square in SQUARES)
    return text, solver.guesses, solver.eliminations


WORDS = "able area army away baby back ball band bank base bird blue boat body bone book rare ears lead lady idea dear yard ally deny eels lyre year".split()


def word_squares(words, size, rows=()):
    """Squares that read the same across and down."""
    if len(rows) == size:
        yield rows
        return
    prefix = "".join(row[len(rows)] for row in rows)
    for word in words:
        if word.startswith(prefix):
            yield from word_squares(words, size, rows + (word,))


def knights_tour(size, x, y):
    """Goes first where fewest moves remain."""
    visited = {(x, y): 1}
    steps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]

    def moves(x, y):
        cells = ((x + dx, y + dy) for dx, dy in steps)
        return [cell for cell in cells if 0 <= cell[0] < size and 0 <= cell[1] < size and cell not in visited]

    def tour(x, y, number):
        if number == size * size:
            return True
        for cell in sorted(moves(x, y), key=lambda cell: len(moves(*cell))):
            visited[cell] = number + 1
            if tour(*cell, number + 1):
                return True
            del visited[cell]
        return False

    return visited if tour(x, y, 1) else None


def knapsack(items, capacity, position=0):
    """The best value, and which items make it up."""
    if position == len(items):
        return 0, ()
    best = knapsack(items, capacity, position + 1)
    weight, value = items[position]
    if weight <= capacity:
        worth, chosen = knapsack(items, capacity - weight, position + 1)
        best = max(best, (worth + value, (position, *chosen)))
    return best


def run(count):
    lines = []
    for number in range(count):
        puzzle = relabelled(PUZZLES[number % len(PUZZLES)], number)
        text, guesses, eliminations = solve(puzzle)
        if number < 2 * len(PUZZLES):
            lines.append(f"{text[:18]} after {guesses} guesses, {eliminations} eliminations")
    squares = list(word_squares(sorted(WORDS), 4))
    lines.append(f"{len(squares)} word squares, {'/'.join(squares[-1]) if squares else 'none'}")
    tour = knights_tour(min(count + 4, 22), 0, 0)
    lines.append(f"tour of {len(tour)} ends at {max(tour, key=tour.get)}")
    items = [(3 + number * 7 % 11, 10 + number * 13 % 17) for number in range(min(count + 6, 17))]
    lines.append(f"knapsack {knapsack(items, 60)}")
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
