from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


class Box:
    def __init__(self, side):
        self._side = side

    @property
    def side(self):
        return self._side


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls):
        return obj._level

    def __set__(self, obj, value):
        obj._level = value


class Tank:
    level = Field()

    def __init__(self):
        self._level = 2


def sides(box, n):
    total = 0
    for _ in range(n):
        total += box.side  #~ slow-descriptor: "side" of Box is a property
#~               ^^^^^^^^
    return total


def values(colors):
    total = 0
    for color in colors:
        total += color.value  #~ slow-descriptor: "value" of Color is a descriptor
    return total


def levels(tank, n):
    total = 0
    for _ in range(n):
        total += tank.level  #~ slow-descriptor: "level" of Tank is a descriptor
    return total


print(sides(Box(2), 600), values([Color.RED, Color.BLUE] * 300), levels(Tank(), 600))
