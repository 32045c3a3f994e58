# Fields are copied one by one, or a dict of another object is replaced that is not an instance's own.
class Sample:
    def __init__(self, value):
        self.value = value
        self.weight = 1

    def restore(self, state):
        self.value = state["value"]
        self.weight = state["weight"]


class Holder:
    def __init__(self):
        self.table = {}

    def replace(self, table):
        self.table = table
        return len(table)


def restored(states):
    sample = Sample(0)
    total = 0
    for state in states:
        sample.restore(state)
        total += sample.value
    return total


def replace_all(holder, n):
    return sum(holder.replace({"a": i}) for i in range(n))


print(restored([{"value": i, "weight": 2} for i in range(700)]), replace_all(Holder(), 600))
