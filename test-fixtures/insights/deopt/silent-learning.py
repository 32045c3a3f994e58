# Code that meets a second type a few times, a branch first taken late, and closures of one function: the engine learns.
def scale(value, factor):
    return value * factor


def total(values):
    sum = 0
    for value in values:
        if value > 1500:
            sum -= scale(value, 2)
        sum += scale(value, 3)
    return sum


def adder(amount):
    return lambda x: x + amount


def sums(n):
    total = 0
    for i in range(n):
        add = adder(i % 3) if i % 100 == 0 else add
        total += add(i)
    return total


class Pool:
    @classmethod
    def give(cls, n):
        return n + 1

    @staticmethod
    def take(n):
        return n - 1


def pooled(n):
    pool, total = Pool(), 0
    for i in range(n):
        total += Pool.give(i) + Pool.take(i) + pool.give(i)
    return total


print(total(list(range(1600))), sums(900), pooled(900))
