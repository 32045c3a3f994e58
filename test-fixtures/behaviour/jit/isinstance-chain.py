# Type tests in hot code, with a new subclass and a new class showing up.
class Shape: ...
class Square(Shape):
    def __init__(self, s):
        self.s = s


class Disc(Shape):
    def __init__(self, r):
        self.r = r


def area(shape):
    if isinstance(shape, Square):
        return shape.s * shape.s
    elif isinstance(shape, Disc):
        return 3 * shape.r * shape.r
    elif type(shape) is int:
        return shape
    raise TypeError(f"no area for {type(shape).__name__}")


def total(shapes):
    return sum(area(s) for s in shapes)


shapes = [Square(i) if i % 2 else Disc(i) for i in range(3000)]
print(total(shapes))  # expect: 17986502500


class Tile(Square):
    pass


shapes[10] = Tile(1000)
shapes[11] = 5
print(total(shapes))  # expect: 17987502084
shapes[12] = True
try:
    total(shapes)
except TypeError as error:
    print(error)  # expect: no area for bool
shapes[12] = Square(0.5)
print(total(shapes))  # expect: 17987501652.25
Tile.__bases__ = (Disc,)
shapes[10].r = 0
print(total(shapes))  # expect: 17986501652.25
