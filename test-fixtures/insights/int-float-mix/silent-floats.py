def scale(values):
    total = 0.0
    for value in values:
        total += value * 2.0
    return total


def squares(values):
    total = 0.0
    for value in values:
        total += value**2
    return total


values = [0.5, 1.5, 2.5] * 1000
print(scale(values), squares(values))
