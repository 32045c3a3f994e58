"""dict-exposed: stores on objects whose `__dict__` was taken, against objects whose was not."""
from harness import run


class P:
    def __init__(self):
        self.x = 1
        self.y = 1


def make(exposed):
    items = [P() for _ in range(60)]
    return items, [vars(o) for o in items] if exposed else None


exposed, kept = make(True)
plain, _ = make(False)


def write(items, n):
    for i in range(n // 60):
        for o in items:
            o.x = i
            o.y = i


def slow(n):
    write(exposed, n)


def fast(n):
    write(plain, n)


run(slow, fast)
