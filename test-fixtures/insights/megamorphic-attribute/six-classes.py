def make(name):
    class Kind:
        def __init__(self, size):
            self.size = size

    Kind.__name__ = name
    return Kind


KINDS = [make(name) for name in ("A", "B", "C", "D", "E", "F")]


def total(things):
    sum = 0
    for thing in things:
        sum += thing.size  #~ megamorphic-attribute: more than 4 classes: A, B, C, D
#~             ^^^^^^^^^^
    return sum


print(total([kind(1) for kind in KINDS] * 500))
