"""Guesses that fail: what the editor test looks at side by side."""


class Fruit:
    def __init__(self, price):
        self.price = price


class Gift:
    def __init__(self, price):
        self.wrapped = True
        self.price = price


def total(basket):
    amount = 0
    for item in basket:
        amount = amount + item.price
    return amount


def main():
    fruits = [Fruit(n) for n in range(200)]
    for _ in range(200):
        total(fruits)
    print(total(fruits + [Gift(2)]))
    for _ in range(200):
        total(fruits + [Gift(0.5)])


if __name__ == "__main__":
    main()
