class Dot:
    def __init__(self, x):
        self.x = x


class Mark:
    def __init__(self, x):
        self.x = x


def total(things):
    sum = 0
    for thing in things:  #~ mixed-collection: 2 classes: Dot and Mark
#~               ^^^^^^
        sum += thing.x  #~ polymorphic-attribute < mixed-collection: 2 classes: Dot and Mark
#~             ^^^^^^^
    return sum


print(total([Dot(1), Mark(2)] * 2000))
