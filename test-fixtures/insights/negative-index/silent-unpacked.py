# The last value is kept in a local or unpacked; negative keys of a dict and negative slices are something else.
def running(values):
    last = 0
    out = []
    for value in values:
        last += value
        out.append(last)
    return out


def ends(spans):
    return sum(end for _, end in spans)


def shifts(table, n):
    total = 0
    for i in range(n):
        total += table[-1] + table[i % 2]
    return total


def suffixes(words):
    return {word[-2:] for word in words}


def last_of_each(rows):
    """Once for a row, of few rows."""
    return [row[-1] for row in rows]


print(running(range(600))[-1], ends([(1, 2)] * 400), shifts({-1: 5, 0: 1, 1: 2}, 400), len(suffixes(["abc"] * 300)), last_of_each([[1, 2]] * 9))
