class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def extent(points):
    left = right = points[0].x
    for point in points:
        if point.x < left:
            left = point.x
        if point.x > right:
            right = point.x
    return right - left


print(extent([Point(i % 97, i) for i in range(5000)]))
