class Money:
    def __init__(self, cents):
        self.cents = cents


class Voucher:
    def __init__(self, cents):
        self.code = "v"
        self.cents = cents


def worth(thing):
    return thing.cents * 2  #~ polymorphic-attribute: "cents" is read from 2 classes: Money and Voucher
#~         ^^^^^^^^^^^


def main():
    money = Money(5)
    voucher = Voucher(7)
    total = 0
    for _ in range(800):
        total += worth(money)
        total += worth(voucher)
    print(total)


main()
