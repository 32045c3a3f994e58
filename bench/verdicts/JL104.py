"""mixed-collection: a loop over a list of three classes in turn, against three loops over one class each."""
from harness import run


class A:
    def __init__(self, x):
        self.x = x

    def step(self):
        return self.x


class B:
    def __init__(self, x):
        self.y = 0
        self.x = x

    def step(self):
        return self.x


class C:
    def __init__(self, x):
        self.z = 0
        self.y = 0
        self.x = x

    def step(self):
        return self.x


mixed = [cls(1) for _ in range(40) for cls in (A, B, C)]
parted = [[cls(1) for _ in range(40)] for cls in (A, B, C)]


def slow(n):
    total = 0
    for _ in range(n // 120):
        for o in mixed:
            total += o.step() + o.x
    return total


def steps_a(items):
    total = 0
    for o in items:
        total += o.step() + o.x
    return total


def steps_b(items):
    total = 0
    for o in items:
        total += o.step() + o.x
    return total


def steps_c(items):
    total = 0
    for o in items:
        total += o.step() + o.x
    return total


def fast(n):
    total = 0
    a, b, c = parted
    for _ in range(n // 120):
        total += steps_a(a)
        total += steps_b(b)
        total += steps_c(c)
    return total


run(slow, fast)
