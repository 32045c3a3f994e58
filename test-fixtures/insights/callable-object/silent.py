def add(x):
    return x + 1


class Adder:
    def __call__(self, x):
        return x + 2

    def step(self, x):
        return x + 3


def functions(values):
    total = 0
    for value in values:
        total += add(value)
    return total


def bound(values):
    step = Adder().step
    total = 0
    for value in values:
        total += step(value)
    return total


def sums(rows):
    total = 0
    for row in rows:
        total += sum(v for v in row)
    return total


def key_once(rows):
    by_last = lambda row: row[1]
    return sorted(rows, key=by_last)


print(functions(range(1000)), bound(range(1000)), sums([[1, 2]] * 400), len(key_once([(1, 2)] * 50)), Adder()(1))
