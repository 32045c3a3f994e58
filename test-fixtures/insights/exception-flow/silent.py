def lookup(table, keys):
    total = 0
    for key in keys:
        total += table.get(key, 1)
    return total


def rarely(values):
    total = 0
    for value in values:
        try:
            total += 10 // value
        except ZeroDivisionError:
            total += 1
    return total


def cleaned(n):
    """A finally, and exceptions that end the loop."""
    total = 0
    try:
        for i in range(n):
            total += i
    finally:
        total += 1
    return total


def iterate(values):
    it = iter(values)
    total = 0
    while True:
        try:
            total += next(it)
        except StopIteration:
            return total


print(lookup({1: 1}, [1, 2] * 600), rarely([5] * 2000 + [0] * 20), cleaned(900), iterate([1] * 900))
