# Columns of a row by name: a subclass inherits the fallback, and a comprehension and getattr() use it.
class Row:
    def __init__(self, names, cells):
        self.names = names
        self.cells = cells

    def __getattr__(self, name):
        try:
            return self.cells[self.names.index(name)]
        except ValueError:
            raise AttributeError(name) from None


class Order(Row):
    def total(self):
        return self.price * self.count  #~ getattr-fallback: Order has no "price"  #~ getattr-fallback: Order has no "count"
#~             ^^^^^^^^^^


names = ("price", "count", "city")
orders = [Order(names, (i, 2, "x")) for i in range(300)]


def cities(orders):
    return [order.city for order in orders]  #~ getattr-fallback: Order has no "city"


for _ in range(4):
    cities(orders)
print(sum(order.total() for _ in range(4) for order in orders), len(cities(orders)))
