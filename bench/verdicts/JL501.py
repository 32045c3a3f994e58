"""constructor-keywords: objects are made with keyword arguments, against positional ones."""
from harness import run


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def slow(n):
    total = 0
    for i in range(n):
        total += Point(x=i, y=2, z=3).y
    return total


def fast(n):
    total = 0
    for i in range(n):
        total += Point(i, 2, 3).y
    return total


run(slow, fast)
