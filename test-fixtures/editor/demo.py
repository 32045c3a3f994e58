"""Prices of a mixed basket: what the editor test profiles."""


class Fruit:
    def __init__(self, price):
        self.price = price


class Gift:
    def __init__(self, price, note):
        self.note = note
        self.price = price


class Voucher:
    def __init__(self, worth):
        self.code = "V" + str(worth)
        self.valid = True
        self.price = -worth


def total(basket):
    amount = 0
    for item in basket:
        amount = amount + item.price
    return amount


def mean(values):
    result = 0
    for value in values:
        result = result + value / 2
        result = result * 1
    return result


def main():
    basket = []
    for number in range(400):
        basket.append(Fruit(number))
        basket.append(Gift(number * 0.5, "for you"))
        basket.append(Voucher(number))
    for _ in range(40):
        total(basket)
        mean([1, 2.5, 3])
    print(total(basket))


if __name__ == "__main__":
    main()
