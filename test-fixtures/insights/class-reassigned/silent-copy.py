# A new object of the other class is built, and the class is only read, compared and called.
class Shape:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def scaled(self, factor):
        return self.__class__(self.width * factor, self.height * factor)


class Square(Shape):
    def area(self):
        return self.width * self.width


def grow(squares):
    return [square.scaled(2) for square in squares]


def same_class(squares):
    first = squares[0]
    return sum(square.__class__ is first.__class__ for square in squares)


def migrate_once(shape):
    shape.__class__ = Square
    return shape.area()


squares = [Square(i, i) for i in range(600)]
print(sum(s.area() for s in grow(squares)), same_class(squares), migrate_once(Shape(3, 4)))
