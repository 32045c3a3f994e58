"""slow-descriptor: a property is read in the loop, against a field."""
from harness import run


class Computed:
    def __init__(self):
        self._size = 3

    @property
    def size(self):
        return self._size


class Field:
    def __init__(self):
        self.size = 3


def read(o, n):
    total = 0
    for _ in range(n):
        total += o.size
    return total


def slow(n):
    return read(Computed(), n)


def fast(n):
    return read(Field(), n)


run(slow, fast)
