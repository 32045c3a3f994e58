class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


def scale(point, factor=2):
    return point.x * factor


def points(n):
    total = 0
    for i in range(n):
        total += Point(i, 1).x + scale(Point(i), factor=3)
    return total


def cold():
    return Point(x=1, y=2).x


def builtin(n):
    total = 0
    for i in range(n):
        total += len(dict(a=i))
    return total


print(points(1000), cold(), builtin(500))
