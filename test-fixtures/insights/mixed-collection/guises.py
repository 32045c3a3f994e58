from collections import deque


class Circle:
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3 * self.r


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


def total(shapes):
    sum = 0
    for shape in shapes:  #~ mixed-collection: 2 classes: Circle and Square (2,000 times)
#~               ^^^^^^
        sum += shape.area()  #~ polymorphic-method < mixed-collection
    return sum


def drain(queue):
    sum = 0
    while queue:
        shape = queue.popleft()  #~ mixed-collection: This takes out
        sum += shape.area()  #~ polymorphic-method < mixed-collection
    return sum


def area_of(shape):
    return shape.area()  #~ polymorphic-method < mixed-collection


def numbered(shapes):
    sum = 0
    for i, shape in enumerate(shapes):  #~ mixed-collection: This loop meets
        sum += area_of(shape) + i
    return sum


shapes = [Circle(1), Square(2)] * 1000
print(total(shapes), drain(deque(shapes)), numbered(shapes))
