# A sum that starts as an int and is a float from its first step on, in calls that are long and many.
def total(prices):
    amount = 0
    for price in prices:
        amount = amount + price
    return amount


def mean_square(values):
    square = 0
    for value in values:
        square += value * value
    return square / len(values)


def main():
    prices = [0.5, 1.25, 2.75] * 200
    result = 0.0
    for _ in range(300):
        result += total(prices) - mean_square(prices)
    print(result)


main()
