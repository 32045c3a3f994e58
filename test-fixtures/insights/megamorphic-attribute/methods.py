class Shape:
    def area(self):
        return 1


class A(Shape):
    pass


class B(Shape):
    pass


class C(Shape):
    pass


class D(Shape):
    pass


class E(Shape):
    pass


def total(shapes):
    sum = 0
    for shape in shapes:
        sum += shape.area()  #~ megamorphic-attribute: "area" is called on
    return sum


print(total([A(), B(), C(), D(), E()] * 500))
