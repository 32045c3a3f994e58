class Pair:
    def __init__(self, a, b, swapped):
        if swapped:
            self.b = b  #~ shape-order: Pair gets "b" out of order
#~          ^^^^^^
            self.a = a
        else:
            self.a = a
            self.b = b


def total(pairs):
    sum = 0
    for pair in pairs:
        sum += pair.a  #~ polymorphic-attribute < shape-order: 2 layouts of Pair
    return sum


print(total([Pair(i, 1, i % 3 == 0) for i in range(3000)]))
