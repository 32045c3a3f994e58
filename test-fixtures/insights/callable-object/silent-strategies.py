# The object is asked by a method with a name, and functions are made once for a whole pass.
class Discount:
    def __init__(self, percent):
        self.percent = percent

    def __call__(self, price):
        return self.apply(price)

    def apply(self, price):
        return price - price * self.percent // 100


def totals(prices, discount):
    total = 0
    for price in prices:
        total += discount.apply(price)
    return total


def ranked(prices):
    def by_last_digit(price):
        return price % 10, price

    return sorted(prices, key=by_last_digit)[0]


def sections(tables):
    """Made once for a table of many rows, not once for a row."""
    found = 0
    for table in tables:
        keep = lambda row: row > 3
        found += sum(1 for row in table if keep(row))
    return found


prices = list(range(100, 1100))
print(totals(prices, Discount(15)), ranked(prices), sections([range(200)] * 12), Discount(50)(10))
