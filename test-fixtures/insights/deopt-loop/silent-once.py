# Defaults replaced before the work, a formula executed once, locals() after the loop, a class attribute set up between runs.
def price(amount, rate=1):
    return amount * rate


class Tax:
    rate = 1

    def of(self, amount):
        return amount * self.rate


def run(n):
    tax = Tax()
    total = 0
    for amount in range(n):
        total += price(amount) + tax.of(amount)
    return total, sorted(locals())


names = {}
exec("factor = 6 * 7", names)
price.__defaults__ = (names["factor"],)
first = run(900)
Tax.rate = 2
print(first, run(900))
