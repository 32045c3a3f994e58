def logged(function):
    def wrapper(a, b):
        return function(a, b)
    return wrapper


@logged
def add(a, b):
    return a + b


def spread(pair):
    """A tuple of its own, not its parameters."""
    return max(*pair)


def collect(*values):
    """Takes many, forwards none."""
    total = 0
    for value in values:
        total += value
    return total


class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


def main():
    total = 0
    for i in range(1000):
        total += add(i, 1) + spread((i, 2)) + collect(i, 1)
    print(total, Derived(3).x)


main()
