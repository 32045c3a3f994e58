class Point:
    def __init__(self, x, special):
        self.x = x
        if special:
            self.q = 1  #~ shape-late: "q" on one path only
#~          ^^^^^^
        self.y = 0


def total(points):
    sum = 0
    for point in points:
        sum += point.y  #~ polymorphic-attribute < shape-late: 2 layouts of Point
    return sum


print(total([Point(i, i % 4 == 0) for i in range(4000)]))
