# Each `super()` goes on from its own class, in the order of the instance.
class Base:
    def describe(self):
        return ["Base"]


class Left(Base):
    def describe(self):
        return ["Left"] + super().describe()


class Right(Base):
    def describe(self):
        return ["Right"] + super().describe()


class Both(Left, Right):
    def describe(self):
        return ["Both"] + super(Both, self).describe()


print(Both().describe())  # expect: ['Both', 'Left', 'Right', 'Base']
print(Left().describe())  # expect: ['Left', 'Base']
print(super(Left, Both()).describe())  # expect: ['Right', 'Base']
print(super(Both, Both).describe(Both()))  # expect: ['Left', 'Right', 'Base']
try:
    super(Left, Right())
except TypeError as error:
    print(error)  # expect: super(type, obj): obj (instance of Right) is not an instance or subtype of type (Left).
try:
    super().x
except RuntimeError as error:
    print(error)  # expect: super(): no arguments
try:
    super(Base, Both()).describe()
except AttributeError as error:
    print(error)  # expect: 'super' object has no attribute 'describe'
print(Both.describe.__qualname__, Both().describe.__func__.__code__.co_freevars)  # expect: Both.describe ('__class__',)
