def accumulate(values):
    last = 0
    for value in values:
        last = value + value  #~ numeric-flip
    return last


def ratio(n):
    total = 0
    for i in range(n):
        step = 1 if i % 2 else 0.5
        total = step * 3  #~ numeric-flip
    return total


print(accumulate([1, 1.5] * 500), ratio(1000))
