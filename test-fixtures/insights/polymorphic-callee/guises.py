import functools


def square(x):
    return x * x


def cube(x):
    return x * x * x


def apply(function, values):
    total = 0
    for value in values:
        total += function(value)  #~ polymorphic-callee: 2 callees
#~               ^^^^^^^^^^^^^^^
    return total


HANDLERS = {"s": square, "c": cube}


def dispatch(keys):
    total = 0
    for key in keys:
        total += HANDLERS[key](2)  #~ polymorphic-callee: 2 callees: square and cube
    return total


class Small:
    def __init__(self, x):
        self.x = x


class Large:
    def __init__(self, x):
        self.x = x


def build(factory, n):
    made = 0
    for i in range(n):
        factory(i)  #~ polymorphic-callee: 2 callees
        made += 1
    return made


def both():
    n = 0
    for _ in range(10):
        n += apply(square, range(100)) + apply(cube, range(100))
        n += build(Small, 100) + build(Large, 100)
    return n


print(both(), dispatch("sc" * 500), functools.reduce(max, [1, 2]))
