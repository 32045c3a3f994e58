class Circle:
    def area(self):
        return 3


class Square:
    def area(self):
        return 4


def circles(shapes):
    sum = 0
    for shape in shapes:
        sum += shape.area()
    return sum


def squares(shapes):
    sum = 0
    for shape in shapes:
        sum += shape.area()
    return sum


def count(shapes):
    """Mixed, but nothing is asked of the objects."""
    n = 0
    for shape in shapes:
        if shape is not None:
            n += 1
    return n


def mostly(shapes):
    """One of another class among thousands."""
    sum = 0
    for shape in shapes:
        sum += shape.area()
    return sum


print(circles([Circle()] * 1500), squares([Square()] * 1500), count([Circle(), Square()] * 700), mostly([Circle()] * 2000 + [Square()]))
