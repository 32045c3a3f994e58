# One kind of container at each place, whatever lies in it; several kinds only where they are iterated or measured.
def column(rows, index):
    return [row[index] for row in rows]


def nested(table):
    total = 0
    for name in table:
        total += table[name]["size"] + len(table[name]["tags"])
    return total


def lengths(containers):
    return sum(len(c) for c in containers)


def everything(containers):
    total = 0
    for container in containers:
        for value in container:
            total += value
    return total


rows = [(i, "a", 2.5) for i in range(600)]
table = {str(i): {"size": i, "tags": ["x", 1]} for i in range(500)}
print(len(column(rows, 0)), nested(table), lengths([[1], (2, 3), {4: 5}] * 200), everything([[1], (2, 3)] * 200))
