# A counter on a base class: two writes, and everything that uses the objects pays.
class Shape:
    made = 0

    def __init__(self, width, height):
        Shape.made += 1  #~ class-mutated: Shape.made is assigned 1,200 times
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Shape):
    def grow(self):
        Shape.made += 0  #~ class-mutated: Shape.made is assigned 300 times
        self.width += 1
        return self.area()


def main():
    total = 0
    for i in range(900):
        total += Shape(i, 2).area()
    for i in range(300):
        total += Square(i, i).grow()
    print(total, Shape.made)


main()
