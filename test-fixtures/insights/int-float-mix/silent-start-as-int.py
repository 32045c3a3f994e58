# The first addition of a long sum mixes, and that is all.
def total(values):
    sum = 0
    for value in values:
        sum += value
    return sum


print(total([0.5, 1.5] * 2000))
