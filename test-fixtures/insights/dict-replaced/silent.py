class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Restored:
    def __setstate__(self, state):
        self.x = state["x"]


def load(rows):
    total = 0
    for row in rows:
        point = Point(row, row)
        total += point.x + point.y
    return total


def restore(n):
    total = 0
    for i in range(n):
        restored = Restored()
        restored.__setstate__({"x": i})
        total += restored.x
    return total


def once():
    point = Point(1, 2)
    point.__dict__ = {"x": 5, "y": 6}
    return point.x


print(load(range(1500)), restore(1000), once())
