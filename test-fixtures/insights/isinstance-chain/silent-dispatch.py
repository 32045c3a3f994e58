# A table by type, a method of the classes, tests of different things, and a chain that runs a few times only.
from functools import singledispatch


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * self.radius


@singledispatch
def size(value):
    return 0


@size.register
def _(value: str):
    return len(value)


HANDLERS = {int: lambda v: v, str: len, float: int}


def handle(values):
    return sum(HANDLERS[type(value)](value) for value in values)  #~ polymorphic-callee


def check(pairs):
    """Tests of several values, and of something else than types in between."""
    good = 0
    for key, value in pairs:
        if isinstance(key, str) and isinstance(value, int):
            good += 1
        elif value is None:
            good -= 1
    return good


def load(value):
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        return int(value)
    if isinstance(value, float):
        return int(value)
    return None


print(handle([1, "ab", 2.5] * 300), check([("a", 1), ("b", None)] * 400), load("5"), load(2.5))
print(sum(c.area() for c in [Circle(i) for i in range(500)]), size("abc"))
