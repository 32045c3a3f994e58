"""A sample: choose "Profile file" above the last lines, then look at `basket` and at the sum."""

class Fruit:
    def __init__(self, price):
        self.price = price

class Gift:
    def __init__(self, price):
        self.wrapped = True
        self.price = price

class Voucher:
    def __init__(self, worth):
        self.valid = True
        self.price = -worth

def total(basket):
    amount = 0
    for item in basket:
        amount = amount + item.price
    return amount

def main():
    basket = []
    for number in range(400):
        basket += [Fruit(number), Gift(number * 0.5), Voucher(number)]
    for _ in range(40):
        total(basket)
    print(total(basket))

if __name__ == "__main__":
    main()
