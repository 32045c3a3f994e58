"""class-reassigned: an object changes its `__class__`, against building the other object."""
from harness import run


class Open:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


class Closed:
    def __init__(self, x):
        self.x = x

    def get(self):
        return -self.x


def slow(n):
    total = 0
    o = Open(1)
    for _ in range(n // 2):
        o.__class__ = Closed
        total += o.get()
        o.__class__ = Open
        total += o.get()
    return total


def fast(n):
    total = 0
    o = Open(1)
    for _ in range(n // 2):
        o = Closed(o.x)
        total += o.get()
        o = Open(o.x)
        total += o.get()
    return total


run(slow, fast)
