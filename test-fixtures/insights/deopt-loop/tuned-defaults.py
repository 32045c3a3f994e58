# A default argument is used as a setting and replaced between batches, while the batches' loop is running.
def price(amount, rate=1):
    return amount * rate


def batches(n):
    total = 0
    for batch in range(n):
        price.__defaults__ = (batch % 5,)
        for amount in range(200):  #~ deopt-loop: the defaults of a function were replaced
            total += price(amount)
    return total


print(batches(25))
