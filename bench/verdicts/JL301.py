"""class-mutated: a counter on the class, against a counter on an instance."""
from harness import run


class Counted:
    made = 0

    def touch(self):
        Counted.made += 1
        return self.size()

    def size(self):
        return 1


class Counter:
    def __init__(self):
        self.made = 0


class Plain:
    def __init__(self, counter):
        self.counter = counter

    def touch(self):
        self.counter.made += 1
        return self.size()

    def size(self):
        return 1


def call(o, n):
    total = 0
    for _ in range(n):
        total += o.touch()
    return total


def slow(n):
    return call(Counted(), n)


def fast(n):
    return call(Plain(Counter()), n)


run(slow, fast)
