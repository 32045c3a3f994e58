"""getattr-fallback: `__getattr__` computes an attribute at every access, against one that is stored."""
from harness import run


class Lazy:
    def __getattr__(self, name):
        if name == "size":
            return 3
        raise AttributeError(name)


class Stored:
    def __init__(self):
        self.size = 3


def read(o, n):
    total = 0
    for _ in range(n):
        total += o.size
    return total


def slow(n):
    return read(Lazy(), n)


def fast(n):
    return read(Stored(), n)


run(slow, fast)
