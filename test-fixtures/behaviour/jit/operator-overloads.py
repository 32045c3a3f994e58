# A hot + sees instances with dunders, whose methods then change.
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f"<{self.x}, {self.y}>"


def total(items, start):
    for item in items:
        start = start + item
    return start


print(total(range(3000), 0))  # expect: 4498500
vectors = [Vector(i, 1) for i in range(3000)]
print(total(vectors, Vector(0, 0)))  # expect: <4498500, 3000>
Vector.__add__ = lambda self, other: Vector(self.x + 1, 0)
print(total(vectors, Vector(0, 0)), total([0.5] * 3000, 0))  # expect: <3000, 0> 1500.0
Vector.__radd__ = lambda self, other: f"{other}+v"
print(total([Vector(1, 1)], 5))  # expect: 5+v
del Vector.__add__
try:
    total(vectors, Vector(0, 0))
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'Vector' and 'Vector'


def smallest(items):
    best = items[0]
    for item in items:
        if item < best:
            best = item
    return best


print(smallest(list(range(3000, 0, -1))), smallest(vectors[::-1]), sum(v == Vector(5, 1) for v in vectors), vectors[2] * 3)  # expect: 1 <0, 1> 1 <6, 3>
