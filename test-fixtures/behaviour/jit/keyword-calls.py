# Keywords, defaults and reordered arguments in hot calls; errors appear late.
def box(width, height=2, *, depth=3, scale=1):
    return (width * 100 + height * 10 + depth) * scale


def run(n):
    total = 0
    for i in range(n):
        total += box(i)
        total += box(height=i, width=1)
        total += box(i, depth=4)
        total += box(1, 2, scale=0.5) if i == 2000 else box(1, 2, scale=2)
    return total


print(run(3000))


def call(**options):
    return box(**options)


for i in range(3000):
    call(width=i, height=1)
print(call(width=1), call(depth=0, width=2), call(**{"width": 5, "scale": 3}))
for options in ({}, {"width": 1, "colour": 2}, {"height": 1}):
    try:
        call(**options)
    except TypeError as error:
        print(error)


class Point:
    def __init__(self, x=0, y=0, *, label=None):
        self.x, self.y, self.label = x, y, label


def points(n):
    total = 0
    for i in range(n):
        p = Point(y=i, x=1)
        q = Point(i, label="q")
        total += p.y - q.x + p.x
    return total, q.label


print(points(3000))

# expect-output:
# 945872815.5
# 123 220 1569
# box() missing 1 required positional argument: 'width'
# box() got an unexpected keyword argument 'colour'
# box() missing 1 required positional argument: 'width'
# (3000, 'q')
