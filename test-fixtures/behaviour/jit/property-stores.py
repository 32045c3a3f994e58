# A property's setter is called in place where objects of one layout are stored to: its result goes nowhere, what it raises and
# what breaks in it leaves the store as it was.
import traceback


class Celsius:
    def __init__(self):
        self._degrees = 0
        self.changes = 0

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError(value)
        self._degrees = value + self._degrees * 0
        self.changes += 1
        return "dropped"

    fahrenheit = property(lambda self: self._degrees * 9 // 5 + 32, lambda self, f: setattr(self, "degrees", (f - 32) * 5 // 9))


class Quiet(Celsius):
    pass


def warm(c, values):
    for v in values:
        c.degrees = v
        c.fahrenheit = v * 2
    return c.degrees, c.fahrenheit, c.changes


c = Celsius()
for _ in range(40):
    warm(c, range(10))
print(warm(c, range(3)))
print(warm(c, [1.5, 2**70, True]))
print(warm(Quiet(), range(5)))
for values in ([3, -300, 4], ["a"], [1, None]):
    try:
        warm(c, values)
    except Exception as e:
        print(type(e).__name__, e, [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__)], c.degrees)

# the class changes: another setter, none, a `__setattr__`
Celsius.degrees = Celsius.degrees.setter(lambda self, v: self.__dict__.update(_degrees=-v))
print(warm(c, range(5)))
Celsius.degrees = property(Celsius.degrees.fget)
try:
    warm(c, range(5))
except AttributeError as e:
    print(e)
seen = []
Celsius.__setattr__ = lambda self, name, v: seen.append((name, v))
warm(c, [1])
print(seen)

# expect-output:
# (-16, 3, 806)
# (-17.0, 1.0, 812)
# (-14, 6, 10)
# ValueError -300 [('<module>', 45), ('warm', 32), ('degrees', 18)] -15.0
# TypeError '<' not supported between instances of 'str' and 'int' [('<module>', 45), ('warm', 32), ('degrees', 17)] -15.0
# TypeError '<' not supported between instances of 'NoneType' and 'int' [('<module>', 45), ('warm', 32), ('degrees', 17)] -17.0
# (14, 57, 816)
# property 'degrees' of 'Celsius' object has no setter
# [('degrees', 1), ('fahrenheit', 2)]
