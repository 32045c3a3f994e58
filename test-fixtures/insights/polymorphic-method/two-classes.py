class Circle:
    def area(self):
        return 3


class Square:
    def area(self):
        return 4


def total(shapes):
    sum = 0
    for shape in shapes:  #~ mixed-collection
        sum += shape.area()  #~ polymorphic-method < mixed-collection: "area" is called on 2 classes: Circle and Square
#~             ^^^^^^^^^^
    return sum


print(total([Circle(), Square()] * 2000))
