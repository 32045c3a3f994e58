class Pair:
    def __init__(self, a, b, swapped):
        if swapped:
            a, b = b, a
        self.a = a
        self.b = b


def total(pairs):
    sum = 0
    for pair in pairs:
        sum += pair.a
    return sum


print(total([Pair(i, 1, i % 3 == 0) for i in range(3000)]))
