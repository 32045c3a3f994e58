"""A small inventory: dataclasses, a dict as index, totals in a function."""
from dataclasses import dataclass, field


@dataclass
class Item:
    sku: str
    price: float
    stock: int
    tags: list = field(default_factory=list)

    def value(self):
        return self.price * self.stock


class Inventory:
    def __init__(self):
        self.items = {}
        self.moves = 0

    def add(self, item):
        self.items[item.sku] = item

    def remove(self, sku, amount):
        item = self.items.get(sku)
        if item is None or item.stock < amount:
            return False
        item.stock -= amount
        self.moves += 1
        return True

    def total(self):
        return sum(item.value() for item in self.items.values())

    def low(self, limit):
        return sorted(sku for sku, item in self.items.items() if item.stock < limit)


def build(n):
    inventory = Inventory()
    for i in range(n):
        inventory.add(Item(f"sku-{i}", 1.5 + i, 20 + i % 7))
    return inventory


def sell(inventory, rounds, n):
    sold = 0
    for r in range(rounds):
        for i in range(n):
            if inventory.remove(f"sku-{(i * 7) % n}", 1 + r % 3):
                sold += 1
    return sold


def main():
    inventory = build(60)
    sold = sell(inventory, 12, 60)
    print(sold, inventory.moves, round(inventory.total(), 2))
    print(inventory.low(5)[:3])


if __name__ == "__main__":
    main()
