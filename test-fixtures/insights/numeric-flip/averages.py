# An average that is an int where it can be, and a price list of both kinds.
def average(values):
    total = sum(values)
    return total // len(values) if total % len(values) == 0 else total / len(values)


def spread(groups):
    total = 0.0
    for group in groups:
        total += float(average(group) * 2)  #~ numeric-flip: changes between int and float
#~                     ^^^^^^^^^^^^^^^^^^
    return total


class Price:
    def __init__(self, amount):
        self.amount = amount

    def taxed(self, rate):
        return self.amount * rate  #~ numeric-flip: `*` changes between int and float


prices = [Price(3), Price(5)] * 150
print(spread([[1, 2], [2, 4], [3, 4, 5]] * 200), sum(float(p.taxed(2 if i % 2 else 1.5)) for i, p in enumerate(prices)))
