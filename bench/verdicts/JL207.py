"""dict-replaced: `o.__dict__ = d` for each object, against assigning its fields."""
from harness import run


class P:
    pass


def slow(n):
    total = 0
    for i in range(n):
        o = P()
        o.__dict__ = {"x": i, "y": i}
        total += o.x + o.y
    return total


def fast(n):
    total = 0
    for i in range(n):
        o = P()
        o.x = i
        o.y = i
        total += o.x + o.y
    return total


run(slow, fast)
