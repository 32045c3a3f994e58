"""shape-large: an object with 70 attributes, against one with 20."""
from harness import run


def make(count):
    lines = ["class Wide:", "    def __init__(self):"]
    lines += ["        self.a%d = %d" % (i, i) for i in range(count)]
    space = {}
    exec("\n".join(lines), space)
    return [space["Wide"]() for _ in range(60)]


wide = make(70)
narrow = make(20)


def read(items, n):
    total = 0
    for _ in range(n // 60):
        for o in items:
            total += o.a3 + o.a11
            o.a19 = total
    return total


def slow(n):
    return read(wide, n)


def fast(n):
    return read(narrow, n)


run(slow, fast)
