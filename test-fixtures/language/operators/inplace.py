# In-place methods, their fallbacks, and where the result goes.
class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __sub__(self, other):
        return Box(*self.items, -other)

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return "from mul"

    def __ior__(self, other):
        return "replaced"


b = c = Box(1)
b += 2
print(b is c, c.items)  # expect: True [1, 2]
b -= 3
print(b is c, b.items, c.items)  # expect: False [1, 2, -3] [1, 2]
b *= 2
print(b)  # expect: from mul
c |= 1
print(c)  # expect: replaced
row = ([1], 2)
try:
    row[0] += [5]
except TypeError as error:
    print(error, row)  # expect: 'tuple' object does not support item assignment ([1, 5], 2)
x = y = [1]
x += (2, 3)
x *= 2
print(y, x is y)  # expect: [1, 2, 3, 1, 2, 3] True
t = u = (1,)
t += (2,)
print(t, u)  # expect: (1, 2) (1,)
try:
    z = 1
    z @= 2
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for @=: 'int' and 'int'
