# Two lists for two classes, subclasses that share their method and layout, and a collection that is only counted.
class Circle:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 3 * self.size


class Square:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size * self.size


def circles_area(circles):
    return sum([circle.area() for circle in circles])


def squares_area(squares):
    return sum([square.area() for square in squares])


def kinds(shapes):
    """Asks for the classes only."""
    found = {}
    for shape in shapes:
        found[type(shape)] = found.get(type(shape), 0) + 1
    return sorted(found.values())


circles = [Circle(i) for i in range(500)]
squares = [Square(i) for i in range(500)]
print(circles_area(circles), squares_area(squares), kinds(circles + squares))
