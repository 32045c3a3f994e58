"""What the tests test: an inventory with prices, orders and reports."""
from dataclasses import dataclass, field


class OutOfStock(Exception):
    pass


@dataclass
class Item:
    name: str
    price: float
    count: int = 0


@dataclass
class Stock:
    items: dict = field(default_factory=dict)

    def add(self, name, price, count=1):
        if count < 0 or price < 0:
            raise ValueError('negative')
        item = self.items.setdefault(name, Item(name, price))
        item.count += count
        return item

    def take(self, name, count=1):
        item = self.items[name]
        if item.count < count:
            raise OutOfStock(name)
        item.count -= count
        return item.price * count

    def worth(self):
        total = 0
        for item in self.items.values():
            total += item.price * item.count
        return total
