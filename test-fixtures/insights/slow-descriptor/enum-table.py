# The value and the name of enum members, asked for in each step, and a validated field.
from enum import Enum, IntEnum


class Token(Enum):
    NUMBER = "n"
    PLUS = "+"


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Positive:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        return instance.__dict__[self.slot]

    def __set__(self, instance, value):
        instance.__dict__[self.slot] = max(0, value)


class Order:
    count = Positive()

    def __init__(self, count):
        self.count = count


def join(tokens):
    return "".join([token.value for token in tokens])  #~ slow-descriptor: "value" of Token is a descriptor


def weights(levels):
    for level in levels:
        yield len(level.name)  #~ slow-descriptor: "name" of Level is a descriptor


def stock(orders):
    return sum([order.count for order in orders])  #~ slow-descriptor: "count" of Order is a descriptor


print(len(join([Token.NUMBER, Token.PLUS] * 300)), sum(weights([Level.LOW, Level.HIGH] * 200)), stock([Order(3)] * 900))
