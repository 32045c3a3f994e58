# Floats from the start, values converted where they come in, and a lookup that takes missing keys into account.
class Average:
    def __init__(self):
        self.count = 0

    def smooth(self, old, new):
        self.count += 1
        return old + new


def run(average, values):
    last = float(values[0])
    for value in values:
        average.smooth(last, float(value))
        last = float(value)
    return average.count


def lookups(table, keys):
    return sum(table.get(key, 0) for key in keys)


average = Average()
print(run(average, list(range(1500))), run(average, [0.5] * 900), lookups({1: 2}, [1, 5] * 400))
