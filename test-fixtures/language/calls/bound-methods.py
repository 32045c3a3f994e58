# Bound methods: identity, equality, and what they hold.
class Point:
    def __init__(self, x):
        self.x = x

    def shift(self, by):
        return self.x + by


p, q = Point(1), Point(1)
m = p.shift
print(m(5), m.__self__ is p, m.__func__ is Point.shift, m.__name__)  # expect: 6 True True shift
print(p.shift == p.shift, p.shift is p.shift, p.shift == q.shift)  # expect: True False False
print(hash(p.shift) == hash(p.shift))  # expect: True
p.x = 10
print(m(5))  # expect: 15
Point.shift = lambda self, by: "new"
print(m(5), p.shift(5))  # expect: 15 new
p.shift = lambda by: "own"
print(p.shift(5), q.shift(5))  # expect: own new
del p.shift
print(p.shift(5))  # expect: new
print(type(m).__name__, type(Point.shift).__name__)  # expect: method function
