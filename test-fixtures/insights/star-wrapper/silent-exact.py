# Exact signatures, tuples that are no parameters, parameters that are used and not passed on, and a rare wrapper.
import functools


def timed(function):
    @functools.wraps(function)
    def wrapper(a, b):
        return function(a, b)

    return wrapper


@timed
def add(a, b):
    return a + b


def largest(*values, start=0):
    best = start
    for value in values:
        if value > best:
            best = value
    return best


def logged(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@logged
def setup(name, size=1):
    return name * size


def run(pairs):
    total = 0
    for pair in pairs:
        total += add(*pair) + largest(*pair, 3)
    return total


print(run([(i, 2) for i in range(500)]), setup("a", size=3))
