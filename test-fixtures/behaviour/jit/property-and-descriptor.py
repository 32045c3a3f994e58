# Hot attribute loads through properties and descriptors that are replaced.
class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return 3 * self.r * self.r


def total(circles):
    result = 0
    for c in circles:
        result += c.area
    return result


circles = [Circle(i) for i in range(3000)]
print(total(circles))  # expect: 26986501500
Circle.area = property(lambda self: self.r)
print(total(circles))  # expect: 4498500
Circle.area = 7
print(total(circles))  # expect: 21000
circles[0].area = 1000
print(total(circles))  # expect: 21993
Circle.area = property(lambda self: 1)
print(total(circles))  # expect: 3000
del Circle.area
try:
    total(circles)
except AttributeError as error:
    print(error)  # expect: 'Circle' object has no attribute 'area'


class Field:
    def __init__(self, factor):
        self.factor = factor

    def __get__(self, instance, owner):
        return instance.r * self.factor


Circle.area = Field(2)
print(total(circles))  # expect: 8998000
Field.__set__ = lambda self, instance, value: None
print(total(circles))  # expect: 8997000
Field.__get__ = lambda self, instance, owner: 0.5
print(total(circles))  # expect: 1500.0
del Field.__get__
try:
    print(total(circles[1:]))
except TypeError as error:
    print(str(error).split(" and ")[0])  # expect: unsupported operand type(s) for +=: 'int'
