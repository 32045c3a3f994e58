"""class-mutated: what uses the objects of a class that is written now and then, against one that is left alone."""
from harness import run


class Counted:
    made = 0

    def __init__(self):
        self.a = self.b = 1


class Counter:
    def __init__(self):
        self.made = 0


class Plain:
    def __init__(self):
        self.a = self.b = 1


def slow(n):
    o = Counted()
    for _ in range(n):
        Counted.made += 1
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a


def fast(n):
    o = Plain()
    counter = Counter()
    for _ in range(n):
        counter.made += 1
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a
        o.a = o.b
        o.b = o.a


run(slow, fast)
