# Each call has one callee: by its name, through one closure, through a builtin, or by class of its own.
def double(x):
    return x * 2


def scaled(factor):
    def scale(x):
        return x * factor

    return scale


class Leaf:
    def __init__(self, value):
        self.value = value


class Fork:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    return Leaf(depth) if depth == 0 else Fork(build(depth - 1), build(depth - 1))


def run(n):
    by_three, by_four = scaled(3), scaled(4)
    total = 0
    for i in range(n):
        total += double(i) + by_three(i) + by_four(i) + abs(i) + len(str(i))
    return total


def setup():
    for step in (double, scaled, build):
        assert callable(step)
    return [step(2) for step in (double, abs)]


print(run(500), setup(), type(build(8)).__name__)
