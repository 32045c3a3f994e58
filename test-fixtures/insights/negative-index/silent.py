def lasts(rows):
    total = 0
    for first, last in rows:
        total += last
    return total


def by_length(items, n):
    total = 0
    end = len(items) - 1
    for _ in range(n):
        total += items[end]
    return total


def slices(text, n):
    total = 0
    for _ in range(n):
        total += len(text[-3:])
    return total


def from_dict(table, n):
    total = 0
    for _ in range(n):
        total += table[-1]
    return total


print(lasts([(1, 2)] * 900), by_length([1, 2], 900), slices("abcdef", 500), from_dict({-1: 4}, 500))
