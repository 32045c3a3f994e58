# Values of both kinds are made floats where they enter; divisions always give floats.
def average(values):
    return sum(values) / len(values)


def spread(groups):
    total = 0.0
    for group in groups:
        total += average(group) * 2.0
    return total


class Price:
    def __init__(self, amount):
        self.amount = float(amount)

    def taxed(self, rate):
        return self.amount * rate


prices = [Price(3), Price(4.5)] * 200
print(spread([[1, 2], [2, 4], [3, 4, 5]] * 200), sum(price.taxed(1.5) for price in prices))
