"""Prices in pounds and pence: what the editor test mends."""


def total(amounts):
    result = 0.0
    for amount in amounts:
        result = result + amount * 2
    return result


if __name__ == "__main__":
    amounts = [0.5] * 400
    for _ in range(200):
        total(amounts)
    print(total(amounts))
