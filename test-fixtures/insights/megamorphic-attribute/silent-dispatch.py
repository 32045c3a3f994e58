# Work grouped by type: each loop sees one class.
class Circle:
    def __init__(self, size):
        self.size = size


class Square:
    def __init__(self, size):
        self.size = size


def circles(items):
    sum = 0
    for item in items:
        sum += item.size
    return sum


def squares(items):
    sum = 0
    for item in items:
        sum += item.size
    return sum


print(circles([Circle(1)] * 2000) + squares([Square(2)] * 2000))
