def points(rows):
    total = 0
    for row in rows:
        total += row[0] + row[1]
    return total


def tables(rows):
    total = 0
    for row in rows:
        total += row["x"]
    return total


def one_other(rows):
    total = 0
    for row in rows:
        total += row[0]
    return total


def keys_differ(table):
    total = 0
    for i in range(1000):
        total += table[i % 2] + table["a"]
    return total


print(points([(1, 2)] * 1000), tables([{"x": 1}] * 1000), one_other([(1,)] * 2000 + [[1]]), keys_differ({0: 1, 1: 2, "a": 3}))
