# Slots in hot loops: unset, deleted, of other kinds, on subclasses.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Tagged(Point):
    __slots__ = ("tag",)


def total(points):
    result = 0
    for p in points:
        result += p.x + p.y
        p.x = p.y
    return result


points = [Point(i, 1) for i in range(3000)]
print(total(points), total(points))  # expect: 4501500 6000
points[9].y = 0.5
points[10] = Tagged(5, 6)
print(total(points))  # expect: 6008.5
del points[20].y
try:
    total(points)
except AttributeError as error:
    print(error, points[20].x)  # expect: 'Point' object has no attribute 'y' 1
points[20].y = 2**60
print(total(points))  # expect: 1.152921504606847e+18
Point.x = property(lambda self: 100, lambda self, value: None)
print(total(points[:10]))  # expect: 1009.5


def fresh(n):
    made = 0
    for i in range(n):
        p = Point.__new__(Point)
        if i == 2000:
            try:
                p.y
            except AttributeError:
                made += 1000
        p.y = i
        made += p.y > 0
    return made


print(fresh(3000))  # expect: 3999
