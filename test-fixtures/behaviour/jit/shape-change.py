# A hot attribute load meets objects with another layout.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def total(points):
    result = 0
    for p in points:
        result += p.x * 2 + p.y
    return result


points = [Point(i, i + 1) for i in range(3000)]
print(total(points))  # expect: 13498500
points[1500].z = 0
print(total(points))  # expect: 13498500
late = Point.__new__(Point)
late.y = 5
late.x = 7
points[2000] = late
print(total(points))  # expect: 13492518
del points[10].x
try:
    total(points)
except AttributeError as error:
    print(error)  # expect: 'Point' object has no attribute 'x'
points[10].x = 10


class Other:
    x = 1000
    y = -1


points[100] = Other()
print(total(points))  # expect: 13494216
Other.x = 0
print(total(points), total(points[:50]))  # expect: 13492216 3725
