"""Small methods of a class hierarchy, called again and again while its attributes change at random."""
import random
import sys


class Tariff:
    rate = 3
    base = 10

    def price(self, n):
        if n > 40:
            return self.base + n * self.rate - 1
        return self.base + n * self.rate

    def label(self, n):
        return self.base * n


class Day(Tariff):
    pass


class Night(Tariff):
    rate = 2


class Late(Night):
    pass


class Loud:
    base = 70


CLASSES = [Tariff, Day, Night, Late]
random.seed(int(sys.argv[1]))
tariffs = [cls() for cls in CLASSES]
total = 0


def change():
    cls = random.choice(CLASSES)
    name = random.choice(['rate', 'base'])
    what = random.randrange(7)
    if what == 0 and name in vars(cls) and cls is not Tariff:
        delattr(cls, name)
    elif what == 1:
        cls.price = random.choice([Tariff.label, lambda self, n: self.rate - n, PRICE])
    elif what == 2:
        setattr(cls, name, random.choice([2.5, 'x', property(lambda self: 4)]))
        setattr(cls, name, 7)
    elif what == 3:
        Late.__bases__ = random.choice([(Night,), (Day,), (Loud, Day)])
    elif what == 4:
        random.choice(tariffs).rate = random.randrange(5)
    elif what == 5:
        tariffs[:] = [c() for c in CLASSES]
    else:
        setattr(cls, name, random.randrange(100))


PRICE = Tariff.price
for step in range(1000):
    change()
    for t in tariffs:
        for n in (1, 2, 50):
            total = (total * 31 + t.price(n)) % 1_000_003
            total += t.price(n) == t.price(n)
    if step % 100 == 0:
        print(step, total)
print(total)
