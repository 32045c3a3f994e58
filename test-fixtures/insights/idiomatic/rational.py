"""Rational numbers with operators."""
from math import gcd


class Rational:
    __slots__ = ("top", "bottom")

    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("Rational with 0 below")
        divisor = gcd(top, bottom)
        if bottom < 0:
            divisor = -divisor
        self.top = top // divisor
        self.bottom = bottom // divisor

    def __add__(self, other):
        return Rational(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __sub__(self, other):
        return Rational(self.top * other.bottom - other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        return Rational(self.top * other.top, self.bottom * other.bottom)

    def __eq__(self, other):
        return self.top == other.top and self.bottom == other.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom

    def __repr__(self):
        return f"{self.top}/{self.bottom}"


def telescoping(n):
    total = Rational(0)
    for k in range(1, n + 1):
        total = total + Rational(1, k * (k + 1))
    return total


def farey(order):
    fractions = set()
    for bottom in range(1, order + 1):
        for top in range(bottom + 1):
            fractions.add(Rational(top, bottom))
    return sorted(fractions)


def main():
    print(telescoping(300))
    line = farey(12)
    print(len(line), line[1], line[-2])
    print(Rational(1, 2) * Rational(2, 3) - Rational(1, 3))


if __name__ == "__main__":
    main()
