"""A shop's day: orders of several kinds, priced, taxed and counted. A hundred lines."""

import sys


class Book:
    def __init__(self, title, cents):
        self.title = title
        self.cents = cents
        self.weight = 300

    def price(self):
        return self.cents

    def tax(self):
        return self.cents * 7 // 100


class Record:
    def __init__(self, title, cents):
        self.title = title
        self.weight = 180
        self.cents = cents

    def price(self):
        return self.cents

    def tax(self):
        return self.cents * 19 // 100


class Ticket:
    def __init__(self, title, cents, seat):
        self.title = title
        self.cents = cents
        self.seat = seat

    def price(self):
        return self.cents + 50

    def tax(self):
        return self.cents * 7 // 100


class Ledger:
    count = 0

    def __init__(self):
        self.total = 0
        self.taxes = 0
        self.largest = None

    def enter(self, item):
        Ledger.count += 1
        price = item.price()
        self.total += price
        self.taxes += item.tax()
        if self.largest is None or price > self.largest.price():
            self.largest = item


class Prices:
    """A generator of prices that is the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return 100 + self.state % 4900


def make_items(number):
    prices = Prices(7)
    items = []
    for i in range(number):
        cents = prices.next()
        if i % 3 == 0:
            items.append(Book("book %d" % i, cents))
        elif i % 3 == 1:
            items.append(Record("record %d" % i, cents))
        else:
            items.append(Ticket("ticket %d" % i, cents, i % 40))
    return items


def average(items):
    rate = 0
    for item in items:
        rate = rate * 0.9 + item.cents
    return rate


def main():
    items = make_items(2000)
    ledger = Ledger()
    for item in items:
        ledger.enter(item)
    print(Ledger.count, ledger.total, ledger.taxes, ledger.largest.title)
    print(round(average(items), 2), file=sys.stdout)


if __name__ == "__main__":
    main()
