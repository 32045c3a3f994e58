"""method-shadowed: an instance attribute hides the method that is called, against a subclass."""
from harness import run


class Handler:
    def handle(self, x):
        return x + 1


class Special(Handler):
    def handle(self, x):
        return x + 2


def replacement(x):
    return x + 2


def shadowed():
    items = [Handler() for _ in range(60)]
    for o in items[::2]:
        o.handle = replacement
    return items


hidden = shadowed()
subclassed = [Special() if i % 2 == 0 else Handler() for i in range(60)]


def call(items, n):
    total = 0
    for _ in range(n // 60):
        for o in items:
            total += o.handle(1)
    return total


def slow(n):
    return call(hidden, n)


def fast(n):
    return call(subclassed, n)


run(slow, fast)
