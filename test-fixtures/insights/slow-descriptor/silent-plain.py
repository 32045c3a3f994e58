# Plain fields, slots, methods, members compared as they are, and a property read once before its loop.
from enum import Enum
from functools import cached_property


class Token(Enum):
    NUMBER = "n"
    PLUS = "+"


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Grid:
    def __init__(self, side):
        self.side = side

    @property
    def cells(self):
        return self.side * self.side

    @cached_property
    def label(self):
        return f"{self.side}x{self.side}"


def pluses(tokens):
    return sum(token is Token.PLUS for token in tokens)


def walk(grid, points):
    cells = grid.cells
    total = 0
    for point in points:
        total += (point.x + point.y) % cells + len(grid.label)
    return total


print(pluses([Token.NUMBER, Token.PLUS] * 400), walk(Grid(9), [Point(i, 1) for i in range(600)]))
