# A hot attribute is deleted and falls back to the class, to __getattr__, to an error.
class Item:
    price = 1

    def __init__(self, price):
        self.price = price


class Lazy:
    def __init__(self, price):
        self.price = price

    def __getattr__(self, name):
        return 1000


class Bare:
    def __init__(self, price):
        self.price = price


def total(items):
    result = 0
    for item in items:
        result += item.price
    return result


for kind in (Item, Lazy, Bare):
    items = [kind(i) for i in range(3000)]
    print(kind.__name__, total(items))
    for i in range(0, 3000, 500):
        del items[i].price
    try:
        print(total(items))
    except AttributeError as error:
        print(error)
    for item in items:
        item.price = 2
    print(total(items), vars(items[0]))


def churn(n):
    item = Bare(0)
    for i in range(n):
        item.extra = i
        del item.extra
    return vars(item)


print(churn(3000))

# expect-output:
# Item 4498500
# 4491006
# 6000 {'price': 2}
# Lazy 4498500
# 4497000
# 6000 {'price': 2}
# Bare 4498500
# 'Bare' object has no attribute 'price'
# 6000 {'price': 2}
# {'price': 0}
